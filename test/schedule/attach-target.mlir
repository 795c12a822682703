// RUN: prelu-opt %s --prelu-attach-target=cpu=haswell | FileCheck %s --check-prefix=HASWELL
// RUN: prelu-opt %s --prelu-attach-target="cpu=neoverse-n1 threads=4" | FileCheck %s --check-prefix=N1
// RUN: prelu-opt %s --prelu-attach-target=cpu=haswell --prelu-attach-target --prelu-attach-target=cpu=haswell | FileCheck %s --check-prefix=HASWELL
// RUN: prelu-opt %s --prelu-attach-target=cpu=sapphirerapids | FileCheck %s --check-prefix=TILES
// RUN: prelu-opt %s --prelu-attach-target=cpu=sapphirerapids+noamx-bf16+noavx512f --prelu-attach-target=cpu=sapphirerapids+noamx-bf16+noavx512f | FileCheck %s --check-prefix=FEATURES
// RUN: prelu-opt %s --prelu-attach-target=cpu=neoverse-v1 | FileCheck %s --check-prefix=PAIRS

// RUN: prelu-opt %s --prelu-attach-target=cpu=neoverse-v1 --remarks-filter='prelu-.*' 2>&1 | FileCheck %s --check-prefix=V1
// RUN: prelu-opt %s --prelu-attach-target=cpu=neoverse-n1 --remarks-filter='prelu-.*' 2>&1 >/dev/null | count 0

// Scalable registers are used as fixed ones.
// V1: remark: [Missed] ScalableRegisters | Category:prelu-attach-target | Reason="'neoverse-v1' has scalable vector registers, which are used as ones of 128 bits"
// V1: cpu = "neoverse-v1"

// A target that is there already is kept.
// HASWELL: module attributes {prelu.target = #prelu.target<triple = "x86_64-{{.*}}", cpu = "haswell", features = "", threads = 1, core = <vector_bits = 256, fmas_per_cycle = 2.0, fma_latency = 5, l2_bytes = 262144, l3_bytes = 4194304, s16s16_bits = 256, s16s16_latency = 1>>}
// N1: module attributes {prelu.target = #prelu.target<triple = "aarch64-{{.*}}", cpu = "neoverse-n1", features = "", threads = 4, core = <vector_registers = 32, fmas_per_cycle = 2.0, l1_bytes = 65536, l1_way_bytes = 16384, l3_bytes = 16777216, s8s8_bits = 128, {{.*}}>>}

// TILES: vector_bits = 512, {{.*}}tile_registers = 8, i8_tiles_per_cycle = 0.0625, bf16_tiles_per_cycle = 0.0625>
// Features that the CPU has beside its own, or not, stand behind its name.
// FEATURES: cpu = "sapphirerapids", features = "-amx-bf16,-avx512f", {{.*}}vector_bits = 256, {{.*}}tile_registers = 8, i8_tiles_per_cycle = 0.0625>
// PAIRS: i8mm_bits = 128, {{.*}}bf16mm_bits = 128
module {
}
