//===- SpreadInit.cpp - what the accumulators of a contraction start from
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadInit.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

std::optional<SpreadInit> prelu::findSpreadInit(Value value) {
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

Value prelu::createSpreadInit(OpBuilder &builder, Location loc,
                              const SpreadInit &spread,
                              ArrayRef<OpFoldResult> sizes, Type elementType) {
  Value empty = tensor::EmptyOp::create(builder, loc, sizes, elementType);
  if (!spread.map) {
    Value scalar = spread.source;
    if (DenseElementsAttr attr; matchPattern(scalar, m_Constant(&attr)))
      scalar = arith::ConstantOp::create(
          builder, loc, cast<TypedAttr>(attr.getSplatValue<Attribute>()));
    return linalg::FillOp::create(builder, loc, scalar, empty).getResult(0);
  }
  AffineMap maps[] = {spread.map, builder.getMultiDimIdentityMap(sizes.size())};
  SmallVector<utils::IteratorType> parallel(sizes.size(),
                                            utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             builder, loc, empty.getType(), spread.source, empty, maps,
             parallel,
             [](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc, arguments.front());
             })
      .getResult(0);
}
