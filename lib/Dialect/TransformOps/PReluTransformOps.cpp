//===- PReluTransformOps.cpp - the phases as operations of transform scripts
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/TransformOps/PReluTransformOps.h"
#include "FieldOverrides.h"

#include "prelu/Fuse/Fuse.h"
#include "prelu/Raise/Raise.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/KernelForms.h"
#include "prelu/Region/Winograd.h"
#include "prelu/Schedule/Schedule.h"
#include "prelu/Vectorize/Vectorize.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ArmNeon/ArmNeonDialect.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/Threading.h"

using namespace mlir;
using namespace mlir::prelu;

//===----------------------------------------------------------------------===//
// Failures
//===----------------------------------------------------------------------===//

namespace {
/// Holds back the errors of this thread as long as it lives, so that a script
/// can try something else.
class CapturedErrors {
public:
  explicit CapturedErrors(Operation *script)
      : script(script), handler(script->getContext(), [this](Diagnostic &diag) {
          if (diag.getSeverity() != DiagnosticSeverity::Error ||
              llvm::get_threadid() != thread)
            return failure();
          errors.push_back(std::move(diag));
          return success();
        }) {}

  /// The errors as a failure of the script's operation.
  DiagnosedSilenceableFailure take() {
    if (errors.empty())
      return emitSilenceableFailure(script, "failed to apply");
    for (Diagnostic &error : errors)
      if (error.getLocation() != script->getLoc())
        error.attachNote(script->getLoc()) << "while this was applied";
    return DiagnosedSilenceableFailure::silenceableFailure(std::move(errors));
  }

private:
  Operation *script;
  uint64_t thread = llvm::get_threadid();
  SmallVector<Diagnostic> errors;
  ScopedDiagnosticHandler handler;
};
} // namespace

/// A failure of `script` at `target` because of `message`.
static DiagnosedSilenceableFailure failAt(Operation *script, Operation *target,
                                          const Twine &message) {
  DiagnosedSilenceableFailure failure = emitSilenceableFailure(script, message);
  failure.attachNote(target->getLoc()) << "target op";
  return failure;
}

/// Greedy rewriting needs what no value from outside can reach.
static DiagnosedSilenceableFailure checkIsolated(Operation *script,
                                                 Operation *target) {
  if (target->hasTrait<OpTrait::IsIsolatedFromAbove>())
    return DiagnosedSilenceableFailure::success();
  return failAt(script, target,
                "expects a target that is isolated from above, such as a "
                "function, got '" +
                    target->getName().getStringRef() + "'");
}

/// The regions that the target handle of `script` holds; fails where one is
/// something else.
template <typename Script>
static DiagnosedSilenceableFailure
getFusedTargets(Script script, const transform::TransformState &state,
                SmallVectorImpl<FusedOp> &regions) {
  for (Operation *target : state.getPayloadOps(script.getTarget())) {
    auto region = dyn_cast<FusedOp>(target);
    if (!region)
      return failAt(script, target,
                    "expects a 'prelu.fused', got '" +
                        target->getName().getStringRef() + "'");
    regions.push_back(region);
  }
  return DiagnosedSilenceableFailure::success();
}

/// Gives each region that `script` works on the attribute that `choose` returns
/// for it, null with an error, by `set`. All are chosen before one is written.
template <typename Attr, typename Script>
static DiagnosedSilenceableFailure
setAttributes(Script script, transform::TransformRewriter &rewriter,
              const transform::TransformState &state,
              function_ref<Attr(FusedOp)> choose, void (FusedOp::*set)(Attr)) {
  SmallVector<FusedOp> regions;
  if (auto failure = getFusedTargets(script, state, regions);
      !failure.succeeded())
    return failure;
  SmallVector<Attr> attributes;
  CapturedErrors errors(script);
  for (FusedOp region : regions) {
    Attr attribute = choose(region);
    if (!attribute)
      return errors.take();
    attributes.push_back(attribute);
  }
  for (auto [region, attribute] : llvm::zip_equal(regions, attributes))
    rewriter.modifyOpInPlace(
        region, [&, region = region, attribute = attribute]() mutable {
          (region.*set)(attribute);
        });
  return DiagnosedSilenceableFailure::success();
}

/// The operations of one of the types `Ops` under `targets`, each once.
template <typename... Ops, typename Range>
static SmallVector<Operation *> collect(Range &&targets) {
  llvm::SetVector<Operation *> ops;
  for (Operation *target : targets)
    target->walk([&](Operation *op) {
      if (isa<Ops...>(op))
        ops.insert(op);
    });
  return ops.takeVector();
}

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

