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

#endif // PRELU_DIALECT_IR_PRELU_H
