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
#include "llvm/Support/MathExtras.h"

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

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringRef, StringRef, StringRef,
                                 int64_t vectorBits, int64_t vectorRegisters,
                                 int64_t fmaLatency, int64_t threads,
                                 int64_t l2Bytes, int64_t l3Bytes) {
  if (vectorBits < 64 || !llvm::isPowerOf2_64(vectorBits))
    return emitError() << "expects vector_bits to be a power of two from 64 "
                          "on, got "
                       << vectorBits;
  if (vectorRegisters < 4)
    return emitError() << "expects at least 4 vector_registers, got "
                       << vectorRegisters;
  if (fmaLatency < 1)
    return emitError() << "expects a positive fma_latency, got " << fmaLatency;
  if (threads < 1)
    return emitError() << "expects a positive number of threads, got "
                       << threads;
  if (l2Bytes < 1 || l3Bytes < 1)
    return emitError() << "expects caches to hold something, got l2_bytes "
                       << l2Bytes << " and l3_bytes " << l3Bytes;
  return success();
}

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
