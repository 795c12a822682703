/* onet.c: finds faces in crops: compiles MTCNN's O-Net and calls it.
     onet <net.mlir> < crops > scores
   Crops are 4x3x48x48 numbers of 32 bits, scores 4x2. */
#include "prelu-c/prelu.h"
#include <stdio.h>
#include <stdlib.h>

static float crops[4 * 3 * 48 * 48];

static void check(int ok, char *error) {
  if (ok)
    return;
  fprintf(stderr, "%s\n", error);
  exit(1);
}

int main(int argc, char **argv) {
  char *error = NULL;
  if (argc != 2 || fread(crops, sizeof crops, 1, stdin) != 1)
    return 2;
  prelu_network *net = prelu_compile(argv[1], NULL, &error);
  check(net != NULL, error);

  prelu_value input = {PRELU_F32, 4, {4, 3, 48, 48}, crops, NULL};
  prelu_value output[3]; /* boxes, landmarks, scores */
  check(prelu_call(net, "main", &input, 1, output, 3, &error) == 0, error);
  fwrite(output[2].data, sizeof(float), 4 * 2, stdout);

  for (int i = 0; i < 3; ++i)
    prelu_release(&output[i]);
  prelu_close(net);
  return 0;
}
