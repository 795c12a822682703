"""torch.compile(model, backend="prelu").

Dynamo hands over a graph and the tensors that it was called with, parameters
among them. AOTAutograd makes it functional and, where gradients are asked for,
one graph forward and one backward. Without gradients the parameters become
constants, which is where batch normalization disappears and weights are packed;
they are compared with what they were before each call. What cannot be compiled
runs as torch does it, and the logger "prelu" says why.
"""

from __future__ import annotations

import logging
import operator
from typing import Any, Callable, Dict, List, Optional, Sequence, Set, Tuple

import torch
from torch._dynamo.backends.common import aot_autograd
from torch._functorch.aot_autograd import make_boxed_func
from torch._subclasses.fake_tensor import unset_fake_temporarily

from . import _errors, _network, _prelu, _source

logger = logging.getLogger("prelu")


class Unsupported(Exception):
    """A graph that is left to torch; the text says why."""


def _compile_graph(graph: torch.fx.GraphModule,
                   pipeline: str) -> _prelu.Function:
    """The only function of a functional graph whose results are all tensors or
    numbers."""
    from . import _torch_mlir
    try:
        text, resources = _torch_mlir.import_graph(graph)
    except Exception as error:
        raise Unsupported(f"torch-mlir: {error}") from error
    source = _source.Source("<graph>", text, resources)
    compiled, problems = _prelu.compile(*source.arguments(), pipeline, 0, 3,
                                        None)
    try:
        library = _errors.check(compiled, problems)
    except _errors.CompileError as error:
        raise Unsupported(str(error.problems[0])) from error
    return library.functions[0]


class _Results:
    """Of a graph's results, those to be computed, and where the others come
    from: None, and arguments that are returned."""

    def __init__(self, graph: torch.fx.Graph, placeholders: Sequence[Any]):
        output = next(node for node in graph.nodes if node.op == "output")
        places = {node: i for i, node in enumerate(placeholders)}
        computed: List[Any] = []
        self.sources: List[Tuple[str, Any]] = []
        for value in output.args[0]:
            if value is None or not isinstance(value, torch.fx.Node):
                self.sources.append(("constant", value))
            elif value in places:
                self.sources.append(("argument", places[value]))
            elif value in computed:
                self.sources.append(("result", computed.index(value)))
            else:
                self.sources.append(("result", len(computed)))
                computed.append(value)
        self.count = len(computed)
        self.is_plain = all(source == ("result", i)
                            for i, source in enumerate(self.sources))
        output.args = (tuple(computed),)

    def assemble(self, results: Any, arguments: Sequence[Any]) -> List[Any]:
        flat = (results,) if self.count == 1 else results
        if self.is_plain:
            return list(flat)
        values = {"result": flat, "argument": arguments}
        return [place if kind == "constant" else values[kind][place]
                for kind, place in self.sources]


def _freeze(graph: torch.fx.GraphModule,
            constants: Dict[int, torch.Tensor]) -> List[int]:
    """Makes constants of the arguments with these numbers. Returns the numbers
    of the others."""
    placeholders = [node for node in graph.graph.nodes
                    if node.op == "placeholder"]
    for number, tensor in constants.items():
        node = placeholders[number]
        name = f"_prelu_constant_{number}"
        graph.register_buffer(name, tensor.detach(), persistent=False)
        with graph.graph.inserting_before(node):
            constant = graph.graph.get_attr(name)
        constant.meta.update(node.meta)
        node.replace_all_uses_with(constant)
        graph.graph.erase_node(node)
    return [i for i in range(len(placeholders)) if i not in constants]


def _prepare(value: Any) -> Any:
    if not isinstance(value, torch.Tensor):
        return value
    if not value.is_contiguous():
        value = value.contiguous()
    return value.view(torch.int8) if value.dtype is torch.uint8 else value


class _Compiled:
    """A graph as a function of the arguments that are left."""

    def __init__(self, graph: torch.fx.GraphModule, pipeline: str,
                 constants: Optional[Dict[int, torch.Tensor]] = None):
        # The graph stays torch's, to be run where this one cannot be compiled.
        nodes = torch.fx.Graph()
        nodes.output(nodes.graph_copy(graph.graph, {}))
        # Takes along the constants that `nodes` names.
        copy = torch.fx.GraphModule(graph, nodes)
        self._results = _Results(copy.graph, [
            node for node in copy.graph.nodes if node.op == "placeholder"])
        # AOTAutograd's tracing has tensors without numbers only.
        with unset_fake_temporarily():
            self._used = _freeze(copy, constants or {})
            self._function = (_compile_graph(copy, pipeline)
                              if self._results.count else None)

    def __call__(self, arguments: Sequence[Any]) -> List[Any]:
        results: Any = ()
        if self._function is not None:
            results = self._function(
                *[_prepare(arguments[i]) for i in self._used])
        return self._results.assemble(results, arguments)


def _versions(tensors: Sequence[torch.Tensor]) -> List[int]:
    """How often torch has counted a write to each."""
    try:
        return [tensor._version for tensor in tensors]
    except RuntimeError:
        return [0 if tensor.is_inference() else tensor._version
                for tensor in tensors]


