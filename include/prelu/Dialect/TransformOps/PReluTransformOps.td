//===- PReluTransformOps.td - the phases as operations of transform scripts
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS
#define PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS

include "prelu/Dialect/IR/PReluBase.td"
include "mlir/Dialect/Transform/IR/TransformDialect.td"
include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/IR/OpBase.td"

class PRelu_TransformOp<string name>
    : Op<Transform_Dialect, "prelu." # name,
         [DeclareOpInterfaceMethods<TransformOpInterface>,
          DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
          ReportTrackingListenerFailuresOpTrait]>;

//===----------------------------------------------------------------------===//
// Targets
//===----------------------------------------------------------------------===//

def PReluAttachTargetOp : PRelu_TransformOp<"attach_target"> {
  let summary = "Says which CPU code is generated for";
  let description = [{
    Puts `prelu.target` on each module of the target handle, as the pass
    `prelu-attach-target` does: `cpu` is `native` or a name that LLVM knows. (A
    script cannot run a pass on the module that it stands in itself.)

    #### Return modes

    Reads the target handle and modifies an attribute of its payload. A module
    that has a target keeps it; one that asks for something else, a CPU that
    nobody knows and a payload that is no module are silenceable failures.

    Example:

    ```mlir
    transform.prelu.attach_target %module {cpu = "haswell"} : !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       DefaultValuedAttr<StrAttr, "\"native\"">:$cpu,
                       DefaultValuedAttr<I64Attr, "1">:$threads);
  let assemblyFormat = "$target attr-dict `:` type($target)";
}

def PReluAttachGPUTargetOp : PRelu_TransformOp<"attach_gpu_target"> {
  let summary = "Says which GPU code is generated for";
  let description = [{
    Puts `prelu.gpu_target` on each module of the target handle, as the pass
    `prelu-attach-gpu-target` does.

    #### Return modes

    Reads the target handle and modifies an attribute of its payload. A module
    that has a target keeps it; a chip that nobody knows and a payload that is
    no module are silenceable failures.

    Example:

    ```mlir
    transform.prelu.attach_gpu_target %module {chip = "sm_80"}
        : !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target, StrAttr:$chip,
                       DefaultValuedAttr<StrAttr, "\"\"">:$features);
  let assemblyFormat = "$target attr-dict `:` type($target)";
}

//===----------------------------------------------------------------------===//
// Phases
//===----------------------------------------------------------------------===//

def PReluRaiseOp : PRelu_TransformOp<"raise"> {
  let summary = "Names every spelling of PReLU in the target";
  let description = [{
    Does to each target, a function or anything else that holds regions, what the
    pass `prelu-raise` does, under the same assumptions and with its remarks.

    #### Return modes

    Reads the target handle and modifies what it holds; handles to operations
    that are still there stay valid, those to operations that are gone are empty,
    and those to operations that another kind has replaced a silenceable failure
    where the script still uses them. The result is a handle to every
    `prelu.prelu` and `prelu.backward` in the targets afterwards. Fails
    definitely, with the error of the pass, where the payload is left half
    rewritten.

    Example:

    ```mlir
    %prelus = transform.prelu.raise %func {no_nans}
        : (!transform.any_op) -> !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       DefaultValuedAttr<BoolAttr, "true">:$finite_alpha,
                       UnitAttr:$no_nans, UnitAttr:$no_infs,
                       UnitAttr:$alpha_at_most_one, UnitAttr:$reassociate);
  let results = (outs TransformHandleTypeInterface:$prelus);
  let assemblyFormat = [{
    $target attr-dict `:` functional-type(operands, results)
  }];
}

def PReluFuseOp : PRelu_TransformOp<"fuse"> {
  let summary = "Puts contractions and their epilogues into prelu.fused";
  let description = [{
    Does to each target what the pass `prelu-fuse` does, with its remarks: each
    contraction that a PReLU follows and its epilogue become one `prelu.fused`.
    `all_contractions` takes those without a PReLU too.

    #### Return modes

    Reads the target handle and modifies what it holds; contractions move, and
    handles to them stay valid. The result is a handle to the new regions, in
    program order; it may be empty. Fails definitely, with the error of the pass,
    where reshapes never come to rest.

    Example:

    ```mlir
    %regions = transform.prelu.fuse %func
        : (!transform.any_op) -> !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       UnitAttr:$all_contractions);
  let results = (outs TransformHandleTypeInterface:$fused);
  let assemblyFormat = [{
    $target attr-dict `:` functional-type(operands, results)
  }];
}

def PReluSetScheduleOp : PRelu_TransformOp<"set_schedule"> {
  let summary = "Says how a prelu.fused is computed on a CPU";
  let description = [{
    Writes a `#prelu.schedule` on every `prelu.fused` of the target handle, in
    place of any it has: `schedule`, or else what the cost model chooses for the
    region alone, with the fields in `override` set to other values. The fields
    have the names and meanings of `#prelu.schedule`; loops are arrays of
    integers, `algorithm` is a string. The cost model needs the module's
    `prelu.target` (`prelu-attach-target`); `winograd` is the largest tile of
    Winograd's algorithm that it may choose: 6, 4, 2 or 0.

    #### Return modes

    Reads the target handle and modifies an attribute of its payload. A schedule
    that the verifier of `prelu.fused` refuses is a silenceable failure with the
    verifier's words, and so are a payload that is no `prelu.fused`, a region
    that has no form on vectors and a missing target; no schedule has changed
    then. `transform.prelu.vectorize` checks what takes the whole region.

    Example:

    ```mlir
    transform.prelu.set_schedule %regions : !transform.any_op
    transform.prelu.set_schedule %regions override {block = 64, order = [1, 0]}
        : !transform.any_op
    transform.prelu.set_schedule %regions
        = <algorithm = direct, tile = [3, 32, 2], lanes = 1, vector = 16>
        : !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       OptionalAttr<PRelu_ScheduleAttr>:$schedule,
                       OptionalAttr<DictionaryAttr>:$overrides,
                       DefaultValuedAttr<I64Attr, "4">:$winograd);
  let assemblyFormat = [{
    $target (`=` $schedule^)? (`override` $overrides^)? attr-dict
    `:` type($target)
  }];
  let hasVerifier = 1;
}

def PReluScheduleOp : PRelu_TransformOp<"schedule"> {
  let summary = "Schedules regions and lays their operands and results out";
  let description = [{
    Does to each target, a function or anything else that holds regions, what the
    schedule phase of the CPU pipeline does with its regions: those without a
    schedule get the cost model's, and operands and results of all get the layout
    that their schedules ask for (weights in panels, Winograd's filters, results
    along the lanes). The module's `prelu.target` is the machine; `winograd` is
    the largest tile of Winograd's algorithm that may be chosen: 6, 4, 2 or 0.

    #### Return modes

    Reads the target handle and modifies what it holds. A region whose result is
    stored in another order is another operation afterwards: use the result,
    a handle to every `prelu.fused` in the targets in program order. A missing
    `prelu.target` is a silenceable failure; anything else that cannot be done
    fails definitely, with the error of the pass.

    Example:

    ```mlir
    %scheduled = transform.prelu.schedule %func
        : (!transform.any_op) -> !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       DefaultValuedAttr<I64Attr, "4">:$winograd);
  let results = (outs TransformHandleTypeInterface:$fused);
  let assemblyFormat = [{
    $target attr-dict `:` functional-type(operands, results)
  }];
  let hasVerifier = 1;
}

def PReluVectorizeOp : PRelu_TransformOp<"vectorize"> {
  let summary = "Computes prelu.fused regions on vector registers";
  let description = [{
    Replaces every `prelu.fused` of the target handle, which has a schedule, by
    loops over register tiles, as the pass `prelu-vectorize` does, with its
    remarks.

    #### Return modes

    Consumes the target handle. The result is a handle to the outermost loops
    (`scf.for`, `scf.forall`), several or none for a region; none too where a
    value of the region turns out to have no form on vectors and its operations
    take its place, which a remark says.

    A payload that is no `prelu.fused`, a region without a form on vectors or
    without a schedule, and a schedule that does not fit are silenceable
    failures: the regions in front have been replaced, the one at fault and those
    behind it still compute what they did.

    Example:

    ```mlir
    %loops = transform.prelu.vectorize %regions
        : (!transform.any_op) -> !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target);
  let results = (outs TransformHandleTypeInterface:$loops);
  let assemblyFormat = [{
    $target attr-dict `:` functional-type(operands, results)
  }];
}

def PReluSetGPUMappingOp : PRelu_TransformOp<"set_gpu_mapping"> {
  let summary = "Says how a prelu.fused is spread over a GPU";
  let description = [{
    Writes a `#prelu.gpu_mapping` on every `prelu.fused` of the target handle, in
    place of any it has: `mapping`, or else what `prelu-select-gpu-mapping`
    chooses, with the fields in `override` set to other values. The choice needs
    the module's `prelu.gpu_target` (`prelu-attach-gpu-target`); `stages` and
    `tf32` are the pass's options.

    #### Return modes

    Reads the target handle and modifies an attribute of its payload. A mapping
    that the attribute's verifier refuses is a silenceable failure with the
    verifier's words, and so are a payload that is no `prelu.fused`, a region
    that has no form in a kernel and a missing target; no mapping has changed
    then. `transform.prelu.map_to_gpu` checks what takes the whole region.

    Example:

    ```mlir
    transform.prelu.set_gpu_mapping %regions override {stages = 2}
        : !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target,
                       OptionalAttr<PRelu_GPUMappingAttr>:$mapping,
                       OptionalAttr<DictionaryAttr>:$overrides,
                       DefaultValuedAttr<I64Attr, "0">:$stages,
                       UnitAttr:$tf32);
  let assemblyFormat = [{
    $target (`=` $mapping^)? (`override` $overrides^)? attr-dict
    `:` type($target)
  }];
  let hasVerifier = 1;
}

def PReluMapToGPUOp : PRelu_TransformOp<"map_to_gpu"> {
  let summary = "Computes prelu.fused regions in GPU kernels";
  let description = [{
    Replaces every `prelu.fused` of the target handle, which has a mapping, by a
    kernel launch, as the pass `prelu-map-to-gpu` does, with its remarks.

    #### Return modes

    Consumes the target handle. The result is a handle to the launches
    (`gpu.launch`), none for a region of which a value turns out to have no form
    in a kernel and whose operations take its place, which a remark says.

    A payload that is no `prelu.fused`, a region without a form in a kernel or
    without a mapping, and a mapping that does not fit are silenceable failures:
    the regions in front have been replaced, the one at fault and those behind it
    still compute what they did.

    Example:

    ```mlir
    %launches = transform.prelu.map_to_gpu %regions
        : (!transform.any_op) -> !transform.any_op
    ```
  }];
  let arguments = (ins TransformHandleTypeInterface:$target);
  let results = (outs TransformHandleTypeInterface:$launches);
  let assemblyFormat = [{
    $target attr-dict `:` functional-type(operands, results)
  }];
}

//===----------------------------------------------------------------------===//
// Pattern sets
//===----------------------------------------------------------------------===//

class PRelu_ApplyPatternsOp<string name>
    : Op<Transform_Dialect, "apply_patterns.prelu." # name,
         [DeclareOpInterfaceMethods<PatternDescriptorOpInterface>]> {
  let assemblyFormat = "attr-dict";
}

def ApplyPReluAlgebraPatternsOp : PRelu_ApplyPatternsOp<"algebra"> {
  let description = [{
    Algebra on `prelu.prelu` whose results are the same to the last bit: a
    negative or zero alpha under another PReLU, PReLU in front of a pad or
    behind a max-pool, of a fill, and integers with alpha 0. `pool_first` moves a
    max-pool in front of a PReLU even where a contraction would compute that on
    its accumulators.
  }];
  let arguments = (ins UnitAttr:$pool_first);
}

def ApplyPReluScalePatternsOp : PRelu_ApplyPatternsOp<"scales"> {
  let description = [{
    Algebra on `prelu.prelu` that changes rounding: chains of PReLUs with
    positive alphas, positive scales behind a PReLU.
  }];
}

def ApplyPReluUnreadPaddingPatternsOp
    : PRelu_ApplyPatternsOp<"unread_padding"> {
  let description = [{
    Lets structured operations that read none of the padding of a `tensor.pad`
    read its source.
  }];
}

def ApplyPReluReshapedPaddingPatternsOp
    : PRelu_ApplyPatternsOp<"reshaped_padding"> {
  let description = [{
    Pads of collapsed tensors, and expanded pads, in the shape with more
    dimensions.
  }];
}

def ApplyPReluTrivialShapePatternsOp
    : PRelu_ApplyPatternsOp<"trivial_shapes"> {
  let description = [{
    Structured operations of no iterations, slices of one element with a step and
    sums that keep a dimension, without these.
  }];
}

def ApplyPReluSplatOperandPatternsOp : PRelu_ApplyPatternsOp<"splat_operands"> {
  let description = [{
    Splats, constants or `tensor.splat`, as the number that they spread where
    elementwise operations read them, and as a `linalg.fill` where something
    starts from them. Operands that this leaves unread stay for upstream's
    patterns that erase such.
  }];
}

def ApplyPReluUnreadInitPatternsOp : PRelu_ApplyPatternsOp<"unread_inits"> {
  let description = [{
    A `tensor.empty` in place of what an elementwise operation writes over without
    reading it, be it a constant or one of its inputs.
  }];
}

def ApplyPReluSinkReshapePatternsOp : PRelu_ApplyPatternsOp<"sink_reshape"> {
  let description = [{
    Moves reshapes of a contraction's result behind the elementwise operations
    and the PReLU that follow, which can then join the contraction.
  }];
}

def ApplyPReluSinkTransposePatternsOp
    : PRelu_ApplyPatternsOp<"sink_transpose"> {
  let description = [{
    Moves transposes behind the operations that only move data.
  }];
}

def ApplyPReluCollapseDimsPatternsOp
    : PRelu_ApplyPatternsOp<"collapse_dims"> {
  let description = [{
    Merges neighbouring dimensions of `prelu.prelu` and `prelu.backward` outside
    regions that alpha does not run along.
  }];
}

def ApplyPReluToLinalgPatternsOp : PRelu_ApplyPatternsOp<"to_linalg"> {
  let description = [{
    Lowers `prelu.prelu` and `prelu.backward` on tensors to `linalg.generic`,
    where no gradient stands in a `prelu.fused`.
  }];
}

def ApplyPReluToVectorPatternsOp : PRelu_ApplyPatternsOp<"to_vector"> {
  let description = [{
    Lowers `prelu.prelu` and `prelu.backward` on vectors and scalars to
    arithmetic.
  }];
}

def ApplyPReluFillBorderPatternsOp : PRelu_ApplyPatternsOp<"fill_border"> {
  let description = [{
    Turns a `tensor.pad` with one padding value into slabs of it around the
    inserted source.
  }];
}

def ApplyPReluApproximateMathPatternsOp
    : PRelu_ApplyPatternsOp<"approximate_math"> {
  let description = [{
    Functions of `math` on f32, f16 and bf16 as arithmetic, within the bounds of
    `docs/numerics.md`.
  }];
}

#endif // PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS
