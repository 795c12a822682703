//===- EpilogueTest.cpp - the fusion's C++ interface
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
#include "prelu/Fuse/Fuse.h"
#include "prelu/InitAll.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
const char *source = R"mlir(
func.func @f(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %e: tensor<4x16xf32>,
             %alpha: tensor<16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)
      outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>}
      : tensor<4x16xf32>, tensor<16xf32>
  %2 = linalg.exp ins(%1 : tensor<4x16xf32>) outs(%e : tensor<4x16xf32>)
      -> tensor<4x16xf32>
  return %2 : tensor<4x16xf32>
}
)mlir";

class EpilogueFixture : public ::testing::Test {
protected:
  EpilogueFixture() {
    DialectRegistry registry;
    registry.insert<func::FuncDialect, linalg::LinalgDialect,
                    tensor::TensorDialect>();
    prelu::registerAllDialects(registry);
    context.appendDialectRegistry(registry);
    module = parseSourceString<ModuleOp>(source, &context);
  }

  unsigned countFused() {
    unsigned count = 0;
    module->walk([&](FusedOp) { ++count; });
    return count;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(EpilogueFixture, CollectsInOrder) {
  ASSERT_TRUE(module);
  linalg::LinalgOp matmul;
  module->walk([&](linalg::MatmulOp op) { matmul = op; });
  EXPECT_TRUE(isContraction(matmul));
  Epilogue epilogue = collectEpilogue(matmul);
  ASSERT_EQ(epilogue.ops.size(), 2u);
  EXPECT_TRUE(isa<PReluOp>(epilogue.ops[0]));
  EXPECT_TRUE(isa<linalg::ExpOp>(epilogue.ops[1]));
  EXPECT_TRUE(epilogue.hasPRelu());
  EXPECT_TRUE(isa<func::ReturnOp>(epilogue.stopper));
}

TEST_F(EpilogueFixture, ControlFunctionVetoes) {
  ASSERT_TRUE(module);
  IRRewriter rewriter(&context);
  EXPECT_TRUE(fuseContractions(rewriter, *module, [](const Epilogue &) {
                return false;
              }).empty());
  EXPECT_EQ(countFused(), 0u);
  EXPECT_EQ(fuseContractions(
                rewriter, *module,
                [](const Epilogue &epilogue) { return epilogue.hasPRelu(); })
                .size(),
            1u);
  EXPECT_EQ(countFused(), 1u);
  EXPECT_TRUE(succeeded(verify(*module)));
}
