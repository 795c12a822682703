//===- Graph.cpp - a module as a graph to draw
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Graph.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::prelu;

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

std::string prelu::describeLocation(Location loc) {
  if (auto file = dyn_cast<FileLineColRange>(loc))
    return llvm::formatv("{0}:{1}:{2}", file.getFilename().getValue(),
                         file.getStartLine(), file.getStartColumn());
  if (auto name = dyn_cast<NameLoc>(loc)) {
    std::string child = describeLocation(name.getChildLoc());
    return child.empty() ? name.getName().str()
                         : name.getName().str() + " at " + child;
  }
  if (auto call = dyn_cast<CallSiteLoc>(loc))
    return describeLocation(call.getCallee());
  if (auto fused = dyn_cast<FusedLoc>(loc))
    for (Location part : fused.getLocations())
      if (std::string text = describeLocation(part); !text.empty())
        return text;
  return "";
}

std::string prelu::describeType(Type type) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (auto memref = dyn_cast<MemRefType>(type))
    type = MemRefType::get(memref.getShape(), memref.getElementType());
  stream << type;
  return text;
}

StringRef prelu::getKindName(GraphNode::Kind kind) {
  switch (kind) {
  case GraphNode::Kind::Input:
    return "input";
  case GraphNode::Kind::Output:
    return "output";
  case GraphNode::Kind::Contraction:
    return "contraction";
  case GraphNode::Kind::PRelu:
    return "prelu";
  case GraphNode::Kind::Pool:
    return "pool";
  case GraphNode::Kind::Reduction:
    return "reduction";
  case GraphNode::Kind::Elementwise:
    return "elementwise";
  case GraphNode::Kind::Movement:
    return "movement";
  case GraphNode::Kind::Other:
    return "other";
  }
  llvm_unreachable("unknown kind");
}

/// The attributes of `op` that say something, each cut short.
static std::string describeAttributes(Operation *op) {
  constexpr size_t mostCharacters = 60;
  SmallVector<std::string> parts;
  for (NamedAttribute attr : op->getAttrs()) {
    StringRef name = attr.getName().getValue();
    // What the label and the operands say already.
    if (isa<DispatchOp>(op) || name == "operandSegmentSizes" ||
        name == "indexing_maps" || name == "iterator_types" ||
        name == "schedule" || name == "mapping")
      continue;
    std::string text;
    llvm::raw_string_ostream stream(text);
    if (auto elements = dyn_cast<DenseElementsAttr>(attr.getValue());
        elements && elements.isSplat() && elements.getElementType().isInteger())
      stream << elements.getSplatValue<APInt>();
    else
      attr.getValue().print(stream, /*elideType=*/true);
    if (text.size() > mostCharacters)
      text = text.substr(0, mostCharacters) + "...";
    parts.push_back(text == "unit" ? name.str() : name.str() + " = " + text);
  }
  return llvm::join(parts, ", ");
}

/// The names of the operations that a body computes with: "cmpf, select".
static std::string describeBody(linalg::LinalgOp op) {
  constexpr unsigned most = 4;
  SmallVector<std::string> names;
  for (Operation &inside : op.getBlock()->without_terminator())
    if (!inside.hasTrait<OpTrait::ConstantLike>())
      names.push_back(inside.getName().stripDialect().str());
  if (names.empty())
    return "copy";
  if (names.size() > most) {
    names.resize(most);
    names.push_back("...");
  }
  return llvm::join(names, ", ");
}

/// What a region computes, in the words of its kernel's name: "conv2d 3x3 +
/// PReLU". The result's sizes are part of the name, and of the node's type.
static std::string describeRegion(FusedOp op) {
  if (!op.getAnchor())
    return "fused";
  std::string label = getKernelName(op);
  ArrayRef<int64_t> shape =
      cast<ShapedType>(op.getResult(0).getType()).getShape();
  if (shape.size() > 1 && shape.front() == 1)
    shape = shape.drop_front();
  std::string sizes =
      "_" + llvm::join(llvm::map_range(shape,
                                       [](int64_t size) {
                                         return ShapedType::isDynamic(size)
                                                    ? "d"
                                                    : std::to_string(size);
                                       }),
                       "x");
  if (size_t at = label.find(sizes); at != std::string::npos)
    label.erase(at, sizes.size());
  StringRef words = label;
  std::string suffix;
  if (words.consume_back("_backward"))
    suffix = " gradient";
  if (words.consume_back("_prelu"))
    suffix = " + PReLU" + suffix;
  std::string text = words.str() + suffix;
  llvm::replace(text, '_', ' ');
  return text;
}

