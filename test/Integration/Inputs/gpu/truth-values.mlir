func.func @main(%x: tensor<5x7xf32>, %w: tensor<5x7xf32>) -> tensor<5x7xf32> {
  %ei = tensor.empty() : tensor<5x7xi1>
  %e = tensor.empty() : tensor<5x7xf32>
  %c = linalg.generic {indexing_maps=[affine_map<(i,j)->(i,j)>,affine_map<(i,j)->(i,j)>,affine_map<(i,j)->(i,j)>],iterator_types=["parallel","parallel"]} ins(%x, %w: tensor<5x7xf32>, tensor<5x7xf32>) outs(%ei: tensor<5x7xi1>) {
  ^bb0(%a: f32, %b: f32, %o: i1):
    %q = arith.cmpf ogt, %a, %b : f32
    linalg.yield %q : i1
  } -> tensor<5x7xi1>
  %t = tensor.empty() : tensor<7x5xi1>
  %ct = linalg.transpose ins(%c: tensor<5x7xi1>) outs(%t: tensor<7x5xi1>) permutation=[1,0]
  %r = linalg.generic {indexing_maps=[affine_map<(i,j)->(j,i)>,affine_map<(i,j)->(i,j)>,affine_map<(i,j)->(i,j)>,affine_map<(i,j)->(i,j)>],iterator_types=["parallel","parallel"]} ins(%ct, %x, %w: tensor<7x5xi1>, tensor<5x7xf32>, tensor<5x7xf32>) outs(%e: tensor<5x7xf32>) {
  ^bb0(%q: i1, %a: f32, %b: f32, %o: f32):
    %s = arith.select %q, %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<5x7xf32>
  return %r : tensor<5x7xf32>
}
