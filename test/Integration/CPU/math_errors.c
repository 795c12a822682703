/* Holds compiled functions of one float against libm's of double: every STEPth
 * of the 2^32 floats from FIRST on, and those where something changes, which
 * are zeros, denormals, infinities and what overflows or vanishes.
 *
 *     math_errors STEP FIRST
 *
 * For each function it prints the largest error in units in the last place, and
 * how many NaN, infinities or signs of zero are wrong. */
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 1 << 14 };

typedef struct {
  float *allocated, *aligned;
  int64_t offset, size, stride;
} MemRef;

#define FUNCTIONS(X)                                                           \
  X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(tanh) X(erf)

#define DECLARE(name) void _mlir_ciface_of_##name(MemRef *result, MemRef *x);
FUNCTIONS(DECLARE)

typedef struct {
  double error;
  float at;
  uint64_t wrong;
  float wrong_at;
} Errors;

static float from_bits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

/* The distance of floats next to x. */
static double unit(double x) {
  int exponent;
  if (fabs(x) < 0x1p-126)
    return 0x1p-149;
  frexp(x, &exponent);
  return ldexp(1, exponent - 24);
}

static void compare(Errors *errors, float x, float y, double exact) {
  float rounded = (float)exact;
  int special = isnan(rounded) || isnan(y) || isinf(rounded) || isinf(y);
  int same = isnan(rounded) ? isnan(y) : rounded == y;
  /* Next to where results overflow one unit decides between the largest number
   * and infinity. */
  int border = signbit(y) == signbit(rounded) &&
               fabs(exact) > FLT_MAX * 0.9999999 &&
               fabs(exact) < FLT_MAX * 1.0000001;
  int zero = y == 0 && rounded == 0 && signbit(y) != signbit(rounded);
  if ((special && !same && !border) || zero) {
    if (errors->wrong++ == 0)
      errors->wrong_at = x;
  } else if (!special) {
    double error = fabs(y - exact) / unit(exact);
    if (error > errors->error) {
      errors->error = error;
      errors->at = x;
    }
  }
}

static void check(Errors *errors, void (*function)(MemRef *, MemRef *),
                  double (*reference)(double), float *x) {
  MemRef in = {x, x, 0, SIZE, 1}, out;
  function(&out, &in);
  for (int i = 0; i < SIZE; ++i)
    compare(errors, x[i], out.aligned[out.offset + i], reference(x[i]));
  free(out.allocated);
}

/* Fifty neighbours of each point where a function changes its ways. */
static void fill_special(float *x) {
  static const float points[] = {
      0,           0x1p-149f, 0x1p-126f,
      0x1p-25f,    0.35f,     0.5f,
      0.70710678f, 1,         1.0397f,
      1.41421356f, 2,         4,
      9.01f,       10,        17.33f,
      20,          87.33655f, 88.0297f,
      88.722839f,  89,        103.278929f,
      103.97208f,  104,       126,
      127,         127.5f,    128,
      129,         149,       150,
      0x1p24f,     0x1p127f,  1.7014118e38f * 1.41421356f,
      FLT_MAX,     INFINITY,  NAN};
  int count = sizeof(points) / sizeof(*points), filled = 0;
  memset(x, 0, SIZE * sizeof(float));
  for (int i = 0; i < count; ++i)
    for (int sign = 0; sign < 2; ++sign)
      for (int step = -25; step < 25; ++step) {
        uint32_t bits;
        memcpy(&bits, &points[i], 4);
        bits = (bits + (uint32_t)step) & 0x7fffffff;
        x[filled++] = from_bits(bits | (uint32_t)sign << 31);
      }
}

static void check_all(const char *name, void (*function)(MemRef *, MemRef *),
                      double (*reference)(double), uint64_t step,
                      uint64_t first) {
  static _Alignas(64) float x[SIZE];
  Errors errors = {0};
  fill_special(x);
  check(&errors, function, reference, x);
  for (uint64_t bits = first; bits < 1ull << 32;) {
    for (int i = 0; i < SIZE; ++i, bits += step)
      x[i] = from_bits((uint32_t)(bits < 1ull << 32 ? bits : first));
    check(&errors, function, reference, x);
  }
  printf("%s %.3f %.9g %llu %.9g\n", name, errors.error, errors.at,
         (unsigned long long)errors.wrong, errors.wrong_at);
  fflush(stdout);
}

int main(int argc, char **argv) {
  uint64_t step = strtoull(argv[1], NULL, 0);
  uint64_t first = strtoull(argv[2], NULL, 0);
  (void)argc;
#define CHECK(name) check_all(#name, _mlir_ciface_of_##name, name, step, first);
  FUNCTIONS(CHECK)
  return 0;
}
