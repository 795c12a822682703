//===- StoreConstantsAsBytes.cpp - weights as arrays of bytes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSTORECONSTANTSASBYTES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// The bytes of a constant tensor of floats; nothing for a splat or anything
/// else.
static std::optional<ArrayRef<char>> getBytes(Attribute attr) {
  auto elements = dyn_cast_or_null<ElementsAttr>(attr);
  if (!elements || !isa<FloatType>(elements.getElementType()))
    return std::nullopt;
  if (auto dense = dyn_cast<DenseElementsAttr>(elements))
    if (!dense.isSplat())
      return dense.getRawData();
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements))
    if (AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      return blob->getData();
  return std::nullopt;
}

/// Gives `global` its initial value as bytes, where that is worth it.
static void storeAsBytes(LLVM::GlobalOp global) {
  constexpr size_t minBytes = 1024;
  std::optional<ArrayRef<char>> bytes = getBytes(global.getValueOrNull());
  if (!bytes || bytes->size() < minBytes)
    return;
  auto size = static_cast<int64_t>(bytes->size());
  auto byte = IntegerType::get(global.getContext(), 8);
  global.setGlobalType(LLVM::LLVMArrayType::get(byte, size));
  global.setValueAttr(DenseElementsAttr::getFromRawBuffer(
      RankedTensorType::get({size}, byte), *bytes));
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
