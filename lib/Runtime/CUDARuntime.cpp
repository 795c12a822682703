//===- CUDARuntime.cpp - MLIR's GPU runtime functions over CUDA's driver
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the host code of prelu-nvvm-pipeline calls: the functions that
// gpu-to-llvm declares, over the driver of NVIDIA's GPUs. Debian has no such
// library. PTX is compiled when its module is loaded, a cubin is taken as it
// is.
//
// Errors end the program with a message: the functions have no way to report
// one.
//
//===----------------------------------------------------------------------===//

#include <cuda.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

static void check(CUresult result, const char *what) {
  // At the end of a program the driver may go before the libraries that free
  // what they hold on the device.
  if (result == CUDA_SUCCESS || result == CUDA_ERROR_DEINITIALIZED)
    return;
  const char *text = nullptr;
  cuGetErrorString(result, &text);
  std::fprintf(stderr, "prelu CUDA runtime: %s: %s\n", what,
               text ? text : "unknown error");
  std::exit(EXIT_FAILURE);
}

/// Makes the first device's context this thread's.
static void useDevice() {
  static CUcontext context = [] {
    CUdevice device;
    CUcontext primary;
    check(cuInit(0), "starting the driver");
    check(cuDeviceGet(&device, 0), "finding a device");
    check(cuDevicePrimaryCtxRetain(&primary, device), "creating a context");
    return primary;
  }();
  check(cuCtxSetCurrent(context), "using the context");
}

#define PRELU_EXPORT extern "C" __attribute__((visibility("default")))

static CUstream getStream(void *stream) {
  return static_cast<CUstream>(stream);
}
static CUdeviceptr getPointer(void *pointer) {
  return reinterpret_cast<CUdeviceptr>(pointer);
}

PRELU_EXPORT void *mgpuModuleLoad(void *data, size_t) {
  useDevice();
  CUmodule module;
  check(cuModuleLoadData(&module, data), "loading a module");
  return module;
}

PRELU_EXPORT void *mgpuModuleLoadJIT(void *data, int) {
  return mgpuModuleLoad(data, 0);
}

PRELU_EXPORT void mgpuModuleUnload(void *module) {
  useDevice();
  check(cuModuleUnload(static_cast<CUmodule>(module)), "unloading a module");
}

PRELU_EXPORT void *mgpuModuleGetFunction(void *module, const char *name) {
  useDevice();
  CUfunction function;
  check(cuModuleGetFunction(&function, static_cast<CUmodule>(module), name),
        "finding a kernel");
  return function;
}

PRELU_EXPORT void mgpuLaunchKernel(void *kernel, intptr_t gridX, intptr_t gridY,
                                   intptr_t gridZ, intptr_t blockX,
                                   intptr_t blockY, intptr_t blockZ,
                                   int32_t shared, void *stream,
                                   void **parameters, void **extra, size_t) {
  if (gridX == 0 || gridY == 0 || gridZ == 0)
    return;
  useDevice();
  auto *function = static_cast<CUfunction>(kernel);
  // What a kernel may have without asking is 48 KiB.
  if (shared > 0)
    check(cuFuncSetAttribute(function,
                             CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
                             shared),
          "asking for shared memory");
  check(cuLaunchKernel(function, gridX, gridY, gridZ, blockX, blockY, blockZ,
                       shared, getStream(stream), parameters, extra),
        "launching a kernel");
}

PRELU_EXPORT void *mgpuStreamCreate() {
  useDevice();
  CUstream stream;
  check(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING), "creating a stream");
  return stream;
}

PRELU_EXPORT void mgpuStreamDestroy(void *stream) {
  useDevice();
  check(cuStreamDestroy(getStream(stream)), "destroying a stream");
}

PRELU_EXPORT void mgpuStreamSynchronize(void *stream) {
  useDevice();
  check(cuStreamSynchronize(getStream(stream)), "waiting for a stream");
}

PRELU_EXPORT void mgpuStreamWaitEvent(void *stream, void *event) {
  useDevice();
  check(cuStreamWaitEvent(getStream(stream), static_cast<CUevent>(event), 0),
        "waiting for an event");
}

PRELU_EXPORT void *mgpuEventCreate() {
  useDevice();
  CUevent event;
  check(cuEventCreate(&event, CU_EVENT_DISABLE_TIMING), "creating an event");
  return event;
}

PRELU_EXPORT void mgpuEventDestroy(void *event) {
  useDevice();
  check(cuEventDestroy(static_cast<CUevent>(event)), "destroying an event");
}

PRELU_EXPORT void mgpuEventSynchronize(void *event) {
  useDevice();
  check(cuEventSynchronize(static_cast<CUevent>(event)),
        "waiting for an event");
}

PRELU_EXPORT void mgpuEventRecord(void *event, void *stream) {
  useDevice();
  check(cuEventRecord(static_cast<CUevent>(event), getStream(stream)),
        "recording an event");
}

PRELU_EXPORT void *mgpuMemAlloc(uint64_t size, void *, bool isHostShared) {
  useDevice();
  CUdeviceptr pointer = 0;
  // An empty tensor still needs an address.
  size = size == 0 ? 4 : size;
  check(isHostShared ? cuMemAllocManaged(&pointer, size, CU_MEM_ATTACH_GLOBAL)
                     : cuMemAlloc(&pointer, size),
        "allocating memory");
  return reinterpret_cast<void *>(pointer);
}

