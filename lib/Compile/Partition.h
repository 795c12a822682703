//===- Partition.h - a module in parts that are compiled side by side
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_PARTITION_H
#define PRELU_LIB_COMPILE_PARTITION_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// A constant that goes into the object as it is, past LLVM.
struct Weight {
  std::string symbol;
  ElementsAttr elements;
  uint64_t alignment;
};

/// What local symbols that become visible to other parts start with, so that
/// two networks meet in one program: the name of a function that the program
/// could not hold twice. Empty without a public function.
std::string getSymbolPrefix(ModuleOp module);

/// Takes the large constants out of `module`, of the LLVM dialect; functions
/// refer to their symbols, which are hidden.
std::vector<Weight> takeWeights(ModuleOp module, StringRef prefix);

/// Moves the functions of `module`, of the LLVM dialect, into modules of about
/// as much work, in their order. How many there are depends on `module` alone.
/// What one part needs of another is hidden from other objects; small constants
/// and functions that each object may hold are in every part that needs them.
std::vector<OwningOpRef<ModuleOp>> partition(OwningOpRef<ModuleOp> module,
                                             StringRef prefix);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_PARTITION_H
