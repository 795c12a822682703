//===- SelectGPUMapping.cpp - choose how regions are spread over a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/ContractionLoops.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Target/GPUTile.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSELECTGPUMAPPING
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Threads of a block in which each works for itself.
static constexpr int64_t kDirectThreads = 256;

static GPUFacts getFacts(GPUTargetAttr target) {
  GPUFacts facts;
  facts.subgroup = target.getSubgroup();
  facts.maxThreads = target.getMaxThreads();
  facts.sharedBytes = target.getSharedBytes();
  facts.registers = target.getRegisters();
  facts.computeUnits = target.getComputeUnits();
  facts.accessBits = target.getAccessBits();
  facts.stages = target.getStages();
  return facts;
}

/// One thread for each vector of results of an elementwise region, for each
/// result of any other: the windows of neighbouring threads overlap, those of
/// neighbouring vectors' lanes are not side by side.
static GPUMappingAttr selectDirect(FusedOp op, GPUTargetAttr target) {
  linalg::LinalgOp anchor = op.getAnchor();
  auto type = cast<RankedTensorType>(op.getResultTypes().front());
  int64_t vector = 1;
  if (anchor.getNumReductionLoops() == 0 && type.hasStaticShape() &&
      llvm::none_of(anchor.getStaticLoopRanges(), ShapedType::isDynamic))
    for (vector = std::min<int64_t>(
             4, std::max<int64_t>(1, target.getAccessBits() /
                                         type.getElementTypeBitWidth()));
         type.getNumElements() % vector != 0; vector /= 2) {
    }
  int64_t threads = std::min(kDirectThreads, target.getMaxThreads());
  return GPUMappingAttr::get(op.getContext(), GPUAlgorithm::Direct, {threads},
                             {}, vector, /*stages=*/1, /*tma=*/false);
}

/// Those of the target's matrix instructions that compute `op`, the preferred
/// ones first; with `tf32` those that round f32 too.
static SmallVector<const MatrixInstruction *>
findInstructions(FusedOp op, MatrixUnit unit, bool tf32) {
  SmallVector<const MatrixInstruction *> found;
  for (const MatrixInstruction &instruction : getMatrixInstructions()) {
    if (!llvm::is_contained(instruction.units, stringifyMatrixUnit(unit)) ||
        (!tf32 && instruction.roundsElements))
      continue;
    auto fitting = findMatrixInstruction(op, instruction.algorithm);
    if (fitting && *fitting == &instruction)
      found.push_back(&instruction);
  }
  return found;
}

/// An algorithm and its tile for the target's matrix instructions, where it has
/// any that this compiler generates and the region fits them.
static std::optional<std::pair<GPUAlgorithm, GPUTile>>
selectMatrixTile(FusedOp op, const GPUTileProblem &problem,
                 GPUTargetAttr target, const GPUFacts &facts, bool tf32) {
  SmallVector<const MatrixInstruction *> instructions =
      findInstructions(op, target.getMatrix(), tf32);
  if (instructions.empty())
    return std::nullopt;
  for (const MatrixInstruction *instruction : instructions)
    if (std::optional<GPUTile> tile =
            chooseMatrixTile(problem, facts, *instruction))
      return std::make_pair(*symbolizeGPUAlgorithm(instruction->algorithm),
                            *tile);
  const MatrixInstruction &last = *instructions.back();
  emitMissed(
      op.getLoc(), "NoMatrixInstructions", "prelu-select-gpu-mapping",
      "the reduction is no multiple of " +
          std::to_string(last.tileSteps.back()) + ", or there are fewer than " +
          std::to_string(last.shapes.back().blockRows) + " rows or columns",
      "pad the operands");
  return std::nullopt;
}

/// Whether tensor maps may copy the tiles of `algorithm`.
static bool hasTensorMaps(GPUAlgorithm algorithm) {
  const MatrixInstruction *instruction =
      findMatrixInstruction(stringifyGPUAlgorithm(algorithm));
  return instruction && instruction->transport == TileTransport::TensorMaps;
}

/// The mapping of `region`, which can be mapped.
static GPUMappingAttr selectMapping(const FusedRegion &region,
                                    GPUTargetAttr target,
                                    const GPUMappingOptions &options) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  OrReason<ContractionLoops> loops = getContractionLoops(region);
  if (!loops) {
    if (anchor.getNumReductionLoops() > 0 && anchor.getNumDpsInputs() == 2)
      emitMissed(op.getLoc(), "NotTiled", "prelu-select-gpu-mapping",
                 loops.getReason().text,
                 "each thread reads its operands from memory");
    return selectDirect(op, target);
  }
  auto type =
      cast<RankedTensorType>(anchor.getDpsInputOperand(0)->get().getType());
  GPUTileProblem problem{
      loops->getSize(loops->batch), loops->getSize(loops->rows),
      loops->getSize(loops->columns), loops->getSize(loops->reduction),
      llvm::divideCeil(type.getElementTypeBitWidth(), 8)};
  (loops->poolsRows() ? problem.rowsOfWindow : problem.columnsOfWindow) =
      loops->getWindowSize();
  if (problem.batch * problem.rows * problem.columns * problem.reduction == 0)
    return selectDirect(op, target);
  GPUFacts facts = getFacts(target);
  if (options.stages > 0)
    facts.stages = options.stages;
  GPUAlgorithm algorithm = GPUAlgorithm::Tiled;
  GPUTile tile;
  std::optional<std::pair<GPUAlgorithm, GPUTile>> matrix;
  if (loops->windows.empty())
    matrix = selectMatrixTile(op, problem, target, facts, options.tf32);
  if (matrix)
    std::tie(algorithm, tile) = *matrix;
  else
    tile = chooseGPUTile(problem, facts);
  return GPUMappingAttr::get(
      op.getContext(), algorithm,
      {tile.blockRows, tile.blockColumns, tile.blockSteps},
      {tile.threadRows, tile.threadColumns}, tile.vector, tile.stages,
      /*tma=*/hasTensorMaps(algorithm));
}

LogicalResult prelu::selectGPUMappings(Operation *root,
                                       const GPUMappingOptions &options) {
  GPUTargetAttr target =
      options.target ? options.target : GPUTargetAttr::getFrom(root);
  if (!target)
    return failure();
  for (FusedOp op : getFusedOps(root)) {
    if (op.getMappingAttr())
      continue;
    OrReason<FusedRegion> region = getMappable(op);
    if (region && (!options.control || options.control(op)))
      op.setMappingAttr(selectMapping(*region, target, options));
  }
  return success();
}

namespace {
struct SelectGPUMappingPass
    : prelu::impl::PReluSelectGPUMappingBase<SelectGPUMappingPass> {
  using Base::Base;

  void runOnOperation() override {
    GPUMappingOptions options;
    options.stages = stages;
    options.tf32 = tf32;
    if (failed(selectGPUMappings(getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace
