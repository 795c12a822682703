//===- Raise.cpp - name every spelling of PReLU as prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Raise/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURAISE
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct RaisePass : prelu::impl::PReluRaiseBase<RaisePass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
