//===- Forward.cpp - prelu.prelu as a structured operation
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Forward.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::createPReluArithmetic(OpBuilder &builder, Location loc, Value x,
                                   Value alpha) {
  Type type = x.getType();
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
  if (isa<FloatType>(getElementTypeOrSelf(type))) {
    // "Not greater" (NaN too) takes alpha * x: with x as the other choice, LLVM
    // makes one masked multiplication of the two where there are masks.
    Value scales =
        arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::ULE, x, zero);
    Value scaled = arith::MulFOp::create(builder, loc, x, alpha);
    return arith::SelectOp::create(builder, loc, scales, scaled, x);
  }
  Value positive =
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::sgt, x, zero);
  Value scaled = arith::MulIOp::create(builder, loc, x, alpha);
  return arith::SelectOp::create(builder, loc, positive, x, scaled);
}

linalg::GenericOp prelu::createPReluGeneric(OpBuilder &builder, PReluOp op,
                                            Value input, Value alpha,
                                            Value destination) {
  auto type = cast<ShapedType>(destination.getType());
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  if (input) {
    inputs.push_back(input);
    maps.push_back(identity);
  }
  // A scalar alpha is captured by the body: as an operand it would be a tensor
  // of rank 0 and a load.
  bool isScalar = !isa<ShapedType>(alpha.getType());
  if (!isScalar) {
    inputs.push_back(alpha);
    maps.push_back(op.getAlphaMap());
  }
  maps.push_back(identity);
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  SmallVector<Type> results;
  if (isa<TensorType>(type))
    results.push_back(type);
  return linalg::GenericOp::create(
      builder, op.getLoc(), results, inputs, ValueRange{destination}, maps,
      iterators, [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        Value x = input ? arguments.front() : arguments.back();
        Value factor = isScalar ? alpha : arguments[input ? 1 : 0];
        linalg::YieldOp::create(builder, loc,
                                createPReluArithmetic(builder, loc, x, factor));
      });
}
