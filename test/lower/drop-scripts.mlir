// RUN: prelu-opt %s --prelu-drop-scripts | FileCheck %s --implicit-check-not=transform --implicit-check-not=pdl

// CHECK: module {
// CHECK-NEXT: func.func @main()
module attributes {transform.with_named_sequence} {
  func.func @main() { return }
  transform.named_sequence @__transform_main(%m: !transform.any_op {transform.readonly}) {
    transform.yield
  }
  module @library attributes {transform.with_named_sequence} {
  }
  pdl.pattern @p : benefit(1) {
    %op = pdl.operation "foo.op"
    pdl.rewrite %op with "rewriter"
  }
}
