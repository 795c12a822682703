func.func @main(%x: tensor<9x4xf32>, %ix: tensor<6xi32>) -> tensor<6x4xf32> {
  %e = tensor.empty() : tensor<6x4xf32>
  %r = linalg.generic {indexing_maps=[affine_map<(i,j)->(i)>,affine_map<(i,j)->(i,j)>],iterator_types=["parallel","parallel"]} ins(%ix: tensor<6xi32>) outs(%e: tensor<6x4xf32>) {
  ^bb0(%a: i32, %o: f32):
    %j = linalg.index 1 : index
    %c8 = arith.constant 8 : i32
    %b = arith.andi %a, %c8 : i32
    %k = arith.index_cast %b : i32 to index
    %v = tensor.extract %x[%k, %j] : tensor<9x4xf32>
    linalg.yield %v : f32
  } -> tensor<6x4xf32>
  return %r : tensor<6x4xf32>
}
