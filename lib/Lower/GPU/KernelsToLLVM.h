//===- KernelsToLLVM.h - what NVVM and ROCDL kernels share
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_GPU_KERNELSTOLLVM_H
#define PRELU_LIB_LOWER_GPU_KERNELSTOLLVM_H

#include "mlir/Conversion/LLVMCommon/LoweringOptions.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Transforms/DialectConversion.h"

namespace mlir::prelu {

/// Indices of 32 bits, buffers as bare pointers.
LowerToLLVMOptions getKernelOptions(gpu::GPUModuleOp module);

/// Everything in a kernel that belongs to no GPU, to the LLVM dialect. What
/// every machine has (fma, floor, ceil, abs, sqrt) takes its intrinsic, ahead
/// of upstream's patterns that call a maker's library.
void populateKernelToLLVMPatterns(LLVMTypeConverter &converter,
                                  RewritePatternSet &patterns);

/// Splits the constants of addresses off, so that accesses which differ in
/// nothing else share the rest.
void populateSplitConstantIndexPatterns(RewritePatternSet &patterns);

/// Makes those intrinsics legal, which upstream's targets forbid.
void allowKernelIntrinsics(ConversionTarget &target);

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_GPU_KERNELSTOLLVM_H
