// RUN: prelu-opt %s --prelu-select-schedule --prelu-print-cost-model=tiles=2 -o /dev/null 2>&1 | FileCheck %s

// CHECK:      core
// CHECK-NEXT: vector_bits 512 bits
// CHECK:      fmas_per_cycle 2 a cycle
// CHECK-NEXT: fma_latency 4 cycles
// CHECK:      l2_bytes 1048576 bytes

// The copies for m along the lanes alone would cost more.
// CHECK:      region at {{.*}}print-cost-model.mlir{{.*}}, linalg.matmul, loops 512 x 512 x 64
// CHECK-NEXT: {{^}}* lanes 1, vector 16: [[CYCLES:[0-9]+]] cycles{{$}}
// CHECK-NEXT: {{^}}*   9 rows x 3 registers: [[CYCLES]]
// CHECK-NEXT: {{^}}    {{.*}} rows x {{.*}} registers: {{[0-9]+$}}

// A schedule by hand: the same lanes with another tile.
// CHECK:      region at {{.*}}, linalg.matmul, loops ? x 512 x 64
// CHECK-NEXT: {{^}}* lanes 1, vector 16:
// CHECK-NEXT: {{^}}    {{.*}} rows x
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, fmas_per_cycle = 2.0>>} {
func.func @matmul(%x: tensor<512x64xf32>, %w: tensor<64x512xf32>, %i: tensor<512x512xf32>) -> tensor<512x512xf32> {
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %w : tensor<512x64xf32>, tensor<64x512xf32>) outs(%i : tensor<512x512xf32>) -> tensor<512x512xf32>
    prelu.yield %0 : tensor<512x512xf32>
  } : tensor<512x512xf32>
  return %y : tensor<512x512xf32>
}
func.func @by_hand(%x: tensor<?x64xf32>, %w: tensor<64x512xf32>, %i: tensor<?x512xf32>) -> tensor<?x512xf32> {
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1], lanes = 1, vector = 16>) {
    %0 = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x512xf32>) outs(%i : tensor<?x512xf32>) -> tensor<?x512xf32>
    prelu.yield %0 : tensor<?x512xf32>
  } : tensor<?x512xf32>
  return %y : tensor<?x512xf32>
}
}
