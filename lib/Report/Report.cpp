//===- Report.cpp - what became of a network, to read and to look at
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Report/Report.h"

#include "Collector.h"

#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::prelu;

NetworkReport::NetworkReport(MLIRContext *context)
    : collector(std::make_shared<Collector>(context)) {}

NetworkReport::~NetworkReport() = default;

void NetworkReport::attach(PassManager &pm) {
  struct Instrumentation : PassInstrumentation {
    explicit Instrumentation(std::shared_ptr<Collector> collector)
        : collector(std::move(collector)) {}
    void runBeforePass(Pass *pass, Operation *op) override {
      collector->beforePass(pass->getArgument(), op);
    }
    void runAfterPass(Pass *pass, Operation *op) override {
      collector->afterPass(pass->getArgument(), op);
    }
    // It may outlive the report: pass managers do not let go of it.
    std::shared_ptr<Collector> collector;
  };
  pm.addInstrumentation(std::make_unique<Instrumentation>(collector));
}

void NetworkReport::setInput(StringRef name) {
  collector->inputName = name.str();
}

llvm::Error NetworkReport::addProfile(StringRef json) {
  return collector->addProfile(json);
}

std::vector<std::string> NetworkReport::getUnknownKernels() const {
  return collector->getUnknownKernels();
}

llvm::json::Object NetworkReport::toJSON() const { return collector->toJSON(); }

llvm::Error NetworkReport::checkPath(StringRef path) {
  StringRef extension = llvm::sys::path::extension(path);
  if (extension == ".html" && !PRELU_HTML_REPORT)
    return llvm::createStringError(
        "this build has no HTML reports, which need D3 (Debian's node-d3) "
        "when it is configured: write a .json report");
  if (extension == ".html" || extension == ".json")
    return llvm::Error::success();
  return llvm::createStringError("a report's name ends in .html or .json, got "
                                 "'" +
                                 path + "'");
}

llvm::Error NetworkReport::write(StringRef path) const {
  if (llvm::Error error = checkPath(path))
    return error;
  std::string text;
  if (llvm::sys::path::extension(path) == ".html") {
    llvm::Expected<std::string> page = toHTML();
    if (!page)
      return page.takeError();
    text = std::move(*page);
  } else {
    llvm::raw_string_ostream(text)
        << llvm::formatv("{0:2}\n", llvm::json::Value(toJSON()));
  }
  llvm::Error error = llvm::writeToOutput(path, [&](raw_ostream &stream) {
    stream << text;
    return llvm::Error::success();
  });
  if (!error)
    return error;
  return llvm::createStringError("cannot write the report '" + path +
                                 "': " + llvm::toString(std::move(error)));
}
