// REQUIRES: html-report
// RUN: prelu-opt %s --prelu-raise --prelu-fuse --prelu-report=%t.html -o /dev/null
// RUN: FileCheck %s < %t.html

// One file that asks for nothing else, and names in it that are only names.

// CHECK: Content-Security-Policy
// CHECK-NEXT: default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:
// CHECK: <title>html.mlir - prelu-opt</title>
// CHECK-NOT: {{(src|href)=.?(http|//)}}
// CHECK: <script type="application/json" id="data">
// CHECK-SAME: net\u003c/script>\u003cb>
// CHECK-SAME: </script>
// CHECK: Permission is hereby granted
// CHECK: "use strict"
// CHECK: start();

func.func @"net</script><b>"(%x: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 0>} : tensor<4xf32>, tensor<4xf32>
  return %y : tensor<4xf32>
}
