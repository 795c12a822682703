//===- PReluDialect.cpp - dialect registration
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::prelu;

#include "prelu/Dialect/IR/PReluDialect.cpp.inc"
#include "prelu/Dialect/IR/PReluEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"

namespace {
/// Every op of the dialect may be inlined anywhere.
struct PReluInlinerInterface : public DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

void PReluDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "prelu/Dialect/IR/PReluOps.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"
      >();
  addInterfaces<PReluInlinerInterface>();
}
