module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%module: !transform.any_op {transform.readonly}) {
    transform.prelu.attach_gpu_target %module {chip = "vulkan1.1"} : !transform.any_op
    %functions = transform.structured.match ops{["func.func"]} in %module
        : (!transform.any_op) -> !transform.any_op
    %prelus = transform.prelu.raise %functions : (!transform.any_op) -> !transform.any_op
    %regions = transform.prelu.fuse %functions : (!transform.any_op) -> !transform.any_op
    // Smaller tiles than the machine has room for, the next one on its way.
    transform.prelu.set_gpu_mapping %regions override {block = [8, 16, 16], stages = 2} : !transform.any_op
    %launches = transform.prelu.map_to_gpu %regions : (!transform.any_op) -> !transform.any_op
    transform.yield
  }
}
