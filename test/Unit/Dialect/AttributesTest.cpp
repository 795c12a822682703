//===- AttributesTest.cpp - schedules and mappings with one field changed
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class AttributesFixture : public ::testing::Test {
protected:
  AttributesFixture() {
    context.loadDialect<PReluDialect, func::FuncDialect>();
  }

  template <typename Attr> Attr parse(StringRef text) {
    return dyn_cast_or_null<Attr>(parseAttribute(text, &context));
  }

  /// What changes of `attr` and nothing else, by its text.
  void expectChange(Attribute attr, StringRef from, StringRef to,
                    Attribute changed) {
    std::string text;
    llvm::raw_string_ostream(text) << attr;
    size_t place = text.find(from.str());
    ASSERT_NE(place, std::string::npos) << text;
    text.replace(place, from.size(), to.str());
    std::string changedText;
    llvm::raw_string_ostream(changedText) << changed;
    EXPECT_EQ(changedText, text);
  }

  MLIRContext context;
};
} // namespace

TEST_F(AttributesFixture, ScheduleWithOneFieldChanged) {
  auto schedule = parse<ScheduleAttr>(
      "#prelu.schedule<algorithm = direct, tile = [4, 32, 8], lanes = 1, "
      "vector = 16, parallel = [0], order = [1, 0], block = 64, pack = [1], "
      "chunk = [3], dot = 4, operands = [broadcast, panels]>");
  ASSERT_TRUE(schedule);
  expectChange(schedule, "tile = [4, 32, 8]", "tile = [2, 16, 4]",
               schedule.withTile({2, 16, 4}));
  expectChange(schedule, "lanes = 1", "lanes = 0", schedule.withLanes(0));
  expectChange(schedule, "vector = 16", "vector = 8",
               schedule.withVector(VectorShape::getFixed(8)));
  expectChange(schedule, "parallel = [0]", "parallel = [1]",
               schedule.withParallel({1}));
  expectChange(schedule, "order = [1, 0]", "order = [0, 1]",
               schedule.withOrder({0, 1}));
  expectChange(schedule, "block = 64", "block = 128", schedule.withBlock(128));
  expectChange(schedule, ", pack = [1]", "", schedule.withPack({}));
  expectChange(schedule, "chunk = [3]", "chunk = [5]", schedule.withChunk({5}));
  expectChange(schedule, "dot = 4", "dot = 2", schedule.withDot(2));
  expectChange(schedule, "[broadcast, panels]", "[grouped_copy, as_it_lies]",
               schedule.withOperands(
                   {OperandLayout::GroupedCopy, OperandLayout::AsItLies}));
  EXPECT_EQ(schedule.withAlgorithm(Algorithm::Direct), schedule);
}

TEST_F(AttributesFixture, ScheduleOfOneTile) {
  EXPECT_EQ(ScheduleAttr::getDirect(&context, {4, 32, 8}, 1,
                                    VectorShape::getFixed(16)),
            parse<ScheduleAttr>("#prelu.schedule<algorithm = direct, tile = "
                                "[4, 32, 8], lanes = 1, vector = 16>"));
}

TEST_F(AttributesFixture, MappingWithOneFieldChanged) {
  auto mapping = parse<GPUMappingAttr>(
      "#prelu.gpu_mapping<algorithm = wgmma, block = [128, 128, 64], "
      "thread = [64, 128], vector = 8, stages = 3, tma = true>");
  ASSERT_TRUE(mapping);
  expectChange(mapping, "block = [128, 128, 64]", "block = [64, 128, 32]",
               mapping.withBlock({64, 128, 32}));
  expectChange(mapping, "thread = [64, 128]", "thread = [128, 64]",
               mapping.withThread({128, 64}));
  expectChange(mapping, "vector = 8", "vector = 4", mapping.withVector(4));
  expectChange(mapping, "stages = 3", "stages = 2", mapping.withStages(2));
  expectChange(mapping, ", tma = true", "", mapping.withTma(false));
  expectChange(mapping.withTma(false), "wgmma", "mma_sync",
               mapping.withTma(false).withAlgorithm(GPUAlgorithm::MMASync));
}

TEST_F(AttributesFixture, RecreatedRegionKeepsItsAttributes) {
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(
      R"mlir(
func.func @f(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %e: tensor<4x16xf32>)
    -> tensor<4x16xf32> {
  %0:2 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1,
                               vector = 16>)
      mapping(<algorithm = direct, block = [64]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
        outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %1, %1 : tensor<4x16xf32>, tensor<4x16xf32>
  } {my.name = "kept"} : tensor<4x16xf32>, tensor<4x16xf32>
  return %0#0 : tensor<4x16xf32>
})mlir",
      &context);
  ASSERT_TRUE(module);
  FusedOp op;
  module->walk([&](FusedOp fused) { op = fused; });
  auto yield = cast<YieldOp>(op.getBody().front().getTerminator());
  yield.getValuesMutable().assign(yield.getValues().take_front());
  IRRewriter rewriter(&context);
  FusedOp changed = op.recreate(rewriter, yield.getValues().getTypes());
  EXPECT_EQ(changed.getScheduleAttr(), op.getScheduleAttr());
  EXPECT_EQ(changed.getMappingAttr(), op.getMappingAttr());
  EXPECT_TRUE(changed.getMappingAttr());
  EXPECT_TRUE(changed->hasAttr("my.name"));
  rewriter.replaceAllUsesWith(op.getResult(0), changed.getResult(0));
  rewriter.eraseOp(op);
  EXPECT_TRUE(succeeded(verify(*module)));
}
