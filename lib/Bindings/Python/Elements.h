//===- Elements.h - element types in MLIR, numpy and torch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_BINDINGS_PYTHON_ELEMENTS_H
#define PRELU_LIB_BINDINGS_PYTHON_ELEMENTS_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>

namespace mlir::prelu::python {

/// What an element is to Python: MLIR's signless integers are signed there.
enum class Element {
  F16,
  BF16,
  F32,
  F64,
  Bool,
  I8,
  I16,
  I32,
  I64,
  U8,
  U16,
  U32,
  U64
};

/// None for an element that numpy and torch do not have.
std::optional<Element> getElement(llvm::StringRef mlirName);

/// Whether numbers of it are floating-point ones.
bool isFloat(Element element);

/// "float32", in numpy and in torch; numpy has no "bfloat16", which is its
/// bits, "uint16", there.
llvm::StringRef getName(Element element);

/// numpy's code in a buffer's format; 0: none.
char getBufferCode(Element element);

/// Of DLPack: the code of the kind, and the bits.
struct DLPackType {
  uint8_t code, bits;
};
DLPackType getDLPackType(Element element);

} // namespace mlir::prelu::python

#endif // PRELU_LIB_BINDINGS_PYTHON_ELEMENTS_H