std::string prelu::nameRegion(FusedOp op, unsigned number) {
  auto function = op->getParentOfType<FunctionOpInterface>();
  return llvm::formatv("{0}_{1}_{2}", function ? function.getName() : "module",
                       number, getKernelName(op));
}

static std::string describeLabel(Operation *op) {
  if (isa<PReluOp>(op))
    return "PReLU";
  if (isa<BackwardOp>(op))
    return "PReLU gradient";
  if (auto fused = dyn_cast<FusedOp>(op))
    return describeRegion(fused);
  if (auto generic = dyn_cast<linalg::GenericOp>(op))
    return describeBody(generic);
  return op->getName().stripDialect().str();
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// The region that `op` is or holds alone.
static FusedOp findRegion(Operation *op) {
  if (auto fused = dyn_cast<FusedOp>(op))
    return fused;
  if (auto dispatch = dyn_cast<DispatchOp>(op))
    for (FusedOp fused : dispatch.getBody().getOps<FusedOp>())
      return fused;
  return {};
}

static GraphNode::Kind getKind(Operation *op) {
  if (FusedOp fused = findRegion(op))
    return fused.getAnchor() ? getKind(fused.getAnchor())
                             : GraphNode::Kind::Other;
  if (isa<PReluOp, BackwardOp>(op))
    return GraphNode::Kind::PRelu;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    if (isContraction(linalgOp))
      return GraphNode::Kind::Contraction;
    if (FusedOp::isPool(op))
      return GraphNode::Kind::Pool;
    if (linalgOp.getNumReductionLoops() > 0)
      return GraphNode::Kind::Reduction;
    return linalgOp.getBlock()->without_terminator().empty()
               ? GraphNode::Kind::Movement
               : GraphNode::Kind::Elementwise;
  }
  if (isa<tensor::TensorDialect>(op->getDialect()))
    return GraphNode::Kind::Movement;
  if (op->hasTrait<OpTrait::Elementwise>())
    return GraphNode::Kind::Elementwise;
  return GraphNode::Kind::Other;
}

static bool isShown(Type type) { return isa<ShapedType>(type); }

namespace {
/// Makes the graph of one function after the other.
class GraphBuilder {
public:
  explicit GraphBuilder(Graph &graph) : graph(graph) {}

  void addFunction(FunctionOpInterface function) {
    name = function.getName().str();
    numRegions = 0;
    if (function.isExternal())
      return;
    for (BlockArgument argument : function.getArguments())
      if (isShown(argument.getType()) && !argument.use_empty())
        addArgument(argument);
    function.getFunctionBody().walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op->hasTrait<OpTrait::ReturnLike>()) {
        addResults(op);
        return WalkResult::advance();
      }
      if (op->hasTrait<OpTrait::IsTerminator>())
        return WalkResult::advance();
      addOperation(op);
      // What a region holds is part of its node.
      return WalkResult::skip();
    });
  }

