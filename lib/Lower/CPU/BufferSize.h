//===- BufferSize.h - how large a buffer is
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_CPU_BUFFERSIZE_H
#define PRELU_LIB_LOWER_CPU_BUFFERSIZE_H

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

namespace mlir::prelu {

/// The bytes of the elements of a buffer of `type`; 0 where only the run time
/// knows, and for any other type.
inline int64_t countBytes(Type type) {
  auto buffer = dyn_cast<MemRefType>(type);
  if (!buffer || !buffer.hasStaticShape() ||
      !buffer.getElementType().isIntOrFloat())
    return 0;
  return buffer.getNumElements() * buffer.getElementTypeBitWidth() / 8;
}

/// What loops go through that use `base`, a memref: a view that a loop makes
/// anew shows a part of it. One in front of all loops is a buffer of its own,
/// and so is a memref.reinterpret_cast, which makes one thread's part of a
/// workspace a buffer of another shape.
inline Value getBuffer(Value base) {
  while (auto view = base.getDefiningOp<ViewLikeOpInterface>()) {
    if (!view->getParentOfType<LoopLikeOpInterface>() ||
        isa<memref::ReinterpretCastOp>(view))
      break;
    base = view.getViewSource();
  }
  return base;
}

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_CPU_BUFFERSIZE_H
