//===- Bufferization.cpp - the dialect on buffers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Interfaces/Interfaces.h"
#include "prelu/Dialect/Utils/Backward.h"
#include "prelu/Dialect/Utils/FloatCast.h"
#include "prelu/Dialect/Utils/Forward.h"
#include "prelu/Region/FusedRegion.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::prelu;
using namespace mlir::bufferization;

namespace {
/// The result lies in x's buffer where the analysis finds that nobody needs x
/// afterwards, and otherwise in a new one, in one pass over x either way. On
/// buffers the op is a linalg.generic: its own types are values.
struct PReluModel
    : public BufferizableOpInterface::ExternalModel<PReluModel, PReluOp> {
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return true;
  }

  bool bufferizesToMemoryWrite(Operation *op, OpOperand &operand,
                               const AnalysisState &) const {
    return &operand == &cast<PReluOp>(op).getInputMutable();
  }

  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand,
                                      const AnalysisState &) const {
    if (&operand != &cast<PReluOp>(op).getInputMutable())
      return {};
    return {{op->getResult(0), BufferRelation::Equivalent}};
  }

  /// An alpha for each element may lie in x's buffer.
  bool bufferizesToElementwiseAccess(Operation *op, const AnalysisState &,
                                     ArrayRef<OpOperand *> operands) const {
    auto prelu = cast<PReluOp>(op);
    return llvm::all_of(operands, [&](OpOperand *operand) {
      return operand != &prelu.getAlphaMutable() ||
             prelu.getAlphaMap().isIdentity();
    });
  }

  /// Upstream's default copies x and goes over the copy. Its walk is in
  /// post-order, where an operation may be replaced.
  LogicalResult resolveConflicts(Operation *op, RewriterBase &rewriter,
                                 const AnalysisState &analysis,
                                 const BufferizationState &state) const {
    auto prelu = cast<PReluOp>(op);
    if (!isa<TensorType>(prelu.getInput().getType()) ||
        analysis.isInPlace(prelu.getInputMutable()))
      return cast<BufferizableOpInterface>(op).resolveTensorOpOperandConflicts(
          rewriter, analysis, state);
    FailureOr<Value> destination = allocateTensorForShapedValue(
        rewriter, op->getLoc(), prelu.getResult(), analysis.getOptions(), state,
        /*copy=*/false);
    if (failed(destination))
      return failure();
    rewriter.replaceOp(op, createPReluGeneric(rewriter, prelu, prelu.getInput(),
                                              prelu.getAlpha(), *destination));
    return success();
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto prelu = cast<PReluOp>(op);
    FailureOr<Value> input =
        getBuffer(rewriter, prelu.getInput(), options, state);
    FailureOr<Value> alpha = prelu.getAlpha();
    if (isa<TensorType>(prelu.getAlpha().getType()))
      alpha = getBuffer(rewriter, prelu.getAlpha(), options, state);
    if (failed(input) || failed(alpha))
      return failure();
    rewriter.setInsertionPoint(op);
    createPReluGeneric(rewriter, prelu, /*input=*/{}, *alpha, *input);
    replaceOpWithBufferizedValues(rewriter, op, *input);
    return success();
  }
};

/// Both gradients get buffers of their own.
struct BackwardModel
    : public BufferizableOpInterface::ExternalModel<BackwardModel, BackwardOp> {
  bool bufferizesToAllocation(Operation *, Value) const { return true; }

  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return true;
  }

  bool bufferizesToMemoryWrite(Operation *, OpOperand &,
                               const AnalysisState &) const {
    return false;
  }

  AliasingValueList getAliasingValues(Operation *, OpOperand &,
                                      const AnalysisState &) const {
    return {};
  }

  FailureOr<BufferLikeType> getBufferType(Operation *, Value value,
                                          const BufferizationOptions &options,
                                          const BufferizationState &,
                                          SmallVector<Value> &) const {
    auto type = cast<TensorType>(value.getType());
    std::optional<Attribute> space = options.defaultMemorySpaceFn(type);
    if (!space)
      return failure();
    return cast<BufferLikeType>(
        getMemRefTypeWithStaticIdentityLayout(type, *space));
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const;
};

/// The region is inlined: it is a decision about tensors, which buffers end.
struct FusedModel
    : public BufferizableOpInterface::ExternalModel<FusedModel, FusedOp> {
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return false;
  }

  bool bufferizesToMemoryWrite(Operation *, OpOperand &,
                               const AnalysisState &) const {
    return false;
  }

  AliasingValueList getAliasingValues(Operation *, OpOperand &,
                                      const AnalysisState &) const {
    return {};
  }

  AliasingOpOperandList getAliasingOpOperands(Operation *op, Value value,
                                              const AnalysisState &) const {
    auto yield =
        cast<YieldOp>(cast<FusedOp>(op).getBody().front().getTerminator());
    unsigned number = cast<OpResult>(value).getResultNumber();
    return {{&yield.getValuesMutable()[number], BufferRelation::Equivalent}};
  }

  FailureOr<BufferLikeType>
  getBufferType(Operation *op, Value value, const BufferizationOptions &options,
                const BufferizationState &state,
                SmallVector<Value> &invocationStack) const {
    unsigned number = cast<OpResult>(value).getResultNumber();
    return bufferization::getBufferType(
        cast<FusedOp>(op).getYieldedValues()[number], options, state,
        invocationStack);
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &,
                          BufferizationState &) const {
    inlineFused(rewriter, cast<FusedOp>(op));
    return success();
  }
};

