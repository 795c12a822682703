//===- RegisterPipelines.cpp - the pipelines by name
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Pipelines/Pipelines.h"

#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace mlir::prelu;

void prelu::registerPReluPipelines() {
  PassPipelineRegistration<CPUPipelineOptions>(
      "prelu-cpu-pipeline",
      "From a network's linalg on tensors to the LLVM dialect for a CPU",
      buildCPUPipeline);
  PassPipelineRegistration<>(
      "prelu-to-linalg-pipeline",
      "From the prelu dialect at any stage before LLVM's to upstream dialects "
      "alone, for another compiler",
      buildToLinalgPipeline);
  auto registerExit = [](StringRef name, StringRef code, GPUExit exit) {
    PassPipelineRegistration<GPUPipelineOptions>(
        name,
        ("From a network's linalg on tensors to the LLVM dialect with " + code +
         " kernels")
            .str(),
        [exit](OpPassManager &pm, const GPUPipelineOptions &options) {
          buildGPUPipeline(pm, options, exit);
        });
  };
  registerExit("prelu-nvvm-pipeline", "NVIDIA", GPUExit::NVVM);
  registerExit("prelu-rocdl-pipeline", "AMD", GPUExit::ROCDL);
  registerExit("prelu-spirv-pipeline", "Vulkan", GPUExit::SPIRV);
}
