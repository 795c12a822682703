//===- Results.cpp - results as numpy arrays and torch tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Results.h"
#include "Arguments.h"

#include "llvm/ADT/APFloat.h"

#include <nanobind/nanobind.h>

#include <cstdlib>
#include <cstring>

using namespace mlir::prelu;
using namespace mlir::prelu::python;

//===----------------------------------------------------------------------===//
// numpy: an array over an object with a buffer
//===----------------------------------------------------------------------===//

namespace {
/// A result's memory as a Python object, which numpy's arrays keep alive.
struct Memory {
  PyObject_HEAD void *allocation;
  void *data;
  Py_ssize_t bytes;
};
} // namespace

static int getMemoryBuffer(PyObject *self, Py_buffer *buffer, int flags) {
  auto *memory = reinterpret_cast<Memory *>(self);
  return PyBuffer_FillInfo(buffer, self, memory->data, memory->bytes,
                           /*readonly=*/0, flags);
}

static void deallocateMemory(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  std::free(reinterpret_cast<Memory *>(self)->allocation);
  type->tp_free(self);
  Py_DECREF(type);
}

/// The type of Memory, borrowed.
static PyTypeObject *getMemoryType() {
  static PyTypeObject *type = [] {
    static PyType_Slot slots[] = {
        {Py_bf_getbuffer, reinterpret_cast<void *>(getMemoryBuffer)},
        {Py_tp_dealloc, reinterpret_cast<void *>(deallocateMemory)},
        {0, nullptr}};
    static PyType_Spec spec = {"prelu._prelu.Memory", sizeof(Memory), 0,
                               Py_TPFLAGS_DEFAULT, slots};
    return reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&spec));
  }();
  return type;
}

static PyObject *makeShape(llvm::ArrayRef<int64_t> shape) {
  PyObject *tuple = PyTuple_New(shape.size());
  for (size_t i = 0; i < shape.size(); ++i)
    PyTuple_SET_ITEM(tuple, i, PyLong_FromLongLong(shape[i]));
  return tuple;
}

/// numpy.ndarray, borrowed.
static PyObject *getArrayType() {
  static PyObject *type = [] {
    PyObject *numpy = PyImport_ImportModule("numpy");
    return numpy ? PyObject_GetAttrString(numpy, "ndarray") : nullptr;
  }();
  return type;
}

/// numpy's object for the element type, borrowed.
static PyObject *getArrayElementType(Element element) {
  static PyObject *types[13] = {};
  PyObject *&type = types[static_cast<int>(element)];
  if (!type) {
    PyObject *numpy = PyImport_ImportModule("numpy");
    if (!numpy)
      return nullptr;
    llvm::StringRef name =
        getName(element == Element::BF16 ? Element::U16 : element);
    type = PyObject_CallMethod(numpy, "dtype", "s", name.data());
    Py_DECREF(numpy);
  }
  return type;
}

static PyObject *makeArray(OwnedValue value, Element element) {
  PyObject *type = getArrayType();
  PyObject *elementType = getArrayElementType(element);
  if (!type || !elementType)
    return nullptr;
  Memory *memory = PyObject_New(Memory, getMemoryType());
  if (!memory)
    return nullptr;
  memory->data = value.getData();
  memory->bytes = getDLPackType(element).bits / 8;
  for (int64_t size : value.getShape())
    memory->bytes *= size;
  PyObject *shape = makeShape(value.getShape());
  memory->allocation = value.takeAllocation();
  PyObject *arguments[] = {shape, elementType,
                           reinterpret_cast<PyObject *>(memory)};
  PyObject *array = PyObject_Vectorcall(type, arguments, 3, nullptr);
  Py_DECREF(shape);
  Py_DECREF(memory);
  return array;
}

//===----------------------------------------------------------------------===//
// torch: a tensor from a DLPack capsule
//===----------------------------------------------------------------------===//

namespace {
// DLPack's ABI, version 0, which torch takes from a capsule "dltensor".
struct DLTensor {
  void *data;
  int32_t deviceType, deviceIndex;
  int32_t rank;
  uint8_t code, bits;
  uint16_t lanes;
  int64_t *shape, *strides;
  uint64_t byteOffset;
};

struct DLManagedTensor {
  DLTensor tensor;
  void *context;
  void (*deleter)(DLManagedTensor *);
};

/// A result with the description that DLPack hands over.
struct ManagedResult {
  DLManagedTensor managed;
  OwnedValue value;
  llvm::SmallVector<int64_t, 6> shape;
};
} // namespace

