//===- prelu-run.cpp - runs a network
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Network.h"
#include "Options.h"
#include "Profile.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"

#include <csignal>
#include <unistd.h>

using namespace mlir;
using namespace mlir::prelu;

static LogicalResult fail(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), programName) << message << '\n';
  return failure();
}

static LogicalResult fail(llvm::Error error) {
  return fail(llvm::toString(std::move(error)));
}

namespace {
/// A function, its arguments, and what is asked for.
class Runner {
public:
  Runner(const RunOptions &options, Network &network)
      : options(options), network(network) {}

  /// Finds the function and its arguments.
  LogicalResult prepare();
  LogicalResult run();
  LogicalResult benchmark();

private:
  LogicalResult checkCounts();
  Work getWork() const;
  LogicalResult writeProfile(const Profile &profile, const Timing &timing);
  void printBenchmark(const Timing &timing);

  const RunOptions &options;
  Network &network;
  const Function *function = nullptr;
  std::vector<Argument> arguments;
  SmallVector<ValueRef> references;
  SmallVector<OwnedValue> results;
};
} // namespace

LogicalResult Runner::checkCounts() {
  size_t count = function->getSignature().results.size();
  auto check = [&](StringRef option, size_t given) -> LogicalResult {
    if (given <= count)
      return success();
    return fail(function->getName() + " gives " + Twine(count) +
                " results, and " + option + " names " + Twine(given) + ": " +
                function->getSignature().getText());
  };
  return success(succeeded(check("--output", options.outputs.size())) &&
                 succeeded(check("--expect", options.expect.files.size())));
}

LogicalResult Runner::prepare() {
  llvm::Expected<const Function *> found =
      network.getLibrary().getFunction(options.function);
  if (!found)
    return fail(options.network + ": " + llvm::toString(found.takeError()));
  function = *found;
  if (failed(checkCounts()))
    return failure();
  llvm::Expected<std::vector<Argument>> made =
      makeArguments(*function, options.inputs);
  if (!made)
    return fail(made.takeError());
  arguments = std::move(*made);
  for (const Argument &argument : arguments)
    references.push_back(argument.getRef());
  return success();
}

LogicalResult Runner::run() {
  if (llvm::Error error = function->call(references, results))
    return fail(std::move(error));
  if (!options.quiet && !options.json && !options.expects())
    for (auto [index, result] : llvm::enumerate(results))
      printResult(llvm::outs(), *function, index, result);
  if (llvm::Error error = saveResults(*function, results, options.outputs,
                                      options.outputArchive))
    return fail(std::move(error));
  // Before what may take long.
  llvm::outs().flush();
  if (!options.expects())
    return success();
  llvm::Expected<bool> isEqual =
      compareResults(options.json ? llvm::errs() : llvm::outs(), *function,
                     results, options.expect);
  if (!isEqual)
    return fail(isEqual.takeError());
  return success(*isEqual);
}

Work Runner::getWork() const {
  Work work;
  std::vector<std::vector<int64_t>> shapes;
  for (const Argument &argument : arguments) {
    work.valueBytes += argument.bytes.size();
    shapes.push_back(argument.shape);
  }
  for (auto [type, result] :
       llvm::zip_equal(function->getSignature().results, results))
    work.valueBytes += getBytes(type, result.getShape());
  work.weightBytes = network.weightBytes;
  work.flops = options.flops;
  if (!work.flops)
    work.flops = network.countFlops(function->getName(), shapes);
  if (work.flops && *work.flops == 0)
    work.flops.reset();
  return work;
}

void Runner::printBenchmark(const Timing &timing) {
  Work work = getWork();
  if (!options.json)
    return print(llvm::outs(), timing, work);
  llvm::json::Object object = toJSON(timing, work);
  object["version"] = 1;
  object["network"] = options.network;
  object["function"] = function->getName();
  llvm::outs() << llvm::formatv("{0:2}\n",
                                llvm::json::Value(std::move(object)));
}

LogicalResult Runner::writeProfile(const Profile &profile,
                                   const Timing &timing) {
  if (!profile.hasSymbols)
    llvm::WithColor::warning(llvm::errs(), programName)
        << options.network
        << ": no symbol table (stripped?), so its kernels have no names\n";
  Limits limits;
  if (network.flopsPerCycle > 0)
    limits.flopsPerSecond = network.flopsPerCycle * measureClock();
  if (options.profileFile.empty()) {
    print(options.json ? llvm::errs() : llvm::outs(), profile, timing,
          network.kernels, limits);
    return success();
  }
  llvm::json::Value value =
      toJSON(profile, options.network, timing, network.kernels, limits);
  llvm::Error error = llvm::writeToOutput(
      options.profileFile, [&](llvm::raw_ostream &os) -> llvm::Error {
        os << llvm::formatv("{0:2}\n", value);
        return llvm::Error::success();
      });
  if (error)
    return fail(options.profileFile + ": " + llvm::toString(std::move(error)));
  return success();
}

LogicalResult Runner::benchmark() {
  std::unique_ptr<Sampler> sampler;
  if (options.profile) {
    llvm::Expected<std::unique_ptr<Sampler>> created = Sampler::create();
    if (!created)
      return fail(created.takeError());
    sampler = std::move(*created);
  }
  llvm::Expected<Timing> timing = timeCalls(
      *function, references, options.seconds,
      [&] {
        if (sampler)
          sampler->start();
      },
      [&] {
        if (sampler)
          sampler->stop();
      });
  if (!timing)
    return fail(timing.takeError());
  if (options.benchmark || options.profileFile.empty())
    printBenchmark(*timing);
  if (!sampler)
    return success();
  llvm::Expected<Profile> profile =
      makeProfile(network.getLibrary(), *function, sampler->getSamples());
  if (!profile)
    return fail(profile.takeError());
  return writeProfile(*profile, *timing);
}

/// What code for another CPU meets here.
static void failForInstruction(int) {
  static constexpr StringRef message =
      "prelu-run: error: an instruction that this machine does not have: was "
      "the network compiled for another CPU?\n";
  // All that a signal handler may call.
  [[maybe_unused]] ssize_t written =
      write(STDERR_FILENO, message.data(), message.size());
  _exit(EXIT_FAILURE);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  std::signal(SIGILL, failForInstruction);
  std::unique_ptr<RunOptions> options = parseOptions(argc, argv);
  bool measures = options->benchmark || options->profile;
  Network network;
  if (failed(options->isLibrary
                 ? network.open(options->network)
                 : network.compile(options->network, options->pipeline,
                                   measures, options->quiet)))
    return EXIT_FAILURE;
  Runner runner(*options, network);
  // Wrong results are nothing to measure.
  if (failed(runner.prepare()) || failed(runner.run()) ||
      (measures && failed(runner.benchmark())))
    return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
