//===- Arguments.h - numpy arrays and torch tensors as arguments
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_BINDINGS_PYTHON_ARGUMENTS_H
#define PRELU_LIB_BINDINGS_PYTHON_ARGUMENTS_H

#include "Elements.h"

#include "prelu/Execute/Library.h"

#include <Python.h>

#include <string>

namespace mlir::prelu::python {

/// Why an argument cannot be one: the Python exception, and the text behind
/// "argument 0 of main: ".
struct Refusal {
  PyObject *exception;
  std::string text;
};

/// One argument of a call: where its elements lie, for as long as this is
/// there. numpy arrays and torch tensors are read in place; everything else is
/// a number, or what numpy makes an array of.
class Argument {
public:
  Argument() = default;
  Argument(const Argument &) = delete;
  ~Argument();

  /// Takes `object` for an argument of the type `type`, whose elements are
  /// `element`. False with a Python exception set, or with `refusal`.
  bool set(PyObject *object, const ValueType &type, Element element,
           Refusal &refusal);

  ValueRef getRef() const { return {data, {shape.data(), shape.size()}}; }

  /// Whether the object was a torch tensor.
  bool isTorch() const { return fromTorch; }

private:
  bool setTensor(PyObject *tensor, const ValueType &type, Element element,
                 Refusal &refusal);
  bool setArray(PyObject *array, const ValueType &type, Element element,
                Refusal &refusal);
  bool setNumber(PyObject *number, Element element, Refusal &refusal);

  void *data = nullptr;
  llvm::SmallVector<int64_t, 6> shape;
  bool fromTorch = false;
  Py_buffer buffer = {};
  uint64_t number = 0;
};

/// torch, where the program has imported it; else null. Borrowed.
PyObject *findTorch();

} // namespace mlir::prelu::python

#endif // PRELU_LIB_BINDINGS_PYTHON_ARGUMENTS_H
