//===- Collector.cpp - what a report knows
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Collector.h"

#include "prelu/Outline/Outline.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/BitVector.h"

using namespace mlir;
using namespace mlir::prelu;

NetworkReport::Collector::Collector(MLIRContext *context)
    : listener(context, [this](const remark::detail::Remark &remark) {
        addRemark(remark);
      }) {}

//===----------------------------------------------------------------------===//
// Remarks
//===----------------------------------------------------------------------===//

StringRef NetworkReport::Collector::RemarkText::getMetric(StringRef key) const {
  for (const auto &[name, value] : metrics)
    if (name == key)
      return value;
  return {};
}

void NetworkReport::Collector::addRemark(const remark::detail::Remark &remark) {
  RemarkText &text = remarks.emplace_back();
  text.kind = remark.getRemarkTypeString().lower();
  text.pass = remark.getCategoryName().str();
  text.name = remark.getRemarkName().str();
  text.location = describeLocation(remark.getLocation());
  for (const remark::detail::Remark::Arg &argument : remark.getArgs()) {
    if (argument.key == "Remark")
      text.text += argument.val;
    else if (argument.key == "Reason")
      text.reason = argument.val;
    else if (argument.key == "Suggestion")
      text.suggestion = argument.val;
    else
      text.metrics.emplace_back(argument.key, argument.val);
  }
}

//===----------------------------------------------------------------------===//
// Moments
//===----------------------------------------------------------------------===//

void NetworkReport::Collector::beforePass(StringRef pass, Operation *op) {
  // Parts of the module may be in the hands of other threads.
  if (op->getParentOp())
    return;
  if (!graphs.front())
    takeGraph("input", op);
  if (pass == "prelu-fuse")
    takeGraph("raised", op);
  // What clean-up has left of the regions.
  if (pass == "prelu-attach-target" || pass == "prelu-attach-gpu-target") {
    takeGraph("fused", op);
    takePRelus(op);
  }
  if (pass == "prelu-outline-kernels") {
    dispatches.clear();
    op->walk([&](DispatchOp dispatch) {
      dispatches.push_back(dispatch.getName().str());
    });
  }
}

void NetworkReport::Collector::afterPass(StringRef pass, Operation *op) {
  if (op->getParentOp())
    return;
  if (pass == "prelu-raise") {
    takeGraph("raised", op);
    takePRelus(op);
  }
  if (pass == "prelu-fuse") {
    takeGraph("fused", op);
    takePRelus(op);
  }
  if (pass == "prelu-select-schedule" || pass == "prelu-select-gpu-mapping" ||
      pass == "prelu-form-dispatches") {
    takeGraph("kernels", op);
    takeKernels(op);
  }
  if (pass == "prelu-outline-kernels")
    takeOutlined(op);
}

void NetworkReport::Collector::takeGraph(StringRef stage, Operation *op) {
  for (auto [name, graph] : llvm::zip_equal(stages, graphs))
    if (name == stage)
      graph = takeSnapshot(op, stage);
}

void NetworkReport::Collector::takePRelus(Operation *op) {
  prelus.clear();
  bool isFusing = graphs[2].has_value();
  op->walk([&](Operation *inside) {
    if (!isa<PReluOp, BackwardOp>(inside))
      return;
    PReluText &prelu = prelus.emplace_back();
    auto region = inside->getParentOfType<FusedOp>();
    prelu.state = region ? "fused" : isFusing ? "alone" : "named";
    prelu.op = inside->getName().getStringRef().str();
    if (auto function = inside->getParentOfType<FunctionOpInterface>())
      prelu.function = function.getName().str();
    prelu.location = describeLocation(inside->getLoc());
    prelu.type = describeType(inside->getResult(0).getType());
    Value alpha = isa<PReluOp>(inside) ? cast<PReluOp>(inside).getAlpha()
                                       : cast<BackwardOp>(inside).getAlpha();
    prelu.alpha = describeType(alpha.getType());
    if (region && region.getAnchor())
      prelu.anchor = region.getAnchor()->getName().getStringRef().str();
  });
}

/// Iterations of all loops around `op`; one of dynamic extent counts as one.
static int64_t countIterations(Operation *op) {
  int64_t iterations = 1;
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>()) {
    auto begins = loop.getLoopLowerBounds();
    auto ends = loop.getLoopUpperBounds();
    auto steps = loop.getLoopSteps();
    if (!begins || !ends || !steps)
      continue;
    for (auto [begin, end, step] : llvm::zip_equal(*begins, *ends, *steps)) {
      std::optional<int64_t> first = getConstantIntValue(begin);
      std::optional<int64_t> last = getConstantIntValue(end);
      std::optional<int64_t> by = getConstantIntValue(step);
      if (first && last && by && *last > *first)
        iterations *= llvm::divideCeil(*last - *first, *by);
    }
  }
  return iterations;
}

