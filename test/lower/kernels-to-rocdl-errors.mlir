// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-kernels-to-rocdl))' --verify-diagnostics

// expected-error @+1 {{has no AMD target: run prelu-set-gpu-target first}}
gpu.module @k {
}
