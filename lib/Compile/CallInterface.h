//===- CallInterface.h - functions that are called by description
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_CALLINTERFACE_H
#define PRELU_LIB_COMPILE_CALLINTERFACE_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// A function that programs may call, with its type on tensors.
struct PublicFunction {
  std::string name;
  FunctionType type;

  /// Whether the type can be told by a signature, so that the function can be
  /// called by it: tensors and memrefs that lie row by row, and numbers.
  bool isDescribed() const;
};

/// The public functions of `module`, which is as the user wrote it.
std::vector<PublicFunction> getPublicFunctions(ModuleOp module);

/// Adds to `compiled`, of the LLVM dialect, what programs need that learn of a
/// function when they run. For each of `functions`:
///
/// - `_prelu_signature_<name>`, a text that ends in a zero byte: JSON that
/// holds
///   the types of arguments and results, as prelu/Execute/Signature.h says;
/// - `_prelu_call_<name>(void **values)`, which calls `_mlir_ciface_<name>`:
///   each value is the address of a descriptor or of a number, in that
///   function's order, the last one of a single number that it returns;
/// - `_prelu_call_<name>_arena_bytes`, where the function takes an arena.
void addCallInterface(ModuleOp compiled, ArrayRef<PublicFunction> functions,
                      bool hasOutParams);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_CALLINTERFACE_H
