// RUN: prelu-opt %s | prelu-opt | FileCheck %s

// Numbers of an unknown CPU are left out, in whatever order the others come; an
// integer does for a fraction.
// CHECK: module attributes {prelu.a = #prelu.core<>,
// CHECK-SAME: prelu.b = #prelu.core<vector_bits = 512, fmas_per_cycle = 0.5, l3_bytes = 123456789, u8s8_bits = 256, u8s8_per_cycle = 2.0>}
module attributes {prelu.a = #prelu.core<vector_bits = 128>,
                   prelu.b = #prelu.core<l3_bytes = 123456789, u8s8_bits = 256, u8s8_per_cycle = 2, fmas_per_cycle = 0.5, vector_bits = 512>} {
}
