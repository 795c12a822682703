//===- Results.h - results as numpy arrays and torch tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_BINDINGS_PYTHON_RESULTS_H
#define PRELU_LIB_BINDINGS_PYTHON_RESULTS_H

#include "Elements.h"

#include "prelu/Execute/Library.h"

#include <Python.h>

namespace mlir::prelu::python {

/// A new reference to a torch tensor, or else a numpy array, that owns
/// `value`'s memory; null with a Python exception set.
PyObject *makeTensor(OwnedValue value, Element element, bool asTorch);

/// A new reference to the number that `value` holds.
PyObject *makeNumber(const OwnedValue &value, Element element);

} // namespace mlir::prelu::python

#endif // PRELU_LIB_BINDINGS_PYTHON_RESULTS_H
