//===- RegisterTile.h - the cost model of register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_REGISTERTILE_H
#define PRELU_TARGET_REGISTERTILE_H

#include "prelu/Target/CoreModel.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <optional>

namespace mlir::prelu {

/// A core, and how many elements of the contraction one of its registers holds.
struct RegisterFile {
  CoreModel core;
  VectorShape shape = VectorShape::getFixed(16);

  int64_t getLanes() const { return shape.getLanes(); }
  int64_t getRegisterBytes() const { return core.vectorBits / 8; }
};

/// Iterations that a loop of unknown extent is taken to have: a parallel one so
/// many that its remainders weigh little, a reduction as many as is usual, and
/// one that threads may share so few that they do so for the others' sake only.
inline constexpr int64_t unknownExtent = 10000, unknownReduction = 100,
                         unknownShare = 64;

/// A contraction as the model sees it: one loop along the lanes, others whose
/// iterations share the lanes' operand. Extents that are not known are 0.
struct TileProblem {
  int64_t lanesExtent = 0;
  /// Extents of the loops that may be tiled beside the lanes, innermost first.
  llvm::SmallVector<int64_t> rows;
  /// Iterations of all reduction loops together.
  int64_t reduction = 0;
  /// Iterations of the parallel loops beside lanes and rows, each of which
  /// reads the lanes' operand again; 0 if that operand changes with them.
  double repeats = 0;
  /// Cycles that every tile takes beside its arithmetic, one after the other:
  /// the sums of a gradient go through memory.
  double tileCycles = 0;
  /// Whether the lanes' operand as a whole exceeds the second cache, so that
  /// the first tile of a panel reads it from memory.
  bool streamed = false;
  /// With streamed: whether the reduction is done in parts, each of whose
  /// panels stays in that cache for the other tiles.
  bool divided = true;
  /// What takes the place of multiply-adds, where something does; `reduction`
  /// counts its steps.
  std::optional<DotUnit> dot;
  /// Registers that a product lies in before it is added to an accumulator:
  /// none where one instruction does both.
  int64_t productRegisters = 0;
  /// Rows that an instruction multiplies at once: of a lone one it multiplies
  /// something else beside it.
  int64_t rowGroup = 1;
  /// What loading a register along the lanes costs, in loads: more than 1
  /// where it straddles cache lines, as a window that slides along the lanes
  /// makes it.
  double laneLoad = 1;
  /// Whether every operand varies along the lanes (depthwise, pooling), so that
  /// each multiply-add loads a register of its own.
  bool allOnLanes = false;
  /// With allOnLanes: whether there is one operand, an image that is read once.
  /// The registers of a row lie side by side in memory, and each row is a
  /// stream of its own for the prefetchers: of tiles that cost the same,
  /// GoogLeNet's pools take 1.1 ms with few registers and many rows and 0.7 ms
  /// the other way round.
  bool pool = false;
  /// With allOnLanes: the most rows of a tile whose lines of image and result
  /// stay in the first cache beside each other, though they lie a power of two
  /// apart; 0 where any number does. On Zen 4 a 3x3 depthwise convolution of
  /// 512 channels takes 58 us for 14x14 in tiles of 8 rows and one register,
  /// and 38 us in those of 2 rows and four.
  int64_t mostRows = 0;
  /// With allOnLanes: each of two operands varies with one of the two row loops
  /// only, so that the multiply-adds of a row or column share a register.
  bool outerProduct = false;
  /// Whether a tile has all iterations of the innermost row loop, which lie
  /// next to each other in the result and are interleaved before they are
  /// stored.
  bool wholeRow = false;
  /// Bytes from one iteration of the innermost row loop to the next in the
  /// operand that varies with it; 0 if they are not known.
  int64_t rowBytes = 0;
};

/// A register tile: `vectors` registers along the lanes, and how many
/// iterations of each row loop.
struct RegisterTile {
  int64_t vectors = 1;
  llvm::SmallVector<int64_t> rows;

  /// Accumulator registers.
  int64_t getAccumulators() const;
};

/// The lanes for `extent` iterations along them: a full register, or the least
/// power of two that holds the extent.
VectorShape getLanesShape(int64_t extent, const RegisterFile &file);

/// Cycles for the whole iteration space of `problem` in tiles of `tile`, those
/// that are cut off at the end included. In one reduction step a tile with A =
/// vectors * rows accumulators takes as long as its A multiply-adds, its loads
/// or the chain of one accumulator, whichever is longest. It loads laneLoad *
/// vectors + rows registers, or A + vectors where all operands are on the
/// lanes, vectors times the sum of both row loops' tiles for an outer product.
/// Every accumulator costs as much as 4 further multiply-adds for its start,
/// epilogue and store, and every tile `tileCycles`. Where a panel, what a tile
/// reads along the lanes, is read more than once and fills more than three
/// quarters of a cache, it comes from the next one. Where the operand is
/// `streamed`, a panel takes as long as memory needs for the next one, which
/// arrives beside all of its tiles, or as these take from the second cache; one
/// that a single tile reads comes from memory in each step, as all do for their
/// first tile that do not fit the second cache beside the next one.
double getTileCost(const TileProblem &problem, const RegisterTile &tile,
                   const RegisterFile &file);

/// Rows that are `rowBytes` apart and stay in `ways` ways of the first cache
/// beside each other.
int64_t getMostRows(int64_t rowBytes, int64_t ways, const CoreModel &core);

/// The cheapest tile whose accumulators, one panel of `vectors` registers, one
/// broadcast register and those of a product fit the register file (a quarter
/// of it where all operands are on the lanes, but for an outer product); of
/// equal ones the one with the fewest loads. `visit` is given every tile that
/// was looked at, and its cost.
RegisterTile chooseRegisterTile(
    const TileProblem &problem, const RegisterFile &file,
    llvm::function_ref<void(const RegisterTile &, double)> visit = nullptr);

/// How many of `tiles`, which threads share, one takes at a time, so that none
/// waits longer than it has to: the largest number that is within a twentieth
/// of the best.
int64_t chooseChunk(int64_t tiles, int64_t threads);

/// How many iterations of each reduction loop (outermost first) to unroll: from
/// the innermost outwards while the body holds at most `budget` multiply-adds
/// over `accumulators`. Of the loop that does not fit whole, a part is
/// unrolled: at most 8, a divisor of an extent up to 16, a power of two of a
/// longer or unknown one (0).
llvm::SmallVector<int64_t> chooseUnroll(llvm::ArrayRef<int64_t> extents,
                                        int64_t accumulators, int64_t budget);

} // namespace mlir::prelu

#endif // PRELU_TARGET_REGISTERTILE_H
