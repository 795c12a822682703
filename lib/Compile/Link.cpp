//===- Link.cpp - objects into one file
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link.h"
#include "Files.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace mlir;
using namespace mlir::prelu;

/// The first of `names` in the folder of the LLVM that we were built with, or
/// else on the PATH; empty if there is none.
static std::string findProgram(ArrayRef<StringRef> names) {
  for (StringRef folder : {StringRef(PRELU_LLVM_TOOLS_DIR), StringRef()})
    for (StringRef name : names) {
      SmallVector<StringRef, 1> folders;
      if (!folder.empty())
        folders.push_back(folder);
      if (auto found = llvm::sys::findProgramByName(name, folders))
        return *found;
    }
  return "";
}

/// The program to use: what the user asks for, or the first of `names`.
static FailureOr<std::string> chooseProgram(MLIRContext *context,
                                            StringRef asked,
                                            ArrayRef<StringRef> names) {
  std::string program;
  if (asked.empty())
    program = findProgram(names);
  else if (auto found = llvm::sys::findProgramByName(asked))
    program = *found;
  if (!program.empty())
    return program;
  if (asked.empty())
    return emitError(context) << "none of " << llvm::join(names, ", ")
                              << " is installed: name a linker by --linker";
  return emitError(context) << "the linker '" << asked << "' cannot be found";
}

/// What a program has written to the file `path`, in front of a colon; empty if
/// that is nothing.
static std::string readComplaint(StringRef path) {
  auto file = llvm::MemoryBuffer::getFile(path);
  StringRef text = file ? (*file)->getBuffer().trim() : StringRef();
  return text.empty() ? "" : (": " + text).str();
}

/// Runs a program, whose complaints become part of the error: a library prints
/// nothing by itself.
static LogicalResult run(MLIRContext *context, ArrayRef<std::string> command) {
  SmallString<128> complaints;
  if (std::error_code error =
          llvm::sys::fs::createTemporaryFile("prelu", "txt", complaints))
    return failForFile(context, "a file for the linker's messages",
                       error.message());
  llvm::FileRemover remover(complaints);
  SmallVector<StringRef> arguments(command.begin(), command.end());
  std::optional<StringRef> redirects[] = {std::nullopt, std::nullopt,
                                          StringRef(complaints)};
  std::string message;
  int code = llvm::sys::ExecuteAndWait(
      command[0], arguments, std::nullopt, redirects,
      /*SecondsToWait=*/0, /*MemoryLimit=*/0, &message);
  if (code == 0)
    return success();
  return emitError(context)
         << command[0] << " failed"
         << (message.empty() ? " with exit code " + std::to_string(code)
                             : ": " + message)
         << readComplaint(complaints);
}

LogicalResult prelu::joinObjects(MLIRContext *context,
                                 ArrayRef<std::string> objects,
                                 StringRef output, StringRef linker) {
  FailureOr<std::string> program =
      chooseProgram(context, linker, {"ld.lld", "ld.lld-22", "ld"});
  if (failed(program))
    return failure();
  std::vector<std::string> command = {*program, "-r", "-o", output.str()};
  llvm::append_range(command, objects);
  return run(context, command);
}

LogicalResult prelu::linkLibrary(MLIRContext *context,
                                 ArrayRef<std::string> objects,
                                 StringRef output, StringRef triple,
                                 bool needsOpenMP, StringRef linker,
                                 ArrayRef<std::string> arguments) {
  FailureOr<std::string> program =
      chooseProgram(context, linker, {"clang", "clang-22", "cc"});
  if (failed(program))
    return failure();
  std::vector<std::string> command = {*program, "-shared", "-o", output.str()};
  if (llvm::sys::path::filename(*program).starts_with("clang")) {
    command.push_back(("--target=" + triple).str());
    std::string lld = findProgram({"ld.lld", "ld.lld-22"});
    if (!lld.empty())
      command.push_back("--ld-path=" + lld);
  }
  llvm::append_range(command, objects);
  command.push_back("-lm");
  if (needsOpenMP)
    llvm::append_range(
        command,
        ArrayRef<std::string>{"-L" PRELU_LLVM_LIBRARY_DIR,
                              "-Wl,-rpath," PRELU_LLVM_LIBRARY_DIR, "-lomp"});
  llvm::append_range(command, arguments);
  return run(context, command);
}
