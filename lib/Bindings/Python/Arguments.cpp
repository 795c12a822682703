//===- Arguments.cpp - numpy arrays and torch tensors as arguments
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// nanobind's ndarray takes both as well, but a torch tensor through DLPack's
// Python functions, which is most of what a call may cost. Here an argument is
// read by its own attributes.

#include "Arguments.h"

#include "llvm/ADT/APFloat.h"

#include <cstring>

using namespace mlir::prelu;
using namespace mlir::prelu::python;

namespace {
/// A new reference that goes with its scope.
class Reference {
public:
  explicit Reference(PyObject *object) : object(object) {}
  Reference(const Reference &) = delete;
  ~Reference() { Py_XDECREF(object); }
  operator PyObject *() const { return object; }
  PyObject *get() const { return object; }

private:
  PyObject *object;
};

/// Names that calls look up, made once.
struct Names {
  PyObject *torch = PyUnicode_InternFromString("torch");
  PyObject *tensor = PyUnicode_InternFromString("Tensor");
  PyObject *dtype = PyUnicode_InternFromString("dtype");
  PyObject *shape = PyUnicode_InternFromString("shape");
  PyObject *isCPU = PyUnicode_InternFromString("is_cpu");
  PyObject *device = PyUnicode_InternFromString("device");
  PyObject *isContiguous = PyUnicode_InternFromString("is_contiguous");
  PyObject *dataPointer = PyUnicode_InternFromString("data_ptr");
  PyObject *isNegative = PyUnicode_InternFromString("is_neg");
};
} // namespace

static const Names &getNames() {
  static const Names names;
  return names;
}

PyObject *mlir::prelu::python::findTorch() {
  // Once it is there it stays; borrowed from sys.modules before.
  static PyObject *torch = nullptr;
  if (!torch) {
    PyObject *modules = PyImport_GetModuleDict();
    torch = PyDict_GetItemWithError(modules, getNames().torch);
    // While torch is being imported it has no Tensor.
    if (torch && !PyObject_HasAttr(torch, getNames().tensor))
      torch = nullptr;
    Py_XINCREF(torch);
  }
  return torch;
}

/// torch.Tensor, borrowed; null without torch.
static PyObject *getTensorType() {
  static PyObject *type = nullptr;
  if (!type)
    if (PyObject *torch = findTorch())
      type = PyObject_GetAttr(torch, getNames().tensor);
  return type;
}

/// torch's object for the element type, borrowed.
static PyObject *getTorchType(Element element) {
  static PyObject *types[13] = {};
  PyObject *&type = types[static_cast<int>(element)];
  if (!type)
    type = PyObject_GetAttrString(findTorch(), getName(element).data());
  return type;
}

static std::string getText(PyObject *object) {
  Reference text(PyObject_Str(object));
  const char *bytes = text ? PyUnicode_AsUTF8(text) : nullptr;
  if (bytes)
    return bytes;
  PyErr_Clear();
  return "?";
}

/// The name of an array's or a tensor's element type.
static std::string getTypeName(PyObject *object) {
  Reference type(PyObject_GetAttr(object, getNames().dtype));
  if (!type) {
    PyErr_Clear();
    return "?";
  }
  std::string text = getText(type);
  llvm::StringRef name = text;
  name.consume_front("torch.");
  return name.str();
}

static bool isTrue(const Reference &value) {
  return value && PyObject_IsTrue(value) == 1;
}

Argument::~Argument() {
  if (buffer.obj)
    PyBuffer_Release(&buffer);
}

static Refusal refuseElement(PyObject *object, Element element) {
  return {PyExc_TypeError, "expected " + getName(element).str() + ", got " +
                               getTypeName(object)};
}

bool Argument::setTensor(PyObject *tensor, const ValueType &type,
                         Element element, Refusal &refusal) {
  const Names &names = getNames();
  fromTorch = true;
  Reference isCPU(PyObject_GetAttr(tensor, names.isCPU));
  if (!isCPU)
    return false;
  if (!isTrue(isCPU)) {
    Reference device(PyObject_GetAttr(tensor, names.device));
    refusal = {PyExc_ValueError, "the tensor is on " +
                                     (device ? getText(device) : "?") +
                                     ": pass tensor.cpu()"};
    return false;
  }
  Reference elementType(PyObject_GetAttr(tensor, names.dtype));
  if (!elementType)
    return false;
  if (elementType != getTorchType(element)) {
    refusal = refuseElement(tensor, element);
    return false;
  }
  Reference contiguous(PyObject_CallMethodNoArgs(tensor, names.isContiguous));
  if (!contiguous)
    return false;
  if (!isTrue(contiguous)) {
    refusal = {PyExc_ValueError, "the tensor is not contiguous: pass "
                                 "tensor.contiguous()"};
    return false;
  }
  Reference isNegative(PyObject_CallMethodNoArgs(tensor, names.isNegative));
  if (!isNegative)
    return false;
  if (isTrue(isNegative)) {
    refusal = {PyExc_ValueError, "the tensor is a view with other signs: pass "
                                 "tensor.resolve_neg()"};
    return false;
  }
  Reference sizes(PyObject_GetAttr(tensor, names.shape));
  Reference pointer(PyObject_CallMethodNoArgs(tensor, names.dataPointer));
  if (!sizes || !pointer)
    return false;
  data = PyLong_AsVoidPtr(pointer);
  for (Py_ssize_t i = 0, e = PyTuple_GET_SIZE(sizes.get()); i < e; ++i)
    shape.push_back(PyLong_AsLongLong(PyTuple_GET_ITEM(sizes.get(), i)));
  return !PyErr_Occurred();
}

