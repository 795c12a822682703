//===- Options.cpp - the command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"

#include "../common/PipelineFlags.h"

#include "mlir/IR/AsmState.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Remark/RemarkStreamer.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;
namespace cl = llvm::cl;

static constexpr const char *overview =
    "prelu-compile: a network's IR to code for a CPU\n\n"
    "  prelu-compile net.mlir -o net.o       an object\n"
    "  prelu-compile net.mlir -o net.so      a shared library, and net.h\n"
    "  prelu-compile net.mlir -o net.ll      optimized LLVM IR, as text; .bc: "
    "bitcode\n"
    "  prelu-compile net.mlir -o net.llvm.mlir --stop-after=fuse\n"
    "                                        the IR after a phase\n";

/// The options for remarks, as mlir-opt has them; none of its others.
static void registerRemarkOptions(DialectRegistry &registry) {
  llvm::DenseSet<cl::Option *> before;
  for (auto &entry : cl::getRegisteredOptions())
    before.insert(entry.second);
  MlirOptMainConfig::registerCLOptions(registry);
  SmallVector<cl::Option *> others;
  for (auto &entry : cl::getRegisteredOptions())
    if (!before.contains(entry.second) &&
        !StringRef(entry.first).starts_with("remark"))
      others.push_back(entry.second);
  for (cl::Option *option : others)
    option->removeArgument();
}

LogicalResult prelu::enableRemarks(MLIRContext &context) {
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  if (!config.shouldEmitRemarks())
    return success();
  // The filter for all kinds only counts for a kind that has one, if empty.
  remark::RemarkCategories categories{
      config.getRemarksAllFilter(), config.getRemarksPassedFilter(),
      config.getRemarksMissedFilter(), config.getRemarksAnalyseFilter(),
      config.getRemarksFailedFilter()};
  std::unique_ptr<remark::detail::RemarkEmittingPolicyBase> policy;
  if (config.getRemarkPolicy() == RemarkPolicy::REMARK_POLICY_ALL)
    policy = std::make_unique<remark::RemarkEmittingPolicyAll>();
  else
    policy = std::make_unique<remark::RemarkEmittingPolicyFinal>();
  if (config.getRemarkFormat() == RemarkFormat::REMARK_FORMAT_STDOUT)
    return remark::enableOptimizationRemarks(context, nullptr,
                                             std::move(policy), categories,
                                             /*printAsEmitRemarks=*/true);
  bool isText = config.getRemarkFormat() == RemarkFormat::REMARK_FORMAT_YAML;
  std::string file = config.getRemarksOutputFile();
  if (file.empty())
    file = isText ? "mlir-remarks.yaml" : "mlir-remarks.bitstream";
  return remark::enableOptimizationRemarksWithLLVMStreamer(
      context, file,
      isText ? llvm::remarks::Format::YAML : llvm::remarks::Format::Bitstream,
      std::move(policy), categories);
}

[[noreturn]] static void fail(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), "prelu-compile") << message << '\n';
  std::exit(EXIT_FAILURE);
}

static OutputKind getKind(StringRef output) {
  if (std::optional<OutputKind> kind = getOutputKind(output))
    return *kind;
  fail("the output '" + output + "' ends in none of .o, .so, .ll, .bc, .mlir");
}

