//===- PrefetchPass.h - what passes that fetch ahead have in common
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_LOWER_CPU_PREFETCHPASS_H
#define PRELU_LIB_LOWER_CPU_PREFETCHPASS_H

#include "AccessCounts.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Target/CoreModel.h"

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {

/// A pass over a module that fetches what the core of its target will touch,
/// and says so of each buffer. `Base` is what TableGen makes of the pass.
template <typename Base> class PrefetchPass : public Base {
protected:
  /// Creates the prefetches, and counts what they fetch for.
  virtual void fetch(OpBuilder &builder, const CoreModel &core,
                     AccessCounts &fetched) = 0;

  /// What was fetched of a buffer, when and why.
  virtual std::string describe(const CoreModel &core) const = 0;

private:
  void runOnOperation() final {
    TargetAttr target = TargetAttr::find(this->getOperation());
    if (!target)
      return this->markAllAnalysesPreserved();
    CoreModel core = target.getModel();
    OpBuilder builder(&this->getContext());
    AccessCounts fetched(&this->getContext());
    fetch(builder, core, fetched);
    if (fetched.isEmpty())
      return this->markAllAnalysesPreserved();
    fetched.emitRemarks(emitPassed, "Prefetched", this->getArgument(),
                        describe(core));
  }
};

} // namespace mlir::prelu

#endif // PRELU_LIB_LOWER_CPU_PREFETCHPASS_H
