// RUN: %python %S/../Integration/CPU/equal.py %s

// A pool whose windows start one element behind the padding's first: the shift in
// its map is part of where the padding lies.

#in = affine_map<(i, j, k) -> (i + k + 1, j)>
#win = affine_map<(i, j, k) -> (k)>
#out = affine_map<(i, j, k) -> (i, j)>
func.func @main(%x: tensor<64x128xf32>) -> tensor<64x128xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %padded = tensor.pad %x low[16, 0] high[17, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %lowest : f32
  } : tensor<64x128xf32> to tensor<97x128xf32>
  %e = tensor.empty() : tensor<64x128xf32>
  %window = tensor.empty() : tensor<33xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<64x128xf32>) -> tensor<64x128xf32>
  %0 = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "reduction"]}
    ins(%padded, %window : tensor<97x128xf32>, tensor<33xf32>) outs(%init : tensor<64x128xf32>) {
  ^bb0(%a: f32, %w: f32, %acc: f32):
    %m = arith.maximumf %acc, %a : f32
    linalg.yield %m : f32
  } -> tensor<64x128xf32>
  return %0 : tensor<64x128xf32>
}