std::unique_ptr<Options> prelu::parseOptions(int argc, char **argv,
                                             DialectRegistry &registry) {
  makeRoomForOptions({"o", "O", "j", "header", "weights", "timing", "quiet",
                      "report", "linker", "link-arg"});
  cl::OptionCategory own("Options of prelu-compile");
  cl::OptionCategory pipelineCategory("Options of prelu-cpu-pipeline");
  cl::opt<std::string> input(cl::Positional, cl::desc("<input file>"),
                             cl::init("-"), cl::cat(own));
  cl::opt<std::string> output(
      "o",
      cl::desc("What to write, by its suffix: an object (.o), a shared "
               "library (.so), LLVM IR (.ll, .bc), the IR after a phase "
               "(.mlir)"),
      cl::value_desc("file"), cl::Required, cl::cat(own));
  cl::opt<std::string> header(
      "header",
      cl::desc("A C header with the functions' prototypes; by "
               "default beside a shared library"),
      cl::value_desc("file"), cl::cat(own));
  cl::opt<std::string> weights(
      "weights",
      cl::desc("Put the weights into a file of their own, which is mapped when "
               "the code is loaded; relative to where the code then lies"),
      cl::value_desc("file"), cl::cat(own));
  cl::opt<char> level("O", cl::Prefix, cl::desc("How hard LLVM tries: 0 to 3"),
                      cl::init('3'), cl::cat(own));
  cl::opt<unsigned> jobs("j", cl::Prefix,
                         cl::desc("Threads to compile with; 0: all cores"),
                         cl::init(0), cl::cat(own));
  cl::opt<bool> timing("timing",
                       cl::desc("Print the time and memory of each step"),
                       cl::cat(own));
  cl::opt<bool> quiet("quiet", cl::desc("Say nothing but errors"),
                      cl::cat(own));
  cl::opt<std::string> report(
      "report",
      cl::desc("What became of every PReLU, and what each kernel costs: a page "
               "to look at (.html) or JSON (.json)"),
      cl::value_desc("file"), cl::cat(own));
  cl::opt<std::string> linker(
      "linker",
      cl::desc("The linker that joins objects, or the C compiler "
               "that makes a shared library"),
      cl::value_desc("program"), cl::cat(own));
  cl::list<std::string> linkArguments(
      "link-arg", cl::desc("A further argument for a shared library"),
      cl::value_desc("argument"), cl::cat(own));

  PipelineFlags flags(pipelineCategory);
  // What LLVM's libraries register for their own tools stays out of --help.
  registerRemarkOptions(registry);
  registerMLIRContextCLOptions();
  registerPassManagerCLOptions();
  registerDefaultTimingManagerCLOptions();
  registerAsmPrinterCLOptions();
  SmallVector<const cl::OptionCategory *> shown = {&own, &pipelineCategory};
  if (cl::Option *remarks = cl::getRegisteredOptions().lookup("remarks-filter"))
    shown.push_back(remarks->Categories.front());
  cl::HideUnrelatedOptions(shown);
  cl::ParseCommandLineOptions(argc, argv, overview);

  auto options = std::make_unique<Options>();
  options->input = input;
  options->timing = timing;
  options->quiet = quiet;
  options->report = report;
  CompileOptions &compile = options->compile;
  compile.output = output;
  compile.kind = getKind(output);
  flags.copyTo(compile.pipeline);
  applyDefaultTimingManagerCLOptions(options->timingManager);
  options->passTiming = options->timingManager.getRootScope();
  compile.configure = [&timing = options->passTiming](PassManager &pm) {
    if (failed(applyPassManagerCLOptions(pm)))
      return failure();
    pm.enableTiming(timing);
    return success();
  };
  compile.header = header;
  if (compile.kind == OutputKind::Library && header.getNumOccurrences() == 0) {
    SmallString<128> beside(output);
    llvm::sys::path::replace_extension(beside, ".h");
    compile.header = std::string(beside);
  }
  compile.weights = weights;
  compile.jobs = jobs;
  compile.linker = linker;
  compile.linkArguments.assign(linkArguments.begin(), linkArguments.end());
  if (level < '0' || level > '3')
    fail("-O takes 0, 1, 2 or 3");
  compile.level = level - '0';

  bool isCode =
      compile.kind == OutputKind::Object || compile.kind == OutputKind::Library;
  if (compile.kind != OutputKind::Dialect &&
      compile.pipeline.stopAfter != Phase::Lower)
    fail("--stop-after needs an output file that ends in .mlir");
  if (!compile.weights.empty() && !isCode)
    fail("--weights needs an output file that ends in .o or .so");
  return options;
}
