//===- Pipelines.h - named pipelines through all phases
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_PIPELINES_PIPELINES_H
#define PRELU_PIPELINES_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir::prelu {

/// Options of `prelu-cpu-pipeline`.
struct CPUPipelineOptions : public PassPipelineOptions<CPUPipelineOptions> {
};

/// From a network's linalg on tensors to the LLVM dialect for a CPU.
void buildCPUPipeline(OpPassManager &pm, const CPUPipelineOptions &options);

/// Registers `prelu-cpu-pipeline`.
void registerPReluPipelines();

} // namespace mlir::prelu

#endif // PRELU_PIPELINES_PIPELINES_H
