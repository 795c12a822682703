//===- CodeGen.h - from the LLVM dialect to objects
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_CODEGEN_H
#define PRELU_LIB_COMPILE_CODEGEN_H

#include "prelu/Compile/Steps.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <memory>
#include <string>

namespace llvm {
class LLVMContext;
class Module;
class TargetMachine;
} // namespace llvm

namespace mlir::prelu {

/// The machine that a module of the LLVM dialect is for, and how hard LLVM
/// tries.
class CodeGenerator {
public:
  /// Fails, with an error at `module`, where LLVM has no such target.
  static FailureOr<CodeGenerator> create(ModuleOp module, unsigned level);

  /// `module` as optimized LLVM IR; null where it cannot be translated.
  std::unique_ptr<llvm::Module> translate(OwningOpRef<ModuleOp> module,
                                          llvm::LLVMContext &llvmContext,
                                          Steps &steps) const;

  /// Writes an object with the code of `module` to the file `path`.
  LogicalResult writeObject(OwningOpRef<ModuleOp> module, StringRef path,
                            Steps &steps) const;

  /// Writes an object with the code of `text`, LLVM IR of our own.
  LogicalResult writeObject(StringRef text, StringRef path) const;

  /// Whether objects are ELF files of 64 bits in this machine's byte order, so
  /// that weights can be written as they lie in memory.
  bool writesELF64() const;

  StringRef getTriple() const { return triple; }

private:
  std::unique_ptr<llvm::TargetMachine> createMachine() const;
  void optimize(llvm::Module &module, llvm::TargetMachine &machine) const;
  LogicalResult writeObject(llvm::Module &module, StringRef path) const;

  MLIRContext *context = nullptr;
  std::string triple, cpu, features;
  unsigned level;
};

/// Writes `module` as text, or as bitcode, to the file `path`.
LogicalResult writeIR(llvm::Module &module, bool asText, MLIRContext *context,
                      StringRef path);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_CODEGEN_H