/// Whether a buffer's elements are `element`. numpy writes native order without
/// a mark; `long` and `long long` are the same here.
static bool hasElements(const Py_buffer &buffer, Element element) {
  llvm::StringRef format = buffer.format ? buffer.format : "B";
  format.consume_front("@");
  format.consume_front("=");
  if (format.size() != 1)
    return false;
  char code = format[0];
  if (code == 'q')
    code = 'l';
  else if (code == 'Q')
    code = 'L';
  char expected =
      getBufferCode(element == Element::BF16 ? Element::U16 : element);
  return code == expected;
}

bool Argument::setArray(PyObject *array, const ValueType &type, Element element,
                        Refusal &refusal) {
  if (PyObject_GetBuffer(array, &buffer, PyBUF_RECORDS_RO) != 0) {
    // Elements that buffers do not describe, bfloat16 of ml_dtypes for one.
    if (!PyErr_ExceptionMatches(PyExc_ValueError) &&
        !PyErr_ExceptionMatches(PyExc_BufferError))
      return false;
    PyErr_Clear();
    refusal = refuseElement(array, element);
    if (element == Element::BF16)
      refusal.text += ": pass its bits, array.view(numpy.uint16)";
    return false;
  }
  if (!hasElements(buffer, element)) {
    refusal = refuseElement(array, element);
    return false;
  }
  if (!PyBuffer_IsContiguous(&buffer, 'C')) {
    refusal = {PyExc_ValueError, "the array is not contiguous: pass "
                                 "numpy.ascontiguousarray(array)"};
    return false;
  }
  data = buffer.buf;
  shape.assign(buffer.shape, buffer.shape + buffer.ndim);
  return true;
}

/// The bits of `value` as one of 16 bits, rounded to even.
static uint16_t roundTo(const llvm::fltSemantics &semantics, double value) {
  llvm::APFloat rounded(value);
  bool isInexact;
  rounded.convert(semantics, llvm::APFloat::rmNearestTiesToEven, &isInexact);
  return rounded.bitcastToAPInt().getZExtValue();
}

bool Argument::setNumber(PyObject *object, Element element, Refusal &refusal) {
  data = &number;
  if (isFloat(element)) {
    double value = PyFloat_AsDouble(object);
    if (PyErr_Occurred())
      return false;
    float narrow = value;
    if (element == Element::F64)
      std::memcpy(&number, &value, sizeof(value));
    else if (element == Element::F32)
      std::memcpy(&number, &narrow, sizeof(narrow));
    else
      number = roundTo(element == Element::BF16 ? llvm::APFloat::BFloat()
                                                : llvm::APFloat::IEEEhalf(),
                       value);
    return true;
  }
  Reference integer(PyNumber_Index(object));
  if (!integer)
    return false;
  bool isUnsigned = element >= Element::U8;
  unsigned bits = element == Element::Bool ? 1 : getDLPackType(element).bits;
  int overflow = 0;
  int64_t value = 0;
  if (isUnsigned && bits == 64) {
    number = PyLong_AsUnsignedLongLong(integer);
    return !PyErr_Occurred();
  }
  value = PyLong_AsLongLongAndOverflow(integer, &overflow);
  bool isNarrow = isUnsigned || element == Element::Bool;
  int64_t low = isNarrow ? 0 : bits == 64 ? INT64_MIN : -(1ll << (bits - 1));
  int64_t high =
      bits == 64 ? INT64_MAX : (1ll << (isNarrow ? bits : bits - 1)) - 1;
  if (overflow || value < low || value > high) {
    refusal = {PyExc_OverflowError,
               getText(object) + " is no " + getName(element).str()};
    return false;
  }
  number = value;
  return true;
}

bool Argument::set(PyObject *object, const ValueType &type, Element element,
                   Refusal &refusal) {
  PyObject *tensorType = getTensorType();
  bool isTensor =
      tensorType &&
      (reinterpret_cast<PyObject *>(Py_TYPE(object)) == tensorType ||
       PyObject_IsInstance(object, tensorType) == 1);
  if (!type.isTensor)
    return setNumber(object, element, refusal);
  if (isTensor)
    return setTensor(object, type, element, refusal);
  if (PyObject_CheckBuffer(object))
    return setArray(object, type, element, refusal);
  refusal = {PyExc_TypeError, "expected " + type.getText() +
                                  " as a numpy array or a torch tensor, got " +
                                  Py_TYPE(object)->tp_name};
  return false;
}
