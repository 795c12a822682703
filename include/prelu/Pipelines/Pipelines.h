//===- Pipelines.h - named pipelines through all phases
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_PIPELINES_PIPELINES_H
#define PRELU_PIPELINES_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir::prelu {

/// The phases of a pipeline, in order.
enum class Phase { Raise, Simplify, Fuse, Schedule, Vectorize, Lower };

/// Options of `prelu-cpu-pipeline`.
struct CPUPipelineOptions : public PassPipelineOptions<CPUPipelineOptions> {
  Option<Phase> stopAfter{
      *this, "stop-after",
      llvm::cl::desc("The last phase to run; the IR after it is printed"),
      llvm::cl::init(Phase::Lower),
      llvm::cl::values(
          clEnumValN(Phase::Raise, "raise", "every PReLU has its name"),
          clEnumValN(Phase::Simplify, "simplify",
                     "constants folded, batch-norm in the weights"),
          clEnumValN(Phase::Fuse, "fuse", "contractions hold their epilogues"),
          clEnumValN(Phase::Schedule, "schedule",
                     "tiles chosen, weights packed, layouts applied"),
          clEnumValN(Phase::Vectorize, "vectorize",
                     "loops over register tiles on vectors"),
          clEnumValN(Phase::Lower, "lower", "the LLVM dialect"))};
  Option<std::string> cpu{
      *this, "cpu",
      llvm::cl::desc("CPU to generate code for: 'native' (this machine) or a "
                     "name that LLVM knows, such as znver4, haswell, "
                     "x86-64-v2, neoverse-n1"),
      llvm::cl::init("native")};
  Option<int64_t> threads{
      *this, "threads",
      llvm::cl::desc(
          "Threads per call: 1 needs no runtime, more need OpenMP's"),
      llvm::cl::init(1)};
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
};

/// From linalg or TOSA on tensors with PReLU in any spelling to linalg with
/// every PReLU named `prelu.prelu`.
void buildRaisePhase(OpPassManager &pm, const CPUPipelineOptions &options);
/// Folds what constants allow: batch-norm and scales into weights.
void buildSimplifyPhase(OpPassManager &pm);
/// Contractions with their epilogues into `prelu.fused`.
void buildFusePhase(OpPassManager &pm);
/// Everything structured into scheduled `prelu.fused` regions over tensors laid
/// out for them.
void buildCPUSchedulePhase(OpPassManager &pm,
                           const CPUPipelineOptions &options);
/// Scheduled regions into loops over register tiles on tensors.
void buildCPUVectorizePhase(OpPassManager &pm);
/// Buffers, loops and vectors into the LLVM dialect. Public functions get their
/// C interface and keep their signature, tensors as identity-layout memrefs.
void buildCPULowerPhase(OpPassManager &pm, const CPUPipelineOptions &options);

/// All phases up to `options.stopAfter`.
void buildCPUPipeline(OpPassManager &pm, const CPUPipelineOptions &options);

/// Registers `prelu-cpu-pipeline`.
void registerPReluPipelines();

} // namespace mlir::prelu

#endif // PRELU_PIPELINES_PIPELINES_H
