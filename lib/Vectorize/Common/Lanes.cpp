//===- Lanes.cpp - the lanes of one vector register that hold elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lanes.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::createMask(OpBuilder &builder, Location loc,
                        const VectorShape &shape, OpFoldResult count) {
  VectorType type = prelu::getVectorType(shape, builder.getI1Type());
  if (std::optional<int64_t> known = getConstantIntValue(count))
    return vector::ConstantMaskOp::create(builder, loc, type,
                                          ArrayRef<int64_t>{*known});
  return vector::CreateMaskOp::create(builder, loc, type, cast<Value>(count));
}

Lanes Lanes::getFirst(OpBuilder &builder, Location loc,
                      const VectorShape &shape, OpFoldResult count) {
  Lanes lanes(shape);
  if (getConstantIntValue(count) == shape.getLanes())
    return lanes;
  lanes.count = count;
  lanes.mask = createMask(builder, loc, shape, count);
  return lanes;
}

MaskKind Lanes::getMaskKind() const {
  if (!count)
    return MaskKind::None;
  return getConstantIntValue(count) ? MaskKind::Constant : MaskKind::Dynamic;
}

std::optional<int64_t> Lanes::getKnownCount() const {
  if (!count)
    return getWidth();
  return getConstantIntValue(count);
}
