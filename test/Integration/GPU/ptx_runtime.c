// MLIR's GPU runtime functions, handed on to Python: ptx_shapes.py keeps device
// memory in numpy arrays and interprets the kernels.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  void *(*load)(const char *data, size_t size);
  void *(*get_function)(void *module, const char *name);
  void *(*alloc)(uint64_t size);
  void (*free)(void *pointer);
  void (*copy)(void *to, const void *from, size_t size);
  void (*launch)(void *kernel, intptr_t x, intptr_t y, intptr_t z,
                 intptr_t threads, int32_t shared, void **parameters,
                 size_t count);
  void *(*encode)(void *data, int64_t type, int64_t swizzle, int64_t rank,
                  const int64_t *sizes, const int64_t *box);
} Table;

static Table table;

void prelu_set_table(const Table *functions) { table = *functions; }

void *mgpuModuleLoad(void *data, size_t size) { return table.load(data, size); }
// Assembly is text that ends with a zero.
void *mgpuModuleLoadJIT(void *data, int level) {
  (void)level;
  return table.load(data, strlen(data));
}
void mgpuModuleUnload(void *module) { (void)module; }
void *mgpuModuleGetFunction(void *module, const char *name) {
  return table.get_function(module, name);
}
void *mgpuStreamCreate(void) { return (void *)1; }
void mgpuStreamDestroy(void *stream) { (void)stream; }
void mgpuStreamSynchronize(void *stream) { (void)stream; }
void *mgpuMemAlloc(uint64_t size, void *stream, char shared) {
  (void)stream, (void)shared;
  return table.alloc(size);
}
void mgpuMemFree(void *pointer, void *stream) {
  (void)stream;
  table.free(pointer);
}
void mgpuMemcpy(void *to, void *from, size_t size, void *stream) {
  (void)stream;
  table.copy(to, from, size);
}
void mgpuLaunchKernel(void *kernel, intptr_t x, intptr_t y, intptr_t z,
                      intptr_t threads, intptr_t by, intptr_t bz,
                      int32_t shared, void *stream, void **parameters,
                      void **extra, size_t count) {
  (void)by, (void)bz, (void)stream, (void)extra;
  table.launch(kernel, x, y, z, threads, shared, parameters, count);
}
void *mgpuTensorMapEncodeTiledMemref(int64_t rank, void *descriptor,
                                     int64_t type, int64_t interleave,
                                     int64_t swizzle, int64_t promotion,
                                     int64_t fill, int64_t *box) {
  (void)interleave, (void)promotion, (void)fill;
  struct {
    void *allocated, *aligned;
    int64_t offset, sizes[];
  } *memref = descriptor;
  return table.encode(memref->aligned, type, swizzle, rank, memref->sizes, box);
}