/// Calls `attach` for the modules that `targets` are.
static DiagnosedSilenceableFailure
attachToModules(Operation *script, ArrayRef<Operation *> targets,
                function_ref<LogicalResult(ModuleOp)> attach) {
  for (Operation *target : targets) {
    auto module = dyn_cast<ModuleOp>(target);
    if (!module)
      return failAt(script, target,
                    "expects a 'builtin.module', got '" +
                        target->getName().getStringRef() + "'");
    CapturedErrors errors(script);
    if (failed(attach(module)))
      return errors.take();
  }
  return DiagnosedSilenceableFailure::success();
}

DiagnosedSilenceableFailure
transform::PReluAttachTargetOp::apply(TransformRewriter &rewriter,
                                      TransformResults &results,
                                      TransformState &state) {
  return attachToModules(*this,
                         llvm::to_vector(state.getPayloadOps(getTarget())),
                         [&](ModuleOp module) {
                           return attachTarget(module, getCpu(), getThreads());
                         });
}

void transform::PReluAttachTargetOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  modifiesPayload(effects);
}

DiagnosedSilenceableFailure
transform::PReluAttachGPUTargetOp::apply(TransformRewriter &rewriter,
                                         TransformResults &results,
                                         TransformState &state) {
  return attachToModules(
      *this, llvm::to_vector(state.getPayloadOps(getTarget())),
      [&](ModuleOp module) {
        return attachGPUTarget(module, getChip(), getFeatures());
      });
}

void transform::PReluAttachGPUTargetOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  modifiesPayload(effects);
}

//===----------------------------------------------------------------------===//
// Raise and fuse
//===----------------------------------------------------------------------===//

DiagnosedSilenceableFailure
transform::PReluRaiseOp::apply(TransformRewriter &rewriter,
                               TransformResults &results,
                               TransformState &state) {
  RaiseOptions options;
  options.assumptions.finiteAlpha = getFiniteAlpha();
  options.assumptions.noNaNs = getNoNans();
  options.assumptions.noInfs = getNoInfs();
  options.assumptions.alphaAtMostOne = getAlphaAtMostOne();
  options.assumptions.reassociate = getReassociate();
  for (Operation *target : state.getPayloadOps(getTarget()))
    if (failed(prelu::raise(rewriter, target, options)))
      return DiagnosedSilenceableFailure::definiteFailure();
  // Once more: a target that was a PReLU itself is gone.
  results.set(cast<OpResult>(getPrelus()),
              collect<PReluOp, BackwardOp>(state.getPayloadOps(getTarget())));
  return DiagnosedSilenceableFailure::success();
}

void transform::PReluRaiseOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  producesHandle(getOperation()->getOpResults(), effects);
  modifiesPayload(effects);
}

DiagnosedSilenceableFailure
transform::PReluFuseOp::apply(TransformRewriter &rewriter,
                              TransformResults &results,
                              TransformState &state) {
  FuseOptions options;
  if (getAllContractions())
    options.contractions = ContractionSelection::All;
  for (Operation *target : state.getPayloadOps(getTarget()))
    if (auto failure = checkIsolated(*this, target); !failure.succeeded())
      return failure;
  SmallVector<Operation *> regions;
  for (Operation *target : state.getPayloadOps(getTarget())) {
    FailureOr<SmallVector<FusedOp>> fused =
        prelu::fuse(rewriter, target, options);
    if (failed(fused))
      return DiagnosedSilenceableFailure::definiteFailure();
    llvm::append_range(regions, *fused);
  }
  results.set(cast<OpResult>(getFused()), regions);
  return DiagnosedSilenceableFailure::success();
}

void transform::PReluFuseOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  producesHandle(getOperation()->getOpResults(), effects);
  modifiesPayload(effects);
}

//===----------------------------------------------------------------------===//
// Schedules
//===----------------------------------------------------------------------===//

/// The schedule that `script` asks for; null, with an error, where `region` can
/// have none.
static ScheduleAttr getSchedule(transform::PReluSetScheduleOp script,
                                FusedOp region) {
  if (ScheduleAttr schedule = script.getScheduleAttr())
    return schedule;
  TargetAttr target = TargetAttr::getFrom(region);
  if (!target)
    return {};
  if (OrReason<FusedRegion> fused = getVectorizable(region); !fused) {
    region.emitOpError("has no form on vectors: ") << fused.getReason().text;
    return {};
  }
  ScheduleAttr schedule = selectSchedule(region, target, script.getWinograd());
  if (DictionaryAttr overrides = script.getOverridesAttr())
    schedule = overrideFields(schedule, overrides,
                              [&] { return script.emitOpError(); });
  return schedule;
}

