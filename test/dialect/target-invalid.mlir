// RUN: prelu-opt %s --split-input-file --verify-diagnostics

// expected-error @+2 {{expects vector_bits to be a power of two from 64 on, got 96}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 96, vector_registers = 32>>} {
}

// -----

// expected-error @+2 {{expects a positive fma_latency, got 0}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, fma_latency = 0>>} {
}

// -----

// expected-error @+2 {{expects at least 4 vector_registers, got 3}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 3>>} {
}

// -----

// expected-error @+1 {{expects a positive number of threads, got 0}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 0, core = <vector_bits = 512, vector_registers = 32>>} {
}

// -----

// expected-error @+2 {{expects l1_bytes of at least one way, got 1024 and l1_way_bytes 4096}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l1_bytes = 1024>>} {
}

// -----

// expected-error @+2 {{expects a positive l2_bytes, got 0}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l2_bytes = 0>>} {
}

// -----

// expected-error @+2 {{expects a positive memory_bytes_per_cycle, got 0}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <memory_bytes_per_cycle = 0>>} {
}

// -----

// expected-error @+2 {{expects dot products on registers of a power of two from 128 bits on, got 192}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <u8s8_bits = 192>>} {
}

// -----

// expected-error @+2 {{a core has no number 'vector_bit'}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bit = 512>>} {
}

// -----

// expected-error @+2 {{'vector_bits' is there twice}}
// expected-error @+1 {{failed to parse PRelu_TargetAttr parameter 'core'}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", threads = 1, core = <vector_bits = 512, vector_bits = 256>>} {
}
