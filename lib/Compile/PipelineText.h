//===- PipelineText.h - the pipeline's options as text
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_PIPELINETEXT_H
#define PRELU_LIB_COMPILE_PIPELINETEXT_H

#include "prelu/Pipelines/Pipelines.h"

#include <string>

namespace mlir::prelu {

/// Reads `text`, "cpu=znver4 threads=2", into `options`. Returns what is wrong
/// with it, or nothing. MLIR's own parser prints what is wrong with a value,
/// which a library must not: it only gets values that it takes.
std::string parsePipelineText(StringRef text, CPUPipelineOptions &options);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_PIPELINETEXT_H
