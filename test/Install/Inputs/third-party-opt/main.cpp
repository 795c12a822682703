//===- main.cpp - a compiler of somebody else's with prelu-opt's passes in it
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Fuse/Passes.h"
#include "prelu/InitAll.h"
#include "prelu/Pipelines/Pipelines.h"
#include "prelu/Raise/Passes.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::prelu::registerAllDialects(registry);
  mlir::prelu::registerAllPasses();
  // A pipeline of their own from our passes.
  mlir::PassPipelineRegistration<>(
      "third-party-pipeline", "raise and fuse", [](mlir::OpPassManager &pm) {
        pm.addPass(mlir::prelu::createPReluRaise());
        pm.addPass(mlir::prelu::createPReluFuse());
      });
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "third-party-opt\n", registry));
}
