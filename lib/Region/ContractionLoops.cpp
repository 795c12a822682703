//===- ContractionLoops.cpp - a contraction as a matrix product
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/ContractionLoops.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::prelu;

int64_t ContractionLoops::getSize(ArrayRef<unsigned> group) const {
  int64_t size = 1;
  for (unsigned loop : group)
    size *= extents[loop];
  return size;
}

int64_t ContractionLoops::getWindowSize() const {
  int64_t size = 1;
  for (const Window &window : windows)
    size *= extents[window.placeLoop];
  return size;
}

bool ContractionLoops::poolsRows() const {
  return !windows.empty() && llvm::is_contained(rows, windows.front().loop);
}

void ContractionLoops::resolveWindows(
    SmallVectorImpl<AffineExpr> &loops) const {
  for (const Window &window : windows)
    loops[window.loop] = loops[window.loop] * window.stride +
                         loops[window.placeLoop] * window.dilation;
  loops.truncate(loops.size() - windows.size());
}

/// Adds the windows of the region's pool: the loops of the anchor that it pools
/// count the windows then, and further loops the places in them.
static Verdict addWindows(const FusedRegion &region, ContractionLoops &loops) {
  if (!region.pool)
    return {};
  linalg::LinalgOp pool = region.pool;
  AffineMap map = region.getMap(pool.getDpsInputs().front());
  if (!map || !map.isProjectedPermutation())
    return Reason("a pool of values that are not computed once per iteration "
                  "of the parallel loops");
  for (const WindowedDim &window : region.windows) {
    if (!window.isDisjoint())
      return Reason("a pool whose windows overlap, so that values of the "
                    "region would be computed more than once");
    if (ShapedType::isDynamic(window.extent))
      return Reason("a pool of dynamic extent");
    unsigned loop = map.getDimPosition(window.dim);
    loops.windows.push_back({loop, static_cast<unsigned>(loops.extents.size()),
                             window.stride, window.dilation});
    loops.extents[loop] = window.extent;
    loops.extents.push_back(window.windowExtent);
  }
  if (loops.getWindowSize() == 1)
    return Reason("its windows hold one element each");
  return {};
}

/// Adds the places in the windows to the group that the windows are of.
static Verdict groupWindows(ContractionLoops &loops) {
  for (const ContractionLoops::Window &window : loops.windows) {
    if (llvm::is_contained(loops.batch, window.loop) ||
        llvm::is_contained(loops.rows, window.loop) != loops.poolsRows())
      return Reason("a pool whose windows run along more than one operand of "
                    "the contraction");
    (loops.poolsRows() ? loops.rows : loops.columns)
        .push_back(window.placeLoop);
  }
  return {};
}

OrReason<ContractionLoops>
prelu::getContractionLoops(const FusedRegion &region) {
  linalg::LinalgOp anchor = region.anchor;
  if (!isContraction(anchor) || anchor.getNumDpsInputs() != 2)
    return Reason("no contraction of two operands");
  ContractionLoops loops;
  loops.extents = anchor.getStaticLoopRanges();
  if (llvm::any_of(loops.extents, ShapedType::isDynamic))
    return Reason("a loop of dynamic extent");
  if (Verdict verdict = addWindows(region, loops); !verdict)
    return verdict.getReason();
  if (region.yieldsSum())
    return Reason("a result that is a sum");
  AffineMap resultMap = region.yieldMaps.front();
  AffineMap inputMaps[] = {
      anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(0)),
      anchor.getMatchingIndexingMap(anchor.getDpsInputOperand(1))};
  auto isAlong = [&](unsigned input, unsigned loop) {
    return inputMaps[input].isFunctionOfDim(loop);
  };
  if (resultMap.getNumResults() == 0)
    return Reason("no parallel loop");
  unsigned innermost = resultMap.getDimPosition(resultMap.getNumResults() - 1);
  loops.columnsOperand = isAlong(1, innermost) ? 1 : 0;
  loops.rowsOperand = 1 - loops.columnsOperand;
  for (unsigned dim = 0; dim < resultMap.getNumResults(); ++dim) {
    unsigned loop = resultMap.getDimPosition(dim);
    bool alongRows = isAlong(loops.rowsOperand, loop);
    bool alongColumns = isAlong(loops.columnsOperand, loop);
    if (alongRows && alongColumns)
      loops.batch.push_back(loop);
    else
      (alongRows ? loops.rows : loops.columns).push_back(loop);
  }
  // A window's loops outside, the channels fastest: consecutive steps then move
  // along one dimension of the image, whose place takes few divisions to find.
  auto walksWindow = [&](unsigned loop) {
    AffineExpr dim = getAffineDimExpr(loop, anchor.getContext());
    return llvm::any_of(inputMaps, [&](AffineMap map) {
      return llvm::any_of(map.getResults(), [&](AffineExpr expr) {
        return expr != dim && expr.isFunctionOfDim(loop);
      });
    });
  };
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  for (bool window : {true, false})
    for (unsigned loop : reduction)
      if (walksWindow(loop) == window)
        loops.reduction.push_back(loop);
  if (loops.rows.empty() || loops.columns.empty())
    return Reason("no loop of one operand alone, so nothing that threads could "
                  "share");
  if (Verdict verdict = groupWindows(loops); !verdict)
    return verdict.getReason();
  return loops;
}

