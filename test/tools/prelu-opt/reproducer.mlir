// What fails leaves a file that fails in the same way: of the whole pipeline, and
// of the pass alone.

// RUN: rm -rf %t && mkdir -p %t
// RUN: not prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --mlir-pass-pipeline-crash-reproducer=%t/whole.mlir 2>&1 | FileCheck %s
// RUN: not prelu-opt %t/whole.mlir --run-reproducer 2>&1 | FileCheck %s --check-prefix=ERROR

// RUN: not prelu-opt %s --prelu-cpu-pipeline=cpu=haswell --mlir-pass-pipeline-crash-reproducer=%t/alone.mlir \
// RUN:   --mlir-pass-pipeline-local-reproducer --mlir-disable-threading 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=ALONE --input-file=%t/alone.mlir
// RUN: not prelu-opt %t/alone.mlir --run-reproducer 2>&1 | FileCheck %s --check-prefix=ERROR

// prelu-compile's is one for prelu-opt.
// RUN: not prelu-compile %s -o %t/net.o --cpu=haswell --mlir-pass-pipeline-crash-reproducer=%t/compile.mlir 2>&1 | FileCheck %s
// RUN: not prelu-opt %t/compile.mlir --run-reproducer 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not test -e %t/net.o

// CHECK: error: 'prelu.fused' op expects schedule.tile[0] to be at most 8
// CHECK: PReluVectorize{{.*}}reproducer generated at
// ALONE: pipeline: "builtin.module(builtin.module(prelu-vectorize))"
// ERROR: error: 'prelu.fused' op expects schedule.tile[0] to be at most 8

// The time of each pass.
// RUN: prelu-opt %s --prelu-cpu-pipeline='cpu=haswell stop-after=schedule' --mlir-timing --mlir-timing-display=list 2>&1 >/dev/null | FileCheck %s --check-prefix=TIMING
// TIMING-DAG: PReluSelectSchedule
// TIMING-DAG: PReluRaise

func.func @main(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [80, 8, 1], lanes = 1, vector = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %0 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}
