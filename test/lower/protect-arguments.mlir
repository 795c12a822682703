// RUN: prelu-opt %s --prelu-protect-arguments | FileCheck %s

// CHECK: func.func @public(%{{.+}}: tensor<4xf32> {bufferization.writable = false}, %{{.+}}: tensor<4xf32> {bufferization.writable = true}, %{{.+}}: memref<4xf32>, %{{.+}}: f32)
func.func @public(%a: tensor<4xf32>, %b: tensor<4xf32> {bufferization.writable = true}, %c: memref<4xf32>, %d: f32) { return }

// CHECK: func.func private @private(%{{.+}}: tensor<4xf32>) {
func.func private @private(%a: tensor<4xf32>) { return }

// CHECK: func.func private @external(tensor<4xf32>)
func.func private @external(tensor<4xf32>)
