//===- ToJSON.cpp - the schema of a report
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/report.md describes what is written here. What is renamed, or means
// something else from now on, needs a new version; what is added does not.
//
//===----------------------------------------------------------------------===//

#include "Collector.h"

#include "llvm/Config/llvm-config.h"

using namespace mlir;
using namespace mlir::prelu;
namespace json = llvm::json;

static constexpr int64_t schemaVersion = 1;

template <typename T> static json::Value orNull(const std::optional<T> &value) {
  return value ? json::Value(*value) : json::Value(nullptr);
}

static json::Array toArray(ArrayRef<std::string> texts) {
  return json::Array(texts);
}

json::Object NetworkReport::Collector::toJSON(const RemarkText &remark) const {
  json::Object metrics;
  for (const auto &[name, value] : remark.metrics)
    metrics[name] = value;
  return json::Object{{"kind", remark.kind},
                      {"pass", remark.pass},
                      {"name", remark.name},
                      {"location", remark.location},
                      {"text", remark.text},
                      {"reason", remark.reason},
                      {"suggestion", remark.suggestion},
                      {"metrics", std::move(metrics)}};
}

json::Object NetworkReport::Collector::toJSON(const PReluText &prelu) const {
  return json::Object{
      {"state", prelu.state},       {"op", prelu.op},
      {"function", prelu.function}, {"location", prelu.location},
      {"type", prelu.type},         {"alpha", prelu.alpha},
      {"anchor", prelu.anchor},     {"kernel", prelu.kernel},
      {"reason", prelu.reason},     {"suggestion", prelu.suggestion}};
}

json::Object
NetworkReport::Collector::toJSON(unsigned number,
                                 std::optional<int64_t> cycles) const {
  const ReportedKernel &kernel = kernels[number];
  json::Array loops;
  for (const ReportedLoop &loop : kernel.loops)
    loops.push_back(
        json::Object{{"name", loop.name},
                     {"kind", loop.isReduction ? "reduction" : "parallel"},
                     {"extent", orNull(loop.extent)}});
  json::Array calls;
  for (const Site &site : sites)
    if (site.kernel == number)
      calls.push_back(json::Object{{"region", site.name},
                                   {"location", site.location},
                                   {"times", site.times}});
  json::Value measured = nullptr;
  if (auto known = profile.find(kernel.name); known != profile.end())
    measured = json::Object{{"calls", known->second.calls},
                            {"seconds", known->second.seconds}};
  return json::Object{
      {"name", kernel.name},
      {"anchor", kernel.anchor},
      {"location", kernel.location},
      {"prelus", static_cast<int64_t>(kernel.preluLocations.size())},
      {"calls", std::move(calls)},
      {"loops", std::move(loops)},
      {"body", toArray(kernel.body)},
      {"inputs", toArray(kernel.inputs)},
      {"results", toArray(kernel.results)},
      {"schedule", json::Object(kernel.schedule)},
      {"flops", orNull(kernel.flops)},
      {"bytes", orNull(kernel.bytes)},
      {"cycles", orNull(cycles)},
      {"peak_flops_per_cycle", orNull(kernel.peakFlopsPerCycle)},
      {"measured", std::move(measured)}};
}

json::Object
NetworkReport::Collector::toJSON(const Graph &graph,
                                 ArrayRef<PReluText> prelus) const {
  json::Array nodes, edges;
  for (auto [number, node] : llvm::enumerate(graph.nodes))
    nodes.push_back(
        json::Object{{"id", static_cast<int64_t>(number)},
                     {"kind", getKindName(node.kind)},
                     {"state", getState(graph, node, prelus)},
                     {"op", node.op},
                     {"label", node.label},
                     {"function", node.function},
                     {"type", node.type},
                     {"location", node.location},
                     {"attributes", node.attributes},
                     {"constants", toArray(node.constants)},
                     {"body", toArray(node.body)},
                     {"body_locations", toArray(node.bodyLocations)},
                     {"prelus", static_cast<int64_t>(node.prelus)},
                     {"refused", countRefused(node, prelus)},
                     {"kernel", getKernelOfSite(node.kernel).str()}});
  for (const GraphEdge &edge : graph.edges)
    edges.push_back(json::Object{{"from", static_cast<int64_t>(edge.from)},
                                 {"to", static_cast<int64_t>(edge.to)},
                                 {"type", edge.type}});
  return json::Object{{"stage", graph.stage},
                      {"nodes", std::move(nodes)},
                      {"edges", std::move(edges)}};
}

json::Object NetworkReport::Collector::summarize(
    ArrayRef<PReluText> prelus, ArrayRef<std::optional<int64_t>> cycles) const {
  auto count = [&](StringRef state) {
    return static_cast<int64_t>(llvm::count_if(
        prelus, [&](const PReluText &p) { return p.state == state; }));
  };
  // Sums over all calls; nothing where one of them is not known.
  std::optional<int64_t> flops = 0, bytes = 0, allCycles = 0;
  int64_t calls = 0;
  auto add = [](std::optional<int64_t> &sum, std::optional<int64_t> value,
                int64_t times) {
    sum = sum && value ? std::optional(*sum + *value * times) : std::nullopt;
  };
  for (const Site &site : sites) {
    calls += site.times;
    add(flops, kernels[site.kernel].flops, site.times);
    add(bytes, kernels[site.kernel].bytes, site.times);
    add(allCycles, cycles[site.kernel], site.times);
  }
  return json::Object{{"prelus", static_cast<int64_t>(prelus.size())},
                      {"fused", count("fused")},
                      {"alone", count("alone")},
                      {"named", count("named")},
                      {"refused", count("refused")},
                      {"kernels", static_cast<int64_t>(kernels.size())},
                      {"calls", calls},
                      {"flops", orNull(flops)},
                      {"bytes", orNull(bytes)},
                      {"cycles", orNull(allCycles)}};
}

json::Object NetworkReport::Collector::toJSON() const {
  std::vector<PReluText> resolved = resolvePRelus();
  std::vector<std::optional<int64_t>> cycles = resolveCycles();
  json::Array prelusJSON, kernelsJSON, remarksJSON, graphsJSON;
  for (const PReluText &prelu : resolved)
    prelusJSON.push_back(toJSON(prelu));
  for (unsigned number = 0; number < kernels.size(); ++number)
    kernelsJSON.push_back(toJSON(number, cycles[number]));
  for (const RemarkText &remark : remarks)
    remarksJSON.push_back(toJSON(remark));
  for (const std::optional<Graph> &graph : graphs)
    if (graph)
      graphsJSON.push_back(toJSON(*graph, resolved));
  return json::Object{{"schema", "prelu-report"},
                      {"version", schemaVersion},
                      {"generator", "prelu-opt, MLIR " LLVM_VERSION_STRING},
                      {"input", inputName},
                      {"target", target},
                      {"clock_ghz", orNull(clockGHz)},
                      {"summary", summarize(resolved, cycles)},
                      {"prelus", std::move(prelusJSON)},
                      {"kernels", std::move(kernelsJSON)},
                      {"remarks", std::move(remarksJSON)},
                      {"unknown_kernels", toArray(getUnknownKernels())},
                      {"graphs", std::move(graphsJSON)}};
}
