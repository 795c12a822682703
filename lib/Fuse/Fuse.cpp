//===- Fuse.cpp - put each contraction and its epilogue into one prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFUSE
#include "prelu/Fuse/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct FusePass : prelu::impl::PReluFuseBase<FusePass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
