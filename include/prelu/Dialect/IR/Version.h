//===- Version.h - the version of the dialect in bytecode
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_VERSION_H
#define PRELU_DIALECT_IR_VERSION_H

#include "mlir/Bytecode/BytecodeImplementation.h"

#include <cstdint>
#include <tuple>

namespace mlir::prelu {

/// What operations and attributes of the dialect in a file mean.
/// docs/stability.md says when it grows; a file without one was written before
/// 1.0 and means the same.
struct PReluVersion : public DialectVersion {
  PReluVersion() = default;
  PReluVersion(uint64_t major, uint64_t minor) : major(major), minor(minor) {}

  bool operator<(const PReluVersion &other) const {
    return std::tie(major, minor) < std::tie(other.major, other.minor);
  }

  /// That of this build.
  uint64_t major = 1, minor = 2;
};

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_VERSION_H
