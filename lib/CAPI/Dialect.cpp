//===- Dialect.cpp - the prelu dialect and its passes, from C
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu-c/Dialect.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/InitAll.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(PRelu, prelu, mlir::prelu::PReluDialect)

void preluRegisterAllDialects(MlirDialectRegistry registry) {
  mlir::prelu::registerAllDialects(*unwrap(registry));
}

void preluRegisterAllPasses(void) { mlir::prelu::registerAllPasses(); }
