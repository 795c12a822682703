//===- CoreSources.h - where the numbers of a core come from
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_TARGET_CORESOURCES_H
#define PRELU_LIB_TARGET_CORESOURCES_H

#include "prelu/Target/CoreModel.h"

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace mlir::prelu {

struct TargetFacts;

/// Asks LLVM's cost model for the registers and the line of a cache.
void readCostModel(llvm::TargetMachine &machine, TargetFacts &facts,
                   CoreModel &core);

/// Asks LLVM's scheduling model how often and how fast a multiply-add, a load
/// and the dot products go that the subtarget has. Needs `core.vectorBits`.
void readSchedulingModel(llvm::TargetMachine &machine, CoreModel &core);

/// Takes from the table what it knows of `cpu`.
void readCoreTable(llvm::StringRef cpu, CoreModel &core);

/// Asks the operating system for the caches of the machine that this runs on.
void readHostCaches(CoreModel &core);

} // namespace mlir::prelu

#endif // PRELU_LIB_TARGET_CORESOURCES_H
