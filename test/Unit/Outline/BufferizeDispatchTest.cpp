//===- BufferizeDispatchTest.cpp - how bufferization sees a dispatch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/InitAll.h"

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// Whether bufferization takes a dispatch on values of `type` for one that is
/// still to be done.
bool hasTensorSemantics(const std::string &type, const std::string &result) {
  DialectRegistry registry;
  registerAllDialects(registry);
  registry.insert<func::FuncDialect>();
  MLIRContext context(registry);
  context.loadAllAvailableDialects();
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>("func.func @f(%x: " + type + ", %y: " + type +
                                      ") {\n"
                                      "prelu.dispatch \"copy\" ins(%x : " +
                                      type + ") outs(%y : " + type +
                                      ") {\n^bb0(%0: tensor<4xf32>):\n"
                                      "prelu.yield %0 : tensor<4xf32>\n}" +
                                      result + "\nreturn\n}",
                                  &context);
  EXPECT_TRUE(module);
  bool found = false;
  module->walk([&](DispatchOp op) {
    found = cast<bufferization::BufferizableOpInterface>(op.getOperation())
                .hasTensorSemantics();
  });
  return found;
}

TEST(BufferizeDispatch, TensorsAreToBeBufferized) {
  EXPECT_TRUE(hasTensorSemantics("tensor<4xf32>", " -> tensor<4xf32>"));
}

// The region stays on tensors. Bufferization asks each operation once more in
// the end, by its address, and took the dispatch that it had made for an old
// one where both had the same.
TEST(BufferizeDispatch, RegionOnBuffersIsDone) {
  EXPECT_FALSE(hasTensorSemantics("memref<4xf32>", ""));
}
} // namespace
