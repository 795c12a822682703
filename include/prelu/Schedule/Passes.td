//===- Passes.td - 4: choose and lay out
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SCHEDULE_PASSES
#define PRELU_SCHEDULE_PASSES

include "mlir/Pass/PassBase.td"

def PReluSelectSchedule : Pass<"prelu-select-schedule"> {
  let summary = "Choose the register tile of every prelu.fused";
  let description = [{
    Writes `#prelu.schedule` on every `prelu.fused` from target facts.
  }];
  let dependentDialects = ["::mlir::prelu::PReluDialect"];
}

#endif // PRELU_SCHEDULE_PASSES
