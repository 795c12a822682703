//===- ElementColumns.cpp - elements of constants, read and written in columns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ElementColumns.h"

#include "prelu/Dialect/IR/AffineAccess.h"

#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;
using llvm::APInt;

static std::optional<Place> getLinearPlace(AffineExpr expr, int64_t numDims) {
  AffineAccess access(expr, numDims);
  Place place;
  for (int64_t dim = 0; dim < numDims; ++dim) {
    std::optional<int64_t> factor = access.getCoefficient(dim);
    if (!factor)
      return std::nullopt;
    place.factors.push_back(*factor);
  }
  place.base = access.getConstant();
  return place;
}

std::optional<Place> prelu::getPlace(AffineMap map, ArrayRef<int64_t> shape) {
  AffineExpr sum = getAffineConstantExpr(0, map.getContext());
  for (auto [expr, stride] :
       llvm::zip_equal(map.getResults(), computeStrides(shape)))
    sum = sum + expr * stride;
  return getLinearPlace(sum, map.getNumDims());
}

std::vector<int64_t> prelu::getPlaces(const Place &place,
                                      ArrayRef<int64_t> extents,
                                      ArrayRef<unsigned> order,
                                      SmallVector<int64_t> start, int64_t begin,
                                      int64_t rows) {
  for (unsigned loop : llvm::reverse(order)) {
    start[loop] = begin % extents[loop];
    begin /= extents[loop];
  }
  std::vector<int64_t> places(rows);
  for (int64_t row = 0; row < rows; ++row) {
    int64_t sum = place.base;
    for (auto [factor, index] : llvm::zip_equal(place.factors, start))
      sum += factor * index;
    places[row] = sum;
    for (unsigned loop : llvm::reverse(order)) {
      if (++start[loop] < extents[loop])
        break;
      start[loop] = 0;
    }
  }
  return places;
}

static void appendElement(Column &column, const char *element, Type type,
                          int64_t size) {
  uint64_t bits = 0;
  std::memcpy(&bits, element, size);
  auto floatType = dyn_cast<FloatType>(type);
  if (!floatType) {
    column.integers.emplace_back(getColumnWidth(type), bits,
                                 /*isSigned=*/false, /*implicitTrunc=*/true);
    return;
  }
  if (floatType.isF32()) {
    column.floats.push_back(llvm::bit_cast<float>(static_cast<uint32_t>(bits)));
    return;
  }
  llvm::APFloat value(floatType.getFloatSemantics(),
                      APInt(floatType.getWidth(), bits));
  column.floats.push_back(value.convertToDouble());
}

Column prelu::readElements(const ConstantTensor &tensor,
                           ArrayRef<int64_t> places) {
  Type type = tensor.getType().getElementType();
  int64_t size = tensor.getElementSize();
  Column column;
  for (int64_t place : places)
    appendElement(column,
                  tensor.getBytes().data() +
                      (tensor.isSplat() ? 0 : place * size),
                  type, size);
  return column;
}

void prelu::writeElement(const Column &column, size_t row,
                         ConstantTensor &tensor, int64_t place) {
  uint64_t bits;
  int64_t size = tensor.getElementSize();
  auto floatType = dyn_cast<FloatType>(tensor.getType().getElementType());
  if (!floatType) {
    bits = column.integers[row].getZExtValue();
  } else if (floatType.isF32()) {
    bits = llvm::bit_cast<uint32_t>(static_cast<float>(column.floats[row]));
  } else {
    llvm::APFloat value(column.floats[row]);
    bool losesInfo;
    value.convert(floatType.getFloatSemantics(),
                  llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    bits = value.bitcastToAPInt().getZExtValue();
  }
  std::memcpy(tensor.getWritable() + place * size, &bits, size);
}

Column prelu::repeat(TypedAttr attr, size_t rows) {
  Column column;
  if (auto number = dyn_cast<FloatAttr>(attr))
    column.floats.assign(rows, number.getValueAsDouble());
  else
    column.integers.assign(rows, cast<IntegerAttr>(attr).getValue());
  return column;
}

TypedAttr prelu::getScalar(Value value) {
  TypedAttr attr;
  if (!isColumnType(value.getType()) || !matchPattern(value, m_Constant(&attr)))
    return {};
  return attr;
}
