/*===- Dialect.h - the prelu dialect and its passes, from C --------------===*\
|*                                                                          *|
|* Part of the prelu-opt project, under the Apache License v2.0 with LLVM   *|
|* Exceptions. See LICENSE for license information.                         *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                  *|
|*                                                                          *|
\*===----------------------------------------------------------------------===*/

#ifndef PRELU_C_DIALECT_H
#define PRELU_C_DIALECT_H

#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * For programs that use MLIR through its C interface. Link with PReluCAPI and
 * MLIR's own MLIRCAPI libraries.
 */

/** mlirGetDialectHandle__prelu__(): what stands for the dialect. */
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(PRelu, prelu);

/**
 * Adds the dialect, and what its passes need of it, to `registry`. The passes
 * work on upstream's dialects: mlirRegisterAllDialects adds those.
 */
MLIR_CAPI_EXPORTED void
preluRegisterAllDialects(MlirDialectRegistry registry);

/**
 * Makes our passes and pipelines known to mlirParsePassPipeline, for instance
 * "builtin.module(prelu-cpu-pipeline{stop-after=fuse})". May be called more than
 * once.
 */
MLIR_CAPI_EXPORTED void preluRegisterAllPasses(void);

#ifdef __cplusplus
}
#endif

#endif /* PRELU_C_DIALECT_H */