static void deleteManaged(DLManagedTensor *managed) {
  delete static_cast<ManagedResult *>(managed->context);
}

/// torch renames the capsules that it takes.
static void deleteCapsule(PyObject *capsule) {
  if (!PyCapsule_IsValid(capsule, "dltensor"))
    return;
  auto *managed =
      static_cast<DLManagedTensor *>(PyCapsule_GetPointer(capsule, "dltensor"));
  managed->deleter(managed);
}

/// torch._C._from_dlpack, borrowed: what torch.utils.dlpack.from_dlpack calls
/// with a capsule in the end.
static PyObject *getFromDLPack() {
  static PyObject *function = [] {
    PyObject *module = PyImport_ImportModule("torch._C");
    return module ? PyObject_GetAttrString(module, "_from_dlpack") : nullptr;
  }();
  return function;
}

static PyObject *makeTorchTensor(OwnedValue value, Element element) {
  PyObject *fromDLPack = getFromDLPack();
  if (!fromDLPack)
    return nullptr;
  auto *result = new ManagedResult();
  result->shape.assign(value.getShape().begin(), value.getShape().end());
  DLPackType type = getDLPackType(element);
  // CPU 0; without strides the elements lie row by row.
  result->managed = {{value.getData(), 1, 0,
                      static_cast<int32_t>(result->shape.size()), type.code,
                      type.bits, 1, result->shape.data(), nullptr, 0},
                     result,
                     deleteManaged};
  result->value = std::move(value);
  PyObject *capsule =
      PyCapsule_New(&result->managed, "dltensor", deleteCapsule);
  if (!capsule) {
    delete result;
    return nullptr;
  }
  PyObject *tensor = PyObject_CallOneArg(fromDLPack, capsule);
  Py_DECREF(capsule);
  return tensor;
}

PyObject *mlir::prelu::python::makeTensor(OwnedValue value, Element element,
                                          bool asTorch) {
  return asTorch ? makeTorchTensor(std::move(value), element)
                 : makeArray(std::move(value), element);
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

template <typename T> static T read(const OwnedValue &value) {
  T number;
  std::memcpy(&number, value.getData(), sizeof(number));
  return number;
}

static double readHalf(const OwnedValue &value,
                       const llvm::fltSemantics &semantics) {
  llvm::APFloat number(semantics, llvm::APInt(16, read<uint16_t>(value)));
  bool isInexact;
  number.convert(llvm::APFloat::IEEEdouble(),
                 llvm::APFloat::rmNearestTiesToEven, &isInexact);
  return number.convertToDouble();
}

PyObject *mlir::prelu::python::makeNumber(const OwnedValue &value,
                                          Element element) {
  switch (element) {
  case Element::F16:
    return PyFloat_FromDouble(readHalf(value, llvm::APFloat::IEEEhalf()));
  case Element::BF16:
    return PyFloat_FromDouble(readHalf(value, llvm::APFloat::BFloat()));
  case Element::F32:
    return PyFloat_FromDouble(read<float>(value));
  case Element::F64:
    return PyFloat_FromDouble(read<double>(value));
  case Element::Bool:
    return PyBool_FromLong(read<uint8_t>(value) & 1);
  case Element::I8:
    return PyLong_FromLong(read<int8_t>(value));
  case Element::I16:
    return PyLong_FromLong(read<int16_t>(value));
  case Element::I32:
    return PyLong_FromLong(read<int32_t>(value));
  case Element::I64:
    return PyLong_FromLongLong(read<int64_t>(value));
  case Element::U8:
    return PyLong_FromLong(read<uint8_t>(value));
  case Element::U16:
    return PyLong_FromLong(read<uint16_t>(value));
  case Element::U32:
    return PyLong_FromUnsignedLong(read<uint32_t>(value));
  case Element::U64:
    return PyLong_FromUnsignedLongLong(read<uint64_t>(value));
  }
  return nullptr;
}
