//===- Header.cpp - a C header for compiled functions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Header.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::prelu;

/// The C type of a number, in memory or as an argument; empty where there is
/// none. A bf16 is its bits everywhere, an f16 in memory.
static StringRef getNumberType(Type type, bool inMemory) {
  if (type.isF32())
    return "float";
  if (type.isF64())
    return "double";
  if (type.isBF16() || (type.isF16() && inMemory))
    return "uint16_t";
  if (type.isF16())
    return "_Float16";
  if (type.isIndex())
    return "int64_t";
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return "";
  switch (integer.getWidth()) {
  case 1:
    return "bool";
  case 8:
    return integer.isUnsigned() ? "uint8_t" : "int8_t";
  case 16:
    return integer.isUnsigned() ? "uint16_t" : "int16_t";
  case 32:
    return integer.isUnsigned() ? "uint32_t" : "int32_t";
  case 64:
    return integer.isUnsigned() ? "uint64_t" : "int64_t";
  }
  return "";
}

static std::string toString(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

/// `name` with an underscore for what no C identifier may hold.
static std::string getIdentifier(StringRef name) {
  std::string identifier = name.str();
  for (char &c : identifier)
    if (!llvm::isAlnum(c) && c != '_')
      c = '_';
  if (identifier.empty() || llvm::isDigit(identifier[0]))
    identifier.insert(identifier.begin(), '_');
  return identifier;
}

/// The name of the struct that describes a tensor.
static std::string getDescriptorName(ShapedType type) {
  return "prelu_memref_" + toString(type.getElementType()) + "_" +
         std::to_string(type.getRank());
}

namespace {
/// A parameter or a field of the results.
struct Declaration {
  std::string type;
  bool isDescriptor;
};

class HeaderWriter {
public:
  HeaderWriter(ModuleOp compiled, bool hasOutParams)
      : compiled(compiled), hasOutParams(hasOutParams) {}

  void add(StringRef name, FunctionType type);

  std::string descriptors, functions;

private:
  std::optional<Declaration> declare(Type type);
  void addDescriptor(ShapedType type);
  void addPrototype(StringRef name, StringRef returned,
                    ArrayRef<std::string> parameters);
  void addResultsStruct(StringRef structName, ArrayRef<Declaration> results);
  void addWithResults(StringRef name, SmallVector<std::string> parameters,
                      ArrayRef<Declaration> results);
  void addWithOutParams(StringRef name, SmallVector<std::string> parameters,
                        ArrayRef<Declaration> results);

  ModuleOp compiled;
  bool hasOutParams;
  std::vector<std::string> descriptorNames;
};
} // namespace

void HeaderWriter::addDescriptor(ShapedType type) {
  std::string name = getDescriptorName(type);
  if (llvm::is_contained(descriptorNames, name))
    return;
  descriptorNames.push_back(name);
  std::string rank = std::to_string(type.getRank());
  // Headers of several networks meet in one program.
  std::string guard = StringRef(name).upper();
  StringRef number = getNumberType(type.getElementType(), /*inMemory=*/true);
  llvm::raw_string_ostream os(descriptors);
  os << "#ifndef " << guard << "\n#define " << guard << "\ntypedef struct {\n  "
     << number << " *allocated; /* what to free */\n  " << number
     << " *aligned;   /* where the elements lie */\n  int64_t offset;\n";
  if (type.getRank() > 0)
    os << "  int64_t sizes[" << rank << "];\n  int64_t strides[" << rank
       << "]; /* in elements */\n";
  os << "} " << name << ";\n#endif\n";
}

std::optional<Declaration> HeaderWriter::declare(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped) {
    StringRef number = getNumberType(type, /*inMemory=*/false);
    if (number.empty())
      return std::nullopt;
    return Declaration{number.str(), false};
  }
  if (!isa<RankedTensorType, MemRefType>(type) ||
      getNumberType(shaped.getElementType(), /*inMemory=*/true).empty())
    return std::nullopt;
  addDescriptor(shaped);
  return Declaration{getDescriptorName(shaped), true};
}

/// A prototype of `name`'s C interface.
void HeaderWriter::addPrototype(StringRef name, StringRef returned,
                                ArrayRef<std::string> parameters) {
  std::string identifier = getIdentifier(name);
  llvm::raw_string_ostream os(functions);
  os << returned << " _mlir_ciface_" << identifier << '('
     << (parameters.empty() ? "void" : llvm::join(parameters, ", ")) << ')';
  if (identifier != name)
    os << " __asm__(\"_mlir_ciface_" << name << "\")";
  os << ";\n";
}

