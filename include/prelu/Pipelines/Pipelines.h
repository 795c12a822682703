//===- Pipelines.h - named pipelines through all phases
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_PIPELINES_PIPELINES_H
#define PRELU_PIPELINES_PIPELINES_H

#include "prelu/Raise/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace mlir::prelu {

/// The phases of a pipeline, in order.
enum class Phase { Raise, Simplify, Fuse, Schedule, Outline, Vectorize, Lower };

/// An option with named values, whose error lists them.
template <typename T>
struct Choice : public mlir::detail::PassOptions::Option<T> {
  using Base = mlir::detail::PassOptions::Option<T>;
  using Base::Base;

  bool handleOccurrence(unsigned position, StringRef name,
                        StringRef argument) override {
    auto &parser = this->getParser();
    SmallVector<StringRef> choices;
    for (unsigned i = 0, e = parser.getNumOptions(); i < e; ++i)
      choices.push_back(parser.getOption(i));
    if (!llvm::is_contained(choices, argument))
      return this->error("'" + argument + "' is none of " +
                         llvm::join(choices, ", "));
    T value{};
    if (parser.parse(*this, name, argument, value))
      return true;
    this->setValue(value);
    this->setPosition(position);
    this->optHasValue = true;
    return false;
  }
};

/// Options that every pipeline has.
template <typename Derived>
struct PipelineOptions : public PassPipelineOptions<Derived> {
  template <typename T> using Option = mlir::detail::PassOptions::Option<T>;

  Choice<Phase> stopAfter{
      *this, "stop-after",
      llvm::cl::desc("The last phase to run; the IR after it is printed"),
      llvm::cl::init(Phase::Lower),
      llvm::cl::values(
          clEnumValN(Phase::Raise, "raise", "every PReLU has its name"),
          clEnumValN(Phase::Simplify, "simplify",
                     "constants folded, batch-norm in the weights"),
          clEnumValN(Phase::Fuse, "fuse", "contractions hold their epilogues"),
          clEnumValN(Phase::Schedule, "schedule",
                     "tiles chosen, operands laid out"),
          clEnumValN(Phase::Outline, "outline",
                     "the network a list of calls over buffers, each region a "
                     "kernel (on GPUs: as schedule)"),
          clEnumValN(Phase::Vectorize, "vectorize",
                     "loops over register tiles, or kernels"),
          clEnumValN(Phase::Lower, "lower", "the LLVM dialect"))};
  // What prelu-raise may assume, under its own names.
  Option<bool> finiteAlpha{*this, "finite-alpha",
                           llvm::cl::desc("Take every alpha to be finite"),
                           llvm::cl::init(true)};
  Option<bool> noNaNs{*this, "no-nans",
                      llvm::cl::desc("Take every input to be no NaN"),
                      llvm::cl::init(false)};
  Option<bool> noInfs{*this, "no-infs",
                      llvm::cl::desc("Take every input to be finite"),
                      llvm::cl::init(false)};
  Option<bool> alphaAtMostOne{
      *this, "alpha-at-most-one",
      llvm::cl::desc("Take every alpha that is not constant to be at most 1"),
      llvm::cl::init(false)};
  Option<bool> reassociate{
      *this, "reassociate",
      llvm::cl::desc("Take sums with |x| for those of real numbers"),
      llvm::cl::init(false)};

  /// The last five as options of `prelu-raise`.
  PReluRaiseOptions getRaiseOptions() const {
    PReluRaiseOptions options;
    options.finiteAlpha = finiteAlpha;
    options.noNaNs = noNaNs;
    options.noInfs = noInfs;
    options.alphaAtMostOne = alphaAtMostOne;
    options.reassociate = reassociate;
    return options;
  }
};

/// Options of `prelu-cpu-pipeline`.
struct CPUPipelineOptions : public PipelineOptions<CPUPipelineOptions> {
  Option<std::string> cpu{
      *this, "cpu",
      llvm::cl::desc("CPU to generate code for: 'native' (this machine) or a "
                     "name that LLVM knows, such as znver4, haswell, "
                     "x86-64-v2, neoverse-n1; features that it has too, or "
                     "not, stand behind it, as in "
                     "sapphirerapids+noavx512fp16"),
      llvm::cl::init("native")};
  Option<int64_t> threads{
      *this, "threads",
      llvm::cl::desc(
          "Threads per call: 1 needs no runtime, more need OpenMP's"),
      llvm::cl::init(1)};
  Option<int64_t> winograd{
      *this, "winograd",
      llvm::cl::desc(
          "The largest tile of Winograd's algorithm, results along a "
          "window: 6, 4, 2, or 0 for none; it rounds differently"),
      llvm::cl::init(4)};
  Option<bool> outParams{
      *this, "out-params",
      llvm::cl::desc("Let the caller own all memory: results become further "
                     "arguments, behind them the arena of intermediate buffers "
                     "where there is one, of <function>_arena_bytes bytes; a "
                     "call allocates nothing"),
      llvm::cl::init(false)};
  Option<bool> libmFunctions{
      *this, "libm-functions",
      llvm::cl::desc("Call libm for exponentials and the like, once for every "
                     "lane of a vector, where polynomials may be off by up to "
                     "three units in the last place"),
      llvm::cl::init(false)};
  Option<bool> lineTables{
      *this, "line-tables",
      llvm::cl::desc("Give debuggers and profilers the lines of the input that "
                     "code was generated from"),
      llvm::cl::init(false)};

