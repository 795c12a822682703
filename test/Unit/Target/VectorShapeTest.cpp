//===- VectorShapeTest.cpp - how many elements a vector register holds
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/VectorTypes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

static std::string print(VectorShape shape) {
  std::string text;
  llvm::raw_string_ostream(text) << shape;
  return text;
}

TEST(VectorShape, Fixed) {
  VectorShape shape = VectorShape::getFixed(16);
  EXPECT_FALSE(shape.isScalable());
  EXPECT_EQ(shape.getLanes(), 16);
  EXPECT_EQ(shape.getLeastLanes(), 16);
  EXPECT_EQ(print(shape), "16");
  EXPECT_EQ(shape * 4, VectorShape::getFixed(64));
  EXPECT_EQ(VectorShape(), VectorShape::getFixed(1));
}

TEST(VectorShape, Scalable) {
  VectorShape shape = VectorShape::getScalable(4);
  EXPECT_TRUE(shape.isScalable());
  EXPECT_EQ(shape.getLeastLanes(), 4);
  EXPECT_EQ(print(shape), "[4]");
  EXPECT_NE(shape, VectorShape::getFixed(4));
  EXPECT_EQ(shape * 2, VectorShape::getScalable(8));
}

TEST(VectorShape, TypeOfARegister) {
  MLIRContext context;
  auto f32 = Float32Type::get(&context);
  EXPECT_EQ(getVectorType(VectorShape::getFixed(8), f32),
            VectorType::get({8}, f32));
  EXPECT_EQ(getVectorType(VectorShape::getScalable(4), f32),
            VectorType::get({4}, f32, {true}));
}

TEST(VectorShape, OfACore) {
  CoreModel core;
  core.vectorBits = 256;
  EXPECT_EQ(core.getVectorShape(32), VectorShape::getFixed(8));
  EXPECT_EQ(core.getVectorShape(64), VectorShape::getFixed(4));
  // A register is one element at the least.
  EXPECT_EQ(core.getVectorShape(512), VectorShape::getFixed(1));
}
