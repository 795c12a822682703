//===- InterleaveRegisters.cpp - registers whose elements are stored in turns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "InterleaveRegisters.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The elements of two streams, which `even` and `odd` hold register by
/// register, in turns.
static SmallVector<Value> interleaveTwo(OpBuilder &builder, Location loc,
                                        ArrayRef<Value> even,
                                        ArrayRef<Value> odd) {
  int64_t width = cast<VectorType>(even.front().getType()).getNumElements();
  SmallVector<Value> registers;
  for (auto [left, right] : llvm::zip_equal(even, odd))
    for (int64_t first : {int64_t(0), width}) {
      SmallVector<int64_t> lanes;
      for (int64_t i = first; i < first + width; ++i)
        lanes.push_back(i / 2 + i % 2 * width);
      registers.push_back(
          vector::ShuffleOp::create(builder, loc, left, right, lanes));
    }
  return registers;
}

SmallVector<Value> prelu::interleaveRegisters(OpBuilder &builder, Location loc,
                                              ArrayRef<Value> registers) {
  int64_t count = registers.size();
  if (count == 1)
    return SmallVector<Value>(registers);
  if (count % 2 == 0) {
    SmallVector<Value> even, odd;
    for (int64_t i = 0; i < count; i += 2) {
      even.push_back(registers[i]);
      odd.push_back(registers[i + 1]);
    }
    return interleaveTwo(builder, loc, interleaveRegisters(builder, loc, even),
                         interleaveRegisters(builder, loc, odd));
  }
  int64_t width =
      cast<VectorType>(registers.front().getType()).getNumElements();
  SmallVector<Value> results;
  for (int64_t first = 0; first < count * width; first += width) {
    Value result = registers.front();
    for (int64_t source = 1; source < count; ++source) {
      SmallVector<int64_t> lanes;
      for (int64_t i = 0; i < width; ++i) {
        int64_t element = first + i;
        bool isNew = element % count == source;
        // Of the first register what is its own comes with the second.
        bool isMoved = source > 1 || element % count != 0;
        lanes.push_back(isNew     ? width + element / count
                        : isMoved ? i
                                  : element / count);
      }
      result = vector::ShuffleOp::create(builder, loc, result,
                                         registers[source], lanes);
    }
    results.push_back(result);
  }
  return results;
}
