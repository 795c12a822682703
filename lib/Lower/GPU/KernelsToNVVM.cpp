//===- KernelsToNVVM.cpp - the kernels of a gpu.module to NVVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelsToLLVM.h"

#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/MatrixInstruction.h"

#include "mlir/Conversion/GPUToNVVM/GPUToNVVMPass.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Conversion/NVGPUToNVVM/NVGPUToNVVM.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/GPU/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUKERNELSTONVVM
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// What tiles in dynamic workgroup memory ask for, whatever multiplies them.
static uint64_t getDynamicSharedAlignment() {
  int64_t alignment = 1;
  for (const MatrixInstruction &instruction : getMatrixInstructions())
    alignment = std::max(alignment, instruction.tileAlignment);
  return alignment;
}

namespace {
/// nvgpu.mma.sync of bf16, which upstream's pattern refuses: the operands are
/// registers of two elements.
struct BF16MMAToNVVM : public ConvertOpToLLVMPattern<nvgpu::MmaSyncOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  SmallVector<Value> getRegisters(ConversionPatternRewriter &rewriter,
                                  Location loc, Value fragment) const {
    SmallVector<Value> registers;
    auto type = cast<LLVM::LLVMArrayType>(fragment.getType());
    for (unsigned i = 0; i < type.getNumElements(); ++i)
      registers.push_back(LLVM::BitcastOp::create(
          rewriter, loc, rewriter.getI32Type(),
          LLVM::ExtractValueOp::create(rewriter, loc, fragment, i)));
    return registers;
  }

  LogicalResult
  matchAndRewrite(nvgpu::MmaSyncOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    if (!getElementTypeOrSelf(op.getMatrixA().getType()).isBF16())
      return rewriter.notifyMatchFailure(op, "upstream's pattern takes it");
    Location loc = op.getLoc();
    SmallVector<Value> sums;
    Value c = adaptor.getMatrixC();
    for (int64_t i = 0; i < 4; ++i) {
      Value pair = LLVM::ExtractValueOp::create(rewriter, loc, c, i / 2);
      Value number =
          LLVM::ConstantOp::create(rewriter, loc, rewriter.getI32Type(), i % 2);
      sums.push_back(
          LLVM::ExtractElementOp::create(rewriter, loc, pair, number));
    }
    Type f32 = rewriter.getF32Type();
    auto resultType = LLVM::LLVMStructType::getLiteral(rewriter.getContext(),
                                                       {f32, f32, f32, f32});
    Value result = NVVM::MmaOp::create(
        rewriter, loc, resultType,
        getRegisters(rewriter, loc, adaptor.getMatrixA()),
        getRegisters(rewriter, loc, adaptor.getMatrixB()), sums,
        op.getMmaShapeAsArray(), /*b1Op=*/std::nullopt,
        /*intOverflow=*/std::nullopt,
        std::array<NVVM::MMATypes, 2>{NVVM::MMATypes::bf16,
                                      NVVM::MMATypes::bf16},
        std::array<NVVM::MMALayout, 2>{NVVM::MMALayout::row,
                                       NVVM::MMALayout::col});
    Type fragmentType = getTypeConverter()->convertType(op.getType());
    Value fragment = LLVM::PoisonOp::create(rewriter, loc, fragmentType);
    for (int64_t i = 0; i < 2; ++i) {
      Value pair =
          LLVM::PoisonOp::create(rewriter, loc, VectorType::get({2}, f32));
      for (int64_t j = 0; j < 2; ++j) {
        Value sum =
            LLVM::ExtractValueOp::create(rewriter, loc, result, 2 * i + j);
        Value number =
            LLVM::ConstantOp::create(rewriter, loc, rewriter.getI32Type(), j);
        pair = LLVM::InsertElementOp::create(rewriter, loc, pair, sum, number);
      }
      fragment = LLVM::InsertValueOp::create(rewriter, loc, fragment, pair, i);
    }
    rewriter.replaceOp(op, fragment);
    return success();
  }
};

/// Workgroup memory whose size the launch says. Upstream defines it in the
/// kernel, where it takes a byte of its own.
static void declareDynamicShared(gpu::GPUModuleOp module) {
  for (auto global : module.getOps<LLVM::GlobalOp>()) {
    auto type = dyn_cast<LLVM::LLVMArrayType>(global.getType());
    if (global.getAddrSpace() !=
            static_cast<unsigned>(NVVM::NVVMMemorySpace::Shared) ||
        !type || type.getNumElements() != 0)
      continue;
    global.setLinkage(LLVM::Linkage::External);
    global.setAlignment(getDynamicSharedAlignment());
  }
}

struct KernelsToNVVMPass
    : prelu::impl::PReluKernelsToNVVMBase<KernelsToNVVMPass> {
  using Base::Base;

  void runOnOperation() override {
    gpu::GPUModuleOp module = getOperation();
    MLIRContext *context = &getContext();
    // Fragments of several registers --> one vector after the other. What ends:
    // a vector has one dimension less, and reductions of a group, indices in
    // the grid and shuffles of 64 bits become what no pattern rewrites.
    RewritePatternSet expansion(context);
    vector::populateVectorFromElementsUnrollPatterns(expansion);
    vector::populateVectorToElementsUnrollPatterns(expansion);
    populateGpuRewritePatterns(expansion);
    if (failed(applyPatternsWithinBudget(module, std::move(expansion),
                                         "prelu-kernels-to-nvvm")))
      return signalPassFailure();

    LLVMTypeConverter converter(context, getKernelOptions(module));
    configureGpuToNVVMTypeConverter(converter);
    // Groups of asynchronous copies are counted, not named.
    converter.addConversion([](nvgpu::DeviceAsyncTokenType type) -> Type {
      return IntegerType::get(type.getContext(), 32);
    });
    RewritePatternSet patterns(context);
    populateKernelToLLVMPatterns(converter, patterns);
    populateGpuToNVVMConversionPatterns(converter, patterns,
                                        /*benefit=*/2);
    populateNVGPUToNVVMConversionPatterns(converter, patterns);
    patterns.add<BF16MMAToNVVM>(converter, /*benefit=*/2);
    LLVMConversionTarget target(*context);
    configureGpuToNVVMConversionLegality(target);
    target.addIllegalDialect<nvgpu::NVGPUDialect>();
    target.addLegalDialect<NVVM::NVVMDialect>();
    allowKernelIntrinsics(target);
    if (failed(applyPartialConversion(module, target, std::move(patterns))))
      return signalPassFailure();
    declareDynamicShared(module);
    // What ends: an address has one sum less in its index.
    RewritePatternSet addresses(context);
    populateSplitConstantIndexPatterns(addresses);
    if (failed(applyPatternsWithinBudget(module, std::move(addresses),
                                         "prelu-kernels-to-nvvm")))
      return signalPassFailure();
  }
};
} // namespace
