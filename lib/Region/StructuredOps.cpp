//===- StructuredOps.cpp - kinds of structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::skipCasts(Value value) {
  while (isa_and_nonnull<arith::ExtFOp, arith::TruncFOp, arith::ExtSIOp,
                         arith::ExtUIOp, arith::TruncIOp, arith::SIToFPOp,
                         arith::UIToFPOp>(value.getDefiningOp()))
    value = value.getDefiningOp()->getOperand(0);
  return value;
}

/// Whether `value` of the block of `accumulator` is computed from it.
static bool dependsOn(Value value, BlockArgument accumulator) {
  llvm::SetVector<Value> visited;
  visited.insert(value);
  for (size_t i = 0; i != visited.size(); ++i) {
    if (visited[i] == accumulator)
      return true;
    Operation *op = visited[i].getDefiningOp();
    if (op && op->getBlock() == accumulator.getOwner())
      visited.insert(op->operand_begin(), op->operand_end());
  }
  return false;
}

/// Adds the factors of `value`, a product of products, to `factors`.
static void collectFactors(Value value, SmallVectorImpl<Value> &factors) {
  Operation *op = prelu::skipCasts(value).getDefiningOp();
  if (!isa_and_nonnull<arith::MulFOp, arith::MulIOp>(op)) {
    factors.push_back(value);
    return;
  }
  for (Value operand : op->getOperands())
    collectFactors(operand, factors);
}

Value prelu::getSummedProduct(linalg::LinalgOp op) {
  if (op.getNumDpsInits() != 1)
    return {};
  BlockArgument accumulator = op.getRegionOutputArgs().front();
  Operation *sum =
      op.getBlock()->getTerminator()->getOperand(0).getDefiningOp();
  if (!isa_and_nonnull<arith::AddFOp, arith::AddIOp>(sum) ||
      !llvm::is_contained(sum->getOperands(), accumulator))
    return {};
  Value product = sum->getOperand(sum->getOperand(0) == accumulator ? 1 : 0);
  bool isProduct = isa_and_nonnull<arith::MulFOp, arith::MulIOp>(
      skipCasts(product).getDefiningOp());
  return isProduct && !dependsOn(product, accumulator) ? product : Value();
}

std::optional<SmallVector<Value>> prelu::getSummedFactors(linalg::LinalgOp op) {
  // No contraction's body is longer; a chain of squares has a power of 2 of
  // factors.
  constexpr size_t longestBody = 32;
  if (op.getBlock()->getOperations().size() > longestBody)
    return std::nullopt;
  Value product = getSummedProduct(op);
  if (!product)
    return std::nullopt;
  SmallVector<Value> factors;
  collectFactors(product, factors);
  return factors;
}

/// Whether the loops and maps of `op` are those of a matrix product: upstream's
/// isaContractionOpInterface without its view of the body.
static bool hasContractionMaps(linalg::LinalgOp op) {
  return op.getNumDpsInputs() >= 2 && op.getNumReductionLoops() > 0 &&
         llvm::all_of(op.getIndexingMapsArray(), [](AffineMap map) {
           return map.isProjectedPermutation();
         });
}

bool prelu::isContraction(linalg::LinalgOp op) {
  return op.hasPureTensorSemantics() && op->getNumResults() == 1 &&
         (hasContractionMaps(op) || linalg::isaConvolutionOpInterface(op)) &&
         getSummedFactors(op);
}

bool prelu::hasElementwiseBody(linalg::LinalgOp op) {
  return llvm::all_of(op.getBlock()->without_terminator(), [](Operation &op) {
    return op.getNumRegions() == 0 && op.getNumResults() == 1 &&
           (op.hasTrait<OpTrait::ConstantLike>() || isa<PReluOp>(op) ||
            OpTrait::hasElementwiseMappableTraits(&op));
  });
}

Value prelu::skipRearrangements(Value value) {
  while (auto movement = getDataMovement(value)) {
    if (!movement.isBijection())
      break;
    value = movement.getOnlySource()->get();
  }
  return value;
}

/// What `value` is read from through the operations of `region` that move
/// elements and that `isSkipped` has; `map` follows.
static Value
skipMovements(Value value, AffineMap &map, Region &region,
              function_ref<bool(DataMovementOpInterface)> isSkipped) {
  while (auto movement = getDataMovement(value)) {
    AffineMap sourceMap = movement.getSourceMap();
    if (movement->getParentRegion() != &region || !sourceMap ||
        !isSkipped(movement))
      break;
    map = sourceMap.compose(map);
    value = movement.getOnlySource()->get();
  }
  return value;
}

Value prelu::skipRegionTransposes(Value value, AffineMap &map, Region &region) {
  // Padding behind a dimension has the map of a transpose, too.
  return skipMovements(value, map, region, [](auto movement) {
    return movement.isBijection() && movement.getSourceMap().isPermutation();
  });
}

bool prelu::isShiftedPermutation(AffineMap map) {
  for (unsigned result = 0; result < map.getNumResults(); ++result) {
    int64_t shift = AffineAccess(map, result).getConstant();
    if (!isa<AffineDimExpr>(map.getResult(result) - shift))
      return false;
  }
  return map.getNumResults() == map.getNumDims();
}

Value prelu::skipRegionShifts(Value value, AffineMap &map, Region &region) {
  return skipMovements(value, map, region, [](auto movement) {
    return isShiftedPermutation(movement.getSourceMap());
  });
}

Value prelu::createMappedCopy(OpBuilder &builder, Location loc, Value source,
                              AffineMap map, ArrayRef<OpFoldResult> sizes) {
  Value empty = tensor::EmptyOp::create(builder, loc, sizes,
                                        getElementTypeOrSelf(source));
  AffineMap maps[] = {map, builder.getMultiDimIdentityMap(sizes.size())};
  SmallVector<utils::IteratorType> parallel(sizes.size(),
                                            utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             builder, loc, empty.getType(), source, empty, maps, parallel,
             [](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc, arguments.front());
             })
      .getResult(0);
}