void NetworkReport::Collector::takeKernels(Operation *op) {
  kernels.clear();
  sites.clear();
  target = describeTarget(op);
  TargetAttr cpu = TargetAttr::find(op);
  // Regions of each function so far.
  llvm::DenseMap<Operation *, unsigned> counts;
  op->walk([&](FusedOp region) {
    auto function = region->getParentOfType<FunctionOpInterface>();
    unsigned number = counts[function]++;
    auto dispatch = region->getParentOfType<DispatchOp>();
    if (!dispatch && !region.getScheduleAttr() && !region.getMappingAttr())
      return;
    std::string name =
        dispatch ? dispatch.getName().str() : nameRegion(region, number);
    sites.push_back({name, describeLocation(region.getLoc()),
                     static_cast<unsigned>(kernels.size()),
                     countIterations(region)});
    kernels.push_back(describeKernel(region, name, cpu));
  });
}

void NetworkReport::Collector::takeOutlined(Operation *op) {
  // The calls stand where the dispatches stood.
  std::vector<std::string> callees;
  op->walk([&](func::CallOp call) {
    Operation *callee =
        SymbolTable::lookupNearestSymbolFrom(call, call.getCalleeAttr());
    if (callee && callee->hasAttr(kernelAttrName))
      callees.push_back(call.getCallee().str());
  });
  if (callees.size() != dispatches.size())
    return;
  llvm::StringMap<StringRef> calleeOf;
  for (auto [dispatch, callee] : llvm::zip_equal(dispatches, callees))
    calleeOf[dispatch] = callee;
  std::vector<ReportedKernel> outlined;
  std::vector<Site> calls;
  llvm::StringMap<unsigned> numbers;
  for (Site &site : sites) {
    auto callee = calleeOf.find(site.name);
    if (callee == calleeOf.end())
      continue;
    auto [number, isNew] = numbers.try_emplace(callee->second, outlined.size());
    ReportedKernel &kernel = kernels[site.kernel];
    if (isNew) {
      outlined.push_back(kernel);
      outlined.back().name = callee->second.str();
    } else {
      llvm::append_range(outlined[number->second].preluLocations,
                         kernel.preluLocations);
    }
    site.kernel = number->second;
    calls.push_back(std::move(site));
  }
  kernels = std::move(outlined);
  sites = std::move(calls);
}

//===----------------------------------------------------------------------===//
// What belongs together
//===----------------------------------------------------------------------===//

/// Operations keep their location through all passes, and nothing else does: a
/// PReLU, its remarks and its kernel are found by it, and where several share
/// one, in order.
namespace {
class ByLocation {
public:
  void add(StringRef location, unsigned number) {
    numbers[location].push_back(number);
  }

  /// The first of those at `location` that was not taken yet.
  std::optional<unsigned> take(StringRef location) {
    auto known = numbers.find(location);
    if (known == numbers.end() || known->second.empty())
      return std::nullopt;
    unsigned number = known->second.front();
    known->second.erase(known->second.begin());
    return number;
  }

private:
  llvm::StringMap<SmallVector<unsigned>> numbers;
};
} // namespace

std::vector<NetworkReport::Collector::PReluText>
NetworkReport::Collector::resolvePRelus() const {
  ByLocation fused, alone, reasons;
  for (auto [number, kernel] : llvm::enumerate(kernels))
    for (StringRef location : kernel.preluLocations)
      fused.add(location, number);
  // Copies of what it reads or writes share its location.
  for (bool computes : {true, false})
    for (const Site &site : sites)
      if ((kernels[site.kernel].flops != 0) == computes)
        alone.add(site.location, site.kernel);
  for (auto [number, remark] : llvm::enumerate(remarks))
    if (remark.name == "NotFused")
      reasons.add(remark.location, number);
  std::vector<PReluText> resolved = prelus;
  for (PReluText &prelu : resolved) {
    // A kernel of its own: its region holds the PReLU, or what it became.
    std::optional<unsigned> kernel = fused.take(prelu.location);
    if (!kernel && prelu.state == "alone")
      kernel = alone.take(prelu.location);
    if (kernel)
      prelu.kernel = kernels[*kernel].name;
    if (prelu.state != "alone")
      continue;
    if (std::optional<unsigned> remark = reasons.take(prelu.location)) {
      prelu.reason = remarks[*remark].reason;
      prelu.suggestion = remarks[*remark].suggestion;
    }
  }
  for (const RemarkText &remark : remarks) {
    if (remark.name != "NotRaised")
      continue;
    PReluText &prelu = resolved.emplace_back();
    prelu.state = "refused";
    prelu.location = remark.location;
    prelu.reason = remark.reason;
    prelu.suggestion = remark.suggestion;
  }
  return resolved;
}

