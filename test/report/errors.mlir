// What cannot be written is said before anything is compiled, and leaves nothing
// behind.

// RUN: rm -rf %t && mkdir %t
// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t/net.txt -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=EXTENSION
// EXTENSION: prelu-opt: error: a report's name ends in .html or .json, got '{{.*}}net.txt'
// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t/none/net.html -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FOLDER
// FOLDER: prelu-opt: error: cannot write the report '{{.*}}net.html': No such file or directory
// RUN: mkdir %t/folder.json
// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t/folder.json -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=ISFOLDER
// ISFOLDER: prelu-opt: error: cannot write the report '{{.*}}folder.json'
// RUN: not prelu-opt %s --split-input-file --prelu-report=%t/net.json -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=SPLIT
// SPLIT: prelu-opt: error: a report is of one module, not of the parts of a file that is split

// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report-profile=%t/none.json -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=ALONE
// ALONE: prelu-opt: error: --prelu-report-profile needs --prelu-report
// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t/net.json --prelu-report-profile=%t/none.json \
// RUN:   -o %t/out.mlir 2>&1 | FileCheck %s --check-prefix=NOPROFILE
// NOPROFILE: prelu-opt: error: cannot read the profile '{{.*}}none.json': No such file or directory
// RUN: echo '{"kernels": [{"name": "a"}]}' > %t.profile.json
// RUN: not prelu-opt %s --prelu-cpu-pipeline --prelu-report=%t/net.json --prelu-report-profile=%t.profile.json \
// RUN:   -o %t/out.mlir 2>&1 | FileCheck %s --check-prefix=PROFILE
// PROFILE: prelu-opt: error: the profile '{{.*}}': kernel 0 needs a 'name', 'calls' above 0 and 'seconds'

// A module that does not compile has no report.
// RUN: not prelu-opt %s --prelu-cpu-pipeline=cpu=nonesuch --prelu-report=%t/net.json -o %t/out.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=COMPILE
// COMPILE: error:

// RUN: ls %t | FileCheck %s --check-prefix=FILES
// FILES: folder.json
// FILES-NOT: {{.}}

func.func @net(%x: tensor<4xf32>, %alpha: tensor<4xf32>) -> tensor<4xf32> {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 0>} : tensor<4xf32>, tensor<4xf32>
  return %y : tensor<4xf32>
}
