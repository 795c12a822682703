//===- LaneChoice.h - which loop runs along the vector lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H
#define PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H

#include "OperandLayouts.h"

#include "prelu/Region/DotProduct.h"
#include "prelu/Target/MatrixTile.h"

#include <vector>

namespace mlir::prelu {

/// Multiply-adds in the body of the innermost loop, from which on unrolling no
/// longer hides anything and only costs code.
inline constexpr int64_t unrollBudget = 128;

/// A loop on the lanes and the register tile that goes best with it.
struct LaneChoice {
  OperandWalk walk;
  /// The loops that `tile.rows` counts iterations of, innermost first.
  SmallVector<unsigned> rowLoops;
  /// The loop whose iterations are interleaved before they are stored.
  std::optional<unsigned> interleaved;
  TileProblem problem;
  /// The problem as matrix tiles see it, where these compute it.
  std::optional<MatrixTileProblem> matrix;
  RegisterTile tile;
  /// Iterations of the loops around lanes and rows.
  double outer = 1;
  /// How the anchor's inputs are read.
  SmallVector<OperandDecision> operands;
  /// Estimated cycles for the whole region, and for copies between layouts.
  double cycles = 0, copyCycles = 0;

  double getCycles() const { return cycles + copyCycles; }
};

/// The registers of `target` for the elements that `region` accumulates.
RegisterFile getRegisterFile(const FusedRegion &region, TargetAttr target);

/// Whether the registers of packed weights, which come from memory, meet one
/// accumulator each: a matrix times a vector. prelu-jam-panels reads two panels
/// of such a matrix row by row in turn.
bool readsRegistersOnce(const LaneChoice &choice);

/// Whether the reduction of `op`'s anchor may be done in parts: one loop of
/// known extent that meets no padding.
bool isDivisible(FusedOp op, const LoopOrder &order);

/// Cycles to turn the results of `region` back into the order of their
/// dimensions for those who want it, where they are stored along the loop
/// `lanes`.
double getResultCopyCycles(const FusedRegion &region, unsigned lanes,
                           const CoreModel &core);

/// Whether matrix tiles of `target` may compute `dot`, the products of `op`'s
/// anchor, with the loop `lanes` on the lanes: its operand is a constant, which
/// is packed for them at compile time, and the reduction is of known extent.
bool fitsMatrixTiles(FusedOp op, const DotProduct &dot, unsigned lanes,
                     TargetAttr target);

/// Whether `loop` slides over a window.
bool isWindowed(linalg::LinalgOp anchor, unsigned loop);

/// Bytes of the operands that run along `lanes`, or of those that do not.
double getOperandBytes(linalg::LinalgOp anchor, unsigned lanes, bool onLanes);

/// The loops of the anchor that may run along the vector lanes.
///
/// A contraction may have its output channels there, which come first: the
/// weights then load as vectors, the other operand as broadcasts from any
/// layout. Or it has a loop that an operand holds innermost, the width of an
/// image with few channels: the operand then loads as vectors and the weights
/// as broadcasts. Empty for other anchors, which take the loop that an operand
/// holds innermost.
SmallVector<unsigned> getLaneLoops(const FusedRegion &region);

/// The loop that an operand of a pool or an elementwise op holds innermost;
/// otherwise the one that the result does.
unsigned getInnermostLoop(const FusedRegion &region,
                          const PhysicalLayout &layout);

/// The best register tile, or other kernel, with `lanes` on the lanes, without
/// the copies that depend on how operands lie.
LaneChoice evaluateLanes(const FusedRegion &region, unsigned lanes,
                         const RegisterFile &file, TargetAttr target);

/// Chooses the register tile of `choice`, and with it the estimate, again where
/// the rows of the operand that it takes lie, by `layout`, farther apart or
/// nearer to each other than in row-major order.
void fitRows(FusedOp op, const PhysicalLayout &layout, const RegisterFile &file,
             LaneChoice &choice);

/// Loops of the anchor that may run along the vector lanes, each with the
/// best register tile and, where they may compute it, the best grid of matrix
/// tiles. Those whose copies alone cost more than another are left out.
std::vector<LaneChoice> getLaneChoices(const FusedRegion &region,
                                       const PhysicalLayout &layout,
                                       const RegisterFile &file,
                                       TargetAttr target);

/// The parallel loop, other than `lanes`, that walks an operand of an
/// elementwise anchor innermost in memory: with as many of its iterations as
/// lanes in a tile, the operand is read in whole registers and turned.
std::optional<unsigned> getTransposedLoop(FusedOp op, unsigned lanes,
                                          const PhysicalLayout &layout);

/// Calls `visit` in program order with every region of `root` that can be
/// vectorized, and with how its operands will lie. `visit` may give it a
/// schedule; what follows then reads its results so.
void walkRegions(Operation *root,
                 llvm::function_ref<void(const FusedRegion &region,
                                         const PhysicalLayout &layout)>
                     visit);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_LANECHOICE_H
