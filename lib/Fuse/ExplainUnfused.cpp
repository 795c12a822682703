//===- ExplainUnfused.cpp - why a PReLU is in no contraction's region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
#include "prelu/Fuse/Fuse.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// Where the elements of a PReLU's input come from.
struct Origin {
  /// A contraction or region where there is one, or else the nearest operation
  /// that does not compute element by element; null for an argument.
  Operation *op = nullptr;
  /// The operation on the way that reads its result.
  Operation *reader = nullptr;
  /// Where `op` is null.
  BlockArgument argument;
};
} // namespace

/// The origin of `value`, which `op` reads, through operations on single
/// elements.
static Origin findOrigin(Operation *op, Value value) {
  llvm::MapVector<Value, Operation *> readers;
  readers.insert({value, op});
  Origin origin;
  for (unsigned i = 0; i < readers.size(); ++i) {
    auto [current, reader] = *(readers.begin() + i);
    Operation *producer = current.getDefiningOp();
    if (!producer) {
      if (!origin.argument)
        origin.argument = cast<BlockArgument>(current);
      continue;
    }
    if (auto prelu = dyn_cast<PReluOp>(producer)) {
      readers.insert({prelu.getInput(), producer});
      continue;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(producer);
    if (isa<FusedOp>(producer) || (linalgOp && isContraction(linalgOp)))
      return {producer, reader, {}};
    if (linalgOp && linalgOp.getNumReductionLoops() == 0) {
      for (Value input : linalgOp.getDpsInputs())
        if (isa<RankedTensorType>(input.getType()))
          readers.insert({input, producer});
      continue;
    }
    if (!origin.op && !producer->hasTrait<OpTrait::ConstantLike>()) {
      origin.op = producer;
      origin.reader = reader;
    }
  }
  return origin;
}

static std::string quote(Operation *op) {
  return ("'" + op->getName().getStringRef() + "'").str();
}

/// Whether `op` takes the maximum of windows or rows.
static bool takesMaximum(linalg::LinalgOp op) {
  Operation *combiner =
      op.getBlock()->getTerminator()->getOperand(0).getDefiningOp();
  return isa_and_nonnull<arith::MaximumFOp, arith::MaxNumFOp, arith::MaxSIOp>(
             combiner) &&
         llvm::is_contained(combiner->getOperands(),
                            op.getRegionOutputArgs().front());
}

/// What would help where `op`, neither a contraction nor elementwise, computes
/// the PReLU's input.
static std::string suggestAround(Operation *op) {
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return takesMaximum(linalgOp)
               ? "a max-pool commutes with a PReLU whose alphas are all >= 0"
               : "";
  if (isa<scf::IfOp, scf::IndexSwitchOp>(op))
    return "compute the PReLU in each of its regions";
  if (isa<LoopLikeOpInterface>(op))
    return "compute the PReLU in the loop, behind the contraction";
  if (isa<CallOpInterface>(op))
    return "inline the function that it calls";
  if (isa<tensor::TensorDialect>(op->getDialect()))
    return "move the PReLU in front of it, which does not change values";
  return "";
}

/// Why nothing was fused where no operation computes the PReLU's input.
static std::pair<std::string, std::string>
explainArgument(Operation *op, BlockArgument argument) {
  if (auto parent = op->getParentOfType<linalg::LinalgOp>())
    return parent.hasPureBufferSemantics()
               ? std::make_pair("it is computed on buffers, and only tensors "
                                "are fused",
                                "run prelu-raise and prelu-fuse before "
                                "bufferization")
               : std::make_pair("it shares the body of " + quote(parent) +
                                    " with other operations",
                                "");
  if (!isa<RankedTensorType>(op->getOperand(0).getType()))
    return {"it is computed on scalars or vectors, and only tensors are fused",
            ""};
  if (!argument)
    return {"its input is made of constants", ""};
  Operation *owner = argument.getOwner()->getParentOp();
  if (isa<FunctionOpInterface>(owner))
    return {"its input is an argument, no contraction computes it",
            "fuse it into the producer, if that is in another function inline "
            "it first"};
  return {"its input comes into the region of " + quote(owner) +
              " as an argument",
          "compute the PReLU where the contraction is"};
}

std::pair<std::string, std::string> prelu::explainUnfused(Operation *op) {
  auto backward = dyn_cast<BackwardOp>(op);
  Origin origin = findOrigin(op, backward ? backward.getDy()
                                          : cast<PReluOp>(op).getInput());
  if (!origin.op)
    return explainArgument(op, origin.argument);
  std::string name = quote(origin.op);
  auto linalgOp = dyn_cast<linalg::LinalgOp>(origin.op);
  if (linalgOp && isContraction(linalgOp)) {
    Epilogue epilogue = collectEpilogue(linalgOp);
    if (epilogue.stopper && !llvm::is_contained(epilogue.ops, op))
      return {"the result of " + name +
                  " has a use before it: " + epilogue.reason,
              "move that use behind the PReLU or remove it"};
    return {"it was left out of the region of " + name,
            "let the pass's control function pass it"};
  }
  if (isa<FusedOp>(origin.op)) {
    if (origin.reader == op)
      return {"another use of the contraction's result comes before it",
              "move that use behind the PReLU or remove it"};
    return {quote(origin.reader) +
                " stands between it and its contraction's region",
            "move that operation behind the PReLU or remove it"};
  }
  return {name + " lies between it and any contraction",
          suggestAround(origin.op)};
}
