//===- Compare.cpp - results next to expected ones
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compare.h"

#include "Elements.h"
#include "Values.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

#include <cmath>

using namespace mlir::prelu;
using llvm::StringRef;
using llvm::Twine;

namespace {
/// A result and what it should be.
struct Comparison {
  const OwnedValue &actual;
  const NumpyArray &expected;
  double relative, absolute;

  Element actualElement, expectedElement;
  const char *getActual(size_t i) const {
    return static_cast<const char *>(actual.getData()) +
           i * actualElement.getBytes();
  }
  const char *getExpected(size_t i) const {
    return expected.bytes.data() + i * expectedElement.getBytes();
  }
};

struct Difference {
  size_t count = 0, wrong = 0, first = 0;
  /// The largest difference, and the largest expected number.
  double most = 0, scale = 0;
};
} // namespace

/// Whether `actual` may stand for `expected`, as numpy.isclose has it.
static bool isClose(double actual, double expected,
                    const Comparison &comparison) {
  if (std::isnan(expected))
    return std::isnan(actual);
  if (!std::isfinite(expected) || !std::isfinite(actual))
    return actual == expected;
  return std::fabs(actual - expected) <=
         comparison.absolute + comparison.relative * std::fabs(expected);
}

static bool isEqual(const Comparison &comparison, size_t i) {
  double actual = comparison.actualElement.read(comparison.getActual(i));
  double expected = comparison.expectedElement.read(comparison.getExpected(i));
  if (comparison.actualElement.isFloat() || comparison.relative > 0 ||
      comparison.absolute > 0)
    return isClose(actual, expected, comparison);
  // All digits of 64 bits.
  return comparison.actualElement.print(comparison.getActual(i)) ==
         comparison.expectedElement.print(comparison.getExpected(i));
}

static Difference compare(const Comparison &comparison) {
  Difference difference;
  difference.count =
      comparison.expected.bytes.size() / comparison.expectedElement.getBytes();
  for (size_t i = 0; i < difference.count; ++i) {
    double actual = comparison.actualElement.read(comparison.getActual(i));
    double expected =
        comparison.expectedElement.read(comparison.getExpected(i));
    if (std::isfinite(actual) && std::isfinite(expected)) {
      difference.most =
          std::fmax(difference.most, std::fabs(actual - expected));
      difference.scale = std::fmax(difference.scale, std::fabs(expected));
    }
    if (isEqual(comparison, i))
      continue;
    if (difference.wrong++ == 0)
      difference.first = i;
  }
  return difference;
}

/// "[0, 3]": where element `i` of an array of `shape` lies.
static std::string printIndex(llvm::ArrayRef<int64_t> shape, size_t i) {
  llvm::SmallVector<std::string> index;
  for (int64_t size : llvm::reverse(shape)) {
    index.push_back(std::to_string(i % size));
    i /= size;
  }
  return "[" + llvm::join(llvm::reverse(index), ", ") + "]";
}

static void print(llvm::raw_ostream &os, const Comparison &comparison,
                  const Difference &difference) {
  if (difference.wrong == 0)
    os << "equal";
  else
    os << difference.wrong << " of " << difference.count
       << " elements are wrong, the first at "
       << printIndex(comparison.expected.shape, difference.first) << ": actual "
       << comparison.actualElement.print(comparison.getActual(difference.first))
       << ", expected "
       << comparison.expectedElement.print(
              comparison.getExpected(difference.first));
  // Relative to the largest element: those around zero have no error of their
  // own.
  if (comparison.actualElement.isFloat())
    os << llvm::format("; largest relative error %.2g",
                       difference.scale > 0 ? difference.most / difference.scale
                                            : difference.most);
  os << llvm::format(" (rtol %g, atol %g)\n", comparison.relative,
                     comparison.absolute);
}

/// The element type of `expected`, in so far as it can be compared with `type`.
static std::optional<Element> getExpectedElement(const ValueType &type,
                                                 const NumpyArray &expected) {
  std::optional<Element> own = Element::get(type.element);
  // The bits of bf16, and signless integers.
  if (own && own->takes(expected.dtype))
    return own;
  std::optional<Element> other = Element::getOfNumpy(expected.dtype);
  if (own && other && own->isFloat() == other->isFloat())
    return other;
  return std::nullopt;
}

/// Compares result `index`, and prints what comes of it behind `source`.
static llvm::Expected<bool>
compareOne(llvm::raw_ostream &os, const Function &function, size_t index,
           const OwnedValue &actual, const Twine &source,
           const NumpyArray &expected, const ExpectOptions &options) {
  ValueType type = function.getSignature().results[index];
  type.shape.assign(actual.getShape().begin(), actual.getShape().end());
  std::optional<Element> element = getExpectedElement(type, expected);
  if (!element)
    return llvm::createStringError(source + ": elements of dtype '" +
                                   expected.dtype + "', and result " +
                                   Twine(index) + " is a " + type.getText());
  os << "result " << index << ": ";
  if (type.shape != expected.shape) {
    os << type.getText() << ", expected shape ["
       << llvm::join(llvm::map_range(
                         expected.shape,
                         [](int64_t size) { return std::to_string(size); }),
                     ", ")
       << "]\n";
    return false;
  }
  Element own = *Element::get(type.element);
  Comparison comparison = {
      actual,
      expected,
      options.relative.value_or(own.getRelativeTolerance()),
      options.absolute.value_or(own.getAbsoluteTolerance()),
      own,
      *element};
  Difference difference = compare(comparison);
  print(os, comparison, difference);
  return difference.wrong == 0;
}

llvm::Expected<bool>
mlir::prelu::compareResults(llvm::raw_ostream &os, const Function &function,
                            llvm::ArrayRef<OwnedValue> results,
                            const ExpectOptions &options) {
  bool isEqual = true;
  auto add = [&](size_t index, const Twine &source,
                 const NumpyArray &expected) -> llvm::Error {
    llvm::Expected<bool> equal = compareOne(os, function, index, results[index],
                                            source, expected, options);
    if (!equal)
      return equal.takeError();
    isEqual &= *equal;
    return llvm::Error::success();
  };
  for (auto [index, path] : llvm::enumerate(options.files)) {
    llvm::Expected<NumpyArray> expected = readNpy(path);
    if (!expected)
      return expected.takeError();
    if (llvm::Error error = add(index, path, *expected))
      return error;
  }
  if (options.archive.empty())
    return isEqual;
  llvm::Expected<NumpyArchive> archive = readNpz(options.archive);
  if (!archive)
    return archive.takeError();
  for (size_t index = 0; index < results.size(); ++index) {
    const NumpyArray *expected = find(*archive, "y", index);
    if (!expected)
      return llvm::createStringError(options.archive + ": no y" + Twine(index) +
                                     " to compare result " + Twine(index) +
                                     " with");
    if (llvm::Error error =
            add(index, options.archive + ", y" + Twine(index), *expected))
      return error;
  }
  return isEqual;
}