std::vector<std::optional<int64_t>>
NetworkReport::Collector::resolveCycles() const {
  std::vector<std::optional<int64_t>> cycles(kernels.size());
  llvm::BitVector taken(remarks.size()), resolved(sites.size());
  // A region and the copies around it share their location but not their
  // schedule, which later passes may have changed.
  for (bool isExact : {true, false})
    for (auto [number, site] : llvm::enumerate(sites)) {
      if (resolved[number])
        continue;
      for (auto [at, remark] : llvm::enumerate(remarks)) {
        int64_t value;
        if (taken[at] || remark.name != "Scheduled" ||
            remark.location != site.location ||
            (isExact && remark.getMetric("Schedule") !=
                            kernels[site.kernel].scheduleText) ||
            remark.getMetric("EstimatedCycles").getAsInteger(10, value))
          continue;
        taken.set(at);
        resolved.set(number);
        // The schedule was one for all bands.
        cycles[site.kernel] = value / site.times;
        break;
      }
    }
  return cycles;
}

StringRef NetworkReport::Collector::getKernelOfSite(StringRef name) const {
  for (const Site &site : sites)
    if (site.name == name)
      return kernels[site.kernel].name;
  return {};
}

std::string
NetworkReport::Collector::getState(const Graph &graph, const GraphNode &node,
                                   ArrayRef<PReluText> prelus) const {
  // Views around an operation share its location.
  if (node.op.empty() || node.kind == GraphNode::Kind::Movement)
    return "";
  if (graph.stage == "fused" || graph.stage == "kernels")
    if (node.prelus > 0 && node.kind != GraphNode::Kind::PRelu)
      return "fused";
  if (countRefused(node, prelus) > 0)
    return "refused";
  if (node.location.empty())
    return node.prelus > 0 ? "named" : "";
  for (const PReluText &prelu : prelus)
    if (prelu.location == node.location &&
        (prelu.state != "fused" || graph.stage == "input" ||
         node.kind == GraphNode::Kind::PRelu))
      return prelu.state;
  return "";
}

int64_t NetworkReport::Collector::countRefused(const GraphNode &node,
                                               ArrayRef<PReluText> prelus) {
  return llvm::count_if(prelus, [&](const PReluText &prelu) {
    return prelu.state == "refused" && !prelu.location.empty() &&
           llvm::is_contained(node.bodyLocations, prelu.location);
  });
}

//===----------------------------------------------------------------------===//
// Profiles
//===----------------------------------------------------------------------===//

llvm::Error NetworkReport::Collector::addProfile(StringRef text) {
  auto fail = [](const llvm::Twine &message) {
    return llvm::createStringError(message);
  };
  llvm::Expected<llvm::json::Value> parsed = llvm::json::parse(text);
  if (!parsed)
    return parsed.takeError();
  const llvm::json::Object *root = parsed->getAsObject();
  const llvm::json::Array *entries = root ? root->getArray("kernels") : nullptr;
  if (!entries)
    return fail("expects an object with an array 'kernels'");
  for (auto [number, entry] : llvm::enumerate(*entries)) {
    const llvm::json::Object *object = entry.getAsObject();
    auto name = object ? object->getString("name") : std::nullopt;
    auto calls = object ? object->getInteger("calls") : std::nullopt;
    auto seconds = object ? object->getNumber("seconds") : std::nullopt;
    if (!name || !calls || !seconds || *calls <= 0 || *seconds < 0)
      return fail("kernel " + llvm::Twine(number) +
                  " needs a 'name', 'calls' above 0 and 'seconds'");
    Measurement &measurement =
        profile.try_emplace(*name, Measurement{0, 0}).first->second;
    measurement.calls += *calls;
    measurement.seconds += *seconds;
  }
  if (const llvm::json::Value *clock = root->get("clock_ghz")) {
    clockGHz = clock->getAsNumber();
    if (!clockGHz || *clockGHz <= 0)
      return fail("expects 'clock_ghz' to be a number above 0");
  }
  return llvm::Error::success();
}

std::vector<std::string> NetworkReport::Collector::getUnknownKernels() const {
  std::vector<std::string> unknown;
  for (StringRef name : profile.keys())
    if (llvm::none_of(kernels, [&](const ReportedKernel &kernel) {
          return kernel.name == name;
        }))
      unknown.push_back(name.str());
  llvm::sort(unknown);
  return unknown;
}
