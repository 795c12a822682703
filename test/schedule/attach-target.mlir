// RUN: prelu-opt %s --prelu-attach-target=cpu=haswell | FileCheck %s --check-prefix=HASWELL
// RUN: prelu-opt %s --prelu-attach-target="cpu=neoverse-n1 threads=4" | FileCheck %s --check-prefix=N1
// RUN: prelu-opt %s --prelu-attach-target=cpu=haswell --prelu-attach-target --prelu-attach-target=cpu=haswell | FileCheck %s --check-prefix=HASWELL

// A target that is there already is kept.
// HASWELL: module attributes {prelu.target = #prelu.target<triple = "x86_64-{{.*}}", cpu = "haswell", features = "", threads = 1, core = <vector_bits = 256, vector_registers = 16>>}
// N1: module attributes {prelu.target = #prelu.target<triple = "aarch64-{{.*}}", cpu = "neoverse-n1", features = "", threads = 4, core = <vector_bits = 128, vector_registers = 32>>}
module {
}
