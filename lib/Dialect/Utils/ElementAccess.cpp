//===- ElementAccess.cpp - the numbers of constant tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "prelu/Dialect/IR/DataMovement.h"

#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/APFloat.h"

using namespace mlir;
using namespace mlir::prelu;

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
  while (auto movement = getDataMovement(value)) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!movement.isBijection() || !movement.keepsOrder() || !type ||
        !type.hasStaticShape())
      break;
    value = movement.getOnlySource()->get();
  }
  ElementsAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return {};
  return attr;
}

/// `values` from elements that C++ has a type for.
template <typename Number>
static void readNumbers(const char *bytes, MutableArrayRef<double> values) {
  for (double &value : values) {
    Number number;
    std::memcpy(&number, bytes, sizeof(Number));
    value = number;
    bytes += sizeof(Number);
  }
}

void prelu::readFloats(FloatType type, const char *bytes,
                       MutableArrayRef<double> values) {
  if (type.isF32())
    return readNumbers<float>(bytes, values);
  if (type.isF64())
    return readNumbers<double>(bytes, values);
  unsigned size = type.getWidth() / 8;
  for (double &value : values) {
    uint64_t bits = 0;
    std::memcpy(&bits, bytes, size);
    value = llvm::APFloat(type.getFloatSemantics(),
                          llvm::APInt(type.getWidth(), bits))
                .convertToDouble();
    bytes += size;
  }
}

std::optional<std::vector<double>> prelu::readFloats(ElementsAttr attr) {
  auto type = dyn_cast<FloatType>(attr.getElementType());
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(attr, storage);
  if (!type || type.getWidth() > 64 || !bytes)
    return std::nullopt;
  std::vector<double> values(bytes->size() / (type.getWidth() / 8));
  readFloats(type, bytes->data(), values);
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

/// `values` as elements that C++ has a type for, rounded as the machine does:
/// to nearest, ties to even.
template <typename Number>
static void writeNumbers(ArrayRef<double> values, char *bytes) {
  for (double value : values) {
    auto number = static_cast<Number>(value);
    std::memcpy(bytes, &number, sizeof(Number));
    bytes += sizeof(Number);
  }
}

void prelu::writeFloats(FloatType type, ArrayRef<double> values, char *bytes) {
  if (type.isF32())
    return writeNumbers<float>(values, bytes);
  if (type.isF64())
    return writeNumbers<double>(values, bytes);
  unsigned size = type.getWidth() / 8;
  for (double value : values) {
    llvm::APFloat rounded(value);
    bool losesInfo;
    rounded.convert(type.getFloatSemantics(),
                    llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    uint64_t bits = rounded.bitcastToAPInt().getZExtValue();
    std::memcpy(bytes, &bits, size);
    bytes += size;
  }
}

ElementsAttr prelu::createConstantElements(
    RankedTensorType type,
    llvm::function_ref<void(MutableArrayRef<char>)> fill) {
  size_t size = type.getNumElements() * type.getElementTypeBitWidth() / 8;
  if (size < minResourceBytes) {
    std::vector<char> bytes(size);
    fill(bytes);
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  }
  constexpr size_t cacheLine = 64;
  AsmResourceBlob blob = HeapAsmResourceBlob::allocate(size, cacheLine);
  fill(blob.getMutableData());
  return DenseResourceElementsAttr::get(type, "constant", std::move(blob));
}

ElementsAttr prelu::writeFloats(RankedTensorType type,
                                ArrayRef<double> values) {
  return createConstantElements(type, [&](MutableArrayRef<char> bytes) {
    writeFloats(cast<FloatType>(type.getElementType()), values, bytes.data());
  });
}
