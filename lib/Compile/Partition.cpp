//===- Partition.cpp - a module in parts that are compiled side by side
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// llvm::splitModule parts a module of LLVM IR by way of bitcode, and makes one
// definition of each small constant, which is then unknown to the other parts'
// optimizer. Here translation runs side by side as well.

#include "Partition.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/SymbolTable.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::prelu;

/// From this size on, a constant is a weight: no optimizer looks into it.
static constexpr size_t minWeightBytes = 1 << 10;
/// A part holds functions until it has this many operations: some tenths of a
/// second of LLVM's time, so that a part's fixed costs do not count.
static constexpr int64_t partOperations = 4000;

static bool isLocal(LLVM::Linkage linkage) {
  return linkage == LLVM::Linkage::Private ||
         linkage == LLVM::Linkage::Internal;
}

/// Each object may hold its own definition.
static bool isLinkOnce(LLVM::LLVMFuncOp function) {
  return function.getLinkage() == LLVM::Linkage::Linkonce ||
         function.getLinkage() == LLVM::Linkage::LinkonceODR;
}

static bool isDefined(LLVM::GlobalOp global) {
  return global.getValueOrNull() || !global.getInitializerRegion().empty();
}

static bool isLocalConstant(LLVM::GlobalOp global) {
  return global.getConstant() && isLocal(global.getLinkage());
}

std::string prelu::getSymbolPrefix(ModuleOp module) {
  constexpr StringRef interface = "_mlir_ciface_";
  for (auto function : module.getOps<LLVM::LLVMFuncOp>())
    if (!function.isExternal() && function.getName().starts_with(interface))
      return function.getName().drop_front(interface.size()).str();
  return "";
}

/// The name of a local symbol among those of the whole program.
static std::string getHiddenName(StringRef name, StringRef prefix) {
  return name.starts_with(prefix) ? name.str() : (prefix + "." + name).str();
}

namespace {
/// Renames symbols of a module, and all that refers to them in one walk.
class Renaming {
public:
  explicit Renaming(ModuleOp module) : module(module), symbols(module) {}

  void add(Operation *op, StringRef prefix) {
    StringAttr old = SymbolTable::getSymbolName(op);
    std::string name = getHiddenName(old, prefix);
    if (name == old)
      return;
    while (symbols.lookup(name))
      name += '_';
    auto newName = StringAttr::get(op->getContext(), name);
    SymbolTable::setSymbolName(op, newName);
    names[old] = FlatSymbolRefAttr::get(newName);
  }

  void apply() {
    if (names.empty())
      return;
    AttrTypeReplacer replacer;
    replacer.addReplacement(
        [&](FlatSymbolRefAttr reference)
            -> std::optional<std::pair<Attribute, WalkResult>> {
          auto found = names.find(reference.getAttr());
          if (found == names.end())
            return std::nullopt;
          return std::make_pair(Attribute(found->second), WalkResult::skip());
        });
    replacer.recursivelyReplaceElementsIn(module, /*replaceAttrs=*/true,
                                          /*replaceLocs=*/false,
                                          /*replaceTypes=*/false);
  }

private:
  ModuleOp module;
  SymbolTable symbols;
  llvm::DenseMap<StringAttr, FlatSymbolRefAttr> names;
};
} // namespace

static bool isWeight(LLVM::GlobalOp global) {
  auto elements = dyn_cast_or_null<ElementsAttr>(global.getValueOrNull());
  if (!elements || !isLocalConstant(global) || elements.isSplat())
    return false;
  SmallVector<char> storage;
  std::optional<ArrayRef<char>> bytes = getBytes(elements, storage);
  return bytes && bytes->size() >= minWeightBytes;
}

/// Other parts and the weights' section see the symbol, other objects do not.
template <typename Op> static void makeHidden(Op op) {
  op.setLinkage(LLVM::Linkage::External);
  op.setVisibility_(LLVM::Visibility::Hidden);
  op.setDsoLocal(true);
}

std::vector<Weight> prelu::takeWeights(ModuleOp module, StringRef prefix) {
  std::vector<Weight> weights;
  Renaming renaming(module);
  for (auto global : module.getOps<LLVM::GlobalOp>()) {
    if (!isWeight(global))
      continue;
    renaming.add(global, prefix);
    // The cache line, at least: as bufferization asks for.
    uint64_t alignment =
        std::max<uint64_t>(global.getAlignment().value_or(0), 64);
    weights.push_back({global.getSymName().str(),
                       cast<ElementsAttr>(*global.getValue()), alignment});
    global.removeValueAttr();
    global.setAlignment(alignment);
    makeHidden(global);
  }
  renaming.apply();
  return weights;
}

namespace {
class Partitioner {
public:
  Partitioner(ModuleOp module, StringRef prefix)
      : module(module), prefix(prefix), symbols(module) {}

  std::vector<OwningOpRef<ModuleOp>> run();

private:
  ModuleOp addPart();
  void distribute();
  void completePart(ModuleOp part);