/// Whether `region` may have `schedule`; an error if not.
static LogicalResult verifySchedule(FusedOp region, ScheduleAttr schedule) {
  ScheduleAttr before = region.getScheduleAttr();
  region.setScheduleAttr(schedule);
  LogicalResult result = region.verifyRegions();
  if (before)
    region.setScheduleAttr(before);
  else
    region.removeScheduleAttr();
  return result;
}

template <typename Op> static LogicalResult verifyWinograd(Op op) {
  if (op.getWinograd() == 0 || findWinogradTransform(op.getWinograd()))
    return success();
  return op.emitOpError("expects winograd to be 0, 2, 4 or 6, got ")
         << op.getWinograd();
}

LogicalResult transform::PReluSetScheduleOp::verify() {
  if (getSchedule() && getOverrides())
    return emitOpError("expects a schedule or fields that override the cost "
                       "model's, not both");
  if (failed(verifyWinograd(*this)))
    return failure();
  if (DictionaryAttr overrides = getOverridesAttr())
    return verifyScheduleOverrides(overrides, [&] { return emitOpError(); });
  return success();
}

DiagnosedSilenceableFailure
transform::PReluSetScheduleOp::apply(TransformRewriter &rewriter,
                                     TransformResults &results,
                                     TransformState &state) {
  auto choose = [&](FusedOp region) -> ScheduleAttr {
    ScheduleAttr schedule = ::getSchedule(*this, region);
    if (!schedule || failed(verifySchedule(region, schedule)))
      return nullptr;
    return schedule;
  };
  return setAttributes<ScheduleAttr>(*this, rewriter, state, choose,
                                     &FusedOp::setScheduleAttr);
}

void transform::PReluSetScheduleOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  modifiesPayload(effects);
}

LogicalResult transform::PReluScheduleOp::verify() {
  if (failed(verifyWinograd(*this)))
    return failure();
  return success();
}

DiagnosedSilenceableFailure
transform::PReluScheduleOp::apply(TransformRewriter &rewriter,
                                  TransformResults &results,
                                  TransformState &state) {
  for (Operation *target : state.getPayloadOps(getTarget())) {
    if (auto failure = checkIsolated(*this, target); !failure.succeeded())
      return failure;
    CapturedErrors errors(*this);
    if (!TargetAttr::getFrom(target))
      return errors.take();
  }
  ScheduleOptions options;
  options.winograd = getWinograd();
  for (Operation *target : state.getPayloadOps(getTarget()))
    if (failed(prelu::schedule(rewriter, target, options)))
      return DiagnosedSilenceableFailure::definiteFailure();
  results.set(cast<OpResult>(getFused()),
              collect<FusedOp>(state.getPayloadOps(getTarget())));
  return DiagnosedSilenceableFailure::success();
}

void transform::PReluScheduleOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  producesHandle(getOperation()->getOpResults(), effects);
  modifiesPayload(effects);
}

//===----------------------------------------------------------------------===//
// Mappings
//===----------------------------------------------------------------------===//

/// The mapping that `script` asks for; null, with an error, where `region` can
/// have none.
static GPUMappingAttr getMapping(transform::PReluSetGPUMappingOp script,
                                 FusedOp region) {
  if (GPUMappingAttr mapping = script.getMappingAttr())
    return mapping;
  if (OrReason<FusedRegion> fused = getMappable(region); !fused) {
    region.emitOpError("has no form in a kernel: ") << fused.getReason().text;
    return {};
  }
  GPUMappingOptions options;
  options.stages = script.getStages();
  options.tf32 = script.getTf32();
  // The pass keeps the mapping that a region has.
  GPUMappingAttr before = region.getMappingAttr();
  region.removeMappingAttr();
  LogicalResult selected = selectGPUMappings(region, options);
  GPUMappingAttr mapping = region.getMappingAttr();
  if (before)
    region.setMappingAttr(before);
  else
    region.removeMappingAttr();
  if (failed(selected))
    return {};
  if (DictionaryAttr overrides = script.getOverridesAttr())
    mapping = overrideFields(mapping, overrides,
                             [&] { return script.emitOpError(); });
  return mapping;
}

LogicalResult transform::PReluSetGPUMappingOp::verify() {
  if (getMapping() && getOverrides())
    return emitOpError("expects a mapping or fields that override the one "
                       "chosen, not both");
  if (DictionaryAttr overrides = getOverridesAttr())
    return verifyMappingOverrides(overrides, [&] { return emitOpError(); });
  return success();
}

DiagnosedSilenceableFailure
transform::PReluSetGPUMappingOp::apply(TransformRewriter &rewriter,
                                       TransformResults &results,
                                       TransformState &state) {
  auto choose = [&](FusedOp region) { return ::getMapping(*this, region); };
  return setAttributes<GPUMappingAttr>(*this, rewriter, state, choose,
                                       &FusedOp::setMappingAttr);
}

