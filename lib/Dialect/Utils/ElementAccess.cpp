//===- ElementAccess.cpp - the numbers of constant tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/APFloat.h"

using namespace mlir;

std::optional<ArrayRef<char>> prelu::getBytes(ElementsAttr attr,
                                              SmallVectorImpl<char> &storage) {
  Type type = attr.getElementType();
  if (!type.isIntOrFloat() || type.getIntOrFloatBitWidth() % 8 != 0)
    return std::nullopt;
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    size_t size = attr.getNumElements() * (type.getIntOrFloatBitWidth() / 8);
    if (!blob || blob->getData().size() != size)
      return std::nullopt;
    return blob->getData();
  }
  auto dense = dyn_cast<DenseElementsAttr>(attr);
  if (!dense)
    return std::nullopt;
  ArrayRef<char> raw = dense.getRawData();
  if (!dense.isSplat())
    return raw;
  for (int64_t i = 0, e = dense.getNumElements(); i < e; ++i)
    storage.append(raw.begin(), raw.end());
  return ArrayRef<char>(storage);
}

ElementsAttr prelu::getConstantElements(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
      break;
    value = op->getOperand(0);
  }
  ElementsAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return {};
  return attr;
}

std::optional<std::vector<double>> prelu::readFloats(ElementsAttr attr) {
  auto type = dyn_cast<FloatType>(attr.getElementType());
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!type || type.getWidth() > 64 || !bytes)
    return std::nullopt;
  unsigned size = type.getWidth() / 8;
  std::vector<double> values;
  values.reserve(bytes->size() / size);
  for (size_t i = 0; i < bytes->size(); i += size) {
    uint64_t bits = 0;
    std::memcpy(&bits, bytes->data() + i, size);
    llvm::APFloat value(type.getFloatSemantics(),
                        llvm::APInt(type.getWidth(), bits));
    values.push_back(value.convertToDouble());
  }
  return values;
}

/// Whether no element of `bytes` has all bits of `exponent` set, which makes it
/// an Inf or a NaN: millions of weights in their own format.
template <typename Bits>
static bool holdsNoSpecial(ArrayRef<char> bytes, uint64_t exponent) {
  Bits mask = static_cast<Bits>(exponent);
  for (size_t i = 0; i < bytes.size(); i += sizeof(Bits)) {
    Bits bits;
    std::memcpy(&bits, bytes.data() + i, sizeof(Bits));
    if ((bits & mask) == mask)
      return false;
  }
  return true;
}

bool prelu::holdsFiniteNumbers(ElementsAttr attr) {
  Type type = attr.getElementType();
  if (!type.isF16() && !type.isBF16() && !type.isF32() && !type.isF64())
    return false;
  uint64_t exponent =
      llvm::APFloat::getInf(cast<FloatType>(type).getFloatSemantics())
          .bitcastToAPInt()
          .getZExtValue();
  if (attr.isSplat())
    return attr.getSplatValue<llvm::APFloat>().isFinite();
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!bytes)
    return false;
  switch (type.getIntOrFloatBitWidth()) {
  case 16:
    return holdsNoSpecial<uint16_t>(*bytes, exponent);
  case 32:
    return holdsNoSpecial<uint32_t>(*bytes, exponent);
  default:
    return holdsNoSpecial<uint64_t>(*bytes, exponent);
  }
}

DenseElementsAttr prelu::writeFloats(RankedTensorType type,
                                     ArrayRef<double> values) {
  auto elementType = cast<FloatType>(type.getElementType());
  unsigned size = elementType.getWidth() / 8;
  std::vector<char> bytes(values.size() * size);
  for (auto [index, value] : llvm::enumerate(values)) {
    llvm::APFloat rounded(value);
    bool losesInfo;
    rounded.convert(elementType.getFloatSemantics(),
                    llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    uint64_t bits = rounded.bitcastToAPInt().getZExtValue();
    std::memcpy(bytes.data() + index * size, &bits, size);
  }
  return DenseElementsAttr::getFromRawBuffer(type, bytes);
}
