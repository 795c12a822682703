//===- Simplify.cpp - fold batch-norm and scales into constant weights and simplify PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSIMPLIFY
#include "prelu/Simplify/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct SimplifyPass : prelu::impl::PReluSimplifyBase<SimplifyPass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
