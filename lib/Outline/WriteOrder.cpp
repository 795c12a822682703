//===- WriteOrder.cpp - tensors that are written in place as they stand
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WriteOrder.h"

#include "prelu/Dialect/IR/DataMovement.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// What a use of a tensor does to it.
enum class Access {
  /// Reads it, and no result is the same memory.
  Read,
  /// Makes the next version of it, or a view that stands for it.
  Next,
  /// Anything else.
  Unknown
};

/// Whether `op` sees the whole of a tensor in another way.
static bool isWholeView(Operation *op) {
  auto movement = dyn_cast<DataMovementOpInterface>(op);
  return movement && !movement.isCopy() && movement.isBijection();
}

static Access getAccess(OpOperand &use) {
  Operation *op = use.getOwner();
  if (isa<vector::TransferReadOp, tensor::ExtractOp, tensor::DimOp>(op))
    return Access::Read;
  // A view of it that is only read itself.
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return llvm::all_of(
               slice->getUses(),
               [](OpOperand &read) { return getAccess(read) == Access::Read; })
               ? Access::Read
               : Access::Unknown;
  if (isa<vector::TransferWriteOp>(op))
    return use.getOperandNumber() == cast<vector::TransferWriteOp>(op)
                                         .getBaseMutable()
                                         .getOperandNumber()
               ? Access::Next
               : Access::Unknown;
  if (isa<scf::ForOp, bufferization::MaterializeInDestinationOp>(op) ||
      isWholeView(op))
    return Access::Next;
  if (isa<scf::YieldOp>(op))
    return isa<scf::ForOp>(op->getParentOp()) ? Access::Next : Access::Unknown;
  return Access::Unknown;
}

/// Whether memory that `value` is the first version of may be overwritten.
static bool isOwned(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return isa<scf::ForOp>(argument.getOwner()->getParentOp());
  Operation *op = value.getDefiningOp();
  if (auto toTensor = dyn_cast<bufferization::ToTensorOp>(op))
    return toTensor.getWritable();
  return isa<scf::ForOp, tensor::EmptyOp, vector::TransferWriteOp>(op) ||
         isWholeView(op);
}

/// The same for the uses of one version.
static bool isWrittenInOrder(Value value) {
  OpOperand *next = nullptr;
  for (OpOperand &use : value.getUses()) {
    Access access = getAccess(use);
    if (access == Access::Unknown || (access == Access::Next && next))
      return false;
    if (access == Access::Next)
      next = &use;
  }
  if (!next)
    return true;
  Operation *nextOp = next->getOwner();
  if (!isOwned(value) || nextOp->getBlock() != value.getParentBlock())
    return false;
  return llvm::all_of(value.getUsers(), [&](Operation *user) {
    if (user == nextOp)
      return true;
    Operation *inBlock = nextOp->getBlock()->findAncestorOpInBlock(*user);
    return inBlock && inBlock != nextOp && inBlock->isBeforeInBlock(nextOp);
  });
}

bool prelu::isWrittenInOrder(ModuleOp module) {
  auto inOrder = [](Value value) {
    return !isa<TensorType>(value.getType()) || ::isWrittenInOrder(value);
  };
  return !module
              ->walk([&](Operation *op) {
                if (!llvm::all_of(op->getResults(), inOrder))
                  return WalkResult::interrupt();
                for (Region &region : op->getRegions())
                  for (Block &block : region)
                    if (!llvm::all_of(block.getArguments(), inOrder))
                      return WalkResult::interrupt();
                return WalkResult::advance();
              })
              .wasInterrupted();
}
