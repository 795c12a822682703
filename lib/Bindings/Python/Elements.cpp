//===- Elements.cpp - element types in MLIR, numpy and torch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Elements.h"

#include "llvm/ADT/StringSwitch.h"

using namespace mlir::prelu::python;

namespace {
struct Description {
  const char *name;
  char bufferCode;
  DLPackType dlpack;
};
} // namespace

/// In Element's order. DLPack counts signed integers 0, unsigned ones 1,
/// floating-point ones 2, bfloat16 4, booleans 6.
static constexpr Description descriptions[] = {
    {"float16", 'e', {2, 16}}, {"bfloat16", 0, {4, 16}},
    {"float32", 'f', {2, 32}}, {"float64", 'd', {2, 64}},
    {"bool", '?', {6, 8}},     {"int8", 'b', {0, 8}},
    {"int16", 'h', {0, 16}},   {"int32", 'i', {0, 32}},
    {"int64", 'l', {0, 64}},   {"uint8", 'B', {1, 8}},
    {"uint16", 'H', {1, 16}},  {"uint32", 'I', {1, 32}},
    {"uint64", 'L', {1, 64}}};

static const Description &describe(Element element) {
  return descriptions[static_cast<int>(element)];
}

std::optional<Element>
mlir::prelu::python::getElement(llvm::StringRef mlirName) {
  return llvm::StringSwitch<std::optional<Element>>(mlirName)
      .Case("f16", Element::F16)
      .Case("bf16", Element::BF16)
      .Case("f32", Element::F32)
      .Case("f64", Element::F64)
      .Case("i1", Element::Bool)
      .Cases({"i8", "si8"}, Element::I8)
      .Cases({"i16", "si16"}, Element::I16)
      .Cases({"i32", "si32"}, Element::I32)
      .Cases({"i64", "si64", "index"}, Element::I64)
      .Case("ui8", Element::U8)
      .Case("ui16", Element::U16)
      .Case("ui32", Element::U32)
      .Case("ui64", Element::U64)
      .Default(std::nullopt);
}

bool mlir::prelu::python::isFloat(Element element) {
  return element <= Element::F64;
}

llvm::StringRef mlir::prelu::python::getName(Element element) {
  return describe(element).name;
}

char mlir::prelu::python::getBufferCode(Element element) {
  return describe(element).bufferCode;
}

DLPackType mlir::prelu::python::getDLPackType(Element element) {
  return describe(element).dlpack;
}
