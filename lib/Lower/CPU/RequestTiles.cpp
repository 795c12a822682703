//===- RequestTiles.cpp - ask Linux for matrix tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/TargetParser/Triple.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUREQUESTTILES
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `module` has a value that lies in a tile.
static bool usesTiles(ModuleOp module) {
  return module
      .walk([](LLVM::CallIntrinsicOp call) {
        auto isTile = llvm::IsaPred<LLVM::LLVMX86AMXType>;
        return llvm::any_of(call->getResultTypes(), isTile)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// libc's `name`, declared where it is not yet. Null, with an error, where the
/// module has something else of that name.
static LLVM::LLVMFuncOp declare(OpBuilder &builder, ModuleOp module,
                                StringRef name, LLVM::LLVMFunctionType type) {
  if (Operation *known = module.lookupSymbol(name)) {
    auto function = dyn_cast<LLVM::LLVMFuncOp>(known);
    if (function && function.getFunctionType() == type)
      return function;
    known->emitOpError("has the name of libc's ")
        << name << ", which asks Linux for matrix tiles";
    return {};
  }
  return LLVM::LLVMFuncOp::create(builder, module.getLoc(), name, type);
}

/// A constant of the bytes of `text`.
static LLVM::GlobalOp createText(OpBuilder &builder, Location loc,
                                 StringRef name, StringRef text) {
  auto type = LLVM::LLVMArrayType::get(builder.getIntegerType(8), text.size());
  return LLVM::GlobalOp::create(builder, loc, type, /*isConstant=*/true,
                                LLVM::Linkage::Internal, name,
                                builder.getStringAttr(text));
}

namespace {
class RequestTilesPass
    : public prelu::impl::PReluRequestTilesBase<RequestTilesPass> {
public:
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    TargetAttr target = TargetAttr::find(module);
    if (!target || !llvm::Triple(target.getTriple()).isOSLinux() ||
        !usesTiles(module))
      return markAllAnalysesPreserved();
    if (failed(createConstructor(module)))
      signalPassFailure();
  }

private:
  LogicalResult createConstructor(ModuleOp module);
};
} // namespace

/// A function that runs when the code is loaded:
///
///   if (syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XTILEDATA) != 0)
///     write(STDERR_FILENO, text, size);
LogicalResult RequestTilesPass::createConstructor(ModuleOp module) {
  // asm/unistd_64.h, asm/prctl.h and the number of the state component.
  constexpr int64_t archPrctl = 158, requestPermission = 0x1023, tileData = 18;
  constexpr int64_t standardError = 2;
  constexpr StringLiteral text =
      "prelu: Linux refuses this process the use of AMX's matrix tiles: code "
      "that was compiled for them ends it with SIGILL\n";
  Location loc = module.getLoc();
  MLIRContext *context = &getContext();
  OpBuilder builder = OpBuilder::atBlockEnd(module.getBody());
  Type word = builder.getI64Type();
  auto pointer = LLVM::LLVMPointerType::get(context);
  LLVM::LLVMFuncOp call =
      declare(builder, module, "syscall",
              LLVM::LLVMFunctionType::get(word, {word}, /*isVarArg=*/true));
  LLVM::LLVMFuncOp write = declare(
      builder, module, "write",
      LLVM::LLVMFunctionType::get(word, {builder.getI32Type(), pointer, word}));
  if (!call || !write)
    return failure();
  LLVM::GlobalOp message =
      createText(builder, loc, "prelu.tiles_refused", text);
  auto function = LLVM::LLVMFuncOp::create(
      builder, loc, "prelu.request_tiles",
      LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(context), {}),
      LLVM::Linkage::Internal);
  OpBuilder::InsertionGuard guard(builder);
  Block *entry = function.addEntryBlock(builder);
  Block *refused = builder.createBlock(&function.getBody());
  Block *end = builder.createBlock(&function.getBody());
  auto constant = [&](Type type, int64_t value) -> Value {
    return LLVM::ConstantOp::create(builder, loc, type,
                                    builder.getIntegerAttr(type, value));
  };
  builder.setInsertionPointToEnd(entry);
  SmallVector<Value> arguments = {constant(word, archPrctl),
                                  constant(word, requestPermission),
                                  constant(word, tileData)};
  Value result =
      LLVM::CallOp::create(builder, loc, call, arguments).getResult();
  Value isRefused = LLVM::ICmpOp::create(builder, loc, LLVM::ICmpPredicate::ne,
                                         result, constant(word, 0));
  LLVM::CondBrOp::create(builder, loc, isRefused, refused, end);
  builder.setInsertionPointToEnd(refused);
  Value address = LLVM::AddressOfOp::create(builder, loc, message);
  arguments = {constant(builder.getI32Type(), standardError), address,
               constant(word, text.size())};
  LLVM::CallOp::create(builder, loc, write, arguments);
  LLVM::BrOp::create(builder, loc, end);
  builder.setInsertionPointToEnd(end);
  LLVM::ReturnOp::create(builder, loc, ValueRange());

  builder.setInsertionPointToEnd(module.getBody());
  constexpr int32_t lastPriority = 65535;
  LLVM::GlobalCtorsOp::create(
      builder, loc, builder.getArrayAttr(FlatSymbolRefAttr::get(function)),
      builder.getI32ArrayAttr({lastPriority}),
      builder.getArrayAttr(LLVM::ZeroAttr::get(context)));
  return success();
}
