//===- OutlineKernels.cpp - a function and a module for each kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Outline/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUOUTLINEKERNELS
#include "prelu/Outline/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `value`, such as where a thread's part of an arena begins, is known
/// to be a multiple of `bytes`.
static bool isMultipleOf(Value value, int64_t bytes) {
  if (std::optional<int64_t> constant = getConstantIntValue(value))
    return *constant % bytes == 0;
  if (auto sum = value.getDefiningOp<arith::AddIOp>())
    return isMultipleOf(sum.getLhs(), bytes) &&
           isMultipleOf(sum.getRhs(), bytes);
  auto product = value.getDefiningOp<arith::MulIOp>();
  return product && (isMultipleOf(product.getLhs(), bytes) ||
                     isMultipleOf(product.getRhs(), bytes));
}

/// Whether `buffer` is known to start at a multiple of `bytes`.
static bool isAligned(Value buffer, int64_t bytes) {
  if (auto cast = buffer.getDefiningOp<memref::CastOp>())
    return isAligned(cast.getSource(), bytes);
  if (auto view = buffer.getDefiningOp<memref::ViewOp>()) {
    return isMultipleOf(view.getByteShift(), bytes) &&
           isAligned(view.getSource(), bytes);
  }
  auto alloc = buffer.getDefiningOp<memref::AllocOp>();
  return alloc && alloc.getAlignment().value_or(1) % bytes == 0;
}

/// What `buffer` is a view of.
static Value getRoot(Value buffer) {
  while (auto view = buffer.getDefiningOp<ViewLikeOpInterface>())
    buffer = view.getViewSource();
  return buffer;
}

/// Whether the destination of `dispatch` is the buffer of an input that it
/// reads in place. Nothing else that it reads overlaps a destination, or
/// bufferization would have copied it.
static bool isInPlace(DispatchOp dispatch) {
  return llvm::any_of(dispatch.getInPlace(), [&](int64_t input) {
    return getRoot(dispatch.getInputs()[input]) ==
           getRoot(dispatch.getInits().front());
  });
}

/// The region of `dispatch`, which is taken from it, as a function of its
/// operands, all of which are buffers or scalars.
static func::FuncOp createKernel(RewriterBase &rewriter, DispatchOp dispatch,
                                 StringRef name) {
  Location loc = dispatch.getLoc();
  auto function = func::FuncOp::create(
      loc, name,
      rewriter.getFunctionType(dispatch.getOperandTypes(), TypeRange()));
  function->setAttr(kernelAttrName, rewriter.getUnitAttr());
  unsigned numInputs = dispatch.getInputs().size();
  if (!isInPlace(dispatch))
    for (unsigned i = numInputs; i < dispatch->getNumOperands(); ++i)
      function.setArgAttr(i, distinctAttrName, rewriter.getUnitAttr());
  Block *block = function.addEntryBlock();
  rewriter.setInsertionPointToStart(block);
  Block *body = &dispatch.getBody().front();
  // Nor does a workspace overlap anything.
  for (FusedOp fused : body->getOps<FusedOp>())
    if (auto inside = dyn_cast_or_null<BlockArgument>(fused.getWorkspace()))
      function.setArgAttr(inside.getArgNumber(), distinctAttrName,
                          rewriter.getUnitAttr());
  SmallVector<Value> inputs;
  for (auto [argument, inside] :
       llvm::zip(block->getArguments(), body->getArguments())) {
    Value input = argument;
    if (isa<BaseMemRefType>(input.getType()))
      input = bufferization::ToTensorOp::create(
          rewriter, loc, memref::getTensorTypeFromMemRefType(input.getType()),
          input, /*restrict=*/true);
    if (input.getType() != inside.getType())
      input = tensor::CastOp::create(rewriter, loc, inside.getType(), input);
    inputs.push_back(input);
  }
  Operation *yield = body->getTerminator();
  rewriter.inlineBlockBefore(body, block, block->end(), inputs);
  rewriter.setInsertionPoint(yield);
  for (auto [value, init, argument] :
       llvm::zip_equal(yield->getOperands(), dispatch.getInits(),
                       block->getArguments().drop_front(numInputs))) {
    // What the allocation promised, for stores that need it.
    Value dest = argument;
    if (isAligned(init, bufferAlignment)) {
      rewriter.setInsertionPointToStart(block);
      dest = memref::AssumeAlignmentOp::create(rewriter, loc, argument,
                                               bufferAlignment);
      rewriter.setInsertionPoint(yield);
    }
    bufferization::MaterializeInDestinationOp::create(
        rewriter, loc, /*result=*/Type(), value, dest, /*restrict=*/true,
        /*writable=*/true);
  }
  rewriter.replaceOpWithNewOp<func::ReturnOp>(yield);
  return function;
}

