/* use.c: what a program gets right and wrong: each line is checked. */
#include "prelu-c/prelu.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static const char text[] =
    "func.func @twice(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {\n"
    "  %0 = arith.addf %x, %x : tensor<?x3xf32>\n"
    "  return %0 : tensor<?x3xf32>\n"
    "}\n"
    "func.func @mixed(%x: tensor<2xi64>, %a: i64, %b: f32)\n"
    "    -> (tensor<2xi64>, f32, i1, index) {\n"
    "  %s = tensor.splat %a : tensor<2xi64>\n"
    "  %0 = arith.muli %x, %s : tensor<2xi64>\n"
    "  %1 = arith.addf %b, %b : f32\n"
    "  %c = arith.constant 0.0 : f32\n"
    "  %2 = arith.cmpf ogt, %b, %c : f32\n"
    "  %3 = arith.index_cast %a : i64 to index\n"
    "  return %0, %1, %2, %3 : tensor<2xi64>, f32, i1, index\n"
    "}\n"
    "func.func @number(%b: f32) -> f32 {\n"
    "  %1 = arith.mulf %b, %b : f32\n"
    "  return %1 : f32\n"
    "}\n"
    "func.func @nothing() {\n  return\n}\n";

static void report(const char *what, char *error) {
  printf("%s: %s\n", what, error ? error : "no error");
  prelu_free(error);
}

static void *compile_many(void *result) {
  int good = 1;
  for (int i = 0; i < 3; ++i) {
    float data[6] = {1, 2, 3, 4, 5, 6};
    prelu_value x = {PRELU_F32, 2, {2, 3}, data, NULL}, y;
    prelu_network *net =
        prelu_compile_text(text, strlen(text), "twice.mlir", NULL, NULL);
    good &= net && prelu_call(net, "twice", &x, 1, &y, 1, NULL) == 0 &&
            ((float *)y.data)[5] == 12;
    prelu_release(&y);
    prelu_close(net);
  }
  *(int *)result = good;
  return NULL;
}

static void use(const prelu_network *net) {
  char *error = NULL;
  for (size_t i = 0; i <= prelu_function_count(net); ++i)
    if (prelu_function_name(net, i))
      printf("%s %s\n", prelu_function_name(net, i),
             prelu_function_type(net, prelu_function_name(net, i)));

  int64_t numbers[2] = {3, -4}, factor = 5;
  float half = 0.5f;
  prelu_value arguments[3] = {{PRELU_I64, 1, {2}, numbers, NULL},
                              {PRELU_I64, 0, {0}, &factor, NULL},
                              {PRELU_F32, 0, {0}, &half, NULL}};
  prelu_value results[4];
  int failed = prelu_call(net, "mixed", arguments, 3, results, 4, &error);
  printf("mixed: %d %ld %ld %g %d %ld\n", failed, ((long *)results[0].data)[0],
         ((long *)results[0].data)[1], *(float *)results[1].data,
         *(char *)results[2].data, *(long *)results[3].data);
  for (int i = 0; i < 4; ++i)
    prelu_release(&results[i]);
  failed = prelu_call(net, "number", &arguments[2], 1, results, 1, &error);
  printf("number: %d %g\n", failed, *(float *)results[0].data);
  prelu_release(&results[0]);
  printf("nothing: %d\n", prelu_call(net, "nothing", NULL, 0, NULL, 0, &error));

  prelu_call(net, NULL, arguments, 1, results, 1, &error);
  report("several", error);
  prelu_call(net, "once", arguments, 1, results, 1, &error);
  report("unknown", error);
  prelu_call(net, "twice", arguments, 2, results, 1, &error);
  report("element", error);
  arguments[0] = (prelu_value){PRELU_F32, 2, {2, 4}, numbers, NULL};
  prelu_call(net, "twice", arguments, 1, results, 1, &error);
  report("shape", error);
  prelu_call(net, "twice", arguments, 2, results, 1, &error);
  report("count", error);
  prelu_call(net, "twice", arguments, 1, results, 2, &error);
  report("results", error);
  arguments[0].rank = 9;
  prelu_call(net, "twice", arguments, 1, results, 1, &error);
  report("rank", error);
  arguments[0].rank = 2;
  arguments[0].shape[0] = -1;
  arguments[0].shape[1] = 3;
  prelu_call(net, "twice", arguments, 1, results, 1, &error);
  report("negative", error);
  arguments[0].shape[0] = 1;
  arguments[0].data = NULL;
  prelu_call(net, "twice", arguments, 1, results, 1, &error);
  report("null", error);
}

int main(int argc, char **argv) {
  char *error = NULL;
  prelu_compile_options options = {0};
  options.jobs = 1;
  printf("version %s\n", prelu_version());
  prelu_network *net = prelu_compile_text(text, strlen(text), "twice.mlir",
                                          &options, &error);
  if (!net || argc != 2) {
    report("compile", error);
    return 1;
  }
  use(net);

  printf("save: %d\n", prelu_save(net, argv[1], &error));
  prelu_save(net, "/no-such-folder/net.so", &error);
  report("folder", error);
  prelu_close(net);
  net = prelu_open(argv[1], &error);
  if (!net) {
    report("open", error);
    return 1;
  }
  printf("opened: %zu functions\n", prelu_function_count(net));
  prelu_close(net);

  prelu_open("/no-such-file.so", &error);
  report("no library", error);
  prelu_compile("/no-such-file.mlir", NULL, &error);
  report("no file", error);
  prelu_compile_text("", 0, "empty.mlir", NULL, &error);
  report("empty", error);
  prelu_compile_text("func.func @f(", 13, "half.mlir", NULL, &error);
  report("half", error);
  options.pipeline = "cpu=no-such-cpu";
  prelu_compile_text(text, strlen(text), "twice.mlir", &options, &error);
  report("cpu", error);
  options.pipeline = "colour=red";
  prelu_compile_text(text, strlen(text), "twice.mlir", &options, &error);
  report("option", error);

  pthread_t threads[2];
  int good[2] = {0, 0};
  for (int i = 0; i < 2; ++i)
    pthread_create(&threads[i], NULL, compile_many, &good[i]);
  for (int i = 0; i < 2; ++i)
    pthread_join(threads[i], NULL);
  printf("two at once: %d %d\n", good[0], good[1]);
  return 0;
}
