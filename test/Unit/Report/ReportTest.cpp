//===- ReportTest.cpp - reports through the C++ API
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Report/Report.h"

#include "prelu/InitAll.h"
#include "prelu/Pipelines/Pipelines.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

static constexpr const char *source = R"mlir(
func.func @net(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>, %alpha: tensor<32xf32>) -> tensor<8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x32xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<8x32xf32>) -> tensor<8x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x64xf32>, tensor<64x32xf32>) outs(%init : tensor<8x32xf32>) -> tensor<8x32xf32>
  %z = prelu.prelu %y, %alpha {alpha_dims = array<i64: 1>} : tensor<8x32xf32>, tensor<32xf32>
  return %z : tensor<8x32xf32>
}
)mlir";

namespace {
class ReportTest : public testing::Test {
protected:
  ReportTest() {
    DialectRegistry registry;
    mlir::registerAllDialects(registry);
    registerAllExtensions(registry);
    prelu::registerAllDialects(registry);
    context.appendDialectRegistry(registry);
    module = parseSourceString<ModuleOp>(source, &context);
  }

  /// Runs one phase in a pass manager of its own.
  LogicalResult run(NetworkReport &report, Phase phase) {
    PassManager pm(&context);
    buildCPUPipelinePhase(pm, phase, options);
    report.attach(pm);
    return pm.run(*module);
  }

  MLIRContext context;
  CPUPipelineOptions options;
  OwningOpRef<ModuleOp> module;
};

TEST_F(ReportTest, FollowsAPipelinePhaseByPhase) {
  options.cpu = "haswell";
  NetworkReport report(&context);
  for (Phase phase : {Phase::Raise, Phase::Simplify, Phase::Fuse,
                      Phase::Schedule, Phase::Outline})
    ASSERT_TRUE(succeeded(run(report, phase)));
  llvm::json::Object json = report.toJSON();
  EXPECT_EQ(json.getArray("graphs")->size(), 4u);
  ASSERT_EQ(json.getArray("prelus")->size(), 1u);
  const llvm::json::Object &prelu =
      *json.getArray("prelus")->front().getAsObject();
  EXPECT_EQ(prelu.getString("state"), "fused");
  EXPECT_EQ(prelu.getString("kernel"), "net_0_matmul_8x32_prelu");
  ASSERT_EQ(json.getArray("kernels")->size(), 1u);
  const llvm::json::Object &kernel =
      *json.getArray("kernels")->front().getAsObject();
  // Two for each product, two for each PReLU.
  EXPECT_EQ(kernel.getInteger("flops"), 2 * 8 * 32 * 64 + 2 * 8 * 32);
  EXPECT_EQ(kernel.getInteger("bytes"), 4 * (8 * 64 + 64 * 32 + 32 + 8 * 32));
  EXPECT_GT(kernel.getInteger("cycles").value_or(0), 0);
}

TEST_F(ReportTest, OutlivesTheModuleAndItsTarget) {
  options.cpu = "haswell";
  NetworkReport report(&context);
  for (Phase phase : {Phase::Raise, Phase::Fuse, Phase::Schedule})
    ASSERT_TRUE(succeeded(run(report, phase)));
  module = {};
  EXPECT_EQ(report.toJSON().getObject("target")->getString("name"), "haswell");
}

TEST_F(ReportTest, JoinsAProfileByKernelName) {
  NetworkReport report(&context);
  for (Phase phase :
       {Phase::Raise, Phase::Fuse, Phase::Schedule, Phase::Outline})
    ASSERT_TRUE(succeeded(run(report, phase)));
  ASSERT_FALSE(errorToBool(report.addProfile(R"({"kernels": [
      {"name": "net_0_matmul_8x32_prelu", "calls": 4, "seconds": 0.5},
      {"name": "of_another_net", "calls": 1, "seconds": 1}]})")));
  EXPECT_EQ(report.getUnknownKernels(),
            std::vector<std::string>({"of_another_net"}));
  llvm::json::Object json = report.toJSON();
  const llvm::json::Object *measured =
      json.getArray("kernels")->front().getAsObject()->getObject("measured");
  ASSERT_TRUE(measured);
  EXPECT_EQ(measured->getInteger("calls"), 4);
  EXPECT_EQ(measured->getNumber("seconds"), 0.5);
}

TEST_F(ReportTest, SaysWhatIsWrongWithAProfile) {
  NetworkReport report(&context);
  auto complain = [&](StringRef json) {
    return llvm::toString(report.addProfile(json));
  };
  EXPECT_EQ(complain("[]"), "expects an object with an array 'kernels'");
  EXPECT_EQ(
      complain(R"({"kernels": [{"name": "k", "calls": 0, "seconds": 1}]})"),
      "kernel 0 needs a 'name', 'calls' above 0 and 'seconds'");
  EXPECT_EQ(complain(R"({"kernels": [], "clock_ghz": -1})"),
            "expects 'clock_ghz' to be a number above 0");
}

TEST_F(ReportTest, TellsReportsByTheirExtension) {
  EXPECT_FALSE(errorToBool(NetworkReport::checkPath("net.html")));
  EXPECT_FALSE(errorToBool(NetworkReport::checkPath("a.b/net.json")));
  EXPECT_EQ(llvm::toString(NetworkReport::checkPath("net.htm")),
            "a report's name ends in .html or .json, got 'net.htm'");
}
} // namespace
