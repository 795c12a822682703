// The pipeline tells the plan of the arena how many threads there are: the third
// matmul's result lies in the middle of the first one's, or begins with
// the arena.
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell threads=2 stop-after=outline" | FileCheck %s --check-prefix=SHARED
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=outline" | FileCheck %s --check-prefix=ALONE
// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell" | FileCheck %s --check-prefix=MAXIMUM

// SHARED:        arith.constant 65536 : index
// SHARED-NEXT:   memref.view %{{.*}} : {{.*}} to memref<64x256xf32>
// SHARED:        arith.constant 90112 : index
// SHARED-NEXT:   memref.view %{{.*}} : {{.*}} to memref<64x64xf32>
// ALONE:         memref.view %{{.*}} : {{.*}} to memref<64x128xf32>
// ALONE:         arith.constant 0 : index
// ALONE-NEXT:    memref.view %{{.*}} : {{.*}} to memref<64x64xf32>

// Maxima reach LLVM as such.
// MAXIMUM:       llvm.intr.maximum
func.func @main(%x: tensor<64x64xf32>, %w0: tensor<64x256xf32>, %w1: tensor<256x128xf32>,
                %w2: tensor<128x64xf32>, %w3: tensor<64x32xf32>) -> tensor<64x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<64x256xf32>
  %f0 = linalg.fill ins(%zero : f32) outs(%e0 : tensor<64x256xf32>) -> tensor<64x256xf32>
  %y0 = linalg.matmul ins(%x, %w0 : tensor<64x64xf32>, tensor<64x256xf32>)
      outs(%f0 : tensor<64x256xf32>) -> tensor<64x256xf32>
  %e1 = tensor.empty() : tensor<64x128xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<64x128xf32>) -> tensor<64x128xf32>
  %y1 = linalg.matmul ins(%y0, %w1 : tensor<64x256xf32>, tensor<256x128xf32>)
      outs(%f1 : tensor<64x128xf32>) -> tensor<64x128xf32>
  %e2 = tensor.empty() : tensor<64x64xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<64x64xf32>) -> tensor<64x64xf32>
  %y2 = linalg.matmul ins(%y1, %w2 : tensor<64x128xf32>, tensor<128x64xf32>)
      outs(%f2 : tensor<64x64xf32>) -> tensor<64x64xf32>
  %e3 = tensor.empty() : tensor<64x32xf32>
  %f3 = linalg.fill ins(%zero : f32) outs(%e3 : tensor<64x32xf32>) -> tensor<64x32xf32>
  %y3 = linalg.matmul ins(%y2, %w3 : tensor<64x64xf32>, tensor<64x32xf32>)
      outs(%f3 : tensor<64x32xf32>) -> tensor<64x32xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]}
      ins(%y3 : tensor<64x32xf32>) outs(%e3 : tensor<64x32xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %zero : f32
    linalg.yield %c : f32
  } -> tensor<64x32xf32>
  return %m : tensor<64x32xf32>
}
