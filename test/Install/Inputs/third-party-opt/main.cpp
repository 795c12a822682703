//===- main.cpp - a compiler of somebody else's with prelu-opt's passes in it
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Fuse.h"
#include "prelu/Fuse/Passes.h"
#include "prelu/InitAll.h"
#include "prelu/Pipelines/Pipelines.h"
#include "prelu/Raise/Passes.h"
#include "prelu/Raise/Raise.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Vectorize/Vectorize.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

using namespace mlir;

namespace {
/// Each function on a function of the IR: what it leaves is printed.
template <typename Derived>
struct FunctionPass : PassWrapper<Derived, OperationPass<func::FuncOp>> {
  void getDependentDialects(DialectRegistry &registry) const final {
    prelu::registerDependentDialects(registry);
  }
  void runOnOperation() final {
    func::FuncOp function = this->getOperation();
    IRRewriter rewriter(&this->getContext());
    if (failed(static_cast<Derived *>(this)->run(rewriter, function)))
      this->signalPassFailure();
  }
};

struct RaisePass : FunctionPass<RaisePass> {
  StringRef getArgument() const final { return "third-party-raise"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    prelu::RaiseOptions options;
    options.control = [](Value value) {
      return !value.getDefiningOp()->hasAttr("third_party.keep");
    };
    return prelu::raise(rewriter, function, options);
  }
};

struct FusePass : FunctionPass<FusePass> {
  StringRef getArgument() const final { return "third-party-fuse"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    prelu::FuseOptions options;
    options.control = [](const prelu::Epilogue &epilogue) {
      return !epilogue.contraction->hasAttr("third_party.keep");
    };
    FailureOr<SmallVector<prelu::FusedOp>> fused =
        prelu::fuse(rewriter, function, options);
    if (failed(fused))
      return failure();
    function->setAttr("third_party.fused",
                      rewriter.getI64IntegerAttr(fused->size()));
    return success();
  }
};

/// A schedule chosen by the cost model, and changed by hand.
struct SelectPass : FunctionPass<SelectPass> {
  StringRef getArgument() const final { return "third-party-select"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    // What prelu-attach-target has put on the module.
    prelu::TargetAttr target = prelu::TargetAttr::find(function);
    function.walk([&](prelu::FusedOp op) {
      prelu::ScheduleAttr schedule = prelu::selectSchedule(op, target);
      SmallVector<int64_t> tile(schedule.getTile());
      tile.front() = 1;
      op.setScheduleAttr(schedule.withTile(tile));
    });
    return success();
  }
};

struct SchedulePass : FunctionPass<SchedulePass> {
  StringRef getArgument() const final { return "third-party-schedule"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    return prelu::schedule(rewriter, function);
  }
};

struct VectorizePass : FunctionPass<VectorizePass> {
  StringRef getArgument() const final { return "third-party-vectorize"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    prelu::VectorizeOptions options;
    options.control = [](prelu::FusedOp op) {
      return !op->hasAttr("third_party.keep");
    };
    return prelu::vectorize(rewriter, function, options);
  }
};

struct MapToGPUPass : FunctionPass<MapToGPUPass> {
  StringRef getArgument() const final { return "third-party-map-to-gpu"; }
  LogicalResult run(RewriterBase &rewriter, func::FuncOp function) {
    if (failed(prelu::selectGPUMappings(function)))
      return failure();
    function.walk([](prelu::FusedOp op) {
      op.setMappingAttr(op.getMappingAttr().withStages(1));
    });
    return prelu::mapToGPU(rewriter, function);
  }
};
} // namespace

int main(int argc, char **argv) {
  DialectRegistry registry;
  registerAllDialects(registry);
  registerAllExtensions(registry);
  prelu::registerAllDialects(registry);
  prelu::registerAllPasses();
  PassRegistration<RaisePass>();
  PassRegistration<FusePass>();
  PassRegistration<SelectPass>();
  PassRegistration<SchedulePass>();
  PassRegistration<VectorizePass>();
  PassRegistration<MapToGPUPass>();
  // A pipeline of their own from our passes.
  PassPipelineRegistration<>("third-party-pipeline", "raise and fuse",
                             [](OpPassManager &pm) {
                               pm.addPass(prelu::createPReluRaise());
                               pm.addPass(prelu::createPReluFuse());
                             });
  return asMainReturnCode(
      MlirOptMain(argc, argv, "third-party-opt\n", registry));
}
