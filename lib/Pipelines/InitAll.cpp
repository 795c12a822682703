//===- InitAll.cpp - everything of prelu-opt, registered
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/InitAll.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Fuse/Passes.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Pipelines/Pipelines.h"
#include "prelu/Raise/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Simplify/Passes.h"
#include "prelu/Vectorize/Passes.h"

using namespace mlir;

void prelu::registerAllDialects(DialectRegistry &registry) {
  registry.insert<PReluDialect>();
  registerBufferizableDispatch(registry);
}

void prelu::registerAllPasses() {
  // A plugin's dialect and pass entry points both call this.
  static bool registered = [] {
    registerPReluRaisePasses();
    registerPReluSimplifyPasses();
    registerPReluFusePasses();
    registerPReluSchedulePasses();
    registerPReluOutlinePasses();
    registerPReluVectorizePasses();
    registerPReluLowerPasses();
    registerPReluPipelines();
    return true;
  }();
  (void)registered;
}
