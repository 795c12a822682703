//===- WeightsFile.h - weights past LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_WEIGHTSFILE_H
#define PRELU_LIB_COMPILE_WEIGHTSFILE_H

#include "Partition.h"

namespace mlir::prelu {

/// Where each weight lies in their section, and how long that is.
struct WeightsLayout {
  std::vector<uint64_t> offsets;
  uint64_t size = 0;
};

WeightsLayout layOut(ArrayRef<Weight> weights);

/// Writes an object to the file `path` that defines the weights' symbols: with
/// their bytes, or, where `startSymbol` is not empty, as addresses behind that
/// symbol which a file is mapped to. It is made for the machine of the object
/// `model`.
LogicalResult writeWeightsObject(MLIRContext *context, ArrayRef<Weight> weights,
                                 const WeightsLayout &layout,
                                 StringRef startSymbol, StringRef model,
                                 StringRef path);

/// Writes the weights' bytes to the file `path`, with a mark at their end that
/// is theirs alone. Returns the mark.
FailureOr<std::string> writeWeightsFile(MLIRContext *context,
                                        ArrayRef<Weight> weights,
                                        const WeightsLayout &layout,
                                        StringRef path);

/// The symbol of the reserved section's start.
std::string getWeightsSymbol(StringRef prefix);

/// LLVM IR, as text, of what maps the weights file `file` (relative to where
/// the code lies) to the reserved section before the program starts.
std::string getWeightsLoader(StringRef prefix, StringRef file,
                             const WeightsLayout &layout, StringRef mark);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_WEIGHTSFILE_H
