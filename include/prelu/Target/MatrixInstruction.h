//===- MatrixInstruction.h - what multiplies matrices on a GPU, as data
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_MATRIXINSTRUCTION_H
#define PRELU_TARGET_MATRIXINSTRUCTION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <utility>

namespace mlir::prelu {

/// A digit of a thread's or register's number: with each of its `extent` values
/// the element moves by so many along the matrix' two dimensions.
struct FragmentDigit {
  int64_t extent, first, second;
};

/// Which thread and register holds which element of a matrix. Both numbers are
/// written in mixed radix, the fastest digit first, and what their digits move
/// by adds up to the element's place. The dimensions are (row, step) for the
/// operand of the rows, (column, step) for that of the columns, (row, column)
/// for the accumulators.
///
/// Example: an accumulator of m16n8 has threads {4, 0, 2}, {8, 1, 0} and
/// registers {2, 0, 1}, {2, 8, 0}: thread 5 holds rows 1 and 9 of columns 2
/// and 3.
struct FragmentLayout {
  llvm::SmallVector<FragmentDigit, 3> threads, registers;

  /// The place of what `thread` holds in its register with this number.
  std::pair<int64_t, int64_t> getElement(int64_t thread, int64_t number) const;
  int64_t getNumThreads() const;
  /// Elements that one thread holds.
  int64_t getNumRegisters() const;
  /// How many neighbours along the first (0) or second dimension a thread
  /// holds, from each of its fragment's first such element on.
  int64_t getNeighbours(unsigned dim) const;
};

/// Types of a matrix' elements.
enum class MatrixElement { F16, BF16, F32 };

llvm::StringRef stringifyMatrixElement(MatrixElement element);
int64_t getElementBytes(MatrixElement element);

/// How a tile of an operand lies in workgroup memory.
enum class SharedLayout {
  /// Each step of the reduction is a row, with one vector of padding.
  Steps,
  /// Rows along what is contiguous in memory. Their pieces of 16 bytes change
  /// places from row to row, or a row is padded, so that the eight which
  /// ldmatrix reads at once lie in different banks.
  Rows,
  /// The same in panels of at most 128 bytes a row, with the swizzle that the
  /// descriptor of an instruction names: it reads the tile itself.
  Panels,
};

/// How tiles get to workgroup memory at best.
enum class TileTransport {
  /// Through a thread's registers.
  Registers,
  /// By asynchronous copies of each thread.
  AsyncCopies,
  /// By the tensor memory accelerator, where they are boxes of memory.
  TensorMaps,
};

/// A block's tile and that of the threads that share an instruction.
struct MatrixShape {
  int64_t blockRows, blockColumns, rows, columns;
};

/// One instruction that multiplies matrices, with the element types that make
/// no difference to it. Accumulators are f32.
struct MatrixInstruction {
  /// The algorithm of #prelu.gpu_mapping that uses it.
  llvm::StringRef algorithm;
  /// The values of `matrix` of #prelu.gpu_target that have it.
  llvm::SmallVector<llvm::StringRef, 2> units;
  llvm::SmallVector<MatrixElement, 2> elements;
  /// It drops bits of the elements: only with the user's consent (tf32).
  bool roundsElements;

  /// The rows and columns of the result that it adds to, and the steps of the
  /// reduction that it adds up. One of more columns takes `columns` at a time,
  /// up to `mostColumns`.
  int64_t rows, columns, steps, mostColumns;
  /// What the tile's columns have to be a multiple of: the columns' operand is
  /// loaded for so many at once.
  int64_t columnsOfLoad;
  /// Threads that share one.
  int64_t threads;
  /// Who holds what. An operand without registers is read from workgroup
  /// memory by the instruction itself.
  FragmentLayout rowOperand, columnOperand, accumulators;
  /// A product goes on while the threads do.
  bool isAsynchronous;

  SharedLayout sharedLayout;
  /// What the start of a tile in workgroup memory has to be a multiple of.
  int64_t tileAlignment;
  TileTransport transport;

  /// Multiply-adds of a compute unit in a cycle.
  int64_t multipliesPerCycle;
  /// Tiles to choose from, and their steps, in falling size: all of them
  /// multiples of the instruction's.
  llvm::ArrayRef<MatrixShape> shapes;
  llvm::SmallVector<int64_t, 3> tileSteps;

  bool takes(MatrixElement element) const;
  int64_t getElementBytes() const {
    return mlir::prelu::getElementBytes(elements.front());
  }
};

/// All instructions. Of those that a unit has for the same elements the
/// preferred one comes first.
llvm::ArrayRef<MatrixInstruction> getMatrixInstructions();

/// That of `algorithm` for `element`; null if there is none.
const MatrixInstruction *findMatrixInstruction(llvm::StringRef algorithm,
                                               MatrixElement element);

/// Any of `algorithm`, for what does not depend on the elements; null where the
/// algorithm is not that of a matrix instruction.
const MatrixInstruction *findMatrixInstruction(llvm::StringRef algorithm);

} // namespace mlir::prelu

#endif // PRELU_TARGET_MATRIXINSTRUCTION_H
