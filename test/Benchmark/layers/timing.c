// Loops that Python would be too slow for: calls of a compiled function, and
// what the machine can do at most.

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#ifdef __AVX512F__
#define WIDTH 16
#elif defined(__AVX__)
#define WIDTH 8
#else
#define WIDTH 4
#endif
typedef float vec __attribute__((vector_size(4 * WIDTH)));
typedef int32_t ivec __attribute__((vector_size(4 * WIDTH)));

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

typedef void (*function)(void *, void *, void *, void *);

// Seconds for `count` calls of a `_mlir_ciface_` function with up to three
// arguments; results are freed as a caller would, `offsets` says where they are.
double time_calls(function f, char *results, void **arguments, int count,
                  const int *offsets, int num_results) {
  double start = now();
  for (int i = 0; i < count; ++i) {
    f(results, arguments[0], arguments[1], arguments[2]);
    for (int r = 0; r < num_results; ++r)
      free(*(void **)(results + offsets[r]));
  }
  return now() - start;
}

enum { CHAINS = 16, STEPS = 1 << 20, ROUNDS = 20 };
#define ROUND_FLOP (2.0 * CHAINS * WIDTH * STEPS)

// Seconds of ROUND_FLOP operations, independent multiply-adds on full registers.
static double fma_round(void) {
  vec acc[CHAINS], a, b;
  for (int i = 0; i < WIDTH; ++i)
    a[i] = 0.999f, b[i] = 0.001f;
  for (int c = 0; c < CHAINS; ++c)
    acc[c] = b * (float)c;
  double start = now();
  for (int step = 0; step < STEPS; ++step) {
#pragma clang loop unroll(full)
    for (int c = 0; c < CHAINS; ++c)
      acc[c] = acc[c] * a + b;
    // Keeps the accumulators in registers and the loop in place.
    __asm__ volatile("" ::: "memory");
  }
  double seconds = now() - start;
  for (int c = 1; c < CHAINS; ++c)
    acc[0] += acc[c];
  volatile float sink = acc[0][0];
  (void)sink;
  return seconds;
}

// FLOP per second of multiply-adds, at best.
double fma_peak(void) {
  double best = INFINITY;
  for (int round = 0; round < ROUNDS; ++round) {
    double seconds = fma_round();
    best = seconds < best ? seconds : best;
  }
  return ROUND_FLOP / best;
}

// FLOP per second of multiply-adds, on the average.
double fma_mean(void) {
  double seconds = 0;
  for (int round = 0; round < ROUNDS; ++round)
    seconds += fma_round();
  return ROUNDS * ROUND_FLOP / seconds;
}

// Seconds of a loop by hand that reads `reads` and writes `writes` floats
// (multiples of the vector), a PReLU where both are there. The faster one of
// plain and non-temporal stores.
double stream(const float *x, int64_t reads, float *y, int64_t writes) {
  vec alpha = {0};
  alpha += 0.25f;
  double best = INFINITY;
  int repeat = reads + writes > (1 << 20) ? 1 : (1 << 21) / (reads + writes + 1);
  for (int round = 0; round < 24; ++round) {
    int streaming = round % 2;
    double start = now();
    for (int r = 0; r < repeat; ++r) {
      vec sum[4] = {alpha, alpha, alpha, alpha};
      int64_t both = reads < writes ? reads : writes;
      for (int64_t i = 0; i < both; i += WIDTH) {
        vec v = *(const vec *)(x + i);
        ivec mask = v > 0;
        vec scaled = v * alpha;
        vec result = (vec)((mask & (ivec)v) | (~mask & (ivec)scaled));
        if (streaming)
          __builtin_nontemporal_store(result, (vec *)(y + i));
        else
          *(vec *)(y + i) = result;
      }
      for (int64_t i = both; i + 4 * WIDTH <= reads; i += 4 * WIDTH)
        for (int k = 0; k < 4; ++k)
          sum[k] += *(const vec *)(x + i + k * WIDTH);
      for (int64_t i = both; i < writes; i += WIDTH) {
        if (streaming)
          __builtin_nontemporal_store(alpha, (vec *)(y + i));
        else
          *(vec *)(y + i) = alpha;
      }
      sum[0] += sum[1] + sum[2] + sum[3];
      volatile float sink = sum[0][0];
      (void)sink;
    }
    double seconds = (now() - start) / repeat;
    best = seconds < best ? seconds : best;
  }
  return best;
}
