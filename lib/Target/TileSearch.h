//===- TileSearch.h - the cheapest of the register tiles looked at
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_TARGET_TILESEARCH_H
#define PRELU_LIB_TARGET_TILESEARCH_H

#include "prelu/Target/RegisterTile.h"

#include <algorithm>
#include <limits>

namespace mlir::prelu {

/// `extent` iterations, but no more than `most`; 0 stands for an extent that
/// only the run time knows.
inline int64_t limitExtent(int64_t extent, int64_t most) {
  return extent == 0 ? most : std::min(extent, most);
}

/// The cheapest of the register tiles that are looked at, of equal ones the
/// first.
class TileSearch {
public:
  /// Of a problem with `numRowLoops` row loops. `visit`, where there is one, is
  /// given every tile and its cost.
  TileSearch(size_t numRowLoops,
             llvm::function_ref<double(const RegisterTile &)> getCost,
             llvm::function_ref<void(const RegisterTile &, double)> visit)
      : getCost(getCost), visit(visit) {
    best.rows.assign(numRowLoops, 1);
  }

  /// Looks at the tile of `vectors` registers along the lanes and of `inner`
  /// and `outer` iterations of the first two row loops, if there are so many.
  void consider(int64_t vectors, int64_t inner, int64_t outer) {
    RegisterTile tile;
    tile.vectors = vectors;
    tile.rows.assign(best.rows.size(), 1);
    if (!tile.rows.empty())
      tile.rows[0] = inner;
    if (tile.rows.size() > 1)
      tile.rows[1] = outer;
    double cost = getCost(tile);
    if (visit)
      visit(tile, cost);
    if (cost >= bestCost)
      return;
    bestCost = cost;
    best = tile;
  }

  const RegisterTile &getBest() const { return best; }

private:
  llvm::function_ref<double(const RegisterTile &)> getCost;
  llvm::function_ref<void(const RegisterTile &, double)> visit;
  RegisterTile best;
  double bestCost = std::numeric_limits<double>::infinity();
};

} // namespace mlir::prelu

#endif // PRELU_LIB_TARGET_TILESEARCH_H
