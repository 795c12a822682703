//===- passes.cpp - a file that only names prelu-opt's passes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Passes.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Raise/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Simplify/Passes.h"
#include "prelu/Vectorize/Passes.h"

#if defined(MLIR_DIALECT_LINALG_IR_LINALG_H) ||                                \
    defined(MLIR_DIALECT_TENSOR_IR_TENSOR_H_) ||                               \
    defined(MLIR_DIALECT_SCF_SCF_H) ||                                         \
    defined(MLIR_DIALECT_GPU_IR_GPUDIALECT_H) ||                               \
    defined(MLIR_DIALECT_SPIRV_IR_SPIRVDIALECT_H_) ||                          \
    defined(PRELU_DIALECT_IR_PRELU_H)
#error "a header of passes brings dialects"
#endif

std::unique_ptr<mlir::Pass> createFirst() {
  return mlir::prelu::createPReluRaise();
}

std::unique_ptr<mlir::Pass> createLast() {
  return mlir::prelu::createPReluCheckLLVM();
}
