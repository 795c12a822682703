//===- RegionChain.cpp - a region and all that reads its result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegionChain.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"
#include "prelu/Region/StructuredOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// `op` as a region whose parts along any parallel loop can be computed alone.
static OrReason<Link> analyzeLink(FusedOp op) {
  ScheduleAttr schedule = op.getScheduleAttr();
  linalg::LinalgOp anchor = op.getAnchor();
  if (!schedule || !anchor)
    return Reason("a region has no schedule");
  if (schedule.getAlgorithm() == Algorithm::Winograd)
    return Reason("Winograd's tiles of a region overlap");
  if (ShapedType::isDynamicShape(anchor.getStaticLoopRanges()))
    return Reason("only the run time knows the extents of a region");
  OrReason<FusedRegion> region = FusedRegion::analyze(op);
  if (!region)
    return region.getReason();
  if (region->pool || region->yieldsSum())
    return Reason("a region has a result of several iterations");
  return Link{op, anchor, schedule, region->yieldMaps};
}

/// Whether bands may divide `loop`: it is parallel, and not along the lanes.
static bool isDivisible(Link link, unsigned loop) {
  return link.anchor.getIteratorTypesArray()[loop] ==
             utils::IteratorType::parallel &&
         link.schedule.getLanes() != int64_t(loop);
}

/// The loop that walks dimension `dim` of what `anchor` reads through `map`,
/// one element with each iteration, and no other loop with it.
static std::optional<unsigned> findLoop(linalg::LinalgOp anchor, AffineMap map,
                                        unsigned dim) {
  SmallVector<int64_t> extents = anchor.getStaticLoopRanges();
  std::optional<unsigned> found;
  for (unsigned loop = 0; loop < extents.size(); ++loop) {
    if (extents[loop] == 1 || !map.getResult(dim).isFunctionOfDim(loop))
      continue;
    if (found || AffineAccess(map, dim).getCoefficient(loop) != 1)
      return std::nullopt;
    found = loop;
  }
  return found;
}

/// The loop of `reader` that walks dimension `dim` of `between`.
static std::optional<unsigned> matchReader(Link reader, Value between,
                                           unsigned dim) {
  std::optional<unsigned> found;
  for (OpOperand *operand : reader.anchor.getDpsInputOperands()) {
    AffineMap map = reader.anchor.getMatchingIndexingMap(operand);
    if (skipRegionTransposes(operand->get(), map, reader.op.getBody()) !=
        between)
      continue;
    std::optional<unsigned> loop = findLoop(reader.anchor, map, dim);
    if (!loop || (found && *found != *loop))
      return std::nullopt;
    found = loop;
  }
  if (!found || !isDivisible(reader, *found))
    return std::nullopt;
  return found;
}

/// The chain of `producer` and `readers`, divided along the outermost dimension
/// that all of them walk.
static OrReason<Chain> matchDim(const Link &producer, ArrayRef<Link> readers) {
  Chain chain{producer, SmallVector<Link>(readers), 0};
  RankedTensorType type = chain.getBetween().getType();
  for (; chain.dim < type.getRank(); ++chain.dim) {
    chain.producer.loop = producer.yieldMaps.front().getDimPosition(chain.dim);
    if (type.getDimSize(chain.dim) == 1 ||
        !isDivisible(producer, chain.producer.loop))
      continue;
    if (llvm::all_of(chain.readers, [&](Link &reader) {
          std::optional<unsigned> loop =
              matchReader(reader, chain.getBetween(), chain.dim);
          reader.loop = loop.value_or(0);
          return loop.has_value();
        }))
      return chain;
  }
  return Reason(
      "no dimension of its result is walked row by row, and not along "
      "the lanes, by every region that reads it");
}

/// The regions that read the result of `op`, in program order.
static OrReason<SmallVector<FusedOp>> findReaders(FusedOp op) {
  SetVector<FusedOp> readers;
  for (Operation *user : op->getUsers()) {
    auto reader = user->getParentOfType<FusedOp>();
    if (!reader || reader->getBlock() != op->getBlock())
      return Reason("'" + user->getName().getStringRef() +
                    "' reads its result as well");
    readers.insert(reader);
  }
  SmallVector<FusedOp> inOrder = readers.takeVector();
  llvm::sort(inOrder, [](FusedOp left, FusedOp right) {
    return left->isBeforeInBlock(right);
  });
  return inOrder;
}

OrReason<Chain> prelu::matchChain(FusedOp op) {
  if (op->getNumResults() != 1)
    return Reason("the region has several results");
  OrReason<Link> producer = analyzeLink(op);
  if (!producer)
    return producer.getReason();
  for (const PaddedOperand &padded : getPaddedOperands(op))
    if (DataMovementOpInterface pad = padded.pad;
        pad.getOnlySource()->get().getParentRegion() == &op.getBody())
      return Reason("the region pads what it rearranges");
  OrReason<SmallVector<FusedOp>> users = findReaders(op);
  if (!users)
    return users.getReason();
  SmallVector<Link> readers;
  for (FusedOp user : *users) {
    OrReason<Link> reader = analyzeLink(user);
    if (!reader)
      return reader.getReason();
    if (!getPaddedOperands(user).empty())
      return Reason("a region that reads its result reads around padding");
    readers.push_back(*reader);
  }
  return matchDim(*producer, readers);
}
