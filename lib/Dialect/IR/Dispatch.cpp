//===- Dispatch.cpp - the seam between a network and its kernels
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::prelu;

OperandRange DispatchOp::getYieldedValues() {
  return getBody().front().getTerminator()->getOperands();
}

LogicalResult DispatchOp::verify() {
  llvm::SmallDenseSet<int64_t> seen;
  for (int64_t input : getInPlace())
    if (input < 0 || input >= static_cast<int64_t>(getInputs().size()) ||
        !seen.insert(input).second || getInits().size() != 1) // (C3)
      return emitOpError("expects in_place to name inputs, each once, of a "
                         "dispatch with one destination, got ")
             << input;
  return success();
}

LogicalResult DispatchOp::verifyRegions() {
  Block &block = getBody().front();
  if (block.getNumArguments() != getInputs().size()) // (C1)
    return emitOpError("expects a region argument for each of its ")
           << getInputs().size() << " inputs, got " << block.getNumArguments();
  for (auto [number, argument, input] :
       llvm::enumerate(block.getArguments(), getInputs())) {
    auto shaped = dyn_cast<ShapedType>(input.getType());
    if (!shaped || !isa<TensorType, BaseMemRefType>(shaped)) {
      if (argument.getType() != input.getType()) // (C1)
        return emitOpError("expects region argument ")
               << number << " to be of type " << input.getType() << ", got "
               << argument.getType();
      continue;
    }
    // Canonicalization may tell more of an input's sizes.
    if (!isa<RankedTensorType>(argument.getType()) ||
        getElementTypeOrSelf(argument) != shaped.getElementType() ||
        failed(verifyCompatibleShape(argument.getType(), shaped))) // (C1)
      return emitOpError("expects region argument ")
             << number << " to be a tensor that fits input type " << shaped
             << ", got " << argument.getType();
  }
  auto yield = dyn_cast<YieldOp>(block.getTerminator());
  if (!yield || yield.getNumOperands() != getInits().size()) // (C2)
    return emitOpError("expects a region that ends with prelu.yield of ")
           << getInits().size() << " values";
  for (auto [number, value, init] :
       llvm::enumerate(yield.getOperands(), getInits()))
    if (getElementTypeOrSelf(value) != getElementTypeOrSelf(init) ||
        failed(verifyCompatibleShape(value.getType(),
                                     init.getType()))) // (C2)
      return emitOpError("expects to yield what fits its destination ")
             << number << " of type " << init.getType() << ", got "
             << value.getType();
  return success();
}

LogicalResult
DispatchOp::reifyResultShapes(OpBuilder &builder,
                              ReifiedRankedShapedTypeDims &shapes) {
  for (OpResult result : getResults())
    shapes.push_back(tensor::getMixedSizes(builder, getLoc(),
                                           getTiedOpOperand(result)->get()));
  return success();
}

void DispatchOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  for (OpOperand &input : getInputsMutable())
    if (isa<BaseMemRefType>(input.get().getType()))
      effects.emplace_back(MemoryEffects::Read::get(), &input,
                           SideEffects::DefaultResource::get());
  for (OpOperand &init : getInitsMutable())
    if (isa<BaseMemRefType>(init.get().getType()))
      effects.emplace_back(MemoryEffects::Write::get(), &init,
                           SideEffects::DefaultResource::get());
}
