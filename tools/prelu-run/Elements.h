//===- Elements.h - numbers of every element type
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_ELEMENTS_H
#define PRELU_TOOLS_PRELU_RUN_ELEMENTS_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mlir::prelu {

/// An element type of numbers that files and this program know.
class Element {
public:
  enum class Kind { Float, Signed, Unsigned, Bool };

  /// By MLIR's name: "f32", "ui8", "index".
  static std::optional<Element> get(llvm::StringRef name);
  /// By numpy's: "<f4". Two bytes without a meaning of their own are bf16, as
  /// Python's ml_dtypes writes it.
  static std::optional<Element> getOfNumpy(llvm::StringRef dtype);

  Kind getKind() const { return kind; }
  bool isFloat() const { return kind == Kind::Float; }
  int64_t getBytes() const { return bytes; }

  /// As numpy writes it; bf16, which numpy has not, as its bits.
  std::string getNumpyType() const;
  /// Whether elements of the numpy type `dtype` are taken as they are.
  bool takes(llvm::StringRef dtype) const;

  /// Integers of 64 bits lose their last digits.
  double read(const char *place) const;
  void write(char *place, double value) const;

  /// Reads a number as one writes it; false where `text` is none, or none of
  /// this type.
  bool parse(llvm::StringRef text, char *place) const;
  /// With all of its digits.
  std::string print(const char *place) const;

  /// The relative and the absolute error that results are taken with.
  double getRelativeTolerance() const;
  double getAbsoluteTolerance() const;

private:
  Element(Kind kind, int64_t bytes, bool isBFloat = false,
          bool isSignless = false)
      : kind(kind), bytes(bytes), isBFloat(isBFloat), isSignless(isSignless) {}

  int64_t readInteger(const char *place) const;
  void writeInteger(char *place, int64_t value) const;

  Kind kind;
  int64_t bytes;
  bool isBFloat;
  bool isSignless;
};

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_ELEMENTS_H
