//===- InitAll.cpp - everything of prelu-opt, registered
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/InitAll.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Interfaces/Interfaces.h"
#include "prelu/Dialect/TransformOps/PReluTransformOps.h"
#include "prelu/Fuse/Passes.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Pipelines/Pipelines.h"
#include "prelu/Raise/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Simplify/Passes.h"
#include "prelu/Vectorize/Passes.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

void prelu::registerAllDialects(DialectRegistry &registry) {
  registry.insert<PReluDialect>();
  registerInterfaceModels(registry);
  registerBufferizableDispatch(registry);
  registerTransformDialectExtension(registry);
}

void prelu::registerDependentDialects(DialectRegistry &registry) {
  registry
      .insert<affine::AffineDialect, amdgpu::AMDGPUDialect, arith::ArithDialect,
              bufferization::BufferizationDialect, gpu::GPUDialect,
              linalg::LinalgDialect, LLVM::LLVMDialect, math::MathDialect,
              memref::MemRefDialect, nvgpu::NVGPUDialect, NVVM::NVVMDialect,
              PReluDialect, scf::SCFDialect, tensor::TensorDialect,
              ub::UBDialect, vector::VectorDialect>();
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
