//===- FoldConstants.cpp - what depends on constants alone, at compile time
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantTensor.h"

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::prelu;

/// The most iterations that are computed one by one.
static constexpr int64_t maxIterations = 16 << 20;

/// How many times larger than what it is made from a constant may be: room for
/// padding, not for a bias that is spread over an image.
static constexpr int64_t maxGrowth = 2;

/// The largest vector that a single number may become.
static constexpr int64_t maxVector = 64 << 10;

namespace {
/// Operations whose tensors are all constants or results of such operations.
class ConstantOps {
public:
  void add(Operation *op);
  bool contains(Operation *op) const { return op && sizes.contains(op); }
  ArrayRef<Operation *> getOps() const { return ops.getArrayRef(); }

  /// How many elements of constants the results of `op` are made from.
  int64_t getSourceElements(Operation *op) const { return sizes.at(op); }

private:
  std::optional<int64_t> getElements(Value value) const;

  llvm::SetVector<Operation *> ops;
  llvm::DenseMap<Operation *, int64_t> sizes;
};
} // namespace

/// The elements that the constant `value` is made from; nothing for others.
std::optional<int64_t> ConstantOps::getElements(Value value) const {
  Operation *op = value.getDefiningOp();
  if (contains(op))
    return sizes.at(op);
  if (!matchPattern(value, m_Constant()))
    return std::nullopt;
  auto type = dyn_cast<ShapedType>(value.getType());
  return type ? type.getNumElements() : 1;
}

static int64_t getIterations(Operation *op) {
  int64_t count = 1;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    for (int64_t extent : linalgOp.getStaticLoopRanges())
      count = llvm::MulOverflow(count, extent, count)
                  ? std::numeric_limits<int64_t>::max()
                  : count;
    return count;
  }
  return cast<ShapedType>(op->getResult(0).getType()).getNumElements();
}

void ConstantOps::add(Operation *op) {
  if (!ConstantEvaluator::canEvaluate(op) || getIterations(op) > maxIterations)
    return;
  int64_t sum = 0;
  auto addSource = [&](Value value) {
    std::optional<int64_t> elements = getElements(value);
    sum += elements.value_or(0);
    return elements.has_value();
  };
  for (OpOperand &operand : op->getOpOperands())
    if (ConstantEvaluator::isRead(operand) && !addSource(operand.get()))
      return;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    for (auto extract : linalgOp.getBlock()->getOps<tensor::ExtractOp>())
      if (!addSource(extract.getTensor()))
        return;
  ops.insert(op);
  sizes[op] = sum;
}

/// Whether a contraction or the like starts from `value`: what it starts from
/// is computed in registers from the operation that says so.
static bool isInit(Value value) {
  return llvm::any_of(value.getUses(), [](OpOperand &use) {
    auto user = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
    return user && user.isDpsInit(&use);
  });
}

/// Whether `value`, made from so many elements of constants, is worth a
/// constant of its own, of at most `maxBytes`.
static bool isWorthwhile(Value value, int64_t sourceElements,
                         int64_t maxBytes) {
  auto type = cast<RankedTensorType>(value.getType());
  int64_t elements = type.getNumElements();
  unsigned bits = isa<IndexType>(type.getElementType())
                      ? IndexType::kInternalStorageBitWidth
                      : type.getElementTypeBitWidth();
  if (elements > maxBytes / static_cast<int64_t>(llvm::divideCeil(bits, 8)) ||
      isInit(value) || isa<linalg::FillOp>(value.getDefiningOp()))
    return false;
  bool isVector = llvm::count_if(type.getShape(),
                                 [](int64_t size) { return size > 1; }) <= 1;
  return elements <= maxGrowth * sourceElements ||
         (isVector && elements <= maxVector);
}

/// Replaces `value` by a constant if it has a defined value for each element.
static LogicalResult materialize(RewriterBase &rewriter, Value value) {
  FailureOr<ConstantTensor> tensor = ConstantEvaluator().evaluate(value);
  if (failed(tensor))
    return failure();
  rewriter.setInsertionPoint(value.getDefiningOp());
  Value constant =
      arith::ConstantOp::create(rewriter, value.getLoc(), tensor->getAttr());
  rewriter.replaceAllUsesWith(value, constant);
  return success();
}

static ConstantOps collectConstantOps(Operation *root) {
  ConstantOps constants;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    constants.add(op);
    // Bodies work on scalars; a region is as somebody wants it.
    return isa<linalg::LinalgOp, tensor::PadOp, FusedOp>(op)
               ? WalkResult::skip()
               : WalkResult::advance();
  });
  return constants;
}

void prelu::foldConstants(RewriterBase &rewriter, Operation *root,
                          int64_t maxBytes) {
  ConstantOps constants = collectConstantOps(root);
  // From the last: what is used then is used by an operation that stays.
  for (Operation *op : llvm::reverse(constants.getOps())) {
    for (Value result : op->getResults())
      if (!result.use_empty() &&
          isWorthwhile(result, constants.getSourceElements(op), maxBytes))
        (void)materialize(rewriter, result);
    if (op->use_empty())
      rewriter.eraseOp(op);
  }
}
