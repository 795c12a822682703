//===- BF16ToBits.cpp - bf16 that LLVM only moves as integers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUBF16TOBITS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

namespace {
struct BF16ToBitsPass : prelu::impl::PReluBF16ToBitsBase<BF16ToBitsPass> {
  using Base::Base;

  void runOnOperation() override {
    auto bits = IntegerType::get(&getContext(), 16);
    AttrTypeReplacer replacer;
    replacer.addReplacement(
        [bits](BFloat16Type) -> std::optional<Type> { return bits; });
    replacer.addReplacement([bits](FloatAttr attr) -> std::optional<Attribute> {
      if (!attr.getType().isBF16())
        return std::nullopt;
      return IntegerAttr::get(bits, attr.getValue().bitcastToAPInt());
    });
    replacer.addReplacement(
        [bits](DenseElementsAttr attr) -> std::optional<Attribute> {
          if (!attr.getElementType().isBF16())
            return std::nullopt;
          return attr.bitcast(bits);
        });
    SmallVector<std::pair<OpOperand *, Type>> instructions =
        getInstructionOperands();
    replacer.recursivelyReplaceElementsIn(getOperation(), /*replaceAttrs=*/true,
                                          /*replaceLocs=*/false,
                                          /*replaceTypes=*/true);
    for (auto [operand, type] : instructions) {
      OpBuilder builder(operand->getOwner());
      operand->set(LLVM::BitcastOp::create(
          builder, operand->getOwner()->getLoc(), type, operand->get()));
    }
  }

  /// The operands of dot products, which have an instruction for bf16, and
  /// their types.
  SmallVector<std::pair<OpOperand *, Type>> getInstructionOperands() {
    SmallVector<std::pair<OpOperand *, Type>> operands;
    getOperation()->walk([&](LLVM::CallIntrinsicOp op) {
      for (OpOperand &operand : op->getOpOperands())
        if (getElementTypeOrSelf(operand.get().getType()).isBF16())
          operands.push_back({&operand, operand.get().getType()});
    });
    return operands;
  }
};
} // namespace
