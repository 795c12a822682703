//===- Elements.cpp - numbers of every element type
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Elements.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cstring>

using namespace mlir::prelu;
using llvm::StringRef;

std::optional<Element> Element::get(StringRef name) {
  using Result = std::optional<Element>;
  return llvm::StringSwitch<Result>(name)
      .Case("f16", Element(Kind::Float, 2))
      .Case("bf16", Element(Kind::Float, 2, /*isBFloat=*/true))
      .Case("f32", Element(Kind::Float, 4))
      .Case("f64", Element(Kind::Float, 8))
      .Case("i1", Element(Kind::Bool, 1))
      .Case("i8", Element(Kind::Signed, 1, false, /*isSignless=*/true))
      .Case("i16", Element(Kind::Signed, 2, false, /*isSignless=*/true))
      .Case("i32", Element(Kind::Signed, 4, false, /*isSignless=*/true))
      .Cases({"i64", "index"},
             Element(Kind::Signed, 8, false, /*isSignless=*/true))
      .Case("si8", Element(Kind::Signed, 1))
      .Case("si16", Element(Kind::Signed, 2))
      .Case("si32", Element(Kind::Signed, 4))
      .Case("si64", Element(Kind::Signed, 8))
      .Case("ui8", Element(Kind::Unsigned, 1))
      .Case("ui16", Element(Kind::Unsigned, 2))
      .Case("ui32", Element(Kind::Unsigned, 4))
      .Case("ui64", Element(Kind::Unsigned, 8))
      .Default(std::nullopt);
}

std::optional<Element> Element::getOfNumpy(StringRef dtype) {
  return llvm::StringSwitch<std::optional<Element>>(dtype.drop_front(1))
      .Case("f2", get("f16"))
      .Case("V2", get("bf16"))
      .Case("f4", get("f32"))
      .Case("f8", get("f64"))
      .Case("b1", get("i1"))
      .Case("i1", get("si8"))
      .Case("i2", get("si16"))
      .Case("i4", get("si32"))
      .Case("i8", get("si64"))
      .Case("u1", get("ui8"))
      .Case("u2", get("ui16"))
      .Case("u4", get("ui32"))
      .Case("u8", get("ui64"))
      .Default(std::nullopt);
}

/// numpy's letter for a kind.
static char getLetter(Element::Kind kind) {
  switch (kind) {
  case Element::Kind::Float:
    return 'f';
  case Element::Kind::Signed:
    return 'i';
  case Element::Kind::Unsigned:
    return 'u';
  case Element::Kind::Bool:
    return 'b';
  }
  llvm_unreachable("an element of no kind");
}

std::string Element::getNumpyType() const {
  if (isBFloat)
    return "<u2";
  return (bytes == 1 ? "|" : "<") + std::string(1, getLetter(kind)) +
         std::to_string(bytes);
}

bool Element::takes(StringRef dtype) const {
  // The order of bytes in front has been looked at by who read the file.
  dtype = dtype.drop_front(1);
  if (dtype == StringRef(getNumpyType()).drop_front(1))
    return true;
  if (isBFloat)
    return dtype == "V2";
  return isSignless && dtype == "u" + std::to_string(bytes);
}

static const llvm::fltSemantics &getHalf(bool isBFloat) {
  return isBFloat ? llvm::APFloat::BFloat() : llvm::APFloat::IEEEhalf();
}

template <typename T> static T load(const char *place) {
  T value;
  std::memcpy(&value, place, sizeof(T));
  return value;
}

template <typename T> static void store(char *place, T value) {
  std::memcpy(place, &value, sizeof(T));
}

int64_t Element::readInteger(const char *place) const {
  uint64_t bits = 0;
  std::memcpy(&bits, place, bytes);
  return kind == Kind::Signed ? llvm::SignExtend64(bits, 8 * bytes) : bits;
}

void Element::writeInteger(char *place, int64_t value) const {
  std::memcpy(place, &value, bytes);
}

double Element::read(const char *place) const {
  if (kind == Kind::Unsigned)
    return static_cast<uint64_t>(readInteger(place));
  if (kind != Kind::Float)
    return readInteger(place);
  if (bytes == 4)
    return load<float>(place);
  if (bytes == 8)
    return load<double>(place);
  llvm::APFloat value(getHalf(isBFloat),
                      llvm::APInt(16, load<uint16_t>(place)));
  return value.convertToDouble();
}

void Element::write(char *place, double number) const {
  if (kind != Kind::Float)
    return writeInteger(place, static_cast<int64_t>(number));
  if (bytes == 4)
    return store(place, static_cast<float>(number));
  if (bytes == 8)
    return store(place, number);
  llvm::APFloat value(number);
  bool losesInfo = false;
  value.convert(getHalf(isBFloat), llvm::APFloat::rmNearestTiesToEven,
                &losesInfo);
  store(place, static_cast<uint16_t>(value.bitcastToAPInt().getZExtValue()));
}

bool Element::parse(StringRef text, char *place) const {
  if (kind == Kind::Float) {
    double number = 0;
    if (text.getAsDouble(number))
      return false;
    write(place, number);
    return true;
  }
  if (kind == Kind::Bool) {
    text = text == "true" ? "1" : text == "false" ? "0" : text;
    if (text != "0" && text != "1")
      return false;
  }
  int64_t value = 0;
  uint64_t magnitude = 0;
  if (!text.getAsInteger(0, value)) {
    unsigned bits = 8 * bytes;
    bool fits = kind == Kind::Signed ? llvm::isIntN(bits, value)
                                     : value >= 0 && llvm::isUIntN(bits, value);
    if (!fits)
      return false;
  } else if (kind == Kind::Unsigned && bytes == 8 &&
             !text.getAsInteger(0, magnitude)) {
    value = static_cast<int64_t>(magnitude);
  } else {
    return false;
  }
  writeInteger(place, value);
  return true;
}

std::string Element::print(const char *place) const {
  if (kind == Kind::Unsigned)
    return std::to_string(static_cast<uint64_t>(readInteger(place)));
  if (kind != Kind::Float)
    return std::to_string(readInteger(place));
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.*g",
                                                 bytes == 8   ? 17
                                                 : bytes == 4 ? 9
                                                              : 5,
                                                 read(place));
  return text;
}

double Element::getRelativeTolerance() const {
  if (!isFloat())
    return 0;
  if (bytes == 2)
    return isBFloat ? 2e-2 : 2e-3;
  return bytes == 4 ? 1e-4 : 1e-9;
}

double Element::getAbsoluteTolerance() const {
  if (!isFloat())
    return 0;
  if (bytes == 2)
    return isBFloat ? 1e-2 : 1e-3;
  return bytes == 4 ? 1e-5 : 1e-10;
}
