//===- Epilogue.cpp - what may follow a contraction in its region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/StructuredOps.h"
#include "prelu/Fuse/Fuse.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <set>

using namespace mlir;
using namespace mlir::prelu;

bool Epilogue::hasPRelu() const {
  return llvm::any_of(ops, [](Operation *op) { return isa<PReluOp>(op); });
}

/// A sentence that says why `op` cannot follow a contraction as part of its
/// epilogue, where `values` are the values computed so far; empty if it can.
static std::string getObstacle(Operation *op,
                               const llvm::SetVector<Value> &values) {
  if (auto prelu = dyn_cast<PReluOp>(op)) {
    if (!values.contains(prelu.getInput()))
      return "the value is the alpha of a PReLU";
    if (values.contains(prelu.getAlpha()))
      return "a PReLU whose alpha is computed from its input";
    return "";
  }
  std::string name = ("'" + op->getName().getStringRef() + "'").str();
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !linalgOp.hasPureTensorSemantics())
    return name + " is not an elementwise operation on tensors";
  if (linalgOp.getNumReductionLoops() > 0)
    return name + " reduces";
  if (linalgOp.hasIndexSemantics())
    return name + " computes with its indices (linalg.index)";
  if (!hasElementwiseBody(linalgOp))
    return name + " holds more than elementwise scalar operations";
  for (OpResult result : op->getResults()) {
    AffineMap map = linalgOp.getIndexingMapMatchingResult(result);
    if (!map.isIdentity())
      return name + " changes the order of the elements";
  }
  bool reads = false;
  for (OpOperand &operand : op->getOpOperands()) {
    if (!values.contains(operand.get()))
      continue;
    // A destination that the body does not read gives its shape alone.
    if (linalgOp.isDpsInit(&operand) &&
        !linalgOp.payloadUsesValueFromOperand(&operand))
      continue;
    if (!linalgOp.getMatchingIndexingMap(&operand).isIdentity())
      return name + " reads the value in another order";
    reads = true;
  }
  return reads ? "" : name + " uses the value as a destination only";
}

Epilogue prelu::collectEpilogue(linalg::LinalgOp contraction) {
  Epilogue epilogue;
  epilogue.contraction = contraction;
  Block *block = contraction->getBlock();
  llvm::SetVector<Value> values;
  // Users of the values so far, earliest first; a user nested in another
  // operation counts as that operation.
  auto isBefore = [](Operation *left, Operation *right) {
    return left != right && left->isBeforeInBlock(right);
  };
  std::set<Operation *, decltype(isBefore)> users(isBefore);
  auto addValue = [&](Value value) {
    values.insert(value);
    for (Operation *user : value.getUsers())
      if (Operation *ancestor = block->findAncestorOpInBlock(*user))
        users.insert(ancestor);
  };
  addValue(contraction->getResult(0));
  while (!users.empty()) {
    Operation *user = *users.begin();
    users.erase(users.begin());
    std::string obstacle = getObstacle(user, values);
    if (!obstacle.empty()) {
      // A later user could need a value that this one computes, and the region
      // has to stand before both.
      epilogue.stopper = user;
      epilogue.reason = obstacle;
      break;
    }
    epilogue.ops.push_back(user);
    for (Value result : user->getResults())
      addValue(result);
  }
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
      if (llvm::any_of(result.getUsers(), [&](Operation *user) {
            return !inside.contains(user);
          }))
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
