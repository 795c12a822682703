//===- MatrixTile.h - cost model for grids of matrix tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_MATRIXTILE_H
#define PRELU_TARGET_MATRIXTILE_H

#include "prelu/Target/RegisterTile.h"

namespace mlir::prelu {

/// What a grid of matrix tiles computes: `loops`, whose reduction takes whole
/// steps of a tile's row and others.
struct MatrixTileProblem {
  /// With no use of `loops.reduction` and `loops.dot`.
  TileProblem loops;
  /// Products of full tiles a cycle.
  double perCycle = 0;
  /// Steps of the reduction that take as many iterations as a tile's row holds,
  /// and steps of fewer, whose operands are copied to be filled up with zeros.
  double wholeSteps = 0, partSteps = 0;
};

/// Estimated cycles for all iterations of the loops with the register tile
/// `tile`, whose sums lie in matrix tiles until the reduction is done.
double getMatrixTileCost(const MatrixTileProblem &problem,
                         const RegisterTile &tile, const RegisterFile &file);

/// The register tile of least cost: the sums, a row of tiles of the lanes'
/// operand and a tile of the other fit in the tiles that the core has. `visit`
/// is called with each candidate and its cost.
RegisterTile chooseMatrixTile(
    const MatrixTileProblem &problem, const RegisterFile &file,
    llvm::function_ref<void(const RegisterTile &, double)> visit = nullptr);

} // namespace mlir::prelu

#endif // PRELU_TARGET_MATRIXTILE_H
