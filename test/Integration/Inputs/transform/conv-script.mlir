module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%module: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_target %module {cpu = "haswell"} : !transform.any_op
    %functions = transform.structured.match ops{["func.func"]} in %module
        : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %functions : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %functions : (!transform.any_op) -> !transform.any_op
    // Channels outside rows and columns.
    transform.prelu.set_schedule %regions override {order = [0, 1, 2, 3]} {winograd = 0 : i64}
        : !transform.any_op
    // Padding into the region, operands and results into its layout.
    %scheduled = transform.prelu.schedule %functions : (!transform.any_op) -> !transform.any_op
    %loops = transform.prelu.vectorize %scheduled : (!transform.any_op) -> !transform.any_op
    transform.annotate %loops "my.loops" : !transform.any_op
    transform.yield
  }
}