void prelu::delinearize(AffineExpr linear, ArrayRef<unsigned> group,
                        ArrayRef<int64_t> extents,
                        MutableArrayRef<AffineExpr> point) {
  // A loop of one iteration has no part in it.
  SmallVector<unsigned> loops;
  for (unsigned loop : group) {
    point[loop] = getAffineConstantExpr(0, linear.getContext());
    if (extents[loop] != 1)
      loops.push_back(loop);
  }
  for (unsigned loop : llvm::reverse(loops)) {
    if (loop == loops.front()) {
      point[loop] = linear;
      return;
    }
    point[loop] = linear % extents[loop];
    linear = linear.floorDiv(extents[loop]);
  }
}

GPUTile prelu::getTile(GPUMappingAttr mapping) {
  ArrayRef<int64_t> block = mapping.getBlock(), thread = mapping.getThread();
  return {block[0],           block[1],  block[2],
          thread[0],          thread[1], mapping.getVector(),
          mapping.getStages()};
}

bool prelu::holdsWindows(const ContractionLoops &loops,
                         GPUMappingAttr mapping) {
  int64_t size = loops.getWindowSize();
  if (size == 1)
    return true;
  if (mapping.getAlgorithm() == GPUAlgorithm::Direct)
    return false;
  auto [rows, columns] = getNeighboursOfThread(
      getTile(mapping),
      findMatrixInstruction(stringifyGPUAlgorithm(mapping.getAlgorithm())));
  return (loops.poolsRows() ? rows : columns) % size == 0;
}

std::optional<MatrixElement> prelu::getMatrixElement(Type type) {
  if (type.isF16())
    return MatrixElement::F16;
  if (type.isBF16())
    return MatrixElement::BF16;
  if (type.isF32())
    return MatrixElement::F32;
  return std::nullopt;
}

/// Whether the body of `anchor` multiplies its two operands and adds up the
/// products, and does nothing else.
static bool onlyMultipliesAndAdds(linalg::LinalgOp anchor) {
  std::optional<SmallVector<Value>> factors = getSummedFactors(anchor);
  auto isOperand = [&](Value factor) {
    auto argument = dyn_cast<BlockArgument>(skipCasts(factor));
    return argument && argument.getOwner() == anchor.getBlock() &&
           argument.getArgNumber() < 2;
  };
  return factors && factors->size() == 2 && llvm::all_of(*factors, isOperand) &&
         llvm::all_of(
             anchor.getBlock()->without_terminator(), [](Operation &op) {
               return isa<arith::MulFOp, arith::AddFOp, arith::ExtFOp>(op);
             });
}

/// "f16, bf16 or f32": what the instructions of `algorithm` take.
static std::string listElements(StringRef algorithm) {
  SmallVector<StringRef> names;
  for (const MatrixInstruction &instruction : getMatrixInstructions())
    if (instruction.algorithm == algorithm)
      for (MatrixElement element : instruction.elements)
        names.push_back(stringifyMatrixElement(element));
  std::string last = names.pop_back_val().str();
  return names.empty() ? last : llvm::join(names, ", ") + " or " + last;
}

OrReason<const MatrixInstruction *>
prelu::findMatrixInstruction(FusedOp op, StringRef algorithm) {
  linalg::LinalgOp anchor = op.getAnchor();
  auto getType = [](Value value) {
    return getElementTypeOrSelf(value.getType());
  };
  Type lhs = getType(anchor.getDpsInputs()[0]);
  Type sum = getType(anchor->getResult(0));
  std::optional<MatrixElement> element = getMatrixElement(lhs);
  const MatrixInstruction *instruction =
      element ? findMatrixInstruction(algorithm, *element) : nullptr;
  if (!instruction || lhs != getType(anchor.getDpsInputs()[1]) ||
      !(sum.isF32() || sum == lhs))
    return Reason("the matrix instructions multiply " +
                  listElements(algorithm) + " and add f32");
  if (!onlyMultipliesAndAdds(anchor))
    return Reason("the contraction does more than multiply and add");
  return instruction;
}
