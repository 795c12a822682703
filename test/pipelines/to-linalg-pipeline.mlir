// Out of the dialect: every operation of it, and a network behind each phase.
// What comes out holds nothing of ours, so that a stock mlir-opt parses it
// (test/Integration/CPU/leaving.test runs it).

// RUN: prelu-opt %S/../dialect/ops.mlir --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %S/../dialect/backward.mlir --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %S/../dialect/dot.mlir --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %S/../dialect/dispatch.mlir --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %S/../dialect/winograd-filter.mlir --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// NONE: func.func

// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=raise" | prelu-opt --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --implicit-check-not='prelu.'
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=fuse" | prelu-opt --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --implicit-check-not='prelu.'
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=znver4 stop-after=schedule" -o %t.scheduled
// RUN: FileCheck %s --check-prefix=SCHEDULED --input-file=%t.scheduled
// RUN: prelu-opt %t.scheduled --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --implicit-check-not='prelu.' --implicit-check-not=linalg.unpack
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=znver4 stop-after=outline" | prelu-opt --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=znver4 stop-after=vectorize" | prelu-opt --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// RUN: prelu-opt %s --prelu-spirv-pipeline=stop-after=vectorize | prelu-opt --prelu-to-linalg-pipeline | mlir-opt | FileCheck %s --check-prefix=NONE --implicit-check-not='prelu.'
// The same through the plugin.
// RUN: mlir-opt %t.scheduled --load-dialect-plugin=%prelu_plugin --load-pass-plugin=%prelu_plugin --pass-pipeline='builtin.module(prelu-to-linalg-pipeline)' | mlir-opt | FileCheck %s --implicit-check-not='prelu.'

// SCHEDULED: prelu.target
// SCHEDULED: schedule(<algorithm = winograd
// SCHEDULED: prelu.winograd_filter
// SCHEDULED: prelu.prelu

// CHECK-LABEL: func.func @main(
// CHECK:         linalg.conv_2d_
// CHECK:         arith.cmpf ule
// CHECK-NEXT:    arith.mulf
// CHECK-NEXT:    arith.select
func.func @main(%x: tensor<1x64x30x30xf32>) -> tensor<1x64x28x28xf32> {
  %w = arith.constant dense<0.125> : tensor<64x64x3x3xf32>
  %alpha = arith.constant dense<0.25> : tensor<64xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x64x28x28xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
  %c = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x64x30x30xf32>, tensor<64x64x3x3xf32>) outs(%f : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
  %y = prelu.prelu %c, %alpha {alpha_dims = array<i64: 1>} : tensor<1x64x28x28xf32>, tensor<64xf32>
  return %y : tensor<1x64x28x28xf32>
}