  /// Whether the module is all that its context holds: what constants leave
  /// behind is freed at once. A caller knows, a pipeline's text does not.
  bool ownsContext = false;
};

/// What a GPU pipeline leaves in the module for a kernel.
enum class KernelFormat { Dialect, LLVM, ISA, Binary };

/// Options of `prelu-nvvm-pipeline`, `prelu-rocdl-pipeline` and
/// `prelu-spirv-pipeline`.
struct GPUPipelineOptions : public PipelineOptions<GPUPipelineOptions> {
  Option<std::string> chip{
      *this, "chip",
      llvm::cl::desc("GPU to generate code for: sm_80, sm_90 (NVVM), gfx90a, "
                     "gfx942 (ROCDL) or vulkan1.1 (SPIR-V); by default the "
                     "exit's first, gfx942 for ROCDL"),
      llvm::cl::init("")};
  Option<std::string> features{
      *this, "features",
      llvm::cl::desc("Features for the code generator instead of the chip's "
                     "own"),
      llvm::cl::init("")};
  Option<int64_t> stages{
      *this, "stages",
      llvm::cl::desc("Tiles of each operand in workgroup memory; 0: as the "
                     "target says"),
      llvm::cl::init(0)};
  Option<bool> tf32{
      *this, "tf32",
      llvm::cl::desc("Multiply f32 by NVIDIA's matrix instructions, rounded to "
                     "tf32 (10 bits of mantissa instead of 23)"),
      llvm::cl::init(false)};
  Choice<KernelFormat> format{
      *this, "format",
      llvm::cl::desc("What the module holds of a kernel in the end"),
      llvm::cl::init(KernelFormat::ISA),
      llvm::cl::values(
          clEnumValN(KernelFormat::Dialect, "dialect",
                     "a gpu.module in the NVVM, ROCDL or SPIR-V dialect"),
          clEnumValN(KernelFormat::LLVM, "llvm", "LLVM bitcode"),
          clEnumValN(KernelFormat::ISA, "isa",
                     "PTX, AMD assembly; a SPIR-V binary"),
          clEnumValN(KernelFormat::Binary, "binary",
                     "a cubin (needs ptxas) or hsaco (needs lld)"))};
};

/// The code that kernels are lowered to.
enum class GPUExit { NVVM, ROCDL, SPIRV };

/// From linalg or TOSA on tensors with PReLU in any spelling to linalg with
/// every PReLU named `prelu.prelu`.
void buildRaisePhase(OpPassManager &pm, const PReluRaiseOptions &options);
/// Makes linalg of arithmetic on whole tensors and folds what constants allow:
/// batch-norm and scales into weights.
void buildSimplifyPhase(OpPassManager &pm);
/// Contractions with their epilogues into `prelu.fused`.
void buildFusePhase(OpPassManager &pm);
/// Everything structured into scheduled `prelu.fused` regions over tensors laid
/// out for them.
void buildCPUSchedulePhase(OpPassManager &pm,
                           const CPUPipelineOptions &options);
/// Scheduled regions into kernels, one module each, and the network around them
/// into a list of calls over buffers, in a module beside them. Public functions
/// keep their signature, tensors as identity-layout memrefs.
void buildCPUOutlinePhase(OpPassManager &pm, const CPUPipelineOptions &options);
/// In each kernel's module: the region into loops over register tiles.
void buildCPUVectorizePhase(OpPassManager &pm);
/// Buffers, loops and vectors into the LLVM dialect, in one module again.
/// Public functions have their C interface.
void buildCPULowerPhase(OpPassManager &pm, const CPUPipelineOptions &options);

/// One phase, for drivers that do something between phases.
void buildCPUPipelinePhase(OpPassManager &pm, Phase phase,
                           const CPUPipelineOptions &options);

/// All phases up to `options.stopAfter`.
void buildCPUPipeline(OpPassManager &pm, const CPUPipelineOptions &options);

/// Everything structured into `prelu.fused` regions with a mapping to the GPU.
void buildGPUSchedulePhase(OpPassManager &pm, const GPUPipelineOptions &options,
                           GPUExit exit);
/// Mapped regions into kernel launches on tensors.
void buildGPUVectorizePhase(OpPassManager &pm);
/// Kernels into the exit's code, the rest into the LLVM dialect with calls of
/// MLIR's GPU runtime functions (mgpuLaunchKernel and so on). Public functions
/// keep their signature, in host memory.
void buildGPULowerPhase(OpPassManager &pm, const GPUPipelineOptions &options,
                        GPUExit exit);
/// All phases up to `options.stopAfter`.
void buildGPUPipeline(OpPassManager &pm, const GPUPipelineOptions &options,
                      GPUExit exit);

/// From any stage before the LLVM dialect to upstream's dialects alone: regions
/// inlined, PReLU as linalg or arith, no attribute of ours left. What is
/// written out then parses in any compiler of the same syntax.
void buildToLinalgPipeline(OpPassManager &pm);

/// Registers `prelu-cpu-pipeline`, `prelu-to-linalg-pipeline` and one pipeline
/// for each GPU exit.
void registerPReluPipelines();

} // namespace mlir::prelu

#endif // PRELU_PIPELINES_PIPELINES_H
