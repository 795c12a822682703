// RUN: prelu-opt %s --split-input-file --verify-diagnostics

// expected-error @+1 {{expects vector_bits to be a power of two from 64 on, got 96}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 96, vector_registers = 32, fma_latency = 4, threads = 1>} {
}

// -----

// expected-error @+1 {{expects a positive fma_latency, got 0}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 32, fma_latency = 0, threads = 1>} {
}

// -----

// expected-error @+1 {{expects at least 4 vector_registers, got 3}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 3, fma_latency = 4, threads = 1>} {
}

// -----

// expected-error @+1 {{expects a positive number of threads, got 0}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 32, fma_latency = 4, threads = 0>} {
}

// -----

// expected-error @+1 {{expects l1_bytes of at least one page of 4096, got 1024}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 32, fma_latency = 4, threads = 1, l1_bytes = 1024>} {
}

// -----

// expected-error @+1 {{expects caches to hold something, got l2_bytes 0 and l3_bytes 33554432}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 32, fma_latency = 4, threads = 1, l2_bytes = 0>} {
}

// -----

// expected-error @+1 {{expects caches to hold something, got l2_bytes 1048576 and l3_bytes -1}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "", vector_bits = 512, vector_registers = 32, fma_latency = 4, threads = 1, l3_bytes = -1>} {
}
