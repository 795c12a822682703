//===- PRelu.h - the prelu dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_PRELU_H
#define PRELU_DIALECT_IR_PRELU_H

#include "prelu/Target/VectorShape.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "prelu/Dialect/IR/PReluDialect.h.inc"

#include "prelu/Dialect/IR/PReluEnums.h.inc"

namespace mlir::prelu {
// In prelu/Target/CoreModel.h.
struct CoreModel;
struct DotUnit;
} // namespace mlir::prelu

#define GET_ATTRDEF_CLASSES
#include "prelu/Dialect/IR/PReluAttrs.h.inc"

#define GET_OP_CLASSES
#include "prelu/Dialect/IR/PReluOps.h.inc"

namespace mlir::prelu {

/// A dimension that a pool walks by windows: element
/// `stride * i + dilation * j` of it goes into result i, for each j.
struct PoolWindow {
  /// The dimension of the pool's input.
  unsigned dim;
  /// The pool's loop i, and its extent.
  unsigned loop;
  int64_t extent;
  /// The pool's loop j, and its extent, which is static.
  unsigned windowLoop;
  int64_t windowExtent;
  int64_t stride, dilation;

  /// Whether no element is part of two windows.
  bool isDisjoint() const { return stride > dilation * (windowExtent - 1); }
};

/// The windows of `pool`, a structured operation that reduces windows of its
/// first input; fails where it is none.
FailureOr<SmallVector<PoolWindow>> getPoolWindows(linalg::LinalgOp pool);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_PRELU_H
