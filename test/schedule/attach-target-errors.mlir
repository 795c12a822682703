// RUN: not prelu-opt %s --prelu-attach-target=cpu=pentium-9 2>&1 | FileCheck %s --check-prefix=CPU
// RUN: not prelu-opt %s --prelu-attach-target=threads=0 2>&1 | FileCheck %s --check-prefix=THREADS
// RUN: not prelu-opt %s --prelu-attach-target=cpu=haswell --prelu-attach-target=cpu=znver4 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not prelu-opt %s --prelu-attach-target=threads=2 --prelu-attach-target=threads=4 2>&1 | FileCheck %s --check-prefix=MORE
// RUN: not prelu-opt %s --prelu-attach-target=cpu=haswell+amx-tail 2>&1 | FileCheck %s --check-prefix=FEATURE
// RUN: not prelu-opt %s --prelu-attach-target=cpu=neoverse-n1+amx-tile 2>&1 | FileCheck %s --check-prefix=ELSEWHERE

// CPU: error: unknown CPU 'pentium-9': use 'native' or a name that clang takes for -mcpu or -march
// THREADS: error: expects a positive number of threads, got 0
// OTHER: error: the option asks for the CPU 'znver4', the module's prelu.target is 'haswell': drop one of the two
// MORE: error: the option asks for 4 threads, the module's prelu.target has 2: drop one of the two
// FEATURE: error: unknown feature 'amx-tail' of x86_64: use one that LLVM knows, or 'no' and one that the CPU has
// ELSEWHERE: error: unknown feature 'amx-tile' of aarch64
module {
}