PRELU_EXPORT void mgpuMemFree(void *pointer, void *stream) {
  useDevice();
  // Kernels of the stream may still use it.
  if (stream)
    check(cuStreamSynchronize(getStream(stream)), "waiting for a stream");
  check(cuMemFree(getPointer(pointer)), "freeing memory");
}

PRELU_EXPORT void mgpuMemcpy(void *to, void *from, size_t size, void *stream) {
  useDevice();
  check(
      cuMemcpyAsync(getPointer(to), getPointer(from), size, getStream(stream)),
      "copying memory");
}

PRELU_EXPORT void mgpuMemset32(void *to, unsigned value, size_t count,
                               void *stream) {
  useDevice();
  check(cuMemsetD32Async(getPointer(to), value, count, getStream(stream)),
        "setting memory");
}

#if CUDA_VERSION >= 12000
namespace {
/// A memref as host code lays it out in memory; sizes and strides follow.
struct MemRef {
  void *allocated, *aligned;
  int64_t offset, sizes[];
};

/// What a tensor map is made from: rank, address, types, sizes and box.
using MapKey = std::array<uint64_t, 16>;
} // namespace

/// Tensor maps in device memory. The driver's call to make one and the copy to
/// the device cost more than a small kernel, and a network asks for the same
/// ones again and again.
static CUdeviceptr getTensorMap(const MapKey &key, const CUtensorMap &map) {
  static std::mutex mutex;
  static std::map<MapKey, CUdeviceptr> known;
  constexpr size_t kMost = 4096;
  std::lock_guard<std::mutex> lock(mutex);
  auto found = known.find(key);
  if (found != known.end())
    return found->second;
  if (known.size() >= kMost) {
    // Kernels may still read them.
    check(cuCtxSynchronize(), "waiting for kernels");
    for (auto &entry : known)
      check(cuMemFree(entry.second), "freeing a tensor map");
    known.clear();
  }
  CUdeviceptr place = 0;
  check(cuMemAlloc(&place, sizeof(map)), "allocating a tensor map");
  check(cuMemcpyHtoD(place, &map, sizeof(map)), "copying a tensor map");
  // The copy may return before the device has it, and kernels run on streams
  // that do not wait for this one.
  check(cuStreamSynchronize(nullptr), "copying a tensor map");
  known.emplace(key, place);
  return place;
}

/// The map of a row-major memref of `rank` dimensions, for boxes of `box`
/// elements, both outermost first.
PRELU_EXPORT void *
mgpuTensorMapEncodeTiledMemref(int64_t rank, void *descriptor, int64_t type,
                               int64_t interleave, int64_t swizzle,
                               int64_t promotion, int64_t fill, int64_t *box) {
  useDevice();
  constexpr int64_t kMostDims = 5;
  if (rank < 1 || rank > kMostDims) {
    std::fprintf(stderr, "prelu CUDA runtime: a tensor map of %ld dimensions\n",
                 static_cast<long>(rank));
    std::exit(EXIT_FAILURE);
  }
  int64_t elementBytes = 4;
  switch (type) {
  case CU_TENSOR_MAP_DATA_TYPE_UINT8:
    elementBytes = 1;
    break;
  case CU_TENSOR_MAP_DATA_TYPE_UINT16:
  case CU_TENSOR_MAP_DATA_TYPE_FLOAT16:
  case CU_TENSOR_MAP_DATA_TYPE_BFLOAT16:
    elementBytes = 2;
    break;
  case CU_TENSOR_MAP_DATA_TYPE_UINT64:
  case CU_TENSOR_MAP_DATA_TYPE_INT64:
  case CU_TENSOR_MAP_DATA_TYPE_FLOAT64:
    elementBytes = 8;
    break;
  }
  auto *memref = static_cast<MemRef *>(descriptor);
  void *start =
      static_cast<char *>(memref->aligned) + memref->offset * elementBytes;
  // The driver counts dimensions from the innermost.
  cuuint64_t sizes[kMostDims], strides[kMostDims];
  cuuint32_t boxSizes[kMostDims], steps[kMostDims];
  MapKey key{static_cast<uint64_t>(rank), reinterpret_cast<uint64_t>(start),
             static_cast<uint64_t>(type),
             static_cast<uint64_t>(swizzle | interleave << 8 | promotion << 16 |
                                   fill << 24)};
  cuuint64_t stride = elementBytes;
  for (int64_t dim = 0; dim < rank; ++dim) {
    sizes[dim] = memref->sizes[rank - 1 - dim];
    boxSizes[dim] = box[rank - 1 - dim];
    steps[dim] = 1;
    strides[dim] = stride *= sizes[dim];
    key[4 + 2 * dim] = sizes[dim];
    key[5 + 2 * dim] = boxSizes[dim];
  }
  CUtensorMap map;
  check(cuTensorMapEncodeTiled(&map, static_cast<CUtensorMapDataType>(type),
                               rank, start, sizes, strides, boxSizes, steps,
                               static_cast<CUtensorMapInterleave>(interleave),
                               static_cast<CUtensorMapSwizzle>(swizzle),
                               static_cast<CUtensorMapL2promotion>(promotion),
                               static_cast<CUtensorMapFloatOOBfill>(fill)),
        "making a tensor map");
  return reinterpret_cast<void *>(getTensorMap(key, map));
}
#endif
