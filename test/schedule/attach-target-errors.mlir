// RUN: not prelu-opt %s --prelu-attach-target=cpu=pentium-9 2>&1 | FileCheck %s --check-prefix=CPU
// RUN: not prelu-opt %s --prelu-attach-target=threads=0 2>&1 | FileCheck %s --check-prefix=THREADS

// CPU: error: unknown CPU 'pentium-9': use 'native' or a name that clang takes for -mcpu or -march
// THREADS: error: expects a positive number of threads, got 0
module {
}
