//===- SpreadInit.cpp - what the accumulators of a contraction start from
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadInit.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

/// `init`, the source of `expand`, in the shape of its result. Nothing where
/// the sizes are not known.
static std::optional<SpreadInit> splitGroups(OpBuilder &builder,
                                             tensor::ExpandShapeOp expand,
                                             const SpreadInit &init) {
  if (!init.map)
    return init;
  auto sourceType = cast<RankedTensorType>(init.source.getType());
  RankedTensorType resultType = expand.getResultType();
  if (!sourceType.hasStaticShape())
    return std::nullopt;
  SmallVector<ReassociationIndices> splits = expand.getReassociationIndices();
  SmallVector<ReassociationIndices> groups;
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> exprs;
  auto add = [&](AffineExpr expr, int64_t size) {
    groups.back().push_back(shape.size());
    shape.push_back(size);
    exprs.push_back(expr);
  };
  for (auto [expr, size] :
       llvm::zip_equal(init.map.getResults(), sourceType.getShape())) {
    groups.emplace_back();
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim) {
      add(expr, size);
      continue;
    }
    for (int64_t part : splits[dim.getPosition()]) {
      if (resultType.isDynamicDim(part))
        return std::nullopt;
      add(builder.getAffineDimExpr(part), resultType.getDimSize(part));
    }
  }
  Value source = init.source;
  if (shape.size() != groups.size())
    source = tensor::ExpandShapeOp::create(
        builder, expand.getLoc(),
        RankedTensorType::get(shape, sourceType.getElementType()), source,
        groups);
  return SpreadInit{source, AffineMap::get(resultType.getRank(), 0, exprs,
                                           builder.getContext())};
}

std::optional<SpreadInit> prelu::findSpreadInit(OpBuilder &builder,
                                                Value value) {
  if (auto expand = value.getDefiningOp<tensor::ExpandShapeOp>()) {
    std::optional<SpreadInit> init = findSpreadInit(builder, expand.getSrc());
    return init ? splitGroups(builder, expand, *init) : init;
  }
  if (DenseElementsAttr attr;
      matchPattern(value, m_Constant(&attr)) && attr.isSplat())
    return SpreadInit{value, AffineMap()};
  auto op = value.getDefiningOp<linalg::LinalgOp>();
  if (!op || !op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      op.getNumReductionLoops() != 0 ||
      !op.getBlock()->without_terminator().empty() ||
      !op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity())
    return std::nullopt;
  Value yielded = op.getBlock()->getTerminator()->getOperand(0);
  auto argument = dyn_cast<BlockArgument>(yielded);
  if (!argument || argument.getOwner() != op.getBlock())
    return SpreadInit{yielded, AffineMap()};
  OpOperand *operand = op.getMatchingOpOperand(argument);
  if (op.isDpsInit(operand))
    return std::nullopt;
  if (!isa<RankedTensorType>(operand->get().getType()))
    return SpreadInit{operand->get(), AffineMap()};
  AffineMap map = op.getMatchingIndexingMap(operand);
  if (!llvm::all_of(map.getResults(),
                    llvm::IsaPred<AffineDimExpr, AffineConstantExpr>))
    return std::nullopt;
  return SpreadInit{operand->get(), map};
}

Value prelu::getSpreadScalar(OpBuilder &builder, Location loc, Value source) {
  DenseElementsAttr attr;
  if (!matchPattern(source, m_Constant(&attr)))
    return source;
  return arith::ConstantOp::create(
      builder, loc, cast<TypedAttr>(attr.getSplatValue<Attribute>()));
}

Value prelu::createSpreadInit(OpBuilder &builder, Location loc,
                              const SpreadInit &spread,
                              ArrayRef<OpFoldResult> sizes, Type elementType) {
  if (spread.map)
    return createMappedCopy(builder, loc, spread.source, spread.map, sizes);
  Value scalar = getSpreadScalar(builder, loc, spread.source);
  Value empty = tensor::EmptyOp::create(builder, loc, sizes, elementType);
  return linalg::FillOp::create(builder, loc, scalar, empty).getResult(0);
}
