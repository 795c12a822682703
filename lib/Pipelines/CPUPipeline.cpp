//===- CPUPipeline.cpp - from linalg on tensors to the LLVM dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Pipelines/Pipelines.h"

using namespace mlir;

void prelu::buildCPUPipeline(OpPassManager &pm,
                             const CPUPipelineOptions &options) {}

void prelu::registerPReluPipelines() {
  PassPipelineRegistration<CPUPipelineOptions>(
      "prelu-cpu-pipeline",
      "From a network's linalg on tensors to the LLVM dialect for a CPU",
      buildCPUPipeline);
}
