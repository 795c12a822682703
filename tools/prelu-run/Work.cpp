//===- Work.cpp - what a network computes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Work.h"

#include "prelu/Outline/Outline.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::prelu;

static bool isInLoop(Operation *op) {
  while ((op = op->getParentOp()) && !isa<FunctionOpInterface>(op))
    // What linalg operations hold is no loop around them.
    if (isa<LoopLikeOpInterface>(op))
      return true;
  return false;
}

/// Of all contractions in `scope`.
static std::optional<double> countFlops(Operation *scope) {
  double flops = 0;
  WalkResult result = scope->walk([&](linalg::LinalgOp op) {
    if (!isContraction(op))
      return WalkResult::advance();
    double points = 1;
    for (int64_t size : op.getStaticLoopRanges()) {
      if (ShapedType::isDynamic(size))
        return WalkResult::interrupt();
      points *= size;
    }
    if (isInLoop(op))
      return WalkResult::interrupt();
    flops += 2 * points;
    return WalkResult::advance();
  });
  if (result.wasInterrupted())
    return std::nullopt;
  return flops;
}

/// Gives the arguments of `function` the sizes of `shapes`.
static void setShapes(func::FuncOp function,
                      ArrayRef<std::vector<int64_t>> shapes) {
  OpBuilder builder = OpBuilder::atBlockBegin(&function.front());
  for (auto [argument, shape] :
       llvm::zip_equal(function.getArguments(), shapes)) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!type || type.hasStaticShape())
      continue;
    argument.setType(type.clone(shape));
    auto cast =
        tensor::CastOp::create(builder, function.getLoc(), type, argument);
    argument.replaceAllUsesExcept(cast, cast);
  }
  function.setType(FunctionType::get(function.getContext(),
                                     function.front().getArgumentTypes(),
                                     function.getFunctionType().getResults()));
}

std::optional<double> prelu::countFlops(ModuleOp module, StringRef name,
                                        ArrayRef<std::vector<int64_t>> shapes) {
  auto function = module.lookupSymbol<func::FuncOp>(name);
  if (!function)
    return std::nullopt;
  if (llvm::any_of(function.getArgumentTypes(), [](Type type) {
        auto shaped = dyn_cast<ShapedType>(type);
        return shaped && !shaped.hasStaticShape();
      })) {
    setShapes(function, shapes);
    // Upstream's patterns carry sizes from operation to operation.
    PassManager pm(module.getContext());
    pm.addPass(createCanonicalizerPass());
    pm.addPass(memref::createResolveRankedShapeTypeResultDimsPass());
    pm.addPass(createCanonicalizerPass());
    if (failed(pm.run(module)))
      return std::nullopt;
  }
  return ::countFlops(function);
}

/// Of everything that `kernel` is handed; none where sizes are dynamic.
static std::optional<double> countBytes(func::FuncOp kernel) {
  double bytes = 0;
  for (Type type : kernel.getArgumentTypes()) {
    auto buffer = dyn_cast<MemRefType>(type);
    if (!buffer || !buffer.getElementType().isIntOrFloat())
      continue;
    if (!buffer.hasStaticShape())
      return std::nullopt;
    bytes += buffer.getNumElements() *
             llvm::divideCeil(buffer.getElementTypeBitWidth(), 8);
  }
  return bytes;
}

std::map<std::string, KernelWork> prelu::getKernels(ModuleOp module) {
  std::map<std::string, KernelWork> kernels;
  module.walk([&](func::FuncOp function) {
    if (!function->hasAttr(kernelAttrName) || function.isExternal())
      return;
    KernelWork &work = kernels[function.getName().str()];
    work.flops = ::countFlops(function);
    work.bytes = countBytes(function);
  });
  module.walk([&](func::CallOp call) {
    auto kernel = kernels.find(call.getCallee().str());
    if (kernel != kernels.end())
      kernel->second.calls = isInLoop(call) || kernel->second.calls < 0
                                 ? -1
                                 : kernel->second.calls + 1;
  });
  for (auto &entry : kernels)
    entry.second.calls = std::max<int64_t>(entry.second.calls, 0);
  return kernels;
}
