// What a compiled function needs to run alone under an emulator, without a C
// library for the foreign machine: it reads its arguments from standard input
// and writes the sizes and elements of its results to standard output.
// NUM_ARGUMENTS, NUM_RESULTS, RANKS, ELEMENT_BYTES (of each argument, then of each
// result) and SIZES come from aarch64.py.

typedef unsigned long size_t;

static long syscall3(long number, long a, long b, long c) {
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  __asm__ volatile("svc 0"
                   : "+r"(x0)
                   : "r"(x8), "r"(x1), "r"(x2)
                   : "memory");
  return x0;
}

enum { READ = 63, WRITE = 64, EXIT = 93 };

static char heap[64 << 20] __attribute__((aligned(64)));
static size_t used;

void *malloc(size_t size) {
  void *block = heap + used;
  used += (size + 63) / 64 * 64;
  if (used > sizeof heap)
    syscall3(EXIT, 2, 0, 0);
  return block;
}

void free(void *block) {}

void *memcpy(void *to, const void *from, size_t size) {
  for (size_t i = 0; i < size; ++i)
    ((volatile char *)to)[i] = ((const char *)from)[i];
  return to;
}

void *memset(void *to, int value, size_t size) {
  for (size_t i = 0; i < size; ++i)
    ((volatile char *)to)[i] = value;
  return to;
}

// A memref descriptor: two pointers, the offset, sizes, strides.
struct memref {
  char *allocated, *aligned;
  long offset, dims[12];
};

void ENTRY(void *, void *, void *, void *, void *);

static void transfer(long call, char *data, size_t bytes) {
  while (bytes > 0) {
    long done = syscall3(call, call == WRITE, (long)data, bytes);
    if (done <= 0)
      syscall3(EXIT, 3, 0, 0);
    data += done;
    bytes -= done;
  }
}

void start(void) {
  static const int ranks[] = {RANKS};
  static const long bytes[] = {ELEMENT_BYTES};
  static const long sizes[] = {SIZES};
  static struct memref arguments[4];
  const long *size = sizes;
  for (int i = 0; i < NUM_ARGUMENTS; ++i) {
    long elements = 1;
    for (int d = ranks[i]; d-- > 0;) {
      arguments[i].dims[d] = size[d];
      arguments[i].dims[ranks[i] + d] = elements;
      elements *= size[d];
    }
    size += ranks[i];
    arguments[i].aligned = arguments[i].allocated =
        malloc(elements * bytes[i]);
    transfer(READ, arguments[i].aligned, elements * bytes[i]);
  }
  // Descriptors of the results lie one behind the other.
  static long results[64];
  ENTRY(results, &arguments[0], &arguments[1], &arguments[2], &arguments[3]);
  long *result = results;
  for (int i = NUM_ARGUMENTS; i < NUM_ARGUMENTS + NUM_RESULTS; ++i) {
    long elements = 1;
    for (int d = 0; d < ranks[i]; ++d)
      elements *= result[3 + d];
    transfer(WRITE, (char *)(result + 3), ranks[i] * sizeof(long));
    transfer(WRITE, (char *)result[1], elements * bytes[i]);
    result += 3 + 2 * ranks[i];
  }
  syscall3(EXIT, 0, 0, 0);
}

// The kernel enters with the stack aligned, which is all that C needs.
__asm__(".globl _start\n_start: bl start\n");
