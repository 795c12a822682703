// RUN: prelu-opt %s --split-input-file --verify-diagnostics

// expected-error @+1 {{expects 3 entries in block and 2 in thread for algorithm 'tiled', got 1 and 0}}
module attributes {m = #prelu.gpu_mapping<algorithm = tiled, block = [256]>} {
}

// -----

// expected-error @+1 {{expects 1 entries in block and 0 in thread for algorithm 'direct', got 3 and 2}}
module attributes {m = #prelu.gpu_mapping<algorithm = direct, block = [8, 8, 8], thread = [1, 1]>} {
}

// -----

// expected-error @+1 {{expects positive sizes, vector and stages}}
module attributes {m = #prelu.gpu_mapping<algorithm = direct, block = [0]>} {
}

// -----

// expected-error @+1 {{expects positive sizes, vector and stages}}
module attributes {m = #prelu.gpu_mapping<algorithm = direct, block = [64], stages = 0>} {
}

// -----

// expected-error @+1 {{expects block to be a multiple of thread, got 8 and 3}}
module attributes {m = #prelu.gpu_mapping<algorithm = tiled, block = [8, 8, 8], thread = [3, 4], vector = 4>} {
}

// -----

// expected-error @+1 {{expects at most 2 stages for algorithm 'tiled', got 3}}
module attributes {m = #prelu.gpu_mapping<algorithm = tiled, block = [8, 8, 8], thread = [4, 4], vector = 4, stages = 3>} {
}

// -----

// expected-error @+1 {{expects thread to have a multiple of vector columns, got 2 and 4}}
module attributes {m = #prelu.gpu_mapping<algorithm = tiled, block = [8, 8, 8], thread = [4, 2], vector = 4>} {
}

// -----

// expected-error @+1 {{expects max_threads to hold a subgroup, got 16 and 32}}
module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "x", features = "", subgroup = 32, max_threads = 16, shared_bytes = 16384, registers = 64, compute_units = 1, access_bits = 128, matrix = none, stages = 1>} {
}

// -----

// expected-error @+1 {{expects at least 1024 shared_bytes, 32 registers, one of compute_units and of stages, got 16384, 64, 0 and 1}}
module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "x", features = "", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 64, compute_units = 0, access_bits = 128, matrix = none, stages = 1>} {
}

// -----

// expected-error @+1 {{expects access_bits to be a power of two from 32 on, got 96}}
module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "x", features = "", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 64, compute_units = 1, access_bits = 96, matrix = none, stages = 1>} {
}

// -----

// expected-error @+1 {{expects tma for an algorithm with tensor maps only, got 'mma_sync'}}
module attributes {m = #prelu.gpu_mapping<algorithm = mma_sync, block = [64, 64, 32], thread = [32, 32], stages = 3, tma = true>} {
}
