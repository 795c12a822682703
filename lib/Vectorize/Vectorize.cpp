//===- Vectorize.cpp - compute every prelu.fused on vector registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Vectorize/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUVECTORIZE
#include "prelu/Vectorize/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct VectorizePass : prelu::impl::PReluVectorizeBase<VectorizePass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
