//===- Epilogue.cpp - what may follow a contraction in its region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
#include "prelu/Fuse/Fuse.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <set>

using namespace mlir;
using namespace mlir::prelu;

bool Epilogue::hasPRelu() const {
  return llvm::any_of(
      ops, [](Operation *op) { return isa<PReluOp, BackwardOp>(op); });
}

namespace {
/// The values of a growing epilogue, each with the map from the contraction
/// result's dimensions to its own, a permutation.
class Values {
public:
  explicit Values(OpResult contraction) {
    int64_t rank = cast<RankedTensorType>(contraction.getType()).getRank();
    orders[contraction] =
        AffineMap::getMultiDimIdentityMap(rank, contraction.getContext());
  }

  bool contains(Value value) const { return orders.contains(value); }

  /// Takes the results of `op` in, if it can follow the contraction as part of
  /// its epilogue; a sentence that says why not, if it cannot.
  std::string add(Operation *op);

private:
  std::string addPRelu(PReluOp op);
  std::string addBackward(BackwardOp op);
  std::string addLinalg(linalg::LinalgOp op);

  DenseMap<Value, AffineMap> orders;
  DenseSet<Value> sums;
};
} // namespace

std::string Values::add(Operation *op) {
  bool usesSum = false;
  op->walk([&](Operation *inner) {
    usesSum |= llvm::any_of(inner->getOperands(), [&](Value operand) {
      return sums.contains(operand);
    });
  });
  if (usesSum)
    return ("'" + op->getName().getStringRef() +
            "' needs a sum over the whole value")
        .str();
  if (auto prelu = dyn_cast<PReluOp>(op))
    return addPRelu(prelu);
  if (auto backward = dyn_cast<BackwardOp>(op))
    return addBackward(backward);
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !linalgOp.hasPureTensorSemantics())
    return ("'" + op->getName().getStringRef() +
            "' is not an elementwise operation on tensors")
        .str();
  return addLinalg(linalgOp);
}

std::string Values::addPRelu(PReluOp op) {
  if (!contains(op.getInput()))
    return "the value is the alpha of a PReLU";
  if (contains(op.getAlpha()))
    return "a PReLU whose alpha is computed from its input";
  orders[op.getResult()] = orders.lookup(op.getInput());
  return "";
}

std::string Values::addBackward(BackwardOp op) {
  if (contains(op.getAlpha()))
    return "a gradient whose alpha is computed from the value";
  // dx and the products for dalpha are made of one element of dy and one of x.
  AffineMap order;
  for (Value value : {op.getDy(), op.getInput()}) {
    if (!contains(value))
      continue;
    if (order && order != orders.lookup(value))
      return "a gradient whose dy and x are computed in two orders";
    order = orders.lookup(value);
  }
  if (!order)
    return "the value is the alpha of a gradient";
  // dalpha is a sum: what uses it has to wait for the whole region.
  orders[op.getDx()] = order;
  sums.insert(op.getDalpha());
  return "";
}

std::string Values::addLinalg(linalg::LinalgOp op) {
  std::string name = ("'" + op->getName().getStringRef() + "'").str();
  if (op.getNumReductionLoops() > 0)
    return name + " reduces";
  if (op.hasIndexSemantics())
    return name + " computes with its indices (linalg.index)";
  if (!hasElementwiseBody(op))
    return name + " holds more than elementwise scalar operations";
  for (OpResult result : op->getResults())
    if (!op.getIndexingMapMatchingResult(result).isPermutation())
      return name + " changes the shape";

  // From the contraction's dimensions to the loops; the same by every operand,
  // or one iteration would need elements of two.
  AffineMap loops;
  for (OpOperand &operand : op->getOpOperands()) {
    if (!contains(operand.get()))
      continue;
    // A destination that the body does not read gives its shape alone.
    if (op.isDpsInit(&operand) && !op.payloadUsesValueFromOperand(&operand))
      continue;
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (!map.isPermutation())
      return name + " does not read every element of the value once";
    AffineMap byOperand =
        inversePermutation(map).compose(orders.lookup(operand.get()));
    if (loops && byOperand != loops)
      return name + " reads the values in two orders";
    loops = byOperand;
  }
  if (!loops)
    return name + " uses the value as a destination only";
  for (OpResult result : op->getResults())
    orders[result] = op.getIndexingMapMatchingResult(result).compose(loops);
  return "";
}

/// Whether `op` only moves elements.
static bool isTranspose(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  return linalgOp && linalgOp.getBlock()->without_terminator().empty();
}