void transform::PReluSetGPUMappingOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  onlyReadsHandle(getTargetMutable(), effects);
  modifiesPayload(effects);
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

/// Replaces `region` by what `replace` makes of it and appends the operations
/// of one of the types `Ops` that stand in its place to `created`.
template <typename... Ops>
static LogicalResult replaceRegion(FusedOp region,
                                   function_ref<LogicalResult(FusedOp)> replace,
                                   SmallVectorImpl<Operation *> &created) {
  Block *block = region->getBlock();
  Operation *before = region->getPrevNode();
  Operation *after = region->getNextNode();
  if (failed(replace(region)))
    return failure();
  for (Operation *op = before ? before->getNextNode() : &block->front();
       op != after; op = op->getNextNode())
    if (isa<Ops...>(op))
      created.push_back(op);
  return success();
}

DiagnosedSilenceableFailure
transform::PReluVectorizeOp::apply(TransformRewriter &rewriter,
                                   TransformResults &results,
                                   TransformState &state) {
  SmallVector<FusedOp> regions;
  if (auto failure = getFusedTargets(*this, state, regions);
      !failure.succeeded())
    return failure;
  SmallVector<Operation *> loops;
  for (FusedOp region : regions) {
    if (OrReason<FusedRegion> fused = getVectorizable(region); !fused)
      return failAt(*this, region,
                    "a region has no form on vectors: " +
                        fused.getReason().text);
    CapturedErrors errors(*this);
    if (failed(replaceRegion<scf::ForOp, scf::ForallOp>(
            region, [&](FusedOp op) { return prelu::vectorize(rewriter, op); },
            loops)))
      return errors.take();
  }
  results.set(cast<OpResult>(getLoops()), loops);
  return DiagnosedSilenceableFailure::success();
}

void transform::PReluVectorizeOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  consumesHandle(getTargetMutable(), effects);
  producesHandle(getOperation()->getOpResults(), effects);
  modifiesPayload(effects);
}

DiagnosedSilenceableFailure
transform::PReluMapToGPUOp::apply(TransformRewriter &rewriter,
                                  TransformResults &results,
                                  TransformState &state) {
  SmallVector<FusedOp> regions;
  if (auto failure = getFusedTargets(*this, state, regions);
      !failure.succeeded())
    return failure;
  SmallVector<Operation *> launches;
  for (FusedOp region : regions) {
    if (OrReason<FusedRegion> fused = getMappable(region); !fused)
      return failAt(*this, region,
                    "a region has no form in a kernel: " +
                        fused.getReason().text);
    if (Operation *function = findOpWithoutKernelForm(region))
      return failAt(*this, region,
                    "no kernel for this target computes '" +
                        function->getName().getStringRef() + "' of f64");
    CapturedErrors errors(*this);
    if (failed(replaceRegion<gpu::LaunchOp>(
            region, [&](FusedOp op) { return prelu::mapToGPU(rewriter, op); },
            launches)))
      return errors.take();
  }
  results.set(cast<OpResult>(getLaunches()), launches);
  return DiagnosedSilenceableFailure::success();
}

void transform::PReluMapToGPUOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  consumesHandle(getTargetMutable(), effects);
  producesHandle(getOperation()->getOpResults(), effects);
  modifiesPayload(effects);
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

namespace {
class PReluTransformDialectExtension
    : public transform::TransformDialectExtension<
          PReluTransformDialectExtension> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PReluTransformDialectExtension)

  using Base::Base;

  void init() {
    declareDependentDialect<PReluDialect>();
    declareGeneratedDialects<
        affine::AffineDialect, amdgpu::AMDGPUDialect, amx::AMXDialect,
        arith::ArithDialect, arm_neon::ArmNeonDialect,
        bufferization::BufferizationDialect, gpu::GPUDialect,
        linalg::LinalgDialect, LLVM::LLVMDialect, math::MathDialect,
        memref::MemRefDialect, nvgpu::NVGPUDialect, NVVM::NVVMDialect,
        scf::SCFDialect, tensor::TensorDialect, ub::UBDialect,
        vector::VectorDialect>();
    registerTransformOps<
#define GET_OP_LIST
#include "prelu/Dialect/TransformOps/PReluTransformOps.cpp.inc"
        >();
  }

private:
  template <typename... Dialects> void declareGeneratedDialects() {
    (declareGeneratedDialect<Dialects>(), ...);
  }
};
} // namespace

#define GET_OP_CLASSES
#include "prelu/Dialect/TransformOps/PReluTransformOps.cpp.inc"

void prelu::registerTransformDialectExtension(DialectRegistry &registry) {
  registry.addExtensions<PReluTransformDialectExtension>();
}