private:
  /// What the nodes know of a value that no node stands for.
  enum class Hidden { Memory, Constant };

  unsigned addNode(GraphNode node) {
    node.function = name;
    graph.nodes.push_back(std::move(node));
    return graph.nodes.size() - 1;
  }

  void addArgument(BlockArgument argument) {
    GraphNode node;
    node.kind = GraphNode::Kind::Input;
    node.label = "input " + std::to_string(argument.getArgNumber());
    node.type = describeType(argument.getType());
    node.location = describeLocation(argument.getLoc());
    producers[argument] = addNode(std::move(node));
  }

  void addResults(Operation *op) {
    for (auto [number, value] : llvm::enumerate(op->getOperands())) {
      if (!isShown(value.getType()))
        continue;
      GraphNode node;
      node.kind = GraphNode::Kind::Output;
      node.label = "output " + std::to_string(number);
      node.type = describeType(value.getType());
      node.location = describeLocation(op->getLoc());
      addEdge(value, addNode(std::move(node)));
    }
  }

  void addEdge(Value from, unsigned to) {
    auto producer = producers.find(from);
    if (producer != producers.end())
      graph.edges.push_back(
          {producer->second, to, describeType(from.getType())});
  }

  /// What `op` reads, also in its regions, from outside of it; each value once.
  static SetVector<Value> getInputs(Operation *op) {
    SetVector<Value> inputs(op->operand_begin(), op->operand_end());
    for (Region &region : op->getRegions())
      region.walk([&](Operation *inside) {
        for (Value value : inside->getOperands())
          if (!region.isAncestor(value.getParentRegion()))
            inputs.insert(value);
      });
    return inputs;
  }

  /// Whether `op` makes nothing but memory or constants, which are hidden then.
  bool hide(Operation *op, const SetVector<Value> &inputs) {
    Hidden kind = Hidden::Memory;
    if (matchPattern(op, m_Constant())) {
      kind = Hidden::Constant;
    } else if (isa<tensor::EmptyOp, linalg::FillOp>(op)) {
      // A filled tensor is memory as well, but not if it comes from outside.
      if (llvm::any_of(inputs, [&](Value v) { return producers.contains(v); }))
        return false;
    } else {
      if (!isMemoryEffectFree(op) || findRegion(op))
        return false;
      for (Value input : inputs) {
        if (!isShown(input.getType()))
          continue;
        auto known = hidden.find(input);
        if (known == hidden.end())
          return false;
        if (known->second == Hidden::Constant)
          kind = Hidden::Constant;
      }
    }
    for (Value result : op->getResults())
      hidden[result] = kind;
    return true;
  }

  void addOperation(Operation *op) {
    SetVector<Value> inputs = getInputs(op);
    bool computes = llvm::any_of(op->getResultTypes(), isShown);
    if (!computes && !(op->getNumResults() == 0 && !op->getRegions().empty()))
      return;
    if (hide(op, inputs))
      return;
    GraphNode node;
    FusedOp region = findRegion(op);
    node.kind = getKind(op);
    node.op = op->getName().getStringRef().str();
    node.label = describeLabel(region ? region : op);
    node.location = describeLocation(op->getLoc());
    node.attributes = describeAttributes(op);
    SmallVector<std::string> types;
    for (Type type : op->getResultTypes())
      types.push_back(describeType(type));
    node.type = llvm::join(types, ", ");
    if (auto dispatch = dyn_cast<DispatchOp>(op))
      node.kernel = dispatch.getName().str();
    else if (region && (region.getScheduleAttr() || region.getMappingAttr()))
      node.kernel = nameRegion(region, numRegions);
    numRegions += static_cast<bool>(region);
    for (Value input : inputs) {
      auto known = hidden.find(input);
      if (known != hidden.end() && known->second == Hidden::Constant &&
          isShown(input.getType()))
        node.constants.push_back(describeType(input.getType()));
    }
    addBody(region ? region : op, node);
    unsigned number = addNode(std::move(node));
    for (Value result : op->getResults())
      producers[result] = number;
    for (Value input : inputs)
      addEdge(input, number);
  }

  static void addBody(Operation *op, GraphNode &node) {
    op->walk([&](Operation *inside) {
      if (isa<PReluOp, BackwardOp>(inside))
        ++node.prelus;
    });
    if (isa<linalg::LinalgOp>(op))
      return;
    for (Region &region : op->getRegions())
      for (Operation &inside : region.getOps()) {
        if (isa<tensor::EmptyOp>(inside) ||
            inside.hasTrait<OpTrait::IsTerminator>() ||
            inside.hasTrait<OpTrait::ConstantLike>())
          continue;
        std::string name = inside.getName().getStringRef().str();
        if (auto generic = dyn_cast<linalg::GenericOp>(inside))
          name += " (" + describeBody(generic) + ")";
        node.body.push_back(std::move(name));
        node.bodyLocations.push_back(describeLocation(inside.getLoc()));
      }
  }

  Graph &graph;
  /// Of the function, and how many regions of it there were so far.
  std::string name;
  unsigned numRegions = 0;
  llvm::DenseMap<Value, unsigned> producers;
  llvm::DenseMap<Value, Hidden> hidden;
};
} // namespace

Graph prelu::takeSnapshot(Operation *root, StringRef stage) {
  Graph graph;
  graph.stage = stage.str();
  GraphBuilder builder(graph);
  root->walk(
      [&](FunctionOpInterface function) { builder.addFunction(function); });
  return graph;
}
