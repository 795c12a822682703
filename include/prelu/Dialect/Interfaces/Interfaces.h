//===- Interfaces.h - how upstream's passes see the dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_INTERFACES_INTERFACES_H
#define PRELU_DIALECT_INTERFACES_INTERFACES_H

namespace mlir {
class DialectRegistry;

namespace prelu {

/// TilingInterface of `prelu.prelu` and `prelu.backward` on tensors.
void registerTilingModels(DialectRegistry &registry);

/// TilingInterface of `prelu.fused`: the loops of its anchor.
void registerFusedTilingModel(DialectRegistry &registry);

/// BufferizableOpInterface of `prelu.prelu`, `prelu.backward`, `prelu.fused`
/// and its `prelu.yield`. That of `prelu.dispatch` is part of the outlining.
void registerBufferizationModels(DialectRegistry &registry);

/// ValueBoundsOpInterface of everything whose results have the sizes of an
/// operand. `prelu.dispatch` has a destination for each result, which is
/// enough.
void registerValueBoundsModels(DialectRegistry &registry);

/// All of these.
void registerInterfaceModels(DialectRegistry &registry);

} // namespace prelu
} // namespace mlir

#endif // PRELU_DIALECT_INTERFACES_INTERFACES_H
