/* Runs a compiled PReLU of a tensor<1048576xf32> over all 2^32 inputs and holds
 * it against x > 0 ? x : alpha * x, bit by bit but for the sign of a zero and a
 * NaN's payload, which prelu.prelu leaves open. Prints the number that differ. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 1 << 20 };

typedef struct {
  float *allocated, *aligned;
  int64_t offset, size, stride;
} MemRef;

void _mlir_ciface_prelu(MemRef *result, MemRef *x, float alpha);

static uint64_t compare(const float *x, const float *y, float alpha) {
  uint64_t wrong = 0;
  for (int i = 0; i < SIZE; ++i) {
    float expected = x[i] > 0 ? x[i] : alpha * x[i];
    uint32_t a, b;
    memcpy(&a, &expected, 4);
    memcpy(&b, &y[i], 4);
    int nan = (expected != expected) & (y[i] != y[i]);
    int zero = ((a | b) << 1) == 0;
    wrong += (a != b) & !nan & !zero;
  }
  return wrong;
}

int main(int argc, char **argv) {
  uint64_t wrong = 0, done = 0;
  float *x = aligned_alloc(64, SIZE * sizeof(float));
  for (int i = 1; i < argc; ++i) {
    float alpha = strtof(argv[i], NULL);
    for (uint64_t block = 0; block < (1ull << 32) / SIZE; ++block) {
      for (uint32_t j = 0; j < SIZE; ++j) {
        uint32_t bits = (uint32_t)(block * SIZE) + j;
        memcpy(&x[j], &bits, 4);
      }
      MemRef in = {x, x, 0, SIZE, 1}, out;
      _mlir_ciface_prelu(&out, &in, alpha);
      wrong += compare(x, out.aligned + out.offset, alpha);
      done += SIZE;
      free(out.allocated);
    }
  }
  free(x);
  printf("%llu of %llu differ\n", (unsigned long long)wrong,
         (unsigned long long)done);
  return wrong != 0;
}
