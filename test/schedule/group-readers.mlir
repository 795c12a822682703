// RUN: prelu-opt %s --prelu-group-readers --split-input-file | FileCheck %s
// RUN: prelu-opt %s --prelu-group-readers --split-input-file --remarks-filter='prelu-group-readers' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

// Three branches: %d and %f read %a and what else is there, %f a slice of it.
// CHECK-LABEL: func.func @branches(
// CHECK:         %[[A:.+]] = prelu.fused
// CHECK:           linalg.abs
// CHECK:         %[[B:.+]] = prelu.fused
// CHECK:           linalg.exp ins(%[[A]] :
// CHECK:         %[[D:.+]] = prelu.fused
// CHECK:           linalg.log ins(%[[A]] :
// CHECK:         %[[S:.+]] = tensor.extract_slice %[[A]]
// CHECK:         %[[F:.+]] = prelu.fused
// CHECK:           linalg.sqrt ins(%[[S]] :
// CHECK:         %[[C:.+]] = prelu.fused
// CHECK:           linalg.tanh ins(%[[B]] :
// CHECK:         %[[E:.+]] = prelu.fused
// CHECK:           linalg.erf ins(%[[D]] :
// CHECK:         return %[[C]], %[[E]], %[[F]]
// REMARK-COUNT-2: remark: [Passed] ReaderMoved{{.*}}Remark="computed right behind another region that reads the same result"
// REMARK-NOT: remark
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 256>>} {
  func.func @branches(%x: tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>) {
    %o = tensor.empty() : tensor<8x8xf32>
    %a = prelu.fused {
      %0 = linalg.abs ins(%x : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %b = prelu.fused {
      %0 = linalg.exp ins(%a : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %c = prelu.fused {
      %0 = linalg.tanh ins(%b : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %d = prelu.fused {
      %0 = linalg.log ins(%a : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %e = prelu.fused {
      %0 = linalg.erf ins(%d : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %s = tensor.extract_slice %a[0, 0] [4, 8] [1, 1] : tensor<8x8xf32> to tensor<4x8xf32>
    %p = tensor.empty() : tensor<4x8xf32>
    %f = prelu.fused {
      %0 = linalg.sqrt ins(%s : tensor<4x8xf32>) outs(%p : tensor<4x8xf32>) -> tensor<4x8xf32>
      prelu.yield %0 : tensor<4x8xf32>
    } : tensor<4x8xf32>
    return %c, %e, %f : tensor<8x8xf32>, tensor<8x8xf32>, tensor<4x8xf32>
  }
}

// -----

// A residual waits for the branch, and a loop is no slice that could move.
// CHECK-LABEL: func.func @waits(
// CHECK:         linalg.abs
// CHECK:         linalg.exp
// CHECK:         linalg.tanh
// CHECK:         linalg.add
// CHECK:         scf.for
// CHECK:         linalg.max
// REMARK-NOT: remark
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 256>>} {
  func.func @waits(%x: tensor<8x8xf32>, %n: index, %v: f32) -> (tensor<8x8xf32>, tensor<8x8xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %o = tensor.empty() : tensor<8x8xf32>
    %a = prelu.fused {
      %0 = linalg.abs ins(%x : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %b = prelu.fused {
      %0 = linalg.exp ins(%a : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %c = prelu.fused {
      %0 = linalg.tanh ins(%b : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %d = prelu.fused {
      %0 = linalg.add ins(%a, %c : tensor<8x8xf32>, tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %l = scf.for %i = %c0 to %n step %c1 iter_args(%t = %a) -> (tensor<8x8xf32>) {
      %0 = tensor.insert %v into %t[%i, %i] : tensor<8x8xf32>
      scf.yield %0 : tensor<8x8xf32>
    }
    %e = prelu.fused {
      %0 = linalg.max ins(%l, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    return %d, %e : tensor<8x8xf32>, tensor<8x8xf32>
  }
}

// -----

// No cache holds 256 bytes until the next reader.
// CHECK-LABEL: func.func @large(
// CHECK:         linalg.abs
// CHECK:         linalg.exp
// CHECK:         linalg.tanh
// CHECK:         linalg.log
// REMARK-NOT: remark
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 255>>} {
  func.func @large(%x: tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>) {
    %o = tensor.empty() : tensor<8x8xf32>
    %a = prelu.fused {
      %0 = linalg.abs ins(%x : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %b = prelu.fused {
      %0 = linalg.exp ins(%a : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %c = prelu.fused {
      %0 = linalg.tanh ins(%b : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    %d = prelu.fused {
      %0 = linalg.log ins(%a : tensor<8x8xf32>) outs(%o : tensor<8x8xf32>) -> tensor<8x8xf32>
      prelu.yield %0 : tensor<8x8xf32>
    } : tensor<8x8xf32>
    return %c, %d : tensor<8x8xf32>, tensor<8x8xf32>
  }
}

// -----

// An index takes eight bytes, and eight of them fit 64.
// CHECK-LABEL: func.func @indices(
// CHECK:         arith.index_cast %
// CHECK:         arith.index_castui %
// CHECK:         linalg.add
// REMARK: remark: [Passed] ReaderMoved
module attributes {prelu.target = #prelu.target<triple = "x86_64", cpu = "haswell", features = "", threads = 1,
                   core = <vector_bits = 256, l2_bytes = 64>>} {
  func.func @indices() -> (tensor<8xi64>, tensor<8xi64>) {
    %e = tensor.empty() : tensor<8xindex>
    %o = tensor.empty() : tensor<8xi64>
    %a = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%e : tensor<8xindex>) {
    ^bb0(%p: index):
      %i = linalg.index 0 : index
      linalg.yield %i : index
    } -> tensor<8xindex>
    %b = prelu.fused {
      %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%a : tensor<8xindex>) outs(%o : tensor<8xi64>) {
      ^bb0(%p: index, %q: i64):
        %i = arith.index_cast %p : index to i64
        linalg.yield %i : i64
      } -> tensor<8xi64>
      prelu.yield %0 : tensor<8xi64>
    } : tensor<8xi64>
    %c = prelu.fused {
      %0 = linalg.add ins(%b, %b : tensor<8xi64>, tensor<8xi64>) outs(%o : tensor<8xi64>) -> tensor<8xi64>
      prelu.yield %0 : tensor<8xi64>
    } : tensor<8xi64>
    %d = prelu.fused {
      %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%a : tensor<8xindex>) outs(%o : tensor<8xi64>) {
      ^bb0(%p: index, %q: i64):
        %i = arith.index_castui %p : index to i64
        linalg.yield %i : i64
      } -> tensor<8xi64>
      prelu.yield %0 : tensor<8xi64>
    } : tensor<8xi64>
    return %c, %d : tensor<8xi64>, tensor<8xi64>
  }
}
