module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%module: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_target %module {cpu = "haswell"} : !transform.any_op
    %functions = transform.structured.match ops{["func.func"]} in %module
        : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %functions : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %functions : (!transform.any_op) -> !transform.any_op
    // The cost model's schedule, but for the tile: 3 rows by two registers.
    transform.prelu.set_schedule %regions override {tile = [3, 16, 4]} : !transform.any_op
    transform.yield
  }
}
