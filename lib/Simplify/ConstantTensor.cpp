//===- ConstantTensor.cpp - elements of constants
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantTensor.h"

#include "ScalarColumn.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;
using namespace mlir::prelu;

/// The bytes of an element, as attributes hold it; 1 for an i1, which they hold
/// in a bit. Nothing for other integers that fill no bytes.
static std::optional<int64_t> getStoredSize(Type elementType) {
  if (!isColumnType(elementType))
    return std::nullopt;
  unsigned width = getColumnWidth(elementType);
  if (width != 1 && width % 8 != 0)
    return std::nullopt;
  return llvm::divideCeil(width, 8);
}

int64_t ConstantTensor::getElementSize() const {
  return *getStoredSize(type.getElementType());
}

std::optional<ConstantTensor> ConstantTensor::get(ElementsAttr attr) {
  auto type = dyn_cast<RankedTensorType>(attr.getType());
  if (!type || !type.hasStaticShape())
    return std::nullopt;
  std::optional<int64_t> size = getStoredSize(type.getElementType());
  if (!size)
    return std::nullopt;
  ConstantTensor result;
  result.type = type;
  result.source = attr;
  bool isBoolean = type.getElementType().isInteger(1);
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (isBoolean || !blob ||
        blob->getData().size() != size_t(type.getNumElements() * *size))
      return std::nullopt;
    result.bytes = blob->getData();
    return result;
  }
  auto dense = dyn_cast<DenseIntOrFPElementsAttr>(attr);
  if (!dense)
    return std::nullopt;
  result.splat = dense.isSplat();
  result.bytes = dense.getRawData();
  if (!isBoolean)
    return result;
  result.storage = std::make_shared<std::vector<char>>();
  if (result.splat)
    result.storage->push_back(dense.getSplatValue<bool>());
  else
    llvm::append_range(*result.storage, dense.getValues<bool>());
  result.bytes = *result.storage;
  return result;
}

ConstantTensor ConstantTensor::create(RankedTensorType type, bool isSplat) {
  ConstantTensor result;
  result.type = type;
  result.splat = isSplat;
  int64_t elements = isSplat ? 1 : type.getNumElements();
  result.storage = std::make_shared<std::vector<char>>(
      elements * result.getElementSize(), 0);
  result.bytes = *result.storage;
  return result;
}

ConstantTensor ConstantTensor::reshape(RankedTensorType newType) const {
  ConstantTensor result = *this;
  result.type = newType;
  return result;
}

ConstantTensor ConstantTensor::clone() const {
  ConstantTensor result = create(type);
  char *target = result.getWritable();
  if (!splat) {
    llvm::copy(bytes, target);
    return result;
  }
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
    target = std::copy(bytes.begin(), bytes.end(), target);
  return result;
}

TypedAttr ConstantTensor::getAttr() const {
  if (auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(source))
    return DenseResourceElementsAttr::get(type, resource.getRawHandle());
  if (auto dense = dyn_cast_or_null<DenseElementsAttr>(source))
    return dense.isSplat() ? dense.resizeSplat(type) : dense.reshape(type);
  if (type.getElementType().isInteger(1)) {
    SmallVector<bool> values(bytes.begin(), bytes.end());
    return DenseElementsAttr::get(type, ArrayRef<bool>(values));
  }
  if (bytes.size() < minResourceBytes)
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  // The blob keeps the elements where they are.
  return DenseResourceElementsAttr::get(
      type, "folded_constant",
      AsmResourceBlob(
          bytes, alignof(std::max_align_t),
          [kept = storage](void *, size_t, size_t) {},
          /*dataIsMutable=*/false));
}
