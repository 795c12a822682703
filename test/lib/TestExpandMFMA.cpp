//===- TestExpandMFMA.cpp - matrix instructions of AMD as scalar code
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Tools/Plugins/PassPlugin.h"

using namespace mlir;

namespace {
/// amdgpu.mfma 16x16xK of one block --> loads, fused multiply-adds and barriers
/// that compute the same, so that a machine without such instructions can check
/// a kernel that has them. Which lane holds which element is written down here
/// from AMD's CDNA3 ISA guide once more, so that it can contradict the kernel.
///
/// All lanes put their shares of both operands into workgroup memory; lane l of
/// a wavefront then adds up the four elements of the result in column l % 16
/// and rows l / 16 * 4 to l / 16 * 4 + 3. Of an operand with e steps in a lane,
/// step k of row or column i is element k % e of lane i + 16 * (k / e).
struct TestExpandMFMAPass
    : PassWrapper<TestExpandMFMAPass, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(TestExpandMFMAPass)

  StringRef getArgument() const final { return "test-expand-mfma"; }
  StringRef getDescription() const final {
    return "Compute amdgpu.mfma by scalar code, for any GPU";
  }
  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<affine::AffineDialect, arith::ArithDialect, gpu::GPUDialect,
                    math::MathDialect, memref::MemRefDialect, scf::SCFDialect,
                    vector::VectorDialect>();
  }

  void runOnOperation() override {
    // Any other GPU's pipeline may take the module from here.
    getOperation()->removeAttr("prelu.gpu_target");
    getOperation().walk([&](gpu::LaunchOp launch) {
      SmallVector<amdgpu::MFMAOp> ops;
      launch.walk([&](amdgpu::MFMAOp op) { ops.push_back(op); });
      if (ops.empty())
        return;
      auto threads = getConstantIntValue(launch.getBlockSizeX());
      Type operandType = ops.front().getSourceA().getType();
      auto vector = dyn_cast<VectorType>(operandType);
      auto type = MemRefType::get(
          {*threads, vector ? vector.getNumElements() : 1},
          getElementTypeOrSelf(operandType), MemRefLayoutAttrInterface(),
          gpu::AddressSpaceAttr::get(&getContext(),
                                     gpu::AddressSpace::Workgroup));
      Value a = launch.addWorkgroupAttribution(type, launch.getLoc());
      Value b = launch.addWorkgroupAttribution(type, launch.getLoc());
      for (amdgpu::MFMAOp op : ops)
        expand(op, launch.getThreadIds().x, a, b);
    });
  }

  void expand(amdgpu::MFMAOp op, Value thread, Value a, Value b) {
    OpBuilder builder(op);
    Location loc = op.getLoc();
    int64_t perLane = cast<MemRefType>(a.getType()).getDimSize(1);
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantIndexOp::create(builder, loc, value);
    };
    auto share = [&](Value value, Value memref) {
      for (int64_t i = 0; i < perLane; ++i) {
        Value element =
            isa<VectorType>(value.getType())
                ? vector::ExtractOp::create(builder, loc, value, i).getResult()
                : value;
        memref::StoreOp::create(builder, loc, element, memref,
                                ValueRange{thread, constant(i)});
      }
    };
    share(op.getSourceA(), a);
    share(op.getSourceB(), b);
    gpu::BarrierOp::create(builder, loc);
    AffineExpr t = builder.getAffineDimExpr(0), k = builder.getAffineDimExpr(1);
    AffineExpr wave = t.floorDiv(64) * 64, lane = t % 64;
    auto loop =
        scf::ForOp::create(builder, loc, constant(0), constant(op.getK()),
                           constant(1), ValueRange{op.getDestC()});
    {
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(loop.getBody());
      auto load = [&](Value memref, AffineExpr rowOrColumn) -> Value {
        auto apply = [&](AffineExpr expr) -> Value {
          return affine::makeComposedAffineApply(
              builder, loc, expr,
              ArrayRef<OpFoldResult>{thread, loop.getInductionVar()});
        };
        Value element = memref::LoadOp::create(
            builder, loc, memref,
            ValueRange{apply(wave + rowOrColumn + k.floorDiv(perLane) * 16),
                       apply(k % perLane)});
        if (!element.getType().isF32())
          element = arith::ExtFOp::create(builder, loc, builder.getF32Type(),
                                          element);
        return element;
      };
      Value sums = loop.getRegionIterArgs()[0];
      Value column = load(b, lane % 16);
      for (int64_t row = 0; row < 4; ++row) {
        Value sum = math::FmaOp::create(
            builder, loc, load(a, lane.floorDiv(16) * 4 + row), column,
            vector::ExtractOp::create(builder, loc, sums, row));
        sums = vector::InsertOp::create(builder, loc, sum, sums, row);
      }
      scf::YieldOp::create(builder, loc, sums);
    }
    gpu::BarrierOp::create(builder, loc);
    op.replaceAllUsesWith(loop.getResult(0));
    op.erase();
  }
};
} // namespace

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "PReluTestPasses", "1",
          [] { PassRegistration<TestExpandMFMAPass>(); }};
}
