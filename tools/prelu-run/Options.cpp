//===- Options.cpp - the command line
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"

#include "../common/PipelineFlags.h"

#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace mlir::prelu;
namespace cl = llvm::cl;

static constexpr const char *overview =
    "prelu-run: runs a network\n\n"
    "  prelu-run net.mlir                         compiles it and runs it on "
    "random numbers\n"
    "  prelu-run net.so --input=x.npy --output=y.npy\n"
    "                                             runs what prelu-compile "
    "made\n"
    "  prelu-run net.so --inputs=in.npz --expect-outputs=out.npz\n"
    "                                             compares its results\n"
    "  prelu-run net.mlir --benchmark --profile   how long it takes, and each "
    "kernel of it\n\n"
    "Exit code 0: it ran, and its results are those expected; 1: anything "
    "else.\n";

namespace {
/// The command line, by its options.
struct CommandLine {
  cl::OptionCategory own{"Options of prelu-run"};
  cl::OptionCategory pipelineCategory{"Options of prelu-cpu-pipeline"};

  cl::opt<std::string> network{
      cl::Positional, cl::Required,
      cl::desc("<network: IR (.mlir, or - for the standard input), or a "
               "library of prelu-compile's (.so)>"),
      cl::cat(own)};
  cl::opt<std::string> function{
      "function", cl::desc("The function to run; by default the only one"),
      cl::value_desc("name"), cl::cat(own)};
  cl::list<std::string> inputs{
      "input",
      cl::desc("The next argument: an array (x.npy), random numbers (2x3xf32), "
               "one number for all elements (2x3xf32=0.5), or all of them "
               "(2xi64=1,2)"),
      cl::value_desc("value"), cl::cat(own)};
  cl::opt<std::string> inputArchive{
      "inputs",
      cl::desc("All arguments: x0, x1, ... (or x for the first) of an archive"),
      cl::value_desc("file.npz"), cl::cat(own)};
  cl::list<std::string> shapes{
      "shape",
      cl::desc("The shape of a random argument of dynamic sizes, by its number "
               "(0:4x3x48x48)"),
      cl::value_desc("number:shape"), cl::cat(own)};
  cl::opt<uint64_t> seed{"seed",
                         cl::desc("Of random numbers: floats of -1 to 1, "
                                  "integers of 0 to 9"),
                         cl::init(0), cl::cat(own)};
  cl::list<std::string> outputs{"output",
                                cl::desc("Where the next result is saved"),
                                cl::value_desc("file.npy"), cl::cat(own)};
  cl::opt<std::string> outputArchive{
      "outputs", cl::desc("Where all results are saved, as y0, y1, ..."),
      cl::value_desc("file.npz"), cl::cat(own)};
  cl::list<std::string> expectFiles{"expect",
                                    cl::desc("What the next result should be"),
                                    cl::value_desc("file.npy"), cl::cat(own)};
  cl::opt<std::string> expectArchive{
      "expect-outputs",
      cl::desc("What all results should be: y0, y1, ... of an archive"),
      cl::value_desc("file.npz"), cl::cat(own)};
  cl::opt<double> relative{
      "rtol",
      cl::desc(
          "Elements are equal that differ by at most atol + rtol * "
          "|expected|; by default 1e-4 and 1e-5 for f32, 1e-9 and 1e-10 "
          "for f64, 2e-3 and 1e-3 for f16, 2e-2 and 1e-2 for bf16, 0 and 0 "
          "for integers"),
      cl::cat(own)};
  cl::opt<double> absolute{"atol", cl::desc("See --rtol"), cl::cat(own)};
  cl::opt<bool> quiet{"quiet",
                      cl::desc("Print neither results nor what takes long"),
                      cl::cat(own)};

