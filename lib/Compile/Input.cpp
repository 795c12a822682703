//===- Input.cpp - what prelu-opt can read
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Compile/Input.h"

#include "mlir/Bytecode/BytecodeReader.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/ADT/bit.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;

/// The producer's name in the header of a bytecode file: after four bytes of
/// magic and the version, a variable-length integer whose first byte's trailing
/// zeros count the bytes that follow it. Empty if the file ends within it.
static StringRef bytecodeProducer(StringRef bytes) {
  bytes = bytes.drop_front(4);
  if (bytes.empty())
    return {};
  unsigned following =
      llvm::countr_zero(static_cast<unsigned char>(bytes.front()));
  bytes = bytes.drop_front(std::min<size_t>(bytes.size(), 1 + following));
  size_t end = bytes.find('\0');
  return end == StringRef::npos ? StringRef() : bytes.take_front(end);
}

/// MLIR promises that a release reads the bytecode of the builtin dialect of
/// earlier ones; the other dialects' encodings follow their ops and change
/// without a version.
static bool isReadableProducer(StringRef producer) {
  unsigned major;
  return producer.consume_front("MLIR") &&
         !producer.consumeInteger(/*Radix=*/10, major) &&
         major <= LLVM_VERSION_MAJOR;
}

std::string prelu::findInputError(llvm::MemoryBufferRef input) {
  StringRef bytes = input.getBuffer();
  if (bytes.trim().empty())
    return "the input is empty";
  if (!isBytecode(input))
    return "";
  StringRef producer = bytecodeProducer(bytes);
  if (isReadableProducer(producer))
    return "";
  return ("bytecode written by '" + producer +
          "' cannot be read by MLIR " LLVM_VERSION_STRING
          ": pass text instead (in Python, str(module); from mlir-opt, its "
          "output without --emit-bytecode)")
      .str();
}
