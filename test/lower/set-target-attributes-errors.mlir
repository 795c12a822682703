// RUN: prelu-opt %s --prelu-set-target-attributes --verify-diagnostics

// expected-error@+1 {{has no 'prelu.target' attribute: run prelu-attach-target first}}
module {
  llvm.func @f() {
    llvm.return
  }
}
