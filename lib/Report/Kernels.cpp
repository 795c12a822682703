//===- Kernels.cpp - how the regions of a network are computed
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"

#include "Graph.h"

#include "prelu/Region/DotProduct.h"
#include "prelu/Region/LoopOrder.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::prelu;
namespace json = llvm::json;

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Names for loops along the dimensions of an image or window: `prefix`h and
/// `prefix`w of two.
static void nameSpatial(MutableArrayRef<ReportedLoop> loops,
                        ArrayRef<unsigned> dims, StringRef prefix) {
  static constexpr StringLiteral letters = "dhw";
  if (dims.size() > letters.size())
    return;
  StringRef used = letters.take_back(dims.size());
  for (auto [dim, letter] : llvm::zip_equal(dims, used))
    loops[dim].name = (prefix + Twine(letter)).str();
}

static void nameAll(MutableArrayRef<ReportedLoop> loops,
                    ArrayRef<unsigned> dims, StringRef name) {
  for (auto [number, dim] : llvm::enumerate(dims))
    loops[dim].name =
        dims.size() == 1 ? name.str() : name.str() + std::to_string(number);
}

static std::vector<ReportedLoop> describeLoops(linalg::LinalgOp anchor) {
  std::vector<ReportedLoop> loops;
  for (auto [number, extent, iterator] : llvm::enumerate(
           anchor.getStaticLoopRanges(), anchor.getIteratorTypesArray())) {
    ReportedLoop &loop = loops.emplace_back();
    loop.name = "d" + std::to_string(number);
    loop.isReduction = iterator == utils::IteratorType::reduction;
    if (!ShapedType::isDynamic(extent))
      loop.extent = extent;
  }
  if (FailureOr<linalg::ConvolutionDimensions> dims =
          linalg::inferConvolutionDims(anchor);
      succeeded(dims)) {
    nameAll(loops, dims->batch, "n");
    nameAll(loops, dims->depth, "g");
    nameAll(loops, dims->outputChannel, "f");
    nameAll(loops, dims->inputChannel, "c");
    nameSpatial(loops, dims->outputImage, "o");
    nameSpatial(loops, dims->filterLoop, "k");
    return loops;
  }
  if (FailureOr<linalg::ContractionDimensions> dims =
          linalg::inferContractionDims(anchor);
      succeeded(dims)) {
    nameAll(loops, dims->batch, "b");
    nameAll(loops, dims->m, "m");
    nameAll(loops, dims->n, "n");
    nameAll(loops, dims->k, "k");
  }
  return loops;
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

/// Whether `op` is arithmetic on values, not a conversion or a constant.
static bool isArithmetic(Operation *op) {
  return isa<arith::ArithDialect, math::MathDialect>(op->getDialect()) &&
         op->getNumOperands() > 0 && !isa<CastOpInterface>(op);
}

/// Arithmetic operations of all iterations of `op`.
static std::optional<int64_t> countFlops(linalg::LinalgOp op) {
  int64_t flops =
      llvm::count_if(op.getBlock()->without_terminator(),
                     [](Operation &inside) { return isArithmetic(&inside); });
  if (flops == 0)
    return 0;
  for (int64_t extent : op.getStaticLoopRanges()) {
    if (ShapedType::isDynamic(extent))
      return std::nullopt;
    flops *= extent;
  }
  return flops;
}

/// A PReLU compares and multiplies.
static std::optional<int64_t> countFlops(PReluOp op) {
  auto type = cast<ShapedType>(op.getResult().getType());
  if (!type.hasStaticShape())
    return std::nullopt;
  return 2 * type.getNumElements();
}

static std::optional<int64_t> countFlops(FusedOp op) {
  int64_t sum = 0;
  for (Operation &inside : op.getBody().getOps()) {
    std::optional<int64_t> flops = 0;
    if (auto linalgOp = dyn_cast<linalg::LinalgOp>(inside))
      flops = countFlops(linalgOp);
    else if (auto prelu = dyn_cast<PReluOp>(inside))
      flops = countFlops(prelu);
    if (!flops)
      return std::nullopt;
    sum += *flops;
  }
  return sum;
}

static std::optional<int64_t> countBytes(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return 0;
  Type element = shaped.getElementType();
  if (!shaped.hasStaticShape())
    return std::nullopt;
  int64_t bits =
      element.isIndex() ? 64 : std::max(8u, element.getIntOrFloatBitWidth());
  return shaped.getNumElements() * bits / 8;
}

/// The tensors that `op` reads from outside: no memory to write to, and no
/// workspace, whose traffic an algorithm causes and not a layer.
static SmallVector<Value> getInputs(FusedOp op) {
  SetVector<Value> captured;
  getUsedValuesDefinedAbove(op.getBody(), captured);
  SmallVector<Value> inputs;
  for (Value value : captured)
    if (isa<ShapedType>(value.getType()) && value != op.getWorkspace() &&
        !value.getDefiningOp<tensor::EmptyOp>())
      inputs.push_back(value);
  return inputs;
}

/// Operations a cycle of one core on the elements of `op`, a multiply-add two.
static double getPeak(FusedOp op, const CoreModel &core) {
  if (ScheduleAttr schedule = op.getScheduleAttr();
      schedule && schedule.getDot() > 1) {
    DotKind kind = DotKind::U8S8;
    if (std::optional<DotProduct> dot = matchPlainDotProduct(op.getAnchor()))
      kind = getDotInstruction(dot->getKind(), schedule.getDot());
    CoreAttr attr = CoreAttr::get(op.getContext(), core);
    double group = DotOp::getGroup(kind), products = 0;
    switch (getDotForm(kind, schedule.getDot()).value_or(DotForm::Lanes)) {
    case DotForm::Lanes:
      products =
          attr.getDot(kind).bits / 32.0 * group * attr.getDot(kind).perCycle;
      break;
    case DotForm::Pairs:
      products = attr.getPairs(kind).bits / 32.0 * 2 * group *
                 attr.getPairs(kind).perCycle;
      break;
    case DotForm::Tiles:
      products = core.tiles.rows * (core.tiles.rowBytes / 4.0) *
                 schedule.getDot() * attr.getTilesPerCycle(kind);
      break;
    }
    return 2 * products;
  }
  // Narrow elements are computed on as f32.
  int64_t bits = std::max(
      32u,
      getElementTypeOrSelf(op.getResult(0).getType()).getIntOrFloatBitWidth());
  return 2 * core.fmasPerCycle * core.vectorBits / bits;
}

//===----------------------------------------------------------------------===//
// Schedules
//===----------------------------------------------------------------------===//

static json::Array toJSON(ArrayRef<int64_t> values) {
  return json::Array(values);
}

static json::Object describeSchedule(ScheduleAttr schedule,
                                     linalg::LinalgOp anchor) {
  return json::Object{
      {"algorithm", stringifyAlgorithm(schedule.getAlgorithm())},
      {"tile", toJSON(schedule.getTile())},
      {"lanes", schedule.getLanes()},
      {"vector", schedule.getVector().getLanes()},
      {"parallel", toJSON(schedule.getParallel())},
      // The default where the attribute has none.
      {"order", toJSON(llvm::to_vector_of<int64_t>(
                    getLoopOrder(anchor, schedule).parallel))},
      {"block", schedule.getBlock()},
      {"pack", toJSON(schedule.getPack())},
      {"chunk", toJSON(schedule.getChunk())},
      {"dot", schedule.getDot()},
      {"batch", toJSON(schedule.getBatch())}};
}

static json::Object describeMapping(GPUMappingAttr mapping) {
  return json::Object{
      {"algorithm", stringifyGPUAlgorithm(mapping.getAlgorithm())},
      {"block", toJSON(mapping.getBlock())},
      {"thread", toJSON(mapping.getThread())},
      {"vector", mapping.getVector()},
      {"stages", mapping.getStages()},
      {"tma", mapping.getTma()}};
}

ReportedKernel prelu::describeKernel(FusedOp op, StringRef name,
                                     TargetAttr target) {
  ReportedKernel kernel;
  linalg::LinalgOp anchor = op.getAnchor();
  kernel.name = name.str();
  kernel.anchor = anchor->getName().getStringRef().str();
  kernel.location = describeLocation(op.getLoc());
  kernel.loops = describeLoops(anchor);
  for (Operation &inside : op.getBody().getOps()) {
    if (isa<PReluOp, BackwardOp>(inside))
      kernel.preluLocations.push_back(describeLocation(inside.getLoc()));
    if (!isa<YieldOp, tensor::EmptyOp>(inside) &&
        !inside.hasTrait<OpTrait::ConstantLike>())
      kernel.body.push_back(inside.getName().getStringRef().str());
  }
  kernel.flops = countFlops(op);
  kernel.bytes = 0;
  auto addBytes = [&](Type type) {
    std::optional<int64_t> bytes = countBytes(type);
    kernel.bytes = kernel.bytes && bytes ? std::optional(*kernel.bytes + *bytes)
                                         : std::nullopt;
  };
  for (Value input : getInputs(op)) {
    kernel.inputs.push_back(describeType(input.getType()));
    addBytes(input.getType());
  }
  for (Type type : op.getResultTypes()) {
    kernel.results.push_back(describeType(type));
    addBytes(type);
  }
  if (ScheduleAttr schedule = op.getScheduleAttr()) {
    kernel.schedule = describeSchedule(schedule, anchor);
    llvm::raw_string_ostream(kernel.scheduleText) << schedule;
  } else if (GPUMappingAttr mapping = op.getMappingAttr()) {
    kernel.schedule = describeMapping(mapping);
  }
  if (target)
    kernel.peakFlopsPerCycle = getPeak(op, target.getModel());
  return kernel;
}

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

/// The report outlives the attributes, of which a json::Value would keep
/// references: strings are copied.
static json::Object describeCPU(TargetAttr target) {
  const CoreModel &core = target.getModel();
  json::Array fields;
  for (const CoreField &field : getCoreFields())
    fields.push_back(json::Object{{"name", field.name},
                                  {"value", getCoreValue(core, field)},
                                  {"unit", field.unit}});
  return json::Object{{"kind", "cpu"},
                      {"name", target.getCpu().str()},
                      {"triple", target.getTriple().str()},
                      {"features", target.getFeatures().str()},
                      {"threads", target.getThreads()},
                      {"facts", std::move(fields)}};
}

static json::Object describeGPU(GPUTargetAttr target) {
  json::Array fields;
  auto add = [&](StringRef name, json::Value value) {
    fields.push_back(json::Object{
        {"name", name}, {"value", std::move(value)}, {"unit", ""}});
  };
  add("subgroup", target.getSubgroup());
  add("max_threads", target.getMaxThreads());
  add("shared_bytes", target.getSharedBytes());
  add("registers", target.getRegisters());
  add("compute_units", target.getComputeUnits());
  add("access_bits", target.getAccessBits());
  add("matrix", stringifyMatrixUnit(target.getMatrix()));
  add("stages", target.getStages());
  return json::Object{{"kind", "gpu"},
                      {"name", target.getChip().str()},
                      {"features", target.getFeatures().str()},
                      {"facts", std::move(fields)}};
}

json::Value prelu::describeTarget(Operation *module) {
  if (TargetAttr target = TargetAttr::find(module))
    return describeCPU(target);
  if (GPUTargetAttr target = GPUTargetAttr::find(module))
    return describeGPU(target);
  return nullptr;
}