Epilogue prelu::collectEpilogue(linalg::LinalgOp contraction) {
  Epilogue epilogue;
  epilogue.contraction = contraction;
  Block *block = contraction->getBlock();
  auto result = cast<OpResult>(contraction->getResult(0));
  Values values(result);
  // Users of the values so far, earliest first; a user nested in another
  // operation counts as that operation.
  auto isBefore = [](Operation *left, Operation *right) {
    return left != right && left->isBeforeInBlock(right);
  };
  std::set<Operation *, decltype(isBefore)> users(isBefore);
  auto addUsers = [&](Value value) {
    for (Operation *user : value.getUsers())
      if (Operation *ancestor = block->findAncestorOpInBlock(*user))
        users.insert(ancestor);
  };
  addUsers(result);
  while (!users.empty()) {
    Operation *user = *users.begin();
    users.erase(users.begin());
    std::string obstacle = values.add(user);
    if (!obstacle.empty()) {
      // A later user could need a value that this one computes, and the region
      // has to stand before both.
      epilogue.stopper = user;
      epilogue.reason = obstacle;
      break;
    }
    epilogue.ops.push_back(user);
    for (Value value : user->getResults())
      addUsers(value);
  }
  // A transpose is taken along only on the way to something that computes: one
  // at the end may cancel with the next layer's.
  while (!epilogue.ops.empty() && isTranspose(epilogue.ops.back()))
    epilogue.ops.pop_back();
  return epilogue;
}

/// Whether `map` reads a tensor in its own order, possibly many times: every
/// dimension by a later loop than the one before, or at 0.
static bool readsInOrder(AffineMap map) {
  int64_t last = -1;
  for (AffineExpr expr : map.getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim && isa<AffineConstantExpr>(expr))
      continue;
    if (!dim || static_cast<int64_t>(dim.getPosition()) <= last)
      return false;
    last = dim.getPosition();
  }
  return true;
}

/// Whether `op` spreads its operands over more elements and computes nothing:
/// cheaper made again in registers than read from memory. A transpose is none,
/// however it is spelt.
static bool isSpread(Operation *op) {
  auto linalgOp = dyn_cast_or_null<linalg::LinalgOp>(op);
  return linalgOp && linalgOp.hasPureTensorSemantics() &&
         linalgOp.getNumReductionLoops() == 0 &&
         !linalgOp.hasIndexSemantics() &&
         linalgOp.getBlock()->without_terminator().empty() &&
         op->getNumResults() == 1 &&
         linalgOp.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() &&
         linalgOp.getBlock()->getTerminator()->getOperand(0) !=
             linalgOp.getRegionOutputArgs().front() &&
         llvm::all_of(linalgOp.getIndexingMapsArray(), readsInOrder);
}

FusedOp prelu::fuseEpilogue(RewriterBase &rewriter, const Epilogue &epilogue) {
  SmallVector<Operation *> ops = {epilogue.contraction};
  llvm::append_range(ops, epilogue.ops);
  llvm::SmallPtrSet<Operation *, 8> inside(ops.begin(), ops.end());
  Operation *last = ops.back();

  SmallVector<Value> yielded;
  for (Operation *op : ops)
    for (Value result : op->getResults())
      if (llvm::any_of(result.getUsers(),
                       [&](Operation *user) { return !inside.contains(user); }))
        yielded.push_back(result);
  if (yielded.empty())
    yielded.push_back(last->getResult(0));

  rewriter.setInsertionPointAfter(last);
  SmallVector<Location> locs;
  for (Operation *op : ops)
    locs.push_back(op->getLoc());
  auto fused = FusedOp::create(rewriter, rewriter.getFusedLoc(locs),
                               ValueRange(yielded).getTypes(), ScheduleAttr());
  Block *body = rewriter.createBlock(&fused.getBody());
  auto yield = YieldOp::create(rewriter, last->getLoc(), yielded);
  for (auto [value, result] : llvm::zip_equal(yielded, fused.getResults()))
    rewriter.replaceUsesWithIf(value, result, [&](OpOperand &use) {
      return use.getOwner() != yield && !inside.contains(use.getOwner());
    });
  for (Operation *op : ops)
    rewriter.moveOpBefore(op, yield);

  // The bias and other spread values, each once.
  DenseMap<Value, Value> spread;
  for (Operation *op : ops)
    for (OpOperand &operand : op->getOpOperands()) {
      Operation *producer = operand.get().getDefiningOp();
      if (!isSpread(producer) || producer->getBlock() == body)
        continue;
      Value &copy = spread[operand.get()];
      if (!copy) {
        rewriter.setInsertionPointToStart(body);
        copy = rewriter.clone(*producer)->getResult(0);
      }
      rewriter.modifyOpInPlace(op, [&] { operand.set(copy); });
    }
  return fused;
}
