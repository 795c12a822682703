//===- TilesToLLVM.cpp - matrix tiles and the loops that carry them
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/AMX/Transforms.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/DialectConversion.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTILESTOLLVM
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

namespace {
struct ConvertPReluTilesToLLVMPass
    : prelu::impl::ConvertPReluTilesToLLVMBase<ConvertPReluTilesToLLVMPass> {
  using Base::Base;

  void runOnOperation() override {
    // What has no tiles need not be converted to itself.
    bool hasTiles = getOperation()
                        ->walk([](Operation *op) {
                          return isa<amx::AMXDialect>(op->getDialect())
                                     ? WalkResult::interrupt()
                                     : WalkResult::advance();
                        })
                        .wasInterrupted();
    if (!hasTiles)
      return markAllAnalysesPreserved();
    MLIRContext *context = &getContext();
    LLVMTypeConverter llvmTypes(context);
    RewritePatternSet patterns(context);
    populateAMXLegalizeForLLVMExportPatterns(llvmTypes, patterns);
    // Of what loops carry only the tiles change.
    TypeConverter tiles;
    tiles.addConversion([](Type type) { return type; });
    tiles.addConversion([](amx::TileType type) -> Type {
      return LLVM::LLVMX86AMXType::get(type.getContext());
    });
    auto cast = [](OpBuilder &builder, Type type, ValueRange inputs,
                   Location loc) -> Value {
      return UnrealizedConversionCastOp::create(builder, loc, type, inputs)
          .getResult(0);
    };
    tiles.addSourceMaterialization(cast);
    tiles.addTargetMaterialization(cast);
    LLVMConversionTarget target(*context);
    configureAMXLegalizeForExportTarget(target);
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    scf::populateSCFStructuralTypeConversionsAndLegality(tiles, patterns,
                                                         target);
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