/// What two kernels have in common if one can stand for the other.
static std::string getKey(func::FuncOp function) {
  std::string key;
  llvm::raw_string_ostream stream(key);
  StringAttr name = function.getSymNameAttr();
  function.setSymName("kernel");
  function.print(stream, OpPrintingFlags().useLocalScope());
  function.setSymNameAttr(name);
  return key;
}

namespace {
struct OutlineKernelsPass
    : prelu::impl::PReluOutlineKernelsBase<OutlineKernelsPass> {
  using Base::Base;

  /// Puts a call in place of `dispatch`, of a new kernel or of one like it.
  void outline(RewriterBase &rewriter, DispatchOp dispatch,
               SymbolTable &symbols,
               llvm::StringMap<OwningOpRef<func::FuncOp>> &kernels,
               SmallVectorImpl<func::FuncOp> &order) {
    OwningOpRef<func::FuncOp> kernel =
        createKernel(rewriter, dispatch, dispatch.getName());
    auto [known, isNew] =
        kernels.try_emplace(getKey(*kernel), std::move(kernel));
    func::FuncOp function = *known->second;
    if (isNew) {
      // The name is that of the function that the network calls.
      auto declaration = cast<func::FuncOp>(function->cloneWithoutRegions());
      declaration.setPrivate();
      function.setSymNameAttr(symbols.insert(declaration));
      order.push_back(function);
    }
    emitPassed(dispatch.getLoc(), "Outlined", "prelu-outline-kernels")
        << remark::add("{0} the kernel {1}", isNew ? "becomes" : "calls",
                       function.getSymName());
    rewriter.setInsertionPoint(dispatch);
    func::CallOp::create(rewriter, dispatch.getLoc(), function,
                         dispatch.getOperands());
    rewriter.eraseOp(dispatch);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    IRRewriter rewriter(&getContext());
    SmallVector<DispatchOp> dispatches;
    module.walk([&](DispatchOp op) { dispatches.push_back(op); });
    for (DispatchOp op : dispatches)
      if (!op.hasPureBufferSemantics()) {
        op.emitOpError("has tensors as operands: run prelu-bufferize first");
        return signalPassFailure();
      }
    SymbolTable symbols(module);
    llvm::StringMap<OwningOpRef<func::FuncOp>> kernels;
    SmallVector<func::FuncOp> order;
    for (DispatchOp op : dispatches)
      outline(rewriter, op, symbols, kernels, order);

    // One module for what calls, and one for each kernel, all with the facts
    // that stood on the whole.
    auto addModule = [&](StringRef name) {
      rewriter.setInsertionPointToEnd(module.getBody());
      auto part = ModuleOp::create(rewriter, module.getLoc(), name);
      for (NamedAttribute attr : module->getDiscardableAttrs())
        part->setDiscardableAttr(attr.getName(), attr.getValue());
      return part;
    };
    SmallVector<Operation *> callers;
    for (Operation &op : *module.getBody())
      callers.push_back(&op);
    ModuleOp network = addModule("network");
    for (Operation *op : callers)
      rewriter.moveOpBefore(op, network.getBody(), network.getBody()->end());
    for (func::FuncOp kernel : order) {
      ModuleOp part = addModule(kernel.getSymName());
      part.getBody()->push_back(kernel);
    }
    for (auto &entry : kernels)
      entry.second.release();
  }
};
} // namespace
