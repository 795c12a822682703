//===- PipelineFlags.cpp - a pipeline's options on a command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PipelineFlags.h"

using namespace mlir;
using namespace mlir::prelu;
namespace cl = llvm::cl;

void prelu::makeRoomForOptions(ArrayRef<StringRef> names) {
  for (StringRef name : names)
    if (cl::Option *option = cl::getRegisteredOptions().lookup(name))
      option->removeArgument();
}

/// The pipeline's own options.
struct PipelineFlags::Target : public CPUPipelineOptions {
  std::vector<cl::Option *> getOptions() {
    std::vector<cl::Option *> options;
    for (auto &entry : OptionsMap)
      options.push_back(entry.second);
    return options;
  }
};

/// An option of the command line that hands its value on to one of a pipeline.
class PipelineFlags::Forward : public cl::Option {
public:
  Forward(cl::Option &target, cl::OptionCategory &category,
          std::vector<std::string> &given)
      : Option(cl::Optional, cl::NotHidden), target(target), given(given) {
    setArgStr(target.ArgStr);
    setDescription(target.HelpStr);
    setValueStr(target.ValueStr);
    addCategory(category);
    addArgument();
  }

private:
  bool handleOccurrence(unsigned position, StringRef name,
                        StringRef value) override {
    given.push_back(name.str());
    return target.addOccurrence(position, name, value);
  }
  cl::ValueExpected getValueExpectedFlagDefault() const override {
    return target.getValueExpectedFlag();
  }
  size_t getOptionWidth() const override { return target.getOptionWidth(); }
  void printOptionInfo(size_t width) const override {
    target.printOptionInfo(width);
  }
  void printOptionValue(size_t width, bool force) const override {
    target.printOptionValue(width, force);
  }
  void setDefault() override { target.setDefault(); }

  cl::Option &target;
  std::vector<std::string> &given;
};

PipelineFlags::PipelineFlags(cl::OptionCategory &category)
    : target(std::make_unique<Target>()) {
  for (cl::Option *option : target->getOptions()) {
    makeRoomForOptions(option->ArgStr);
    forwards.push_back(std::make_unique<Forward>(*option, category, given));
  }
}

PipelineFlags::~PipelineFlags() = default;

void PipelineFlags::copyTo(CPUPipelineOptions &options) const {
  options.copyOptionValuesFrom(*target);
}

ArrayRef<std::string> PipelineFlags::getGiven() const { return given; }
