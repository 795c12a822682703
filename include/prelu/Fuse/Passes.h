//===- Passes.h - 3: contraction and epilogue to prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_FUSE_PASSES_H
#define PRELU_FUSE_PASSES_H

#include "prelu/Fuse/ContractionSelection.h"

#include "mlir/Pass/Pass.h"

namespace mlir::prelu {

#define GEN_PASS_DECL
#include "prelu/Fuse/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "prelu/Fuse/Passes.h.inc"

} // namespace mlir::prelu

#endif // PRELU_FUSE_PASSES_H
