//===- FieldOverrides.h - schedules and mappings with fields from a dictionary
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_DIALECT_TRANSFORMOPS_FIELDOVERRIDES_H
#define PRELU_LIB_DIALECT_TRANSFORMOPS_FIELDOVERRIDES_H

#include "prelu/Dialect/IR/PRelu.h"

namespace mlir::prelu {

using EmitErrorFn = function_ref<InFlightDiagnostic()>;

/// Whether a `#prelu.schedule` has every field that `overrides` names, each of
/// the kind that it has there; if not, fails with an error.
LogicalResult verifyScheduleOverrides(DictionaryAttr overrides,
                                      EmitErrorFn emitError);

/// The same for a `#prelu.gpu_mapping`.
LogicalResult verifyMappingOverrides(DictionaryAttr overrides,
                                     EmitErrorFn emitError);

/// `schedule` with the fields that `overrides` names set to its values; null,
/// with an error, where it has no such field.
ScheduleAttr overrideFields(ScheduleAttr schedule, DictionaryAttr overrides,
                            EmitErrorFn emitError);

/// The same for `mapping`; null, with an error, also where the fields together
/// make up no mapping.
GPUMappingAttr overrideFields(GPUMappingAttr mapping, DictionaryAttr overrides,
                              EmitErrorFn emitError);

} // namespace mlir::prelu

#endif // PRELU_LIB_DIALECT_TRANSFORMOPS_FIELDOVERRIDES_H
