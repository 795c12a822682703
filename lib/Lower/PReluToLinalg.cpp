//===- PReluToLinalg.cpp - lower prelu ops on tensors to linalg.generic
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTOLINALG
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct PReluToLinalgPass : prelu::impl::ConvertPReluToLinalgBase<PReluToLinalgPass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
