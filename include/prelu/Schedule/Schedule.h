//===- Schedule.h - schedules, layouts and mappings of fused regions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SCHEDULE_SCHEDULE_H
#define PRELU_SCHEDULE_SCHEDULE_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ControlledPatterns.h"
#include "prelu/Region/ControlRegion.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

//===----------------------------------------------------------------------===//
// CPUs
//===----------------------------------------------------------------------===//

/// Puts the machine `cpu`, a name that LLVM knows or "native", on `module` as
/// its `prelu.target`, as `prelu-attach-target` does: a module that has one
/// keeps it. Fails, with an error, where nobody knows the CPU or the module has
/// been prepared for another one.
LogicalResult attachTarget(ModuleOp module, StringRef cpu = "native",
                           int64_t threads = 1);

struct ScheduleOptions {
  /// The machine; where it is null, the `prelu.target` of `root` or of the
  /// nearest operation around it that has one.
  TargetAttr target;
  /// How many neighbouring results one tile of Winograd's algorithm may have
  /// along a window: 6, 4, 2, or 0 where it is not to be used.
  int64_t winograd = 4;
  /// Whether `root` is all that its context holds, so that the bytes of filters
  /// may be freed once they are transformed.
  bool freeSources = false;
  /// Those that it refuses are neither scheduled nor rewritten.
  ControlRegionFn control;
};

/// The schedule that `prelu-select-schedule` would choose for `op` alone, whose
/// operands lie row by row; null where it has no form on vectors. Changes
/// nothing.
ScheduleAttr selectSchedule(FusedOp op, TargetAttr target,
                            int64_t winograd = 4);

/// Writes `#prelu.schedule` on every region in `root` that has none, as
/// `prelu-select-schedule` does. Fails, with an error, where there is no
/// target.
LogicalResult selectSchedules(Operation *root,
                              const ScheduleOptions &options = {});

/// Gives contractions in `root` whose operands both lie along the reduction
/// partial sums, which the lanes run along, as `prelu-split-reduction` does.
/// Fails, with an error, where there is no target.
LogicalResult splitReductions(RewriterBase &rewriter, Operation *root,
                              const ScheduleOptions &options = {});

/// Lets contractions in `root` multiply factors as they were before they were
/// widened, as `prelu-narrow-factors` does. Fails, with an error, where there
/// is no target.
LogicalResult narrowFactors(RewriterBase &rewriter, Operation *root,
                            const ScheduleOptions &options = {});

/// Widens 8-bit factors of contractions in `root` for dot products of 16-bit
/// integers, as `prelu-widen-factors` does. Fails, with an error, where there
/// is no target.
LogicalResult widenFactors(RewriterBase &rewriter, Operation *root,
                           const ScheduleOptions &options = {});

/// Takes zero points and signs out of factors for dot products, as
/// `prelu-offset-operands` does. Fails, with an error, where there is no
/// target.
LogicalResult offsetOperands(RewriterBase &rewriter, Operation *root,
                             const ScheduleOptions &options = {});

/// Moves padding in front of regions in `root` into them, as
/// `prelu-fold-padding` does.
void foldPadding(RewriterBase &rewriter, Operation *root,
                 const ScheduleOptions &options = {});

/// Lets regions in `root` store their results along their lanes, as
/// `prelu-apply-layout` does. Fails, with an error, where transposes never come
/// to rest.
LogicalResult applyLayout(RewriterBase &rewriter, Operation *root,
                          const ScheduleOptions &options = {});

/// Transforms the constant filters of the regions in `root` whose schedule has
/// Winograd's algorithm, as `prelu-transform-filters` does. Fails, with an
/// error, where such a region has no form for it.
LogicalResult transformFilters(RewriterBase &rewriter, Operation *root,
                               const ScheduleOptions &options = {});

/// Lays the operands along the lanes out in panels of one tile, as
/// `prelu-pack-weights` does. Fails, with an error, where a schedule's `pack`
/// names what cannot be packed.
LogicalResult packWeights(RewriterBase &rewriter, Operation *root,
                          const ScheduleOptions &options = {});

/// All of these, in the order of the CPU pipeline: the regions in `root` get a
/// schedule, and operands and results the layout that it asks for.
LogicalResult schedule(RewriterBase &rewriter, Operation *root,
                       const ScheduleOptions &options = {});

//===----------------------------------------------------------------------===//
// GPUs
//===----------------------------------------------------------------------===//

/// Puts the GPU `chip` on `module` as its `prelu.gpu_target`, as
/// `prelu-attach-gpu-target` does: a module that has one keeps it. `features`,
/// where there are any, take the place of the chip's own. Fails, with an error,
/// where nobody knows the chip.
LogicalResult attachGPUTarget(ModuleOp module, StringRef chip,
                              StringRef features = "");

struct GPUMappingOptions {
  /// The machine; where it is null, the `prelu.gpu_target` of `root` or of the
  /// nearest operation around it that has one.
  GPUTargetAttr target;
  /// Tiles of each operand in workgroup memory; 0: as the target says.
  int64_t stages = 0;
  /// Multiply f32 by NVIDIA's matrix instructions, rounded to tf32.
  bool tf32 = false;
  /// Those that it refuses get no mapping.
  ControlRegionFn control;
};

/// Writes `#prelu.gpu_mapping` on every region in `root` that has none and can
/// be mapped, as `prelu-select-gpu-mapping` does. Fails, with an error, where
/// there is no target.
LogicalResult selectGPUMappings(Operation *root,
                                const GPUMappingOptions &options = {});

//===----------------------------------------------------------------------===//
// Patterns
//===----------------------------------------------------------------------===//

/// Merges neighbouring dimensions of loose prelu.prelu and prelu.backward ops
/// that alpha does not run along.
void populateCollapseDimsPatterns(RewritePatternSet &patterns,
                                  const ControlRewriteFn &control = {});

/// Moves transposes behind the operations that only move data (tensor.pad).
void populateSinkTransposePatterns(RewritePatternSet &patterns,
                                   const ControlRewriteFn &control = {});

} // namespace mlir::prelu

#endif // PRELU_SCHEDULE_SCHEDULE_H