class _Frozen:
    """A graph with its parameters as constants; compiled anew where they have
    changed: where a call comes with other tensors, or torch has counted a write
    to one. Writes past torch, through `data` or a numpy view, it does not see,
    nor those to tensors of inference mode, which torch does not count."""

    def __init__(self, graph: torch.fx.GraphModule, pipeline: str,
                 constants: Dict[int, torch.Tensor]):
        self._graph, self._pipeline = graph, pipeline
        self._numbers = list(constants)
        self._compile([constants[number] for number in self._numbers])

    def _compile(self, tensors: List[torch.Tensor]) -> _Compiled:
        versions = _versions(tensors)
        compiled = _Compiled(self._graph, self._pipeline,
                             dict(zip(self._numbers, tensors)))
        # At once, for other threads that call.
        self._state = (tensors, versions, compiled)
        return compiled

    def __call__(self, arguments: Sequence[Any]) -> List[Any]:
        given = [arguments[number] for number in self._numbers]
        tensors, versions, compiled = self._state
        if not all(map(operator.is_, given, tensors)) or (
                _versions(given) != versions):
            logger.info("parameters have changed: compiling again")
            try:
                compiled = self._compile(given)
            except Unsupported as error:
                logger.warning("a call runs as torch does it: %s", error)
                return list(self._graph(*arguments))
        return compiled(arguments)


def _is_static(tensor: Any, node: torch.fx.Node) -> bool:
    """Whether an argument of Dynamo's graph is a module's parameter or buffer."""
    if not isinstance(tensor, torch.Tensor):
        return False
    if isinstance(tensor, torch.nn.Parameter):
        return True
    described = node.meta.get("tensor_dict") or {}
    return "_dynamo_static_input_type" in described


def _written() -> Set[int]:
    """Numbers of the arguments that the graph which AOTAutograd is tracing writes
    to, such as the statistics of a batch normalization in training mode."""
    context = torch._guards.TracingContext.try_get()
    metadata = context.fw_metadata if context else None
    return set(metadata.mutated_inp_runtime_indices) if metadata else set()


def _check(inputs: Sequence[Any]) -> None:
    for value in inputs:
        if isinstance(value, torch.Tensor):
            if value.device.type != "cpu":
                raise Unsupported(f"a tensor is on {value.device}: code is "
                                  "generated for the CPU")
            if value.is_complex():
                raise Unsupported("a tensor is complex")


def _boxed(call: Callable[[Sequence[Any]], List[Any]]) -> Callable:
    def run(arguments: List[Any]) -> List[Any]:
        results = call(arguments)
        # Boxed: the caller's list is what keeps the arguments alive.
        arguments.clear()
        return results

    run._boxed_call = True  # type: ignore[attr-defined]
    return run


def backend(graph: torch.fx.GraphModule, inputs: List[Any], *,
            options: Optional[Dict[str, Any]] = None, **_: Any) -> Callable:
    """The backend "prelu" of torch.compile.

    Args:
        options: those of `prelu.compile`: cpu, threads (by default torch's),
            winograd and so on.
    """
    pipeline = _network.pipeline_text(
        {"threads": torch.get_num_threads(), **(options or {})})
    placeholders = [node for node in graph.graph.nodes
                    if node.op == "placeholder"]
    # AOTAutograd puts the graph's own parameters, where it has some, in front.
    own = [tensor for _, tensor in graph.named_parameters(remove_duplicate=False)]
    own += [tensor for _, tensor in graph.named_buffers(remove_duplicate=False)]
    constants = dict(enumerate(own))
    for i, (tensor, node) in enumerate(zip(inputs, placeholders)):
        if _is_static(tensor, node):
            constants[len(own) + i] = tensor

    def explain(what: str, error: Exception) -> None:
        logger.warning("%s runs as torch does it: %s", what, error)

    def attempt(what: str, aot: torch.fx.GraphModule,
                make: Callable[[], Callable]) -> Callable:
        try:
            return _boxed(make())
        except Unsupported as error:
            explain(what, error)
            return make_boxed_func(aot.forward)

    def compile_inference(aot: torch.fx.GraphModule, _: Any) -> Callable:
        written = _written()
        kept = {number: tensor for number, tensor in constants.items()
                if number not in written}
        return attempt("a graph", aot, lambda: _Frozen(aot, pipeline, kept))

    def compile_forward(aot: torch.fx.GraphModule, _: Any) -> Callable:
        return attempt("a forward graph", aot, lambda: _Compiled(aot, pipeline))

    def compile_backward(aot: torch.fx.GraphModule, _: Any) -> Callable:
        return attempt("a backward graph", aot, lambda: _Compiled(aot, pipeline))

    try:
        _check(inputs)
        from . import _decompositions
        table = _decompositions.decompositions()
    except (Unsupported, ImportError) as error:
        explain("a graph", error)
        return graph.forward
    return aot_autograd(fw_compiler=compile_forward,
                        bw_compiler=compile_backward,
                        inference_compiler=compile_inference,
                        decompositions=table)(graph, inputs)