void HeaderWriter::addResultsStruct(StringRef structName,
                                    ArrayRef<Declaration> results) {
  llvm::raw_string_ostream os(functions);
  os << "typedef struct {\n";
  for (auto [index, result] : llvm::enumerate(results))
    os << "  " << result.type << " result" << index << ";\n";
  os << "} " << structName << ";\n";
}

/// Results that the function allocates, by one pointer to where they are to be
/// described; a single number is returned.
void HeaderWriter::addWithResults(StringRef name,
                                  SmallVector<std::string> parameters,
                                  ArrayRef<Declaration> results) {
  std::string returned = "void";
  if (results.size() > 1) {
    std::string structName = "prelu_" + getIdentifier(name) + "_results";
    addResultsStruct(structName, results);
    parameters.insert(parameters.begin(), structName + " *results");
  } else if (results.size() == 1 && results[0].isDescriptor) {
    parameters.insert(parameters.begin(), results[0].type + " *result");
  } else if (results.size() == 1) {
    returned = results[0].type;
  }
  addPrototype(name, returned, parameters);
}

/// Results in buffers of the caller, behind the arguments, and behind them the
/// arena, where the function needs one.
void HeaderWriter::addWithOutParams(StringRef name,
                                    SmallVector<std::string> parameters,
                                    ArrayRef<Declaration> results) {
  SmallVector<Declaration> numbers;
  for (auto [index, result] : llvm::enumerate(results))
    if (result.isDescriptor)
      parameters.push_back(result.type + " *result" + std::to_string(index));
    else
      numbers.push_back(result);
  std::string arenaBytes = (name + "_arena_bytes").str();
  if (auto size = compiled.lookupSymbol<LLVM::LLVMFuncOp>("_mlir_ciface_" +
                                                          arenaBytes)) {
    addPrototype(arenaBytes, "int64_t",
                 size.getNumArguments() == 0 ? ArrayRef<std::string>()
                                             : ArrayRef(parameters));
    auto byte = IntegerType::get(compiled.getContext(), 8);
    auto arena = RankedTensorType::get({ShapedType::kDynamic}, byte);
    addDescriptor(arena);
    parameters.push_back(getDescriptorName(arena) + " *arena");
  }
  addWithResults(name, parameters, numbers);
}

void HeaderWriter::add(StringRef name, FunctionType type) {
  SmallVector<Declaration> arguments, results;
  std::optional<Type> unknown;
  auto declareAll = [&](TypeRange types, SmallVector<Declaration> &list) {
    for (Type type : types) {
      std::optional<Declaration> declaration = declare(type);
      if (declaration)
        list.push_back(*declaration);
      else if (!unknown)
        unknown = type;
    }
  };
  declareAll(type.getInputs(), arguments);
  declareAll(type.getResults(), results);
  {
    llvm::raw_string_ostream os(functions);
    os << "\n/* " << name;
    if (unknown) {
      os << " has no prototype: no C type is a " << *unknown << ". */\n";
      return;
    }
    os << '(';
    llvm::interleaveComma(type.getInputs(), os);
    os << ") -> (";
    llvm::interleaveComma(type.getResults(), os);
    os << ") */\n";
  }
  SmallVector<std::string> parameters;
  for (auto [index, argument] : llvm::enumerate(arguments))
    parameters.push_back(argument.type + (argument.isDescriptor ? " *" : " ") +
                         "argument" + std::to_string(index));
  if (hasOutParams)
    addWithOutParams(name, parameters, results);
  else
    addWithResults(name, parameters, results);
}

/// How a function is called.
static constexpr StringRef contract =
    "   An argument's elements lie row by row without gaps: a stride is the "
    "product\n   of the sizes behind it, offset is 0, allocated and aligned "
    "are the same.\n   Arguments are not written to. ";
static constexpr StringRef ownResults =
    "A result is a buffer of its own: call free\n   on its allocated. ";
static constexpr StringRef outParams =
    "Results go into buffers of the caller, which\n   are like arguments; the "
    "arena is one of <function>_arena_bytes bytes, at an\n   address that 64 "
    "divides. A call allocates nothing.\n   ";

std::string Header::getText(ModuleOp compiled, bool hasOutParams,
                            StringRef fileName, StringRef libraries) const {
  HeaderWriter writer(compiled, hasOutParams);
  for (auto &[name, type] : functions)
    writer.add(name, type);
  std::string guard = StringRef(getIdentifier(fileName)).upper();
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "/* " << fileName << ", written by prelu-compile.\n\n"
     << contract << (hasOutParams ? outParams : ownResults) << "Link with "
     << libraries << ". */\n#ifndef " << guard << "\n#define " << guard
     << "\n\n#include <stdbool.h>\n#include <stdint.h>\n"
     << "#include <stdlib.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n"
     << writer.descriptors << writer.functions
     << "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
  return text;
}
