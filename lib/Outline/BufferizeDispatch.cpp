//===- BufferizeDispatch.cpp - how one-shot bufferization sees a dispatch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Outline/Outline.h"

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"

using namespace mlir;
using namespace mlir::prelu;
using namespace mlir::bufferization;

namespace {
/// A dispatch reads its inputs and overwrites its inits; what happens in the
/// region happens to tensors of its own.
struct DispatchModel
    : public DstBufferizableOpInterfaceExternalModel<DispatchModel,
                                                     DispatchOp> {
  /// Upstream's default counts the region's arguments, which stay tensors. A
  /// dispatch on buffers that the allocator happens to put where an operation
  /// on tensors was then looks as if that were still to be done.
  bool hasTensorSemantics(Operation *op) const {
    auto isTensor = [](Type type) { return isa<TensorType>(type); };
    return llvm::any_of(op->getOperandTypes(), isTensor) ||
           llvm::any_of(op->getResultTypes(), isTensor);
  }

  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand,
                              const AnalysisState &) const {
    return !cast<DispatchOp>(op).isDpsInit(&operand);
  }

  /// An input that is read in place may lie in the result's buffer.
  bool bufferizesToElementwiseAccess(Operation *op, const AnalysisState &,
                                     ArrayRef<OpOperand *> operands) const {
    auto dispatch = cast<DispatchOp>(op);
    unsigned firstInput = dispatch.getInputs().getBeginOperandIndex();
    return llvm::all_of(operands, [&](OpOperand *operand) {
      return dispatch.isDpsInit(operand) ||
             llvm::is_contained(dispatch.getInPlace(),
                                operand->getOperandNumber() - firstInput);
    });
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto dispatch = cast<DispatchOp>(op);
    auto toBuffers = [&](ValueRange values,
                         SmallVectorImpl<Value> &buffers) -> LogicalResult {
      for (Value value : values) {
        if (!isa<TensorType>(value.getType())) {
          buffers.push_back(value);
          continue;
        }
        FailureOr<Value> buffer = getBuffer(rewriter, value, options, state);
        if (failed(buffer))
          return failure();
        buffers.push_back(*buffer);
      }
      return success();
    };
    SmallVector<Value> inputs, inits;
    if (failed(toBuffers(dispatch.getInputs(), inputs)) ||
        failed(toBuffers(dispatch.getInits(), inits)))
      return failure();
    rewriter.setInsertionPoint(dispatch);
    auto onBuffers = DispatchOp::create(
        rewriter, dispatch.getLoc(), TypeRange(), dispatch.getNameAttr(),
        inputs, inits, dispatch.getInPlaceAttr());
    onBuffers.getBody().takeBody(dispatch.getBody());
    replaceOpWithBufferizedValues(rewriter, op, inits);
    return success();
  }
};
} // namespace

void prelu::registerBufferizableDispatch(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, PReluDialect *) {
    DispatchOp::attachInterface<DispatchModel>(*context);
  });
}
