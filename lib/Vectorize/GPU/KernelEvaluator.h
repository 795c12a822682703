//===- KernelEvaluator.h - values of a fused region inside a kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_KERNELEVALUATOR_H
#define PRELU_LIB_VECTORIZE_GPU_KERNELEVALUATOR_H

#include "../Common/TileEvaluator.h"

namespace mlir::prelu {

/// A tensor in memory, as a kernel sees it.
struct KernelBuffer {
  /// The buffer; one-dimensional where `shape` is not empty.
  Value memref;
  /// The tensor's shape, which the buffer holds row by row; empty for a dynamic
  /// shape, whose buffer has the tensor's own dimensions, and for rank 0.
  SmallVector<int64_t> shape;
};

/// The buffers of the tensors that a kernel reads, by tensor.
using KernelBuffers = DenseMap<Value, KernelBuffer>;

/// Computes values of a `prelu.fused` region in a thread of a kernel.
///
/// Unlike on a CPU, tensors are read from buffers, no lane is masked, and
/// whether a point lies in padding is found out at run time: a thread's bases
/// have no bounds that the compiler could tell apart.
class KernelEvaluator : public TileEvaluator {
public:
  KernelEvaluator(RewriterBase &rewriter, Location loc, Region &region,
                  ArrayRef<Base> bases, int64_t width,
                  const KernelBuffers &buffers)
      : TileEvaluator(rewriter, loc, region, bases,
                      Lanes(VectorShape::getFixed(width))),
        buffers(buffers) {}

  /// Stores `value` in `buffer` at `point`; a vector's lanes go where `point`
  /// varies along them.
  void store(Value value, const KernelBuffer &buffer,
             ArrayRef<AffineExpr> point);

  /// Where in memory elements lie that are side by side.
  struct Place {
    Value memref;
    /// Of the first element.
    SmallVector<Value> indices;
    /// False where the elements are padding instead, and the place is the
    /// tensor's start; null where they never are.
    Value exists;
  };

  /// Whether `value` is memory as it is, but for its order and one padding with
  /// zeros: what getPlace takes.
  bool isMemory(Value value, bool mayPad = true) const;

  /// One element of a one-dimensional buffer.
  struct LinearPlace {
    Value memref;
    /// Over the bases.
    AffineExpr index;
  };

  /// Where `value` has its element at `point`; nothing where it is not memory
  /// without padding.
  std::optional<LinearPlace> getLinearPlace(Value value,
                                            ArrayRef<AffineExpr> point) const;

  /// The place of the lanes of `value` at `point`, where they are aligned.
  Place getPlace(Value value, ArrayRef<AffineExpr> point);

  /// Whether the lanes of `value` at `point` lie side by side in memory, from
  /// an element on that is aligned like a vector: `value` is from outside the
  /// region or moves its data around, and all or none of the lanes are padding.
  bool isAligned(Value value, ArrayRef<AffineExpr> point) const;

protected:
  Value read(Value tensor, ArrayRef<AffineExpr> point, bool padded) override;
  FailureOr<Value> evaluatePadded(DataMovementOpInterface op,
                                  ArrayRef<AffineExpr> point) override;

private:
  /// Where an access to `buffer` at `point` goes: indices over the bases and
  /// s0.
  SmallVector<AffineExpr> getIndices(const KernelBuffer &buffer,
                                     ArrayRef<AffineExpr> point) const;
  SmallVector<int64_t> getMultiples() const;
  SmallVector<Value> materializeLane(ArrayRef<AffineExpr> indices,
                                     int64_t lane);
  bool isContiguous(ArrayRef<AffineExpr> indices) const;
  llvm::MaybeAlign getAlignment(ArrayRef<AffineExpr> indices,
                                const KernelBuffer &buffer,
                                Type elementType) const;
  /// The elements at `point`; where `exists` is not null and false, the first
  /// of the tensor in their place.
  Value readWhere(Value tensor, ArrayRef<AffineExpr> point, Value exists);
  bool isPaddedAlongLanes(DataMovementOpInterface op,
                          ArrayRef<AffineExpr> source) const;
  /// Whether the element at `source` of what `pad` pads exists; null where it
  /// always does, failure where a dimension has no static size.
  FailureOr<Value> createExists(DataMovementOpInterface pad,
                                ArrayRef<AffineExpr> source);
  SmallVector<Value> materializeWhere(const KernelBuffer &buffer,
                                      ArrayRef<AffineExpr> indices,
                                      int64_t lane, Value exists);
  FailureOr<Value> evaluateClamped(DataMovementOpInterface pad,
                                   ArrayRef<AffineExpr> source);
  FailureOr<Value> evaluateUniformlyPadded(DataMovementOpInterface op,
                                           ArrayRef<AffineExpr> source);

  const KernelBuffers &buffers;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_KERNELEVALUATOR_H
