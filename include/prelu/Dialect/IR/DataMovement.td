//===- DataMovement.td - operations that only move elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_DATAMOVEMENT
#define PRELU_DIALECT_IR_DATAMOVEMENT

include "mlir/IR/Interfaces.td"

def PRelu_DataMovementOpInterface : OpInterface<"DataMovementOpInterface"> {
  let description = [{
    An operation on ranked tensors whose only result holds elements of its
    operands, or padding, and computes nothing.

    Passes that read a tensor through such an operation, foresee how it lies in
    memory or ask whether it costs a copy know it by this interface alone, so
    that one more operation is one more model: `tensor.pad` and the like have
    external models, which come with the dialect (`DataMovement.cpp`). Upstream
    has ViewLikeOpInterface for buffers only, and
    OffsetSizeAndStrideOpInterface for what takes slices.

    The defaults are those of an operation that reads its first operand and
    writes the result in an order of its own.
  }];
  let cppNamespace = "::mlir::prelu";

  let methods = [
    InterfaceMethod<[{
        The operands whose elements the result holds.
      }],
      "::llvm::SmallVector<::mlir::OpOperand *>", "getSources", (ins), "", [{
        return {&$_op->getOpOperand(0)};
      }]>,
    InterfaceMethod<[{
        From the indices of the result to those of its only source. Null where
        it has several, or where only the run time knows a number in it.
      }],
      "::mlir::AffineMap", "getSourceMap", (ins), "", [{ return {}; }]>,
    InterfaceMethod<[{
        Whether the map may lead out of the source in its dimension `dim`; the
        result holds padding there.
      }],
      "bool", "isPadded", (ins "unsigned":$dim), "", [{ return false; }]>,
    InterfaceMethod<[{
        The padding, a scalar from outside of the operation. Null where there is
        none or not the same everywhere.
      }],
      "::mlir::Value", "getPadding", (ins), "", [{ return {}; }]>,
    InterfaceMethod<[{
        Whether the result holds each element of its only source once and
        nothing else.
      }],
      "bool", "isBijection", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
        Whether elements of a source follow each other in the result as they do
        in the source, both taken in row-major order.
      }],
      "bool", "keepsOrder", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
        Whether the result has memory of its own at run time. If not, it is the
        source's seen in another way.
      }],
      "bool", "isCopy", (ins), "", [{ return true; }]>,
    InterfaceMethod<[{
        Whether the program asks for that copy (`nofold`): nothing may read
        around it.
      }],
      "bool", "isRequired", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
        The dimension that lies innermost in the result if `innermost` does in
        all sources and no element is moved further than it has to be. Nothing
        where the result lies in row-major order whatever the sources do.
      }],
      "::std::optional<unsigned>", "getInnermostDim",
      (ins "unsigned":$innermost), "", [{ return ::std::nullopt; }]>
  ];

  let extraSharedClassDeclaration = [{
    /// The only operand whose elements the result holds; null where there are
    /// several.
    ::mlir::OpOperand *getOnlySource() {
      auto sources = $_op.getSources();
      return sources.size() == 1 ? sources.front() : nullptr;
    }

    /// Whether the result may hold padding.
    bool hasPadding() {
      ::mlir::OpOperand *source = getOnlySource();
      if (!source)
        return false;
      auto type = ::llvm::dyn_cast<::mlir::RankedTensorType>(
          source->get().getType());
      for (unsigned dim = 0; type && dim < type.getRank(); ++dim)
        if ($_op.isPadded(dim))
          return true;
      return false;
    }
  }];
}

#endif // PRELU_DIALECT_IR_DATAMOVEMENT
