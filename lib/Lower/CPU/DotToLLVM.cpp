//===- DotToLLVM.cpp - dot products to the target's instructions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ArmNeon/ArmNeonDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "llvm/TargetParser/Triple.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUDOTTOLLVM
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The intrinsic of LLVM for dot products of `kind` on registers of `bits`, or
/// for the products alone where LLVM makes one instruction of these and their
/// addition; empty where `arch` has none.
static StringRef getIntrinsic(llvm::Triple::ArchType arch, DotKind kind,
                              int64_t bits) {
  struct Intrinsic {
    llvm::Triple::ArchType arch;
    DotKind kind;
    int64_t bits;
    StringLiteral name;
  };
  static constexpr Intrinsic intrinsics[] = {
      {llvm::Triple::x86_64, DotKind::U8S8, 128,
       "llvm.x86.avx512.vpdpbusd.128"},
      {llvm::Triple::x86_64, DotKind::U8S8, 256,
       "llvm.x86.avx512.vpdpbusd.256"},
      {llvm::Triple::x86_64, DotKind::U8S8, 512,
       "llvm.x86.avx512.vpdpbusd.512"},
      {llvm::Triple::x86_64, DotKind::S8S8, 128, "llvm.x86.avx2.vpdpbssd.128"},
      {llvm::Triple::x86_64, DotKind::S8S8, 256, "llvm.x86.avx2.vpdpbssd.256"},
      {llvm::Triple::x86_64, DotKind::S8S8, 512, "llvm.x86.avx10.vpdpbssd.512"},
      {llvm::Triple::x86_64, DotKind::U8U8, 128, "llvm.x86.avx2.vpdpbuud.128"},
      {llvm::Triple::x86_64, DotKind::U8U8, 256, "llvm.x86.avx2.vpdpbuud.256"},
      {llvm::Triple::x86_64, DotKind::U8U8, 512, "llvm.x86.avx10.vpdpbuud.512"},
      {llvm::Triple::x86_64, DotKind::BF16, 128,
       "llvm.x86.avx512bf16.dpbf16ps.128"},
      {llvm::Triple::x86_64, DotKind::BF16, 256,
       "llvm.x86.avx512bf16.dpbf16ps.256"},
      {llvm::Triple::x86_64, DotKind::BF16, 512,
       "llvm.x86.avx512bf16.dpbf16ps.512"},
      {llvm::Triple::x86_64, DotKind::S16S16, 128, "llvm.x86.sse2.pmadd.wd"},
      {llvm::Triple::x86_64, DotKind::S16S16, 256, "llvm.x86.avx2.pmadd.wd"},
      {llvm::Triple::x86_64, DotKind::S16S16, 512,
       "llvm.x86.avx512.pmaddw.d.512"},
      {llvm::Triple::aarch64, DotKind::U8S8, 128,
       "llvm.aarch64.neon.usdot.v4i32.v16i8"},
      {llvm::Triple::aarch64, DotKind::S8S8, 128,
       "llvm.aarch64.neon.sdot.v4i32.v16i8"},
      {llvm::Triple::aarch64, DotKind::U8U8, 128,
       "llvm.aarch64.neon.udot.v4i32.v16i8"},
      {llvm::Triple::aarch64, DotKind::BF16, 128,
       "llvm.aarch64.neon.bfdot.v4f32.v8bf16"}};
  for (const Intrinsic &intrinsic : intrinsics)
    if (intrinsic.arch == arch && intrinsic.kind == kind &&
        intrinsic.bits == bits)
      return intrinsic.name;
  return {};
}

/// `value`, which no addition to it is reassociated across: LLVM's machine
/// combiner would add up the products of several steps before it adds them to
/// the accumulators, and spill what these no longer leave registers for. LLVM
/// has fences for floats only, of whose bits they know nothing.
static Value createFence(OpBuilder &builder, Location loc, Value value) {
  auto type = cast<VectorType>(value.getType());
  VectorType floats = type.clone(builder.getF32Type());
  Value bits = arith::BitcastOp::create(builder, loc, floats, value);
  Value fenced = LLVM::CallIntrinsicOp::create(
                     builder, loc, floats,
                     builder.getStringAttr("llvm.arithmetic.fence"), bits)
                     .getResults();
  return arith::BitcastOp::create(builder, loc, type, fenced);
}

/// The dot products of `kind` of `lhs` and `rhs` added to `acc`, by the
/// intrinsic `name`.
static Value callIntrinsic(OpBuilder &builder, Location loc, StringRef name,
                           DotKind kind, Value acc, Value lhs, Value rhs) {
  bool addsUp = kind != DotKind::S16S16;
  SmallVector<Value> operands = {lhs, rhs};
  if (addsUp)
    operands.insert(operands.begin(), acc);
  Value result =
      LLVM::CallIntrinsicOp::create(builder, loc, acc.getType(),
                                    builder.getStringAttr(name), operands)
          .getResults();
  if (addsUp)
    return result;
  return createFence(builder, loc,
                     arith::AddIOp::create(builder, loc, acc, result));
}

/// `value`'s elements [first, first + count); those past its last one may be
/// anything.
static Value getElements(OpBuilder &builder, Location loc, Value value,
                         int64_t first, int64_t count) {
  int64_t size = cast<VectorType>(value.getType()).getNumElements();
  if (first == 0 && count == size)
    return value;
  SmallVector<int64_t> order;
  for (int64_t i = first; i < first + count; ++i)
    order.push_back(std::min(i, size - 1));
  return vector::ShuffleOp::create(builder, loc, value, value, order);
}

