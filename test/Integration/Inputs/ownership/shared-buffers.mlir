// Every way in which a buffer could be shared.
func.func @ret_arg(%a: tensor<4x4xf32>) -> tensor<4x4xf32> { return %a : tensor<4x4xf32> }
func.func @ret_slice(%a: tensor<4x4xf32>) -> tensor<2x4xf32> {
  %s = tensor.extract_slice %a[1, 0] [2, 4] [1, 1] : tensor<4x4xf32> to tensor<2x4xf32>
  return %s : tensor<2x4xf32>
}
func.func @ret_reshape(%a: tensor<4x4xf32>) -> (tensor<16xf32>, tensor<4x4xf32>) {
  %s = tensor.collapse_shape %a [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  return %s, %a : tensor<16xf32>, tensor<4x4xf32>
}
func.func @ret_const(%a: tensor<4x4xf32>) -> (tensor<4xf32>, tensor<4xf32>) { %c = arith.constant dense<[1.0,2.0,3.0,4.0]> : tensor<4xf32>
  %d = arith.constant dense<[1.0,2.0,3.0,4.0]> : tensor<4xf32>
  return %c, %d : tensor<4xf32>, tensor<4xf32> }
func.func @insert(%x: tensor<4x4xf32>, %y: tensor<1x4xf32>) -> tensor<4x4xf32> {
  %n = tensor.insert_slice %y into %x[1, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<4x4xf32>
  return %n : tensor<4x4xf32>
}
func.func @insert_elem(%x: tensor<4x4xf32>, %y: f32) -> tensor<4x4xf32> {
  %c = arith.constant 2 : index
  %n = tensor.insert %y into %x[%c, %c] : tensor<4x4xf32>
  return %n : tensor<4x4xf32>
}
func.func @fill(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %z = arith.constant 3.0 : f32
  %n = linalg.fill ins(%z : f32) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %n : tensor<4x4xf32>
}
func.func @fill_partly(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %z = arith.constant 3.0 : f32
  %s = tensor.extract_slice %x[1, 0] [2, 4] [1, 1] : tensor<4x4xf32> to tensor<2x4xf32>
  %n = linalg.fill ins(%z : f32) outs(%s : tensor<2x4xf32>) -> tensor<2x4xf32>
  %i = tensor.insert_slice %n into %x[1, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<4x4xf32>
  return %i : tensor<4x4xf32>
}
func.func @outs(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %m = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%c : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}
func.func @outs_same(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %m = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}
func.func @elementwise_outs(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %m = linalg.add ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}
func.func @loop(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a) -> tensor<4x4xf32> {
    %m = linalg.add ins(%x, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %m : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}
func.func @loop_matmul(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a) -> tensor<4x4xf32> {
    %m = linalg.matmul ins(%x, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %m : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}
func.func @loop_none(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %d = tensor.dim %a, %c0 : tensor<4x4xf32>
  %r = scf.for %i = %c0 to %d step %c1 iter_args(%x = %a) -> tensor<4x4xf32> {
    %s = tensor.extract_slice %x[%i, 0] [1, 4] [1, 1] : tensor<4x4xf32> to tensor<1x4xf32>
    %n = linalg.add ins(%s, %s : tensor<1x4xf32>, tensor<1x4xf32>) outs(%s : tensor<1x4xf32>) -> tensor<1x4xf32>
    %m = tensor.insert_slice %n into %x[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<4x4xf32>
    scf.yield %m : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}
func.func @loop_swap(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r:2 = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a, %y = %b) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
    scf.yield %y, %x : tensor<4x4xf32>, tensor<4x4xf32>
  }
  return %r#0, %r#1 : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @loop_twice(%a: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r:2 = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a, %y = %a) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
    %n = linalg.add ins(%x, %y : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %n, %n : tensor<4x4xf32>, tensor<4x4xf32>
  }
  return %r#0, %r#1 : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @if_arg(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %v = tensor.extract %a[%c0, %c0] : tensor<4x4xf32>
  %c = arith.cmpf ogt, %v, %z : f32
  %r:2 = scf.if %c -> (tensor<4x4xf32>, tensor<4x4xf32>) {
    scf.yield %a, %b : tensor<4x4xf32>, tensor<4x4xf32>
  } else {
    scf.yield %a, %a : tensor<4x4xf32>, tensor<4x4xf32>
  }
  return %r#0, %r#1 : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @if_local(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %v = tensor.extract %a[%c0, %c0] : tensor<4x4xf32>
  %c = arith.cmpf ogt, %v, %z : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %s = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %r = scf.if %c -> (tensor<4x4xf32>) {
    scf.yield %s : tensor<4x4xf32>
  } else {
    scf.yield %a : tensor<4x4xf32>
  }
  return %r, %s : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @inserted(%t: tensor<8xf32>, %x: f32) -> (tensor<4xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = tensor.insert_slice %f into %t[2] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %f, %r : tensor<4xf32>, tensor<8xf32>
}
func.func @inserted_fresh(%x: f32) -> (tensor<4xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<4xf32>
  %t0 = tensor.empty() : tensor<8xf32>
  %z = arith.constant 1.0 : f32
  %t = linalg.fill ins(%z : f32) outs(%t0 : tensor<8xf32>) -> tensor<8xf32>
  %f = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = tensor.insert_slice %f into %t[0] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %f, %r : tensor<4xf32>, tensor<8xf32>
}
func.func private @writes(%x: tensor<4x4xf32>) -> tensor<4x4xf32> attributes {no_inline} {
  %z = arith.constant 3.0 : f32
  %n = linalg.fill ins(%z : f32) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %n : tensor<4x4xf32>
}
func.func private @identity(%x: tensor<4x4xf32>) -> tensor<4x4xf32> attributes {no_inline} {
  return %x : tensor<4x4xf32>
}
func.func @calls_public(%a: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %r = call @fill(%a) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %r, %a : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @calls_private(%a: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %r = call @writes(%a) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %r, %a : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @calls_identity(%a: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %r = call @identity(%a) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %q = call @identity(%r) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %r, %q : tensor<4x4xf32>, tensor<4x4xf32>
}
func.func @writes_const(%b: tensor<4xf32>) -> tensor<4xf32> {
  %c = arith.constant dense<[1.0,2.0,3.0,4.0]> : tensor<4xf32>
  %m = linalg.add ins(%c, %b : tensor<4xf32>, tensor<4xf32>) outs(%c : tensor<4xf32>) -> tensor<4xf32>
  return %m : tensor<4xf32>
}
func.func @vector_write(%x: tensor<4x4xf32>, %a: f32) -> tensor<4x4xf32> {
  %c1 = arith.constant 1 : index
  %c0 = arith.constant 0 : index
  %v = vector.broadcast %a : f32 to vector<4xf32>
  %n = vector.transfer_write %v, %x[%c1, %c0] {in_bounds = [true]} : vector<4xf32>, tensor<4x4xf32>
  return %n : tensor<4x4xf32>
}
func.func @forall(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %r = scf.forall (%i) in (4) shared_outs(%o = %x) -> tensor<4x4xf32> {
    %s = tensor.extract_slice %o[%i, 0] [1, 4] [1, 1] : tensor<4x4xf32> to tensor<1x4xf32>
    %n = linalg.add ins(%s, %s : tensor<1x4xf32>, tensor<1x4xf32>) outs(%s : tensor<1x4xf32>) -> tensor<1x4xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %n into %o[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<4x4xf32>
    }
  }
  return %r : tensor<4x4xf32>
}
func.func @while(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %t = arith.constant 10.0 : f32
  %one = arith.constant 1.0 : f32
  %r = scf.while (%x = %a) : (tensor<4x4xf32>) -> tensor<4x4xf32> {
    %v = tensor.extract %x[%c0, %c0] : tensor<4x4xf32>
    %c = arith.cmpf olt, %v, %t : f32
    scf.condition(%c) %x : tensor<4x4xf32>
  } do {
  ^bb0(%x: tensor<4x4xf32>):
    %o = tensor.empty() : tensor<4x4xf32>
    %f = linalg.fill ins(%one : f32) outs(%o : tensor<4x4xf32>) -> tensor<4x4xf32>
    %n = linalg.add ins(%x, %f : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %n : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}
func.func @pad(%a: tensor<4x4xf32>) -> (tensor<6x6xf32>, tensor<4x4xf32>) {
  %z = arith.constant 0.0 : f32
  %p = tensor.pad %a low[1, 1] high[1, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<4x4xf32> to tensor<6x6xf32>
  return %p, %a : tensor<6x6xf32>, tensor<4x4xf32>
}
func.func @writable(%a: tensor<4x4xf32> {bufferization.writable = true}, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %m = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}
