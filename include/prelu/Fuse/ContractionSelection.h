//===- ContractionSelection.h - which contractions prelu-fuse groups
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_FUSE_CONTRACTIONSELECTION_H
#define PRELU_FUSE_CONTRACTIONSELECTION_H

namespace mlir::prelu {

/// Which contractions prelu-fuse groups.
enum class ContractionSelection {
  /// Those whose epilogue holds a PReLU.
  PRelu,
  /// All, even those without any epilogue.
  All
};

} // namespace mlir::prelu

#endif // PRELU_FUSE_CONTRACTIONSELECTION_H
