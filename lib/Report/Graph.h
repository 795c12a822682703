//===- Graph.h - a module as a graph to draw
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_REPORT_GRAPH_H
#define PRELU_LIB_REPORT_GRAPH_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"

#include <string>
#include <vector>

namespace mlir::prelu {

/// Where `loc` says that something stands, in one line: a file's line and
/// column, behind a name where there is one. Empty where nobody knows.
std::string describeLocation(Location loc);

/// `type` as text; a shape without its layout.
std::string describeType(Type type);

/// A node of a graph: an operation that computes on tensors, or an argument or
/// a result of a function.
struct GraphNode {
  /// What readers tell nodes apart by.
  enum class Kind {
    Input,
    Output,
    Contraction,
    PRelu,
    Pool,
    Reduction,
    Elementwise,
    Movement,
    Other
  };
  Kind kind = Kind::Other;
  /// The operation's name; empty for arguments and results.
  std::string op;
  std::string label;
  std::string function;
  std::string type;
  std::string location;
  /// Attributes, abbreviated.
  std::string attributes;
  /// Types of the constants that it reads: weights, a bias, an alpha.
  std::vector<std::string> constants;
  /// The operations of its region, in order.
  std::vector<std::string> body;
  /// PReLUs in its region, or one for a PReLU itself.
  unsigned prelus = 0;
  /// Where what its region holds stands in the input.
  std::vector<std::string> bodyLocations;
  /// The kernel's name; empty for what is none.
  std::string kernel;
};

struct GraphEdge {
  unsigned from, to;
  std::string type;
};

/// The functions of a module at one moment.
struct Graph {
  /// `input`, `raised`, `fused` or `kernels`.
  std::string stage;
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

StringRef getKindName(GraphNode::Kind kind);

/// The graph of all functions under `root`, on tensors. Constants, and what is
/// computed of nothing else, are part of the nodes that read them: of weights
/// it holds the type.
Graph takeSnapshot(Operation *root, StringRef stage);

/// The name of a region that is no dispatch yet: as the dispatch's will be,
/// `<function>_<number>_<what it computes>`.
std::string nameRegion(FusedOp op, unsigned number);

} // namespace mlir::prelu

#endif // PRELU_LIB_REPORT_GRAPH_H
