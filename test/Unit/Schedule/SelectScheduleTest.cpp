//===- SelectScheduleTest.cpp - schedules for a target that options name
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Schedule/Schedule.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
constexpr StringLiteral convolution = R"mlir(
func.func @conv(%x: tensor<1x64x30x30xf32>, %w: tensor<64x64x3x3xf32>,
                %init: tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32> {
  %y = prelu.fused {
    %c = linalg.conv_2d_nchw_fchw
        ins(%x, %w : tensor<1x64x30x30xf32>, tensor<64x64x3x3xf32>)
        outs(%init : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
    prelu.yield %c : tensor<1x64x28x28xf32>
  } : tensor<1x64x28x28xf32>
  return %y : tensor<1x64x28x28xf32>
}
)mlir";

class SelectScheduleFixture : public ::testing::Test {
protected:
  SelectScheduleFixture() {
    context
        .loadDialect<PReluDialect, func::FuncDialect, linalg::LinalgDialect>();
    module = parseSourceString<ModuleOp>(convolution, &context);
  }

  /// A core of 256-bit registers with the numbers `core` beside it.
  TargetAttr getTarget(StringRef core) {
    std::string text =
        ("#prelu.target<triple = \"x86_64-pc-linux-gnu\", cpu = \"haswell\", "
         "features = \"\", threads = 1, core = <vector_bits = 256" +
         core + ">>")
            .str();
    return cast<TargetAttr>(parseAttribute(text, &context));
  }

  FusedOp getRegion() {
    FusedOp region;
    module->walk([&](FusedOp op) { region = op; });
    return region;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

constexpr StringLiteral slowMemory =
    ", l2_bytes = 65536, memory_bytes_per_cycle = 0.01";
constexpr int64_t channels = 1, width = 3;
} // namespace

// With channels on the lanes the image's result is turned, which this core's
// memory is too slow for. The module says nothing of the core.
TEST_F(SelectScheduleFixture, PricesCopiesOnTheGivenCore) {
  EXPECT_EQ(selectSchedule(getRegion(), getTarget("")).getLanes(), channels);
  EXPECT_EQ(selectSchedule(getRegion(), getTarget(slowMemory)).getLanes(),
            width);
}

// The options' target counts, not the module's.
TEST_F(SelectScheduleFixture, SchedulesForTheTargetOfItsOptions) {
  (*module)->setAttr(TargetAttr::getModuleAttrName(), getTarget(""));
  ScheduleOptions options;
  options.target = getTarget(slowMemory);
  ASSERT_TRUE(succeeded(selectSchedules(*module, options)));
  EXPECT_EQ(getRegion().getScheduleAttr().getLanes(), width);
}

TEST_F(SelectScheduleFixture, FindsTheTargetAround) {
  TargetAttr target = getTarget("");
  OpBuilder builder(&context);
  OwningOpRef<ModuleOp> outer = ModuleOp::create(builder.getUnknownLoc());
  (*outer)->setAttr(TargetAttr::getModuleAttrName(), target);
  ModuleOp inner = module.release();
  outer->push_back(inner);
  module = std::move(outer);
  EXPECT_EQ(TargetAttr::find(getRegion()), target);
  TargetAttr own = getTarget(slowMemory);
  inner->setAttr(TargetAttr::getModuleAttrName(), own);
  EXPECT_EQ(TargetAttr::find(getRegion()), own);
}
