//===- LinearIndex.h - indices into row-major memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_LINEARINDEX_H
#define PRELU_LIB_VECTORIZE_GPU_LINEARINDEX_H

#include "mlir/IR/AffineExpr.h"
#include "llvm/ADT/ArrayRef.h"

namespace mlir::prelu {

/// `expr` with constants and the lane number s0, which runs over [0, lanes),
/// moved out of divisions that cannot tell them: (4 * d0 + s0) floordiv 8 is (4
/// * d0) floordiv 8 for four lanes. `multiples[i]` is what d_i is known to be
/// a multiple of.
AffineExpr splitLanes(AffineExpr expr, int64_t lanes,
                      ArrayRef<int64_t> multiples);

/// The greatest number that `expr` is known to be a multiple of.
int64_t getKnownDivisor(AffineExpr expr, ArrayRef<int64_t> multiples);

/// The offset of the element at `point` in a row-major tensor of `shape`, as a
/// sum in which (e floordiv c) * c * k + (e mod c) * k is e * k: what takes a
/// linear index apart and puts it together again is gone.
AffineExpr linearize(ArrayRef<AffineExpr> point, ArrayRef<int64_t> shape);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_LINEARINDEX_H
