//===- RegionChain.h - a region and all that reads its result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_REGIONCHAIN_H
#define PRELU_LIB_SCHEDULE_CPU_REGIONCHAIN_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Reason.h"

namespace mlir::prelu {

/// A region of a chain.
struct Link {
  FusedOp op;
  linalg::LinalgOp anchor;
  ScheduleAttr schedule;
  /// For each result the map from the anchor's loops to its dimensions.
  SmallVector<AffineMap> yieldMaps;
  /// The loop of the anchor that bands divide.
  unsigned loop = 0;
};

/// A region and all that reads its result, element by element along dimension
/// `dim`: bands along it take nothing from each other.
struct Chain {
  Link producer;
  SmallVector<Link> readers;
  unsigned dim;

  TypedValue<RankedTensorType> getBetween() const {
    return cast<TypedValue<RankedTensorType>>(
        FusedOp(producer.op).getResult(0));
  }
  /// Iterations of the divided loops.
  int64_t getExtent() const { return getBetween().getType().getDimSize(dim); }
  SmallVector<const Link *> getLinks() const {
    SmallVector<const Link *> links{&producer};
    for (const Link &reader : readers)
      links.push_back(&reader);
    return links;
  }
};

/// The chain of `op` and all that reads its result.
OrReason<Chain> matchChain(FusedOp op);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_REGIONCHAIN_H
