/*===- prelu.h - compile and run networks, from C ------------------------===*\
|*                                                                          *|
|* Part of the prelu-opt project, under the Apache License v2.0 with LLVM   *|
|* Exceptions. See LICENSE for license information.                         *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                  *|
|*                                                                          *|
\*===----------------------------------------------------------------------===*/

#ifndef PRELU_C_PRELU_H
#define PRELU_C_PRELU_H

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define PRELU_EXPORT
#else
#define PRELU_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * From a network's IR to its numbers in one process, for programs that have no
 * MLIR: link with libprelu. prelu-c/Dialect.h is for those that have it.
 *
 * Every function may be called by several threads at the same time, with the
 * same network too; only prelu_close must be the last call with its network.
 * Functions that can fail set `*error` to a text that prelu_free frees, and
 * that names the place in the input where there is one; `error` may be NULL.
 * Nothing here prints or ends the program.
 */

/** A network's functions as code in this process. */
typedef struct prelu_network prelu_network;

/**
 * What an element is. A bf16 or f16 is its 16 bits, a boolean (i1) a byte that
 * is 0 or 1. An index has 64 bits.
 */
typedef enum {
  /** f32, a float. */
  PRELU_F32,
  /** f64, a double. */
  PRELU_F64,
  /** f16, half precision. */
  PRELU_F16,
  /** bf16, a float's upper half. */
  PRELU_BF16,
  /** i1, a boolean. */
  PRELU_I1,
  /** i8, of either sign. */
  PRELU_I8,
  /** i16, of either sign. */
  PRELU_I16,
  /** i32, of either sign. */
  PRELU_I32,
  /** i64, of either sign. */
  PRELU_I64,
  /** index, an int64_t. */
  PRELU_INDEX,
  /** si8, signed. */
  PRELU_SI8,
  /** si16, signed. */
  PRELU_SI16,
  /** si32, signed. */
  PRELU_SI32,
  /** si64, signed. */
  PRELU_SI64,
  /** ui8, unsigned. */
  PRELU_UI8,
  /** ui16, unsigned. */
  PRELU_UI16,
  /** ui32, unsigned. */
  PRELU_UI32,
  /** ui64, unsigned. */
  PRELU_UI64
} prelu_type;

/** The most sizes that a value has. */
#define PRELU_MAX_RANK 8

/**
 * A tensor of `rank` sizes, whose elements lie at `data` row by row without
 * gaps; a number is one of rank 0.
 */
typedef struct {
  /** What each element is. */
  prelu_type type;
  /** How many sizes there are. */
  int64_t rank;
  /** The sizes, of which `rank` count. */
  int64_t shape[PRELU_MAX_RANK];
  /** The elements. */
  void *data;
  /** Of a result: what prelu_release frees. */
  void *memory;
} prelu_value;

/** How to compile. All zero is the default. */
typedef struct {
  /**
   * sizeof(prelu_compile_options), so that later fields can be told from those
   * that are not there; 0 takes the fields of this version.
   */
  size_t size;
  /**
   * Options of prelu-cpu-pipeline, "cpu=znver4 threads=2"; NULL: none, which
   * means this machine's CPU and one thread.
   */
  const char *pipeline;
  /** Threads of the compiler; 0: as many as there are cores. */
  unsigned jobs;
  /**
   * What a step of the compilation that takes over a second is announced by:
   * `seconds` is negative at its start, from another thread, and what it took
   * at its end. NULL: nothing is said.
   */
  void (*announce)(const char *step, double seconds, void *context);
  /** Handed to `announce`. */
  void *context;
} prelu_compile_options;

/** The version of this library, "0.1.0". */
PRELU_EXPORT const char *prelu_version(void);

/**
 * Compiles the file `path`, MLIR as text: linalg on tensors, TOSA. NULL on
 * failure. `options` may be NULL.
 */
PRELU_EXPORT prelu_network *prelu_compile(const char *path,
                                          const prelu_compile_options *options,
                                          char **error);

/** Compiles `length` bytes of text, which errors call `name`. */
PRELU_EXPORT prelu_network *
prelu_compile_text(const char *text, size_t length, const char *name,
                   const prelu_compile_options *options, char **error);

/** Loads a shared library that prelu_save or prelu-compile has written. */
PRELU_EXPORT prelu_network *prelu_open(const char *path, char **error);

/** Writes the network as the shared library `path`. 0 on success. */
PRELU_EXPORT int prelu_save(const prelu_network *network, const char *path,
                            char **error);

/** Frees the network and its code. Results of calls stay. */
PRELU_EXPORT void prelu_close(prelu_network *network);

/** How many functions a network has. */
PRELU_EXPORT size_t prelu_function_count(const prelu_network *network);

/** The name of a function, or NULL from prelu_function_count on. */
PRELU_EXPORT const char *prelu_function_name(const prelu_network *network,
                                             size_t index);

/**
 * The type of a function, "(tensor<?x3xf32>) -> (tensor<?x2xf32>)"; NULL: there
 * is no such function. As everywhere, `function` may be NULL for the only
 * one.
 */
PRELU_EXPORT const char *prelu_function_type(const prelu_network *network,
                                             const char *function);

/** How many results a function has; 0 where there is no such function. */
PRELU_EXPORT size_t prelu_result_count(const prelu_network *network,
                                       const char *function);

/**
 * Calls a function with `argument_count` arguments, which are not written to
 * unless the module says so, and overwrites `results`, of which there must be
 * prelu_result_count; prelu_release frees each. 0 on success; else no result
 * was written.
 */
PRELU_EXPORT int prelu_call(const prelu_network *network, const char *function,
                            const prelu_value *arguments, size_t argument_count,
                            prelu_value *results, size_t result_count,
                            char **error);

/** Frees the memory of a result, or none. */
PRELU_EXPORT void prelu_release(prelu_value *result);

/** Frees the text of an error. */
PRELU_EXPORT void prelu_free(char *error);

#ifdef __cplusplus
}
#endif

#endif /* PRELU_C_PRELU_H */
