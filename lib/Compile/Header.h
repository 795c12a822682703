//===- Header.h - a C header for compiled functions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_HEADER_H
#define PRELU_LIB_COMPILE_HEADER_H

#include "CallInterface.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// A C header with a prototype for each public function of a module. A function
/// that no C type fits gets a sentence instead.
class Header {
public:
  /// `functions` are those of the module as the user wrote it, on tensors.
  explicit Header(ArrayRef<PublicFunction> functions) : functions(functions) {}

  /// The text. `compiled` is the module in the LLVM dialect, `hasOutParams`
  /// whether the caller owns the results' buffers and the arena there;
  /// `libraries` is what a program has to be linked with.
  std::string getText(ModuleOp compiled, bool hasOutParams, StringRef fileName,
                      StringRef libraries) const;

private:
  ArrayRef<PublicFunction> functions;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_HEADER_H
