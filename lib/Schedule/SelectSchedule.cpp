//===- SelectSchedule.cpp - choose the register tile of every prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Schedule/Passes.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSELECTSCHEDULE
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

namespace {
struct SelectSchedulePass : prelu::impl::PReluSelectScheduleBase<SelectSchedulePass> {
  using Base::Base;
  void runOnOperation() override {}
};
} // namespace
