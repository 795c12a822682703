//===- RemarksTest.cpp - who hears a remark
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Remarks.h"

#include "mlir/IR/Builders.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
std::vector<std::string> describe(const remark::detail::Remark &remark) {
  std::vector<std::string> words = {remark.getRemarkTypeString().str(),
                                    remark.getCategoryName().str(),
                                    remark.getRemarkName().str()};
  for (const remark::detail::Remark::Arg &argument : remark.getArgs())
    words.push_back(argument.key + "=" + argument.val);
  return words;
}

TEST(RemarksTest, ListenerTakesAllWithoutAnEngine) {
  MLIRContext context;
  Location loc = UnknownLoc::get(&context);
  EXPECT_FALSE(takesRemarks(&context));
  EXPECT_FALSE(emitPassed(loc, "Done", "prelu-test"));
  std::vector<std::vector<std::string>> heard;
  {
    RemarkListener listener(&context,
                            [&](const remark::detail::Remark &remark) {
                              heard.push_back(describe(remark));
                            });
    EXPECT_TRUE(takesRemarks(&context));
    emitPassed(loc, "Done", "prelu-test")
        << remark::add("{0} of them", 3) << remark::metric("Count", 3);
    emitMissed(loc, "Left", "prelu-test", "a reason", "a suggestion");
    emitAnalysis(loc, "Seen", "prelu-test") << remark::add("so it is");
  }
  emitPassed(loc, "Late", "prelu-test");
  std::vector<std::vector<std::string>> expected = {
      {"Passed", "prelu-test", "Done", "Remark=3 of them", "Count=3"},
      {"Missed", "prelu-test", "Left", "Reason=a reason",
       "Suggestion=a suggestion"},
      {"Analysis", "prelu-test", "Seen", "Remark=so it is"}};
  EXPECT_EQ(heard, expected);
}

TEST(RemarksTest, ListenerHearsItsContextOnly) {
  MLIRContext context, other;
  unsigned heard = 0;
  RemarkListener listener(&context,
                          [&](const remark::detail::Remark &) { ++heard; });
  EXPECT_FALSE(takesRemarks(&other));
  emitPassed(UnknownLoc::get(&other), "Done", "prelu-test");
  EXPECT_EQ(heard, 0u);
  emitPassed(UnknownLoc::get(&context), "Done", "prelu-test");
  EXPECT_EQ(heard, 1u);
}

/// What the engine's filters keep back goes to the listener all the same, and
/// the engine prints what they let through.
TEST(RemarksTest, ListenerStandsBesideTheEngine) {
  struct Streamer : remark::detail::MLIRRemarkStreamerBase {
    explicit Streamer(std::vector<std::string> &names) : names(names) {}
    void
    streamOptimizationRemark(const remark::detail::Remark &remark) override {
      names.push_back(remark.getRemarkName().str());
    }
    std::vector<std::string> &names;
  };
  MLIRContext context;
  std::vector<std::string> streamed, heard;
  remark::RemarkCategories categories;
  categories.missed = "prelu-test";
  ASSERT_TRUE(succeeded(remark::enableOptimizationRemarks(
      context, std::make_unique<Streamer>(streamed),
      std::make_unique<remark::RemarkEmittingPolicyAll>(), categories)));
  RemarkListener listener(&context, [&](const remark::detail::Remark &remark) {
    heard.push_back(remark.getRemarkName().str());
  });
  Location loc = UnknownLoc::get(&context);
  emitPassed(loc, "Done", "prelu-test");
  emitMissed(loc, "Left", "prelu-test", "a reason");
  EXPECT_EQ(streamed, std::vector<std::string>({"Left"}));
  EXPECT_EQ(heard, std::vector<std::string>({"Done", "Left"}));
}
} // namespace
