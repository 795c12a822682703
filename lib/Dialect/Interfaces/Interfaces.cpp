//===- Interfaces.cpp - the models, registered
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Interfaces/Interfaces.h"

using namespace mlir;

void prelu::registerInterfaceModels(DialectRegistry &registry) {
  registerTilingModels(registry);
  registerFusedTilingModel(registry);
  registerBufferizationModels(registry);
  registerValueBoundsModels(registry);
}
