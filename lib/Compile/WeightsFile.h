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

#include "llvm/Support/xxhash.h"

namespace mlir::prelu {

/// Where each weight lies in their section, and how long that is.
struct WeightsLayout {
  std::vector<uint64_t> offsets;
  uint64_t size = 0;
};

WeightsLayout layOut(ArrayRef<Weight> weights);

/// What defines the weights' symbols in an object.
struct WeightsSection {
  StringRef name = ".rodata.weights";
  /// Whether the object holds the bytes, or its section only has room for them.
  bool hasBytes = true;
  /// The symbol of its start, from where on a file is mapped to it; empty where
  /// nothing writes to it.
  std::string startSymbol = {};
};

/// Writes an object of the weights' symbols to the file `path`. It is made for
/// the machine of the object `model`.
LogicalResult writeWeightsObject(MLIRContext *context, ArrayRef<Weight> weights,
                                 const WeightsLayout &layout,
                                 const WeightsSection &section, StringRef model,
                                 StringRef path);

/// Gives the section `name` of the object or library `path`, which was linked
/// without them, the weights' bytes. False where the
/// linker has laid it out so that the file has no place for them.
FailureOr<bool> insertWeights(MLIRContext *context, ArrayRef<Weight> weights,
                              const WeightsLayout &layout, StringRef name,
                              StringRef path);

/// Writes the weights, each at its offset.
void writeWeights(ArrayRef<Weight> weights, const WeightsLayout &layout,
                  llvm::raw_ostream &os);

/// Of the weights' bytes and of where they lie.
llvm::XXH128_hash_t hashWeights(ArrayRef<Weight> weights,
                                const WeightsLayout &layout);

/// Writes the weights' bytes to the file `path`, with a mark at their end that
/// is theirs alone. Returns the mark.
FailureOr<std::string> writeWeightsFile(MLIRContext *context,
                                        ArrayRef<Weight> weights,
                                        const WeightsLayout &layout,
                                        StringRef path);

/// The symbol of the start of a section that a file is mapped to.
std::string getWeightsSymbol(StringRef prefix);

/// LLVM IR, as text, of what maps the weights file `file` (relative to where
/// the code lies) to the reserved section before the program starts.
std::string getWeightsLoader(StringRef prefix, StringRef file,
                             const WeightsLayout &layout, StringRef mark);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_WEIGHTSFILE_H