/// `op` as multiplications and additions, the elements of each lane one after
/// the other.
static Value expandDot(OpBuilder &builder, DotOp op) {
  Location loc = op.getLoc();
  VectorType type = cast<VectorType>(op.getAcc().getType());
  int64_t group = DotOp::getGroup(op.getKind());
  auto widen = [&](Value value, bool isUnsigned) -> Value {
    if (op.getKind() == DotKind::BF16)
      return arith::ExtFOp::create(builder, loc, type, value);
    if (isUnsigned)
      return arith::ExtUIOp::create(builder, loc, type, value);
    return arith::ExtSIOp::create(builder, loc, type, value);
  };
  bool isLhsUnsigned =
      op.getKind() == DotKind::U8S8 || op.getKind() == DotKind::U8U8;
  Value sum = op.getAcc();
  for (int64_t i = 0; i < group; ++i) {
    SmallVector<int64_t> order;
    for (int64_t lane = 0; lane < type.getNumElements(); ++lane)
      order.push_back(lane * group + i);
    auto select = [&](Value value) {
      return vector::ShuffleOp::create(builder, loc, value, value, order);
    };
    Value lhs = widen(select(op.getLhs()), isLhsUnsigned);
    Value rhs = widen(select(op.getRhs()), op.getKind() == DotKind::U8U8);
    if (op.getKind() != DotKind::BF16) {
      Value product = arith::MulIOp::create(builder, loc, lhs, rhs);
      sum = arith::AddIOp::create(builder, loc, sum, product);
      continue;
    }
    Value product = arith::MulFOp::create(builder, loc, lhs, rhs,
                                          arith::FastMathFlags::contract);
    sum = arith::AddFOp::create(builder, loc, sum, product,
                                arith::FastMathFlags::contract);
  }
  return sum;
}

namespace {
/// Dot products as calls of intrinsics, in registers of the least width that
/// holds them or parts of the greatest.
class DotLowering : public OpRewritePattern<DotOp> {
public:
  DotLowering(MLIRContext *context, TargetAttr target)
      : OpRewritePattern(context), target(target),
        arch(target ? llvm::Triple(target.getTriple()).getArch()
                    : llvm::Triple::UnknownArch) {}

  LogicalResult matchAndRewrite(DotOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    auto type = cast<VectorType>(op.getAcc().getType());
    constexpr int64_t laneBits = 32;
    int64_t lanes = type.getNumElements();
    int64_t bits = getWidth(op.getKind(), lanes * laneBits);
    if (bits == 0) {
      rewriter.replaceOp(op, expandDot(rewriter, op));
      return success();
    }
    int64_t group = DotOp::getGroup(op.getKind());
    int64_t width = bits / laneBits;
    StringRef name = getIntrinsic(arch, op.getKind(), bits);
    SmallVector<Value> parts;
    for (int64_t first = 0; first < lanes; first += width) {
      Value sum = callIntrinsic(
          rewriter, loc, name, op.getKind(),
          getElements(rewriter, loc, op.getAcc(), first, width),
          getElements(rewriter, loc, op.getLhs(), first * group, width * group),
          getElements(rewriter, loc, op.getRhs(), first * group,
                      width * group));
      parts.push_back(
          getElements(rewriter, loc, sum, 0, std::min(width, lanes - first)));
    }
    rewriter.replaceOp(op, join(rewriter, loc, type, parts));
    return success();
  }

private:
  /// The bits of the registers for `bits`; 0 where the target has no
  /// instruction of `kind`.
  int64_t getWidth(DotKind kind, int64_t bits) const {
    int64_t best = 0;
    for (int64_t width : {512, 256, 128})
      if (target && !getIntrinsic(arch, kind, width).empty() &&
          target.getCore().hasDot(kind, width) && (best == 0 || width >= bits))
        best = width;
    return best;
  }

  /// `parts`, all but the last of one size, as a vector of `type`.
  static Value join(OpBuilder &builder, Location loc, VectorType type,
                    ArrayRef<Value> parts) {
    if (parts.size() == 1)
      return parts.front();
    Value all =
        arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
    int64_t offset = 0;
    for (Value part : parts) {
      all = vector::InsertStridedSliceOp::create(builder, loc, part, all,
                                                 {offset}, {1});
      offset += cast<VectorType>(part.getType()).getNumElements();
    }
    return all;
  }

  TargetAttr target;
  llvm::Triple::ArchType arch;
};

/// Products of pairs, whose operands are LLVM's, as calls of intrinsics.
template <typename Op> class PairLowering : public OpRewritePattern<Op> {
public:
  PairLowering(MLIRContext *context, StringRef name)
      : OpRewritePattern<Op>(context), name(name) {}

  LogicalResult matchAndRewrite(Op op,
                                PatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<LLVM::CallIntrinsicOp>(
        op, op->getResult(0).getType(), rewriter.getStringAttr(name),
        op->getOperands());
    return success();
  }

private:
  StringRef name;
};

struct ConvertPReluDotToLLVMPass
    : prelu::impl::ConvertPReluDotToLLVMBase<ConvertPReluDotToLLVMPass> {
  using Base::Base;

  void runOnOperation() override {
    TargetAttr target = TargetAttr::find(getOperation());
    RewritePatternSet patterns(&getContext());
    patterns.add<DotLowering>(&getContext(), target);
    patterns.add<PairLowering<arm_neon::SmmlaOp>>(
        &getContext(), "llvm.aarch64.neon.smmla.v4i32.v16i8");
    patterns.add<PairLowering<arm_neon::UmmlaOp>>(
        &getContext(), "llvm.aarch64.neon.ummla.v4i32.v16i8");
    patterns.add<PairLowering<arm_neon::UsmmlaOp>>(
        &getContext(), "llvm.aarch64.neon.usmmla.v4i32.v16i8");
    patterns.add<PairLowering<arm_neon::BfmmlaOp>>(&getContext(),
                                                   "llvm.aarch64.neon.bfmmla");
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
