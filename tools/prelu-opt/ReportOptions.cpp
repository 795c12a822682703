//===- ReportOptions.cpp - reports of prelu-opt
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportOptions.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ManagedStatic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct Options {
  llvm::cl::opt<std::string> path{
      "prelu-report", llvm::cl::value_desc("net.html or net.json"),
      llvm::cl::desc("Write what became of every PReLU, and what each kernel "
                     "costs: a page to look at, or JSON")};
  llvm::cl::opt<std::string> profile{
      "prelu-report-profile", llvm::cl::value_desc("profile.json"),
      llvm::cl::desc(
          "Times of the kernels, as prelu-run --profile measures them, for "
          "--prelu-report")};
};
} // namespace

static llvm::ManagedStatic<Options> options;

static LogicalResult fail(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), "prelu-opt") << message << '\n';
  return failure();
}

static LogicalResult fail(llvm::Error error) {
  return fail(llvm::toString(std::move(error)));
}

void prelu::registerReportOptions() { *options; }

ReportRequest::operator bool() const { return !options->path.empty(); }

/// A file whose folder takes none would be noticed after the compilation.
static LogicalResult checkFolder(StringRef path) {
  StringRef folder = llvm::sys::path::parent_path(path);
  if (std::error_code error = llvm::sys::fs::access(
          folder.empty() ? "." : folder, llvm::sys::fs::AccessMode::Write))
    return fail("cannot write the report '" + path + "': " + error.message());
  return success();
}

LogicalResult ReportRequest::prepare(MlirOptMainConfig &config,
                                     StringRef input) {
  if (!*this)
    return options->profile.empty()
               ? success()
               : fail("--prelu-report-profile needs --prelu-report");
  if (llvm::Error error = NetworkReport::checkPath(options->path))
    return fail(std::move(error));
  if (failed(checkFolder(options->path)))
    return failure();
  if (!config.inputSplitMarker().empty())
    return fail("a report is of one module, not of the parts of a file that is "
                "split");
  if (!options->profile.empty()) {
    llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> file =
        llvm::MemoryBuffer::getFile(options->profile);
    if (!file)
      return fail("cannot read the profile '" + options->profile +
                  "': " + file.getError().message());
    profile = (*file)->getBuffer().str();
  }
  auto setup = [this, passes = config, input = input.str()](PassManager &pm) {
    report.emplace(pm.getContext());
    report->setInput(input == "-" ? "" : input);
    if (!profile.empty())
      if (llvm::Error error = report->addProfile(profile))
        return fail("the profile '" + options->profile +
                    "': " + llvm::toString(std::move(error)));
    report->attach(pm);
    return passes.setupPassPipeline(pm);
  };
  config.setPassPipelineSetupFn(setup);
  return success();
}

LogicalResult ReportRequest::write() {
  if (!*this)
    return success();
  if (std::vector<std::string> unknown = report->getUnknownKernels();
      !unknown.empty())
    llvm::WithColor::warning(llvm::errs(), "prelu-opt")
        << "the profile '" << options->profile
        << "' has kernels that are not of this network, compiled with these "
           "options: "
        << llvm::join(unknown, ", ") << '\n';
  if (llvm::Error error = report->write(options->path))
    return fail(std::move(error));
  return success();
}
