func.func @main(%x: tensor<5x7xf32>) -> (tensor<5xf32>, tensor<5xi32>) {
  %ninf = arith.constant 0xFF800000 : f32
  %z = arith.constant 0 : i32
  %e = tensor.empty() : tensor<5xf32>
  %ei = tensor.empty() : tensor<5xi32>
  %f = linalg.fill ins(%ninf: f32) outs(%e: tensor<5xf32>) -> tensor<5xf32>
  %fi = linalg.fill ins(%z: i32) outs(%ei: tensor<5xi32>) -> tensor<5xi32>
  %r:2 = linalg.generic {indexing_maps=[affine_map<(i,j)->(i,j)>,affine_map<(i,j)->(i)>,affine_map<(i,j)->(i)>],iterator_types=["parallel","reduction"]} ins(%x: tensor<5x7xf32>) outs(%f,%fi: tensor<5xf32>, tensor<5xi32>) {
  ^bb0(%a: f32, %m: f32, %mi: i32):
    %j = linalg.index 1 : index
    %k = arith.index_cast %j : index to i32
    %c = arith.cmpf ogt, %a, %m : f32
    %y = arith.select %c, %a, %m : f32
    %yi = arith.select %c, %k, %mi : i32
    linalg.yield %y, %yi : f32, i32
  } -> (tensor<5xf32>, tensor<5xi32>)
  return %r#0, %r#1 : tensor<5xf32>, tensor<5xi32>
}