  ModuleOp module;
  StringRef prefix;
  SymbolTable symbols;
  std::vector<OwningOpRef<ModuleOp>> parts;
  /// Where a definition that is moved goes.
  llvm::DenseMap<Operation *, ModuleOp> homes;
};
} // namespace

ModuleOp Partitioner::addPart() {
  auto part = ModuleOp::create(module.getLoc());
  part->setAttrs(module->getAttrs());
  parts.push_back(part);
  return part;
}

static int64_t countOperations(Operation *op) {
  int64_t count = 0;
  op->walk([&](Operation *) { ++count; });
  return count;
}

/// Moves definitions into parts. The first part takes what is neither a
/// function nor a constant, and so cannot be there twice.
void Partitioner::distribute() {
  ModuleOp part = addPart();
  int64_t operations = 0;
  for (Operation &op : llvm::make_early_inc_range(*module.getBody())) {
    auto function = dyn_cast<LLVM::LLVMFuncOp>(op);
    auto global = dyn_cast<LLVM::GlobalOp>(op);
    // These are copied to where they are needed.
    if ((function && (function.isExternal() || isLinkOnce(function))) ||
        (global && (isLocalConstant(global) || !isDefined(global))))
      continue;
    ModuleOp home = parts.front().get();
    if (function) {
      int64_t size = countOperations(function);
      if (operations > 0 && operations + size > partOperations) {
        part = addPart();
        operations = 0;
      }
      operations += size;
      home = part;
    }
    homes[&op] = home;
  }
  for (Operation &op : llvm::make_early_inc_range(*module.getBody()))
    if (ModuleOp home = homes.lookup(&op))
      op.moveBefore(home.getBody(), home.getBody()->end());
}

/// A declaration of `op`, which another part defines.
static Operation *declare(Operation *op, OpBuilder &builder) {
  if (auto function = dyn_cast<LLVM::LLVMFuncOp>(op)) {
    auto declaration = cast<LLVM::LLVMFuncOp>(function->cloneWithoutRegions());
    declaration.setLinkage(LLVM::Linkage::External);
    declaration.removeComdatAttr();
    // The subprogram of line tables belongs to the definition.
    declaration->setLoc(UnknownLoc::get(op->getContext()));
    builder.insert(declaration);
    return declaration;
  }
  auto global = cast<LLVM::GlobalOp>(op);
  auto declaration = cast<LLVM::GlobalOp>(global->cloneWithoutRegions());
  declaration.setLinkage(LLVM::Linkage::External);
  declaration.removeValueAttr();
  declaration.removeComdatAttr();
  builder.insert(declaration);
  return declaration;
}

/// Adds what the operations of `part` refer to: copies of what each part may
/// hold, declarations of what another one defines.
void Partitioner::completePart(ModuleOp part) {
  llvm::DenseSet<StringAttr> known;
  SmallVector<Operation *> work;
  for (Operation &op : *part.getBody()) {
    if (auto symbol = dyn_cast<SymbolOpInterface>(op))
      known.insert(symbol.getNameAttr());
    work.push_back(&op);
  }
  auto builder = OpBuilder::atBlockBegin(part.getBody());
  while (!work.empty()) {
    std::optional<SymbolTable::UseRange> uses =
        SymbolTable::getSymbolUses(work.pop_back_val());
    if (!uses)
      continue;
    for (SymbolTable::SymbolUse use : *uses) {
      StringAttr name = use.getSymbolRef().getRootReference();
      Operation *target = symbols.lookup(name);
      if (!target || !known.insert(name).second)
        continue;
      if (homes.contains(target))
        declare(target, builder);
      else
        work.push_back(builder.clone(*target));
    }
  }
}

std::vector<OwningOpRef<ModuleOp>> Partitioner::run() {
  distribute();
  // A single part keeps its symbols local.
  if (parts.size() > 1) {
    for (auto [op, home] : homes) {
      if (auto function = dyn_cast<LLVM::LLVMFuncOp>(op)) {
        if (isLocal(function.getLinkage()))
          makeHidden(function);
      } else if (auto global = dyn_cast<LLVM::GlobalOp>(op)) {
        if (isLocal(global.getLinkage()))
          makeHidden(global);
      }
    }
  }
  for (OwningOpRef<ModuleOp> &part : parts)
    completePart(*part);
  return std::move(parts);
}

/// Gives local definitions that several parts may share names that are the
/// network's own.
static void renameLocals(ModuleOp module, StringRef prefix) {
  Renaming renaming(module);
  for (Operation &op : *module.getBody()) {
    if (auto function = dyn_cast<LLVM::LLVMFuncOp>(op)) {
      if (!function.isExternal() && isLocal(function.getLinkage()))
        renaming.add(function, prefix);
    } else if (auto global = dyn_cast<LLVM::GlobalOp>(op)) {
      if (isDefined(global) && isLocal(global.getLinkage()) &&
          !isLocalConstant(global))
        renaming.add(global, prefix);
    }
  }
  renaming.apply();
}

std::vector<OwningOpRef<ModuleOp>>
prelu::partition(OwningOpRef<ModuleOp> module, StringRef prefix) {
  renameLocals(*module, prefix);
  return Partitioner(*module, prefix).run();
}
