//===- BytecodeTest.cpp - versions that a writer asks for
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/IR/Version.h"

#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
class Bytecode : public ::testing::Test {
protected:
  Bytecode() { context.loadDialect<func::FuncDialect, PReluDialect>(); }

  /// A module in bytecode of `version`.
  std::string write(PReluVersion version) {
    auto module = parseSourceString<ModuleOp>(R"mlir(
      func.func @f(%x: f32, %alpha: f32) -> f32 {
        %0 = prelu.prelu %x, %alpha : f32, f32
        return %0 : f32
      })mlir",
                                              &context);
    BytecodeWriterConfig config("MLIR-test");
    config.setDialectVersion<PReluDialect>(
        std::make_unique<PReluVersion>(version));
    std::string bytes;
    llvm::raw_string_ostream os(bytes);
    EXPECT_TRUE(succeeded(writeBytecodeToFile(*module, os, config)));
    return bytes;
  }

  /// Reads `bytes`; errors go to `message`.
  OwningOpRef<ModuleOp> read(StringRef bytes) {
    ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diag) {
      message += diag.str();
      return success();
    });
    return parseSourceString<ModuleOp>(bytes, &context);
  }

  MLIRContext context;
  std::string message;
};
} // namespace

TEST_F(Bytecode, ReadsItsOwnVersionAndOlderOnes) {
  EXPECT_TRUE(read(write(PReluVersion())));
  EXPECT_TRUE(read(write({0, 9})));
  EXPECT_EQ(message, "");
}

TEST_F(Bytecode, RefusesANewerOne) {
  EXPECT_FALSE(read(write({2, 0})));
  EXPECT_NE(message.find("version 2.0 of the prelu dialect is newer than 1.2"),
            std::string::npos)
      << message;
}

TEST(PReluVersion, IsOrderedByMajorFirst) {
  EXPECT_TRUE(PReluVersion(1, 9) < PReluVersion(2, 0));
  EXPECT_FALSE(PReluVersion(2, 0) < PReluVersion(1, 9));
  EXPECT_FALSE(PReluVersion(1, 0) < PReluVersion(1, 0));
}
