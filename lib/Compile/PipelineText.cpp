//===- PipelineText.cpp - the pipeline's options as text
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PipelineText.h"

#include "prelu/Compile/Compile.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A pipeline's options by their names.
struct NamedOptions : public CPUPipelineOptions {
  llvm::cl::Option *find(StringRef name) { return OptionsMap.lookup(name); }

  bool isInteger(const llvm::cl::Option *option) const {
    return option == &threads || option == &winograd;
  }
  bool isText(const llvm::cl::Option *option) const { return option == &cpu; }
};
} // namespace

/// What is wrong with one option; `value` is null where it is a name alone.
static std::string check(StringRef name, std::optional<StringRef> value) {
  NamedOptions options;
  llvm::cl::Option *option = options.find(name);
  if (!option)
    return ("no such option " + name).str();
  auto refuse = [&](const llvm::Twine &expected) {
    return ("the option " + name + ": '" + value.value_or("") + "' is " +
            expected)
        .str();
  };
  if (options.isText(option))
    return value && !value->empty() ? "" : refuse("no name");
  if (option == &options.stopAfter) {
    std::vector<std::string> phases = getPhaseNames();
    return value && llvm::is_contained(phases, *value)
               ? ""
               : refuse("none of " + llvm::join(phases, ", "));
  }
  int64_t number;
  if (options.isInteger(option))
    return value && !value->getAsInteger(10, number) ? ""
                                                     : refuse("no integer");
  return !value || *value == "true" || *value == "false"
             ? ""
             : refuse("neither true nor false");
}

std::string prelu::parsePipelineText(StringRef text,
                                     CPUPipelineOptions &options) {
  for (StringRef option : llvm::split(text, ' ')) {
    if (option.empty())
      continue;
    auto [name, value] = option.split('=');
    bool hasValue = option.contains('=');
    std::string error =
        check(name, hasValue ? std::optional(value) : std::nullopt);
    if (!error.empty())
      return error;
  }
  std::string message;
  llvm::raw_string_ostream os(message);
  if (succeeded(options.parseFromString(text, os)))
    return "";
  return message.empty() ? ("the options '" + text + "' do not parse").str()
                         : message;
}
