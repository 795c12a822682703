// RUN: prelu-opt %s --prelu-select-schedule --verify-diagnostics

// expected-error@+1 {{has no 'prelu.target' attribute: run prelu-attach-target first}}
module {
}
