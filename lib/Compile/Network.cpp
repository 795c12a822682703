//===- Network.cpp - networks compiled into this program
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Compile/Network.h"

#include "CallInterface.h"
#include "Files.h"
#include "PipelineText.h"

#include "prelu/Compile/Compile.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Report/Report.h"

#include "mlir/IR/AsmState.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/FileSystem.h"

using namespace mlir;
using namespace mlir::prelu;

std::string SourcePosition::getText() const {
  if (line == 0)
    return file;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::string Problem::getText() const {
  static constexpr const char *names[] = {"note", "warning", "error"};
  std::string place = position.getText();
  return (place.empty() ? "" : place + ": ") + names[int(severity)] + ": " +
         message;
}

std::string prelu::getText(ArrayRef<Problem> problems) {
  return llvm::join(
      llvm::map_range(problems,
                      [](const Problem &problem) { return problem.getText(); }),
      "\n");
}

/// The first line of a file in `location`; that of a fused location's parts is
/// that of the operation it was made from.
static SourcePosition getPosition(Location location) {
  SourcePosition position;
  location->walk([&](Location part) {
    auto line = dyn_cast<FileLineColLoc>(part);
    if (!line)
      return WalkResult::advance();
    position = {line.getFilename().str(), line.getLine(), line.getColumn()};
    return WalkResult::interrupt();
  });
  return position;
}

namespace {
/// Collects a context's diagnostics.
class ProblemCollector {
public:
  ProblemCollector(MLIRContext &context, std::vector<Problem> &problems)
      : problems(problems), handler(&context, [&](Diagnostic &diagnostic) {
          add(diagnostic);
          return success();
        }) {}

private:
  void add(Diagnostic &diagnostic) {
    Problem problem;
    switch (diagnostic.getSeverity()) {
    case DiagnosticSeverity::Error:
      problem.severity = Problem::Severity::Error;
      break;
    case DiagnosticSeverity::Warning:
      problem.severity = Problem::Severity::Warning;
      break;
    case DiagnosticSeverity::Note:
      problem.severity = Problem::Severity::Note;
      break;
    case DiagnosticSeverity::Remark:
      return;
    }
    problem.position = getPosition(diagnostic.getLocation());
    problem.message = diagnostic.str();
    problems.push_back(std::move(problem));
    for (Diagnostic &note : diagnostic.getNotes())
      add(note);
  }

  std::vector<Problem> &problems;
  // The engine calls it under its lock.
  ScopedDiagnosticHandler handler;
};

/// What every compilation starts with: a context of its own.
class NetworkCompiler {
public:
  NetworkCompiler(const NetworkSource &source, const NetworkOptions &options,
                  std::vector<Problem> &problems)
      : source(source),
        context(getRegistry(), MLIRContext::Threading::DISABLED),
        collector(context, problems), steps(options.announce) {
    compileOptions.jobs = options.jobs;
    compileOptions.level = options.level;
    pipeline = options.pipeline;
  }

  /// Reads options and source.
  LogicalResult prepare();

  /// Reads them, and runs the pipeline's phases.
  LogicalResult run() {
    if (failed(prepare()))
      return failure();
    return runPhases(*module, compileOptions, steps);
  }

  const NetworkSource &source;
  MLIRContext context;
  ProblemCollector collector;
  Steps steps;
  CompileOptions compileOptions;
  std::string pipeline;
  OwningOpRef<ModuleOp> module;

private:
  static DialectRegistry getRegistry() {
    DialectRegistry registry;
    registerForCompile(registry);
    return registry;
  }
};
} // namespace

/// Gives constants that the text names their bytes, where they are.
static void lendResources(ArrayRef<NetworkResource> resources,
                          MLIRContext &context) {
  auto &manager = DenseResourceElementsHandle::getManagerInterface(&context)
                      .getBlobManager();
  for (const NetworkResource &resource : resources) {
    // One that the text does not name, or holds itself, stays as it is.
    auto *entry = manager.lookup(resource.name);
    if (entry && !entry->getBlob())
      manager.update(resource.name,
                     UnmanagedAsmResourceBlob::allocateWithAlign(
                         ArrayRef(static_cast<const char *>(resource.data),
                                  resource.bytes),
                         /*align=*/1));
  }
}

LogicalResult NetworkCompiler::prepare() {
  if (std::string error = parsePipelineText(pipeline, compileOptions.pipeline);
      !error.empty())
    return emitError(&context) << error;
  return steps.run("parse", [&]() -> LogicalResult {
    std::unique_ptr<llvm::MemoryBuffer> input;
    if (source.isText) {
      input = llvm::MemoryBuffer::getMemBuffer(source.text, source.name);
    } else {
      auto file = llvm::MemoryBuffer::getFile(source.name);
      if (!file)
        return emitError(&context)
               << source.name << ": " << file.getError().message();
      input = std::move(*file);
    }
    module = parseNetwork(std::move(input), context);
    if (!module)
      return failure();
    lendResources(source.resources, context);
    return success();
  });
}

static RemarkRecord getRecord(const remark::detail::Remark &remark) {
  RemarkRecord record;
  record.position = getPosition(remark.getLocation());
  record.kind = remark.getRemarkTypeString().lower();
  record.name = remark.getRemarkName().str();
  record.category = remark.getCategoryName().str();
  for (const remark::detail::Remark::Arg &argument : remark.getArgs()) {
    if (argument.key == "Remark")
      record.message += argument.val;
    else if (argument.key == "Reason")
      record.reason = argument.val;
    else if (argument.key == "Suggestion")
      record.suggestion = argument.val;
    else
      record.values.emplace_back(argument.key, argument.val);
  }
  return record;
}

/// Compiles `source` to the shared library `path`.
static LogicalResult compileToFile(const NetworkSource &source,
                                   const NetworkOptions &options,
                                   StringRef path,
                                   std::vector<Problem> &problems) {
  NetworkCompiler compiler(source, options, problems);
  compiler.compileOptions.output = path.str();
  if (failed(compiler.prepare()))
    return failure();
  std::vector<PublicFunction> functions = getPublicFunctions(*compiler.module);
  if (functions.empty())
    return compiler.module->emitError("there is no public function to call");
  if (llvm::none_of(functions, std::mem_fn(&PublicFunction::isDescribed)))
    return compiler.module->lookupSymbol(functions.front().name)
        ->emitError("cannot be called: arguments and results must be numbers, "
                    "and tensors and memrefs that have a rank and no layout");
  return compile(std::move(compiler.module), compiler.compileOptions,
                 compiler.steps);
}

std::unique_ptr<Library> prelu::compileNetwork(const NetworkSource &source,
                                               const NetworkOptions &options,
                                               std::vector<Problem> &problems) {
  auto fail = [&](std::string message) {
    problems.push_back({Problem::Severity::Error, {}, std::move(message)});
    return nullptr;
  };
  SmallString<128> path;
  if (std::error_code error =
          llvm::sys::fs::createTemporaryFile("prelu", "so", path))
    return fail("a file for the code: " + error.message());
  std::unique_ptr<Library> library;
  if (succeeded(compileToFile(source, options, path, problems))) {
    llvm::Expected<std::unique_ptr<Library>> opened = Library::open(path);
    if (opened)
      library = std::move(*opened);
    else
      fail(llvm::toString(opened.takeError()));
  }
  if (library)
    library->removeFileAtEnd();
  else
    llvm::sys::fs::remove(path);
  return library;
}

FailureOr<std::string> prelu::printPhase(const NetworkSource &source,
                                         const NetworkOptions &options,
                                         StringRef phase, bool withWeights,
                                         std::vector<Problem> &problems) {
  NetworkCompiler compiler(source, options, problems);
  compiler.pipeline += (" stop-after=" + phase).str();
  if (failed(compiler.run()))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  OpPrintingFlags flags;
  if (!withWeights)
    flags.elideLargeElementsAttrs().elideLargeResourceString();
  compiler.module->print(os, flags);
  return text;
}

FailureOr<std::vector<RemarkRecord>>
prelu::collectRemarks(const NetworkSource &source,
                      const NetworkOptions &options,
                      std::vector<Problem> &problems) {
  NetworkCompiler compiler(source, options, problems);
  std::vector<RemarkRecord> records;
  RemarkListener listener(&compiler.context,
                          [&](const remark::detail::Remark &remark) {
                            records.push_back(getRecord(remark));
                          });
  if (failed(compiler.run()))
    return failure();
  return records;
}

LogicalResult prelu::writeReport(const NetworkSource &source,
                                 const NetworkOptions &options, StringRef path,
                                 StringRef profile,
                                 std::vector<Problem> &problems) {
  NetworkCompiler compiler(source, options, problems);
  auto fail = [&](llvm::Error error) -> LogicalResult {
    return emitError(&compiler.context) << llvm::toString(std::move(error));
  };
  if (llvm::Error error = NetworkReport::checkPath(path))
    return fail(std::move(error));
  NetworkReport report(&compiler.context);
  report.setInput(source.name);
  if (!profile.empty())
    if (llvm::Error error = report.addProfile(profile))
      return fail(std::move(error));
  compiler.compileOptions.configure = [&](PassManager &pm) {
    report.attach(pm);
    return success();
  };
  if (failed(compiler.run()))
    return failure();
  if (llvm::Error error = report.write(path))
    return fail(std::move(error));
  return success();
}