struct YieldModel
    : public BufferizableOpInterface::ExternalModel<YieldModel, YieldOp> {
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return true;
  }

  bool bufferizesToMemoryWrite(Operation *, OpOperand &,
                               const AnalysisState &) const {
    return false;
  }

  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand,
                                      const AnalysisState &) const {
    if (!isa<FusedOp>(op->getParentOp()))
      return {};
    return {{op->getParentOp()->getResult(operand.getOperandNumber()),
             BufferRelation::Equivalent}};
  }

  bool mustBufferizeInPlace(Operation *, OpOperand &,
                            const AnalysisState &) const {
    return true;
  }

  /// It goes with the region.
  LogicalResult bufferize(Operation *, RewriterBase &,
                          const BufferizationOptions &,
                          BufferizationState &) const {
    return success();
  }
};
} // namespace

/// A new buffer of `type` with the sizes of `like`.
static FailureOr<Value> allocate(RewriterBase &rewriter, Location loc,
                                 MemRefType type, Value like,
                                 const BufferizationOptions &options) {
  SmallVector<Value> sizes;
  for (auto [dim, size] : llvm::enumerate(type.getShape()))
    if (ShapedType::isDynamic(size))
      sizes.push_back(memref::DimOp::create(rewriter, loc, like, dim));
  return options.createAlloc(rewriter, loc, type, sizes);
}

/// dx, and the sums for dalpha from zero on, in one pass over dy and x.
static void createBackwardGeneric(RewriterBase &rewriter, BackwardOp op,
                                  ValueRange inputs, Value dx, Value sum) {
  Location loc = op.getLoc();
  Value zero = arith::ConstantOp::create(rewriter, loc,
                                         rewriter.getZeroAttr(op.getSumType()));
  linalg::FillOp::create(rewriter, loc, zero, sum);
  int64_t rank = cast<MemRefType>(dx.getType()).getRank();
  AffineMap identity = rewriter.getMultiDimIdentityMap(rank);
  AffineMap alphaMap = op.getAlphaMap();
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::reduction);
  for (int64_t dim : op.getEffectiveAlphaDims())
    iterators[dim] = utils::IteratorType::parallel;
  linalg::GenericOp::create(
      rewriter, loc, inputs, ValueRange{dx, sum},
      ArrayRef<AffineMap>{identity, identity, alphaMap, identity, alphaMap},
      iterators, [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        BackwardArithmetic values = createBackwardArithmetic(
            builder, loc, arguments[0], arguments[1], arguments[2],
            op.getProductType(), /*wantsProduct=*/true);
        Value product =
            castFloat(builder, loc, values.product, op.getSumType());
        Value added =
            arith::AddFOp::create(builder, loc, arguments[4], product);
        linalg::YieldOp::create(builder, loc, ValueRange{values.dx, added});
      });
}

/// The elements of `from`, each rounded to `to`'s type.
static void createRounding(RewriterBase &rewriter, Location loc, Value from,
                           Value to) {
  auto type = cast<MemRefType>(to.getType());
  AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  linalg::GenericOp::create(
      rewriter, loc, ValueRange{from}, ValueRange{to},
      ArrayRef<AffineMap>{identity, identity}, iterators,
      [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        linalg::YieldOp::create(
            builder, loc,
            castFloat(builder, loc, arguments[0], type.getElementType()));
      });
}

LogicalResult BackwardModel::bufferize(Operation *op, RewriterBase &rewriter,
                                       const BufferizationOptions &options,
                                       BufferizationState &state) const {
  auto backward = cast<BackwardOp>(op);
  Location loc = op->getLoc();
  SmallVector<Value> inputs;
  for (Value operand : op->getOperands()) {
    FailureOr<Value> buffer = getBuffer(rewriter, operand, options, state);
    if (failed(buffer))
      return failure();
    inputs.push_back(*buffer);
  }
  rewriter.setInsertionPoint(op);
  auto createResult = [&](Value result, Value like,
                          Type element) -> FailureOr<Value> {
    FailureOr<BufferLikeType> type =
        bufferization::getBufferType(result, options, state);
    if (failed(type))
      return failure();
    MemRefType elements =
        MemRefType::Builder(cast<MemRefType>(*type)).setElementType(element);
    return allocate(rewriter, loc, elements, like, options);
  };
  Type element = getElementTypeOrSelf(backward.getDalpha());
  FailureOr<Value> dx = createResult(backward.getDx(), inputs[1], element);
  FailureOr<Value> sum =
      createResult(backward.getDalpha(), inputs[2], backward.getSumType());
  if (failed(dx) || failed(sum))
    return failure();
  createBackwardGeneric(rewriter, backward, inputs, *dx, *sum);
  FailureOr<Value> dalpha = sum;
  if (element != backward.getSumType()) {
    dalpha = createResult(backward.getDalpha(), inputs[2], element);
    if (failed(dalpha))
      return failure();
    createRounding(rewriter, loc, *sum, *dalpha);
  }
  replaceOpWithBufferizedValues(rewriter, op, ValueRange{*dx, *dalpha});
  return success();
}

void prelu::registerBufferizationModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, PReluDialect *) {
    PReluOp::attachInterface<PReluModel>(*context);
    BackwardOp::attachInterface<BackwardModel>(*context);
    FusedOp::attachInterface<FusedModel>(*context);
    YieldOp::attachInterface<YieldModel>(*context);
  });
}