  cl::opt<bool> benchmark{
      "benchmark",
      cl::desc("Run it again and again and print how long it takes"),
      cl::cat(own)};
  cl::opt<double> seconds{"min-time",
                          cl::desc("Seconds that --benchmark and --profile run "
                                   "for"),
                          cl::init(1), cl::cat(own)};
  cl::opt<std::string> format{
      "benchmark-format", cl::desc("How --benchmark prints: console or json"),
      cl::init("console"), cl::value_desc("format"), cl::cat(own)};
  cl::opt<double> flops{
      "flops",
      cl::desc("Floating-point operations of a call, for GFLOP/s; by default "
               "counted in IR, two for each multiply-add of a contraction"),
      cl::cat(own)};
  cl::opt<std::string> profile{
      "profile",
      cl::desc(
          "Sample which kernels the time goes to, and print them, or write "
          "them to a file"),
      cl::value_desc("file.json"), cl::ValueOptional, cl::cat(own)};
};
} // namespace

[[noreturn]] static void fail(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), programName) << message << '\n';
  std::exit(EXIT_FAILURE);
}

static void checkSuffixes(const CommandLine &line) {
  auto check = [](StringRef option, StringRef path, StringRef suffix) {
    if (llvm::Error error = checkSuffix(option, path, suffix))
      fail(llvm::toString(std::move(error)));
  };
  for (const std::string &path : line.outputs)
    check("--output", path, ".npy");
  for (const std::string &path : line.expectFiles)
    check("--expect", path, ".npy");
  auto checkArchive = [&](StringRef option, const cl::opt<std::string> &path) {
    if (path.getNumOccurrences() > 0)
      check(option, path, ".npz");
  };
  checkArchive("--inputs", line.inputArchive);
  checkArchive("--outputs", line.outputArchive);
  checkArchive("--expect-outputs", line.expectArchive);
}

/// Fails where options do not go together.
static void check(const CommandLine &line, const PipelineFlags &flags,
                  const RunOptions &options) {
  StringRef network = options.network;
  if (!options.isLibrary && network != "-" && !network.ends_with(".mlir"))
    fail("the network '" + network +
         "' ends neither in .mlir nor in .so, and is not -");
  if (options.isLibrary && !flags.getGiven().empty())
    fail("--" + flags.getGiven().front() + " is for IR, and '" + network +
         "' was compiled with its own");
  if (options.pipeline.stopAfter != Phase::Lower)
    fail("--stop-after leaves nothing to run");
  if (line.format != "console" && line.format != "json")
    fail("--benchmark-format takes console or json, not '" + line.format + "'");
  if (!(options.seconds >= 0))
    fail("--min-time takes seconds");
  checkSuffixes(line);
}

std::unique_ptr<RunOptions> prelu::parseOptions(int argc, char **argv) {
  makeRoomForOptions({"function", "input", "inputs", "shape", "seed", "output",
                      "outputs", "expect", "expect-outputs", "rtol", "atol",
                      "quiet", "benchmark", "min-time", "benchmark-format",
                      "flops", "profile"});
  CommandLine line;
  PipelineFlags flags(line.pipelineCategory);
  // What LLVM's libraries register for their own tools stays out of --help.
  cl::HideUnrelatedOptions({&line.own, &line.pipelineCategory});
  cl::ParseCommandLineOptions(argc, argv, overview);

  auto options = std::make_unique<RunOptions>();
  options->network = line.network;
  options->isLibrary = StringRef(line.network).ends_with(".so");
  flags.copyTo(options->pipeline);
  options->function = line.function;
  options->inputs.inputs.assign(line.inputs.begin(), line.inputs.end());
  options->inputs.archive = line.inputArchive;
  options->inputs.shapes.assign(line.shapes.begin(), line.shapes.end());
  options->inputs.seed = line.seed;
  options->outputs.assign(line.outputs.begin(), line.outputs.end());
  options->outputArchive = line.outputArchive;
  options->expect.files.assign(line.expectFiles.begin(),
                               line.expectFiles.end());
  options->expect.archive = line.expectArchive;
  if (line.relative.getNumOccurrences() > 0)
    options->expect.relative = line.relative;
  if (line.absolute.getNumOccurrences() > 0)
    options->expect.absolute = line.absolute;
  options->quiet = line.quiet;
  options->benchmark = line.benchmark;
  options->json = line.format == "json";
  options->seconds = line.seconds;
  if (line.flops.getNumOccurrences() > 0)
    options->flops = line.flops;
  options->profile = line.profile.getNumOccurrences() > 0;
  options->profileFile = line.profile;
  check(line, flags, *options);
  return options;
}
