//===- PReluFold.cpp - folding prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

Operation *PReluDialect::materializeConstant(OpBuilder &builder,
                                             Attribute value, Type type,
                                             Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}

/// prelu(x, alpha) of one element as the op's description has it: one product,
/// rounded to nearest.
static APFloat evaluate(const APFloat &x, const APFloat &alpha) {
  if (!x.isNaN() && !x.isZero() && !x.isNegative())
    return x;
  APFloat product = x;
  product.multiply(alpha, APFloat::rmNearestTiesToEven);
  return product;
}

/// Signed integers wrap.
static APInt evaluate(const APInt &x, const APInt &alpha) {
  return x.isStrictlyPositive() ? x : x * alpha;
}

/// The element at `index` (per dimension of the input) of alpha.
template <typename T>
static T getAlphaElement(DenseElementsAttr alpha, ArrayRef<int64_t> alphaDims,
                         ArrayRef<int64_t> index) {
  SmallVector<uint64_t> alphaIndex;
  for (int64_t dim : alphaDims)
    alphaIndex.push_back(index[dim]);
  return alpha.getValues<T>()[alphaIndex];
}

template <typename T>
static Attribute foldElements(DenseElementsAttr input, Attribute alpha,
                              ArrayRef<int64_t> alphaDims) {
  auto alphaElements = dyn_cast<DenseElementsAttr>(alpha);
  auto getScalarAlpha = [&]() -> std::optional<T> {
    if (alphaElements)
      return alphaElements.isSplat()
                 ? std::optional<T>(alphaElements.getSplatValue<T>())
                 : std::nullopt;
    if constexpr (std::is_same_v<T, APFloat>)
      return cast<FloatAttr>(alpha).getValue();
    else
      return cast<IntegerAttr>(alpha).getValue();
  };
  std::optional<T> scalarAlpha = getScalarAlpha();
  if (input.isSplat() && scalarAlpha)
    return DenseElementsAttr::get(
        input.getType(), evaluate(input.getSplatValue<T>(), *scalarAlpha));

  ArrayRef<int64_t> shape = input.getType().getShape();
  SmallVector<int64_t> index(shape.size(), 0);
  SmallVector<T> results;
  for (T x : input.getValues<T>()) {
    T a = scalarAlpha ? *scalarAlpha
                      : getAlphaElement<T>(alphaElements, alphaDims, index);
    results.push_back(evaluate(x, a));
    for (int64_t dim = shape.size() - 1; dim >= 0; --dim) {
      if (++index[dim] != shape[dim])
        break;
      index[dim] = 0;
    }
  }
  return DenseElementsAttr::get(input.getType(), ArrayRef<T>(results));
}

OpFoldResult PReluOp::fold(FoldAdaptor adaptor) {
  // prelu(x, 1) = x: both branches are x. There is no such rule for alpha = 0:
  // it gives NaN for -Inf, which no max(x, 0) does.
  if (matchPattern(getAlpha(), m_OneFloat()) ||
      matchPattern(getAlpha(), m_One()))
    return getInput();

  Attribute input = adaptor.getInput(), alpha = adaptor.getAlpha();
  if (!input || !alpha)
    return {};
  if (auto x = dyn_cast<FloatAttr>(input))
    if (auto a = dyn_cast<FloatAttr>(alpha))
      return FloatAttr::get(x.getType(), evaluate(x.getValue(), a.getValue()));
  if (auto x = dyn_cast<IntegerAttr>(input))
    if (auto a = dyn_cast<IntegerAttr>(alpha))
      return IntegerAttr::get(x.getType(),
                              evaluate(x.getValue(), a.getValue()));

  // Larger tensors are weights or test data: folding them would cost more in
  // the compiler than it saves at run time.
  constexpr int64_t maxElements = 1 << 12;
  auto elements = dyn_cast<DenseElementsAttr>(input);
  if (!elements || isa<DenseResourceElementsAttr>(alpha) ||
      (!elements.isSplat() && elements.getNumElements() > maxElements) ||
      elements.getType().getNumElements() == 0)
    return {};
  if (!isa<DenseElementsAttr, FloatAttr, IntegerAttr>(alpha))
    return {};
  // A splat input under an alpha of many elements gets as many results.
  auto alphaElements = dyn_cast<DenseElementsAttr>(alpha);
  if (alphaElements && !alphaElements.isSplat() &&
      elements.getNumElements() > maxElements)
    return {};
  SmallVector<int64_t> alphaDims = getEffectiveAlphaDims();
  if (isa<FloatType>(elements.getElementType()))
    return foldElements<APFloat>(elements, alpha, alphaDims);
  return foldElements<APInt>(elements, alpha, alphaDims);
}
