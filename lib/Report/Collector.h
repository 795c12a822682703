//===- Collector.h - what a report knows
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_REPORT_COLLECTOR_H
#define PRELU_LIB_REPORT_COLLECTOR_H

#include "Graph.h"
#include "Kernels.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Report/Report.h"

#include "llvm/ADT/StringMap.h"

#include <array>

namespace mlir::prelu {

/// Looks at the module between passes. Whatever it keeps is text: the module
/// and the context may be gone when the report is written.
class NetworkReport::Collector {
public:
  explicit Collector(MLIRContext *context);

  /// `pass` is about to run on `op`, or has just run.
  void beforePass(StringRef pass, Operation *op);
  void afterPass(StringRef pass, Operation *op);

  llvm::Error addProfile(StringRef json);
  std::vector<std::string> getUnknownKernels() const;

  llvm::json::Object toJSON() const;

  std::string inputName;

private:
  struct RemarkText {
    std::string kind, pass, name, location, text, reason, suggestion;
    std::vector<std::pair<std::string, std::string>> metrics;

    /// The value of a metric; empty where there is none.
    StringRef getMetric(StringRef key) const;
  };

  /// A PReLU or a gradient of one, or what looks like one.
  struct PReluText {
    /// `named` before fusion, then `fused` or `alone`; `refused` for what was
    /// not raised.
    std::string state;
    std::string op, function, location, type, alpha;
    /// The anchor that it was fused with.
    std::string anchor;
    std::string kernel, reason, suggestion;
  };

  /// A region of the network, and which kernel computes it.
  struct Site {
    std::string name, location;
    unsigned kernel;
    /// How many times one pass of the network comes by: iterations of the loops
    /// around it.
    int64_t times;
  };

  struct Measurement {
    int64_t calls;
    double seconds;
  };

  void addRemark(const remark::detail::Remark &remark);

  void takeGraph(StringRef stage, Operation *op);
  void takePRelus(Operation *op);
  void takeKernels(Operation *op);
  void takeOutlined(Operation *op);

  /// The PReLUs, with the kernels and remarks that belong to them.
  std::vector<PReluText> resolvePRelus() const;
  /// Cycles that the cost model expects of each kernel.
  std::vector<std::optional<int64_t>> resolveCycles() const;
  /// What happened at `node` of `graph`, a word of PReluText::state or empty.
  std::string getState(const Graph &graph, const GraphNode &node,
                       ArrayRef<PReluText> prelus) const;
  /// What the region of `node` holds that looks like a PReLU and was not
  /// raised.
  static int64_t countRefused(const GraphNode &node,
                              ArrayRef<PReluText> prelus);
  StringRef getKernelOfSite(StringRef site) const;

  llvm::json::Object toJSON(const Graph &graph,
                            ArrayRef<PReluText> prelus) const;
  llvm::json::Object toJSON(const RemarkText &remark) const;
  llvm::json::Object toJSON(const PReluText &prelu) const;
  llvm::json::Object toJSON(unsigned kernel,
                            std::optional<int64_t> cycles) const;
  llvm::json::Object summarize(ArrayRef<PReluText> prelus,
                               ArrayRef<std::optional<int64_t>> cycles) const;

  static constexpr std::array<StringLiteral, 4> stages = {"input", "raised",
                                                          "fused", "kernels"};
  /// One for each stage; none of a stage that the passes did not reach.
  std::array<std::optional<Graph>, stages.size()> graphs;
  std::vector<RemarkText> remarks;
  std::vector<PReluText> prelus;
  std::vector<ReportedKernel> kernels;
  std::vector<Site> sites;
  /// Names of the dispatches that prelu-outline-kernels is about to see.
  std::vector<std::string> dispatches;
  llvm::json::Value target = nullptr;
  llvm::StringMap<Measurement> profile;
  std::optional<double> clockGHz;

  // Last: it calls addRemark.
  RemarkListener listener;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_REPORT_COLLECTOR_H
