//===- CommonPhases.cpp - steps that all pipelines take
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommonPhases.h"

#include "prelu/Fuse/Passes.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Simplify/Passes.h"

#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::prelu;

void prelu::addCleanup(OpPassManager &pm) {
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

/// TOSA --> linalg; leaves anything else alone. Upstream's pipeline alone
/// leaves reshapes and constants of its own dialect behind.
static void addTosaToLinalg(OpPassManager &pm) {
  TosaToLinalgOptions options;
  TosaToLinalgNamedOptions namedOptions;
  tosa::addTosaToLinalgPasses(pm, options, namedOptions,
                              /*validationOptions=*/std::nullopt);
  TosaToArithPassOptions arithOptions;
  arithOptions.includeApplyRescale = true;
  pm.addNestedPass<func::FuncOp>(createTosaToTensorPass());
  pm.addNestedPass<func::FuncOp>(createTosaToArithPass(arithOptions));
}

void prelu::buildRaisePhase(OpPassManager &pm,
                            const PReluRaiseOptions &options) {
  addTosaToLinalg(pm);
  // Calls of private functions --> their bodies: JAX keeps `where` in one.
  pm.addPass(createInlinerPass());
  // Scalar operands --> values that the bodies capture.
  pm.addPass(createPReluCaptureScalars());
  // What a contraction's body makes of its operands --> operations in front.
  pm.addPass(createPReluHoistOperands());
  // Contractions of reshaped operands --> contractions with one reduction.
  pm.addPass(createPReluCollapseReductions());
  // Convolutions, pools and transposes as linalg.generic --> their names.
  pm.addPass(createPReluSpecializeStructured());
  // Elements that computed indices repeat --> copies.
  pm.addPass(createPReluRaiseUpsampling());
  // Views of one value that other passes wrote twice --> one value.
  pm.addPass(createCSEPass());
  // Elementwise spellings --> prelu.prelu.
  pm.addPass(createPReluRaise(options));
  addCleanup(pm);
}

void prelu::buildSimplifyPhase(OpPassManager &pm) {
  // Arithmetic on whole tensors, of which prelu.prelu is made by now --> linalg.
  pm.addPass(createConvertElementwiseToLinalgPass());
  // Batch-norm after constant weights --> new weights and a bias.
  pm.addPass(createPReluSimplify());
  // Products with inserted zeros --> a convolution for all phases of them.
  pm.addPass(createPReluSplitTransposedConv());
  // Channels that become pixels --> stored as these.
  pm.addPass(createPReluFoldPixelShuffle());
  addCleanup(pm);
}

void prelu::buildFusePhase(OpPassManager &pm) {
  // Contraction and epilogue --> prelu.fused; heads without a PReLU too, so
  // that the same schedules serve them.
  PReluFuseOptions options;
  options.contractions = ContractionSelection::All;
  pm.addPass(createPReluFuse(options));
  addCleanup(pm);
}

void prelu::addComputeRegions(OpPassManager &pm) {
  // Arithmetic on whole tensors that came after the simplify phase --> linalg.
  pm.addPass(createConvertElementwiseToLinalgPass());
  // PReLUs that no contraction took --> one loop over what alpha does not tell
  // apart.
  pm.addPass(createPReluCollapseDims());
  // Gradients --> an elementwise op and a sum in one region.
  pm.addPass(createPReluDecomposeBackward());
  // A PReLU that no contraction took --> a linalg op like any other.
  ConvertPReluToLinalgOptions standalone;
  standalone.standaloneOnly = true;
  pm.addPass(createConvertPReluToLinalg(standalone));
  // Pools, elementwise ops --> prelu.fused regions of their own.
  PReluWrapStructuredOptions compute;
  compute.transposes = false;
  pm.addPass(createPReluWrapStructured(compute));
}

void prelu::addInputCheck(OpPassManager &pm) {
  pm.addPass(createPReluCheckInput());
  // Tensors that another compiler has packed --> transposes of them.
  pm.addPass(createPReluLowerPack());
}

void prelu::addBufferization(OpPassManager &pm) {
  pm.addPass(createPReluDropScripts());
  // Weights in panels of a region that is dissolved --> transposes of them.
  pm.addPass(createPReluLowerPack());
  // Padding --> a filled border around the inserted tensor.
  pm.addPass(createPReluDecomposePad());
  // Sizes of results --> sizes of what they were computed from, so that a
  // padded tensor no longer depends on the tensor that goes into it.
  pm.addPass(createPReluResolveLoopDims());
  addCleanup(pm);
  // What the caller owns --> read, never written.
  pm.addPass(createPReluProtectArguments());
  // Results that share a tensor --> results that the caller can free one by
  // one.
  pm.addPass(createPReluCopyAliasedResults());
  pm.addPass(createPReluBufferize());
  addCleanup(pm);
}
