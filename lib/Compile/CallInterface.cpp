//===- CallInterface.cpp - functions that are called by description
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// The uniform entry is what mlir::ExecutionEngine calls a packed function. It
// packs every function of the modules that it compiles for itself, and by what
// it makes of LLVM IR; here the library that a program opens has it, for public
// functions.

#include "CallInterface.h"

#include "prelu/Execute/Signature.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;
using namespace mlir::prelu;

std::vector<PublicFunction> prelu::getPublicFunctions(ModuleOp module) {
  std::vector<PublicFunction> functions;
  for (auto function : module.getOps<func::FuncOp>())
    if (function.isPublic() && !function.isExternal())
      functions.push_back(
          {function.getName().str(), function.getFunctionType()});
  return functions;
}

static ValueType describe(Type type) {
  ValueType value;
  Type element = type;
  if (auto shaped = dyn_cast<ShapedType>(type)) {
    value.isTensor = true;
    element = shaped.getElementType();
    if (shaped.hasRank())
      for (int64_t size : shaped.getShape())
        value.shape.push_back(ShapedType::isDynamic(size) ? -1 : size);
  }
  llvm::raw_string_ostream(value.element) << element;
  return value;
}

static Signature describe(FunctionType type, bool hasOutParams) {
  Signature signature;
  signature.hasOutParams = hasOutParams;
  for (Type argument : type.getInputs())
    signature.arguments.push_back(describe(argument));
  for (Type result : type.getResults())
    signature.results.push_back(describe(result));
  return signature;
}

/// The value's text as a constant that other objects see.
static void addText(OpBuilder &builder, Location loc, StringRef name,
                    std::string text) {
  text.push_back('\0');
  auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), text.size());
  LLVM::GlobalOp::create(builder, loc, type, /*isConstant=*/true,
                         LLVM::Linkage::External, name,
                         builder.getStringAttr(text));
}

/// The function `name`, which calls `callee` with what it loads.
static void addCall(OpBuilder &builder, Location loc, StringRef name,
                    LLVM::LLVMFuncOp callee) {
  OpBuilder::InsertionGuard guard(builder);
  auto pointer = LLVM::LLVMPointerType::get(builder.getContext());
  auto none = LLVM::LLVMVoidType::get(builder.getContext());
  auto function = LLVM::LLVMFuncOp::create(
      builder, loc, name, LLVM::LLVMFunctionType::get(none, {pointer}));
  // Code for the same CPU.
  for (StringRef attribute : {"target_cpu", "target_features"})
    if (Attribute value = callee->getAttr(attribute))
      function->setAttr(attribute, value);
  Block *body = function.addEntryBlock(builder);
  builder.setInsertionPointToStart(body);

  auto getAddress = [&](int32_t index) -> Value {
    Value slot = LLVM::GEPOp::create(builder, loc, pointer, pointer,
                                     body->getArgument(0),
                                     ArrayRef<LLVM::GEPArg>{index});
    return LLVM::LoadOp::create(builder, loc, pointer, slot);
  };
  SmallVector<Value> operands;
  for (auto [index, type] : llvm::enumerate(callee.getArgumentTypes())) {
    Value address = getAddress(index);
    operands.push_back(isa<LLVM::LLVMPointerType>(type)
                           ? address
                           : LLVM::LoadOp::create(builder, loc, type, address));
  }
  auto call = LLVM::CallOp::create(builder, loc, callee, operands);
  if (call->getNumResults() == 1)
    LLVM::StoreOp::create(builder, loc, call.getResult(),
                          getAddress(operands.size()));
  LLVM::ReturnOp::create(builder, loc, ValueRange());
}

/// Whether a signature says how a value of this type is passed: no rank of an
/// unranked tensor, no strides of a memref with a layout, no register of a
/// vector stands in it.
static bool isDescribed(Type type) {
  if (auto memref = dyn_cast<MemRefType>(type))
    return memref.getLayout().isIdentity();
  return isa<RankedTensorType>(type) || !isa<ShapedType>(type);
}

bool PublicFunction::isDescribed() const {
  return llvm::all_of(type.getInputs(), ::isDescribed) &&
         llvm::all_of(type.getResults(), ::isDescribed);
}

void prelu::addCallInterface(ModuleOp compiled,
                             ArrayRef<PublicFunction> functions,
                             bool hasOutParams) {
  auto builder = OpBuilder::atBlockEnd(compiled.getBody());
  Location loc = UnknownLoc::get(compiled.getContext());
  for (const PublicFunction &function : functions) {
    auto callee = compiled.lookupSymbol<LLVM::LLVMFuncOp>("_mlir_ciface_" +
                                                          function.name);
    std::string call = "_prelu_call_" + function.name;
    std::string signature = "_prelu_signature_" + function.name;
    // A user's function of that name stays what it is.
    if (!callee || !function.isDescribed() || compiled.lookupSymbol(call) ||
        compiled.lookupSymbol(signature))
      continue;
    addCall(builder, loc, call, callee);
    Signature description = describe(function.type, hasOutParams);
    std::string arena = function.name + "_arena_bytes";
    if (auto bytes =
            compiled.lookupSymbol<LLVM::LLVMFuncOp>("_mlir_ciface_" + arena);
        bytes && hasOutParams) {
      addCall(builder, loc, "_prelu_call_" + arena, bytes);
      description.arenaArguments = bytes.getNumArguments();
    }
    addText(builder, loc, signature, description.toJSON());
  }
}
