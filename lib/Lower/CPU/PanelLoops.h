//===- PanelLoops.h - who reads the panels of large buffers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_CPU_PANELLOOPS_H
#define PRELU_LIB_LOWER_CPU_PANELLOOPS_H

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {

struct CoreModel;

/// What one reduction reads of a panel: rows of registers, one for each step of
/// the contraction.
struct PanelReduction {
  /// The innermost loop that carries sums.
  scf::ForOp steps;
  /// The loops from register tile to register tile around the reduction,
  /// outermost first. The panel stays the same in them.
  SmallVector<scf::ForOp> tileLoops;
  /// In the order of the program.
  SmallVector<vector::TransferReadOp> reads;

  /// The register tiles that `tileLoops` go through; nothing where only the run
  /// time knows.
  std::optional<int64_t> countTiles() const;

  /// The accumulators that each register of the panel meets.
  int64_t countUses() const;

  /// The rows of the panel that `steps` go through; 0 where only the run time
  /// knows.
  int64_t countRows() const;

  /// Whether each iteration reads all of its rows, so that these lie in one
  /// piece. A panel of a matrix that is not packed is a part of them.
  bool readsWholeRows() const;
};

/// What all reductions do that read one panel.
struct PanelWork {
  /// The register tiles that read it.
  int64_t tiles = 0;
  /// The accumulators of all these tiles that each of its registers meets.
  int64_t uses = 0;

  /// Whether these are so many that the processor's window is full of
  /// arithmetic before it gets to the next loads. With fewer memory is the
  /// limit anyway, and further fetches only get in the way.
  bool isBusy() const;
};

/// The reductions that read one panel of a buffer, in the order of the program:
/// that of the register tiles, and that of the remaining rows. Where the window
/// of a convolution is unrolled because some of its taps lie on padding, the
/// weights of each tap are panels of their own.
struct PanelLoop {
  /// All of what the panels are of.
  Value buffer;
  /// The innermost loop from panel to panel; null where there is one panel. One
  /// that threads share goes through panels that follow each other in each of
  /// them.
  LoopLikeOpInterface loop;
  SmallVector<PanelReduction> reductions;

  /// What its reductions do; nothing where only the run time knows.
  std::optional<PanelWork> countWork() const;
};

/// The bytes from one row of a panel to the next, along the next to last
/// dimension of the buffer of `type`; 0 where a row does not lie in one piece,
/// or in front of the one before it.
int64_t getRowBytes(MemRefType type);

/// The loops under `root` from panel to panel of buffers of more than
/// `leastBytes`.
SmallVector<PanelLoop> getPanelLoops(Operation *root, int64_t leastBytes);

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_CPU_PANELLOOPS_H
