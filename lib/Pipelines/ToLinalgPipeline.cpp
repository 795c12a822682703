//===- ToLinalgPipeline.cpp - out of the dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommonPhases.h"

#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Passes.h"

using namespace mlir;
using namespace mlir::prelu;

void prelu::buildToLinalgPipeline(OpPassManager &pm) {
  // Dispatches and regions --> the operations in them.
  pm.addPass(createPReluInlineDispatches());
  pm.addPass(createPReluInlineFused());
  // PReLU and its gradient --> linalg on tensors, arith on registers.
  pm.addPass(createConvertPReluToLinalg());
  pm.addPass(createConvertPReluToVector());
  // Weights in panels --> transposes of them.
  pm.addPass(createPReluLowerPack());
  // Targets and marks --> nothing.
  pm.addPass(createPReluDropAttributes());
  // Dot products, now of no target --> multiplications and additions.
  pm.addPass(createConvertPReluDotToLLVM());
  addCleanup(pm);
}
