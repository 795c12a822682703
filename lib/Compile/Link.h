//===- Link.h - objects into one file
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_LINK_H
#define PRELU_LIB_COMPILE_LINK_H

#include "mlir/Support/LLVM.h"

#include <string>
#include <vector>

namespace mlir {
class MLIRContext;
}

namespace mlir::prelu {

/// Joins `objects` to one object, the file `output`. `linker` is the program to
/// use; empty: lld, or what the PATH has.
LogicalResult joinObjects(MLIRContext *context, ArrayRef<std::string> objects,
                          StringRef output, StringRef linker);

/// Links `objects` to a shared library for `triple`, the file `output`, through
/// a C compiler, which knows where libraries lie. `linker` is the compiler to
/// use; empty: clang, or what the PATH has.
LogicalResult linkLibrary(MLIRContext *context, ArrayRef<std::string> objects,
                          StringRef output, StringRef triple, bool needsOpenMP,
                          StringRef linker, ArrayRef<std::string> arguments);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_LINK_H
