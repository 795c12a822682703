//===- StoreConstantsAsBytes.cpp - weights as arrays of bytes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSTORECONSTANTSASBYTES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// `elements`, whose bytes are `bytes`, as a tensor of `type`, which has as
/// many. Where they live as long as the context, nothing is copied.
static ElementsAttr getAsBytes(ElementsAttr elements, RankedTensorType type,
                               ArrayRef<char> bytes) {
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements))
    return DenseResourceElementsAttr::get(type, resource.getRawHandle());
  if (bytes.size() < minResourceBytes)
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  return DenseResourceElementsAttr::get(
      type, "constant", UnmanagedAsmResourceBlob::allocateInferAlign(bytes));
}

/// Gives `global` its initial value as bytes, where that is a constant tensor
/// of floats and worth it. A splat is short as it is.
static void storeAsBytes(LLVM::GlobalOp global) {
  constexpr size_t minBytes = 1024;
  auto elements = dyn_cast_or_null<ElementsAttr>(global.getValueOrNull());
  if (!elements || !isa<FloatType>(elements.getElementType()) ||
      elements.isSplat())
    return;
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(elements, storage);
  if (!bytes || bytes->size() < minBytes)
    return;
  auto size = static_cast<int64_t>(bytes->size());
  auto byte = IntegerType::get(global.getContext(), 8);
  global.setGlobalType(LLVM::LLVMArrayType::get(byte, size));
  global.setValueAttr(
      getAsBytes(elements, RankedTensorType::get({size}, byte), *bytes));
}

namespace {
struct StoreConstantsAsBytesPass
    : prelu::impl::PReluStoreConstantsAsBytesBase<StoreConstantsAsBytesPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation()->walk([](LLVM::GlobalOp global) { storeAsBytes(global); });
  }
};
} // namespace
