//===- Network.h - the network that is run
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TOOLS_PRELU_RUN_NETWORK_H
#define PRELU_TOOLS_PRELU_RUN_NETWORK_H

#include "Work.h"

#include "../common/Diagnostics.h"

#include "prelu/Compile/Compile.h"
#include "prelu/Execute/Library.h"

#include "mlir/IR/MLIRContext.h"

namespace mlir::prelu {

/// A library, and, where it was compiled here, what is known of it.
class Network {
public:
  Network();

  /// Opens the library `path`. Errors are printed.
  LogicalResult open(StringRef path);

  /// Compiles the IR of the file `path`; keeps it where `countsWork`. Errors
  /// are printed, and, unless `quiet`, steps that take long.
  LogicalResult compile(StringRef path, const CPUPipelineOptions &pipeline,
                        bool countsWork, bool quiet);

  const Library &getLibrary() const { return *library; }

  /// See Work.h; none for a library.
  std::optional<double> countFlops(StringRef function,
                                   ArrayRef<std::vector<int64_t>> shapes);

  /// Of kernels by their names; empty for a library.
  std::map<std::string, KernelWork> kernels;
  /// Unknown for a library.
  std::optional<double> weightBytes;
  /// Floating-point operations on f32 a cycle, of all threads; 0: unknown.
  double flopsPerCycle = 0;

private:
  LogicalResult take(llvm::Expected<std::unique_ptr<Library>> opened);
  void look(Phase phase, ModuleOp module);

  MLIRContext context;
  Diagnostics diagnostics;
  std::unique_ptr<Library> library;
  /// As raising leaves it.
  OwningOpRef<ModuleOp> raised;
};

} // namespace mlir::prelu

#endif // PRELU_TOOLS_PRELU_RUN_NETWORK_H
