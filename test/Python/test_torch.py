"""torch modules, and torch.compile(backend="prelu"). Needs torch and torch-mlir:
test/Python/torch_env.sh makes an environment with both."""

import logging
import os
import sys

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("torch_mlir")

import prelu  # noqa: E402
from conftest import NETS  # noqa: E402

sys.path.append(NETS)
import export  # noqa: E402

TINY = [net for net in export.NETS if net.endswith("_tiny")]
SMALL = ["lenet5_16", "pnet", "rnet_64", "onet_16"] + TINY


def error(actual, expected):
    actual = actual if isinstance(actual, tuple) else (actual,)
    expected = expected if isinstance(expected, tuple) else (expected,)
    assert [a.shape for a in actual] == [e.shape for e in expected]
    return max(float((a - e).abs().max() / e.abs().max())
               for a, e in zip(actual, expected))


def load(net):
    make, shapes = export.NETS[net]
    module = make().eval()
    export.initialize(net, module)
    torch.manual_seed(0)
    return module, tuple(torch.rand(shape) * 2 - 1 for shape in shapes)


@pytest.fixture(autouse=True)
def fresh():
    torch._dynamo.reset()
    yield


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.INFO, "prelu")
    return lambda: [record.getMessage() for record in caplog.records
                    if record.name == "prelu"]


class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 8, 3)
        self.norm = torch.nn.BatchNorm2d(8)
        self.act = torch.nn.PReLU(8)
        self.last = torch.nn.Conv2d(8, 4, 1)

    def forward(self, x):
        return self.last(self.act(self.norm(self.conv(x))))


@pytest.fixture
def small():
    torch.manual_seed(0)
    return Small().eval()


def compile_counted(module, **options):
    """torch.compile, and a list that grows by one for each graph."""
    graphs = []
    lookup = torch._dynamo.lookup_backend("prelu")

    def counting(graph, inputs, **settings):
        graphs.append(graph)
        return lookup(graph, inputs, **settings)

    return torch.compile(module, backend=counting, **options), graphs


# ---- prelu.compile(module, example) ----

@pytest.mark.parametrize("net", SMALL)
def test_module(net):
    module, inputs = load(net)
    with torch.no_grad():
        expected = module(*inputs)
    compiled = prelu.compile(module, inputs)
    assert error(compiled(*inputs), expected) < 1e-4
    assert all(r.kind != "missed" for r in compiled.remarks
               if r.category == "prelu-raise")


def test_numpy_in_numpy_out(small):
    x = torch.rand(1, 3, 8, 8)
    y = prelu.compile(small, x)(x.numpy())
    assert isinstance(y, np.ndarray)
    with torch.no_grad():
        np.testing.assert_allclose(y, small(x), rtol=1e-4, atol=1e-5)


def test_structure():
    class Nested(torch.nn.Module):
        def forward(self, pair, z):
            return {"sum": pair["a"] + pair["b"], "more": [z * 2]}

    a, b, z = torch.rand(2), torch.rand(2), torch.rand(3)
    net = prelu.compile(Nested().eval(), ({"a": a, "b": b}, z))
    y = net({"a": a, "b": b}, z)
    assert torch.equal(y["sum"], a + b) and torch.equal(y["more"][0], z * 2)
    with pytest.raises(TypeError, match="nested in another way"):
        net((a, b), z)


def test_dynamic_shapes(small):
    batch = torch.export.Dim("batch")
    net = prelu.compile(small, torch.rand(2, 3, 8, 8),
                        dynamic_shapes=({0: batch},))
    assert net.signature.startswith("(tensor<?x3x8x8xf32>)")
    for n in (1, 5):
        x = torch.rand(n, 3, 8, 8)
        with torch.no_grad():
            assert error(net(x), small(x)) < 1e-5


def test_exported_program(small):
    x = torch.rand(1, 3, 8, 8)
    net = prelu.compile(torch.export.export(small, (x,)))
    with torch.no_grad():
        assert error(net(x), small(x)) < 1e-5


def test_weights_are_not_printed(small):
    net = prelu.compile(small, torch.rand(1, 3, 8, 8))
    assert "dense_resource<weight_" in net._source.text
    assert '"0x' not in net._source.text


def test_module_mistakes(small):
    x = torch.rand(1, 3, 8, 8)
    with pytest.raises(TypeError, match="needs an example"):
        prelu.compile(small)
    with pytest.raises(ValueError, match="training mode.*module.eval"):
        prelu.compile(small.train(), x)


@pytest.mark.parametrize("change, exception, text", [
    (lambda x: x.double(), TypeError, "expected float32, got float64"),
    (lambda x: x[:, :, ::2], ValueError, r"pass tensor.contiguous\(\)"),
    (lambda x: x.to("meta"), ValueError, r"on meta: pass tensor.cpu\(\)"),
    (lambda x: x[0], ValueError, "expected tensor<1x3x8x8xf32>, got "
                                 "tensor<3x8x8xf32>"),
])
def test_tensor_mistakes(small, change, exception, text):
    x = torch.rand(1, 3, 8, 8)
    net = prelu.compile(small, x)
    with pytest.raises(exception, match=f"argument 0 of main: .*{text}"):
        net(change(x))


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float64])
def test_element_types(dtype):
    module = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.PReLU(16))
    module = module.to(dtype).eval()
    x = torch.rand(4, 8).to(dtype)
    y = prelu.compile(module, x)(x)
    assert y.dtype == dtype
    with torch.no_grad():
        assert torch.allclose(y.double(), module(x).double(), rtol=2e-2,
                              atol=2e-2)


def test_onnx(small, tmp_path):
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxscript")
    del onnx
    x = torch.rand(1, 3, 8, 8)
    torch.onnx.export(small, (x,), str(tmp_path / "net.onnx"), dynamo=True,
                      external_data=False)
    net = prelu.compile(tmp_path / "net.onnx")
    with torch.no_grad():
        assert error(net(x), small(x)) < 1e-5


# ---- torch.compile ----

def test_is_registered():
    assert "prelu" in torch._dynamo.list_backends()


@pytest.mark.parametrize("net", SMALL)
def test_one_graph(net, logged):
    module, inputs = load(net)
    compiled, graphs = compile_counted(module)
    with torch.no_grad():
        assert error(compiled(*inputs), module(*inputs)) < 1e-4
    assert len(graphs) == 1
    assert logged() == []


def test_parameters_that_change(small, logged):
    x = torch.rand(1, 3, 8, 8)
    compiled, graphs = compile_counted(small)
    with torch.no_grad():
        before = compiled(x)
        compiled(x)
        assert logged() == []
        small.act.weight.mul_(2)
        assert error(compiled(x), small(x)) < 1e-5
        assert not torch.equal(compiled(x), before)
        assert len(logged()) == 1
        # A parameter of its own.
        small.conv.weight = torch.nn.Parameter(small.conv.weight * 3)
        assert error(compiled(x), small(x)) < 1e-5


def test_statistics_of_training_mode(small, logged):
    """Without gradients, and yet the graph writes to its buffers."""
    import copy
    reference = copy.deepcopy(small).train()
    compiled, _ = compile_counted(small.train())
    with torch.no_grad():
        for _ in range(3):
            x = torch.rand(4, 3, 8, 8)
            assert error(compiled(x), reference(x)) < 1e-5
    assert torch.allclose(small.norm.running_mean, reference.norm.running_mean)
    assert small.norm.num_batches_tracked == 3
    assert logged() == []


def test_dynamic_batch(small):
    compiled, graphs = compile_counted(small, dynamic=True)
    with torch.no_grad():
        for n in (2, 3, 7):
            x = torch.rand(n, 3, 8, 8)
            assert error(compiled(x), small(x)) < 1e-5
    # torch's own aot_eager needs a second one as well.
    assert len(graphs) <= 2


def test_batch_that_changes(small):
    compiled, graphs = compile_counted(small)
    with torch.no_grad():
        for n in (2, 3, 7, 5):
            x = torch.rand(n, 3, 8, 8)
            assert error(compiled(x), small(x)) < 1e-5
    # A static one, then a dynamic one.
    assert len(graphs) == 2


def test_views(small):
    compiled, _ = compile_counted(small)
    x = torch.rand(1, 8, 8, 3).permute(0, 3, 1, 2)
    with torch.no_grad():
        assert error(compiled(x), small(x)) < 1e-5


def test_weight_of_two_layers(logged):
    class Tied(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.dense = torch.nn.Linear(8, 8)
            self.act = torch.nn.PReLU(8)

        def forward(self, x):
            for _ in range(3):
                x = self.act(self.dense(x))
            return x + self.act.weight * self.act.weight

    module = Tied().eval()
    compiled, graphs = compile_counted(module)
    x = torch.rand(4, 8)
    with torch.no_grad():
        assert error(compiled(x), module(x)) < 1e-5
    assert len(graphs) == 1
    assert logged() == []


def test_graph_break(small):
    class Broken(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.first = small

        def forward(self, x):
            y = self.first(x)
            torch._dynamo.graph_break()
            return torch.nn.functional.prelu(y, torch.full((4,), 0.2))

    module = Broken().eval()
    compiled, graphs = compile_counted(module)
    x = torch.rand(1, 3, 8, 8)
    with torch.no_grad():
        assert error(compiled(x), module(x)) < 1e-5
    assert len(graphs) == 2


def test_unsupported_operation_is_logged(logged):
    def function(x):
        return torch.linalg.svdvals(x) + 1

    compiled, _ = compile_counted(function)
    x = torch.rand(4, 4)
    assert error(compiled(x), function(x)) < 1e-5
    assert len(logged()) == 1
    assert "runs as torch does it: torch-mlir: " in logged()[0]
    assert "svd" in logged()[0]


def test_options(small):
    x = torch.rand(1, 3, 8, 8)
    compiled = torch.compile(small, backend="prelu",
                             options={"threads": 1, "winograd": 0})
    with torch.no_grad():
        assert error(compiled(x), small(x)) < 1e-5


def test_unknown_option_is_logged(small, logged):
    compiled = torch.compile(small, backend="prelu", options={"colour": "red"})
    x = torch.rand(1, 3, 8, 8)
    with torch.no_grad():
        assert error(compiled(x), small(x)) < 1e-5
    assert "no such option colour" in logged()[0]


def test_results_that_are_arguments():
    def function(x, y):
        return x, y + 1, None, y + 1

    compiled, _ = compile_counted(function)
    x, y = torch.rand(2), torch.rand(2)
    a, b, c, d = compiled(x, y)
    assert a is x and c is None
    assert torch.equal(b, y + 1) and torch.equal(d, y + 1)


@pytest.mark.parametrize("net", ["lenet5_16", "resnet_tiny", "srresnet_tiny",
                                 "googlenet_tiny"])
def test_training_step(net, logged):
    train(net)
    assert logged() == []


def test_backward_that_is_not_supported(logged):
    """torch-mlir 20261001 fails at the gradient of a depthwise convolution."""
    train("mobilefacenet_tiny")
    assert len(logged()) == 1
    assert logged()[0].startswith("a backward graph runs as torch does it")


def train(net):
    """Three steps, as torch takes them."""
    import copy
    reference, (x,) = load(net)
    inputs = (torch.cat([x, 0.5 * x]),)
    trained = copy.deepcopy(reference)
    compiled, graphs = compile_counted(trained.train())
    reference.train()
    steps = []
    for module, call in ((reference, reference), (trained, compiled)):
        optimizer = torch.optim.SGD(module.parameters(), 1e-3)
        losses = []
        for _ in range(3):
            optimizer.zero_grad()
            loss = call(*inputs).square().mean()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        steps.append(losses)
    np.testing.assert_allclose(steps[0], steps[1], rtol=1e-4)
    for a, b in zip(reference.parameters(), trained.parameters()):
        assert torch.allclose(a, b, rtol=1e-3, atol=1e-5)
    assert len(graphs) == 1


@pytest.mark.parametrize("size, kernel, stride, padding, ceil", [
    ((6, 8), 2, 2, 0, False), ((7, 9), 3, 2, 1, False), ((7, 9), 3, 2, 0, True),
    ((8, 6), (3, 2), (2, 3), (1, 0), True), ((5, 5), 3, 1, 1, False)])
@pytest.mark.parametrize("kind", ["max", "avg", "avg without padding"])
def test_gradients_of_pools(kind, size, kernel, stride, padding, ceil, logged):
    def pool(x):
        if kind == "max":
            return torch.nn.functional.max_pool2d(x, kernel, stride, padding,
                                                  ceil_mode=ceil)
        return torch.nn.functional.avg_pool2d(
            x, kernel, stride, padding, ceil,
            count_include_pad=kind == "avg")

    torch.manual_seed(0)
    x = torch.rand(2, 3, *size, requires_grad=True)
    weight = torch.rand(pool(x).shape)
    wanted, = torch.autograd.grad((pool(x) * weight).sum(), x)
    actual, = torch.autograd.grad(
        (torch.compile(pool, backend="prelu")(x) * weight).sum(), x)
    assert torch.allclose(actual, wanted, rtol=1e-5, atol=1e-6)
    assert logged() == []


def test_module_that_takes_bytes():
    class Image(torch.nn.Module):
        def forward(self, image):
            return image.permute(2, 0, 1).float() / 255

    image = (torch.arange(192) % 251 + 5).to(torch.uint8).reshape(8, 8, 3)
    net = prelu.compile(Image().eval(), image)
    torch.testing.assert_close(net(image), Image()(image))
    torch.testing.assert_close(torch.from_numpy(net(image.numpy())),
                               Image()(image))


def test_bytes(logged):
    image = torch.arange(256, dtype=torch.uint8)
    fast = torch.compile(lambda x: x.float() / 255, backend="prelu")
    torch.testing.assert_close(fast(image), image.float() / 255)
    assert logged() == []
    # torch-mlir would crash.
    fast = torch.compile(lambda x: x * 3, backend="prelu")
    assert torch.equal(fast(image), image * 3)
    assert "uint8: convert to another type first" in logged()[0]


def test_parameters_of_inference_mode(logged):
    with torch.inference_mode():
        module = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.PReLU())
        x = torch.rand(2, 8)
        fast = torch.compile(module, backend="prelu")
        for _ in range(2):
            torch.testing.assert_close(fast(x), module(x))
    assert logged() == []


def test_constants_of_the_graph(logged):
    def pick(x):
        return x.index_select(0, torch.tensor([1, 0]))

    x = torch.rand(2, 8)
    fast = torch.compile(pick, backend="prelu")
    torch.testing.assert_close(fast(x), pick(x))
    assert logged() == []


def test_compiling_again_that_fails(small, logged, monkeypatch):
    from prelu import _torch_backend

    x = torch.rand(2, 3, 9, 9)
    fast = torch.compile(small, backend="prelu")
    with torch.no_grad():
        fast(x)
        small.conv.weight.mul_(2)

        def refuse(*_):
            raise _torch_backend.Unsupported("no space left")

        monkeypatch.setattr(_torch_backend, "_compile_graph", refuse)
        torch.testing.assert_close(fast(x), small(x), rtol=1e-4, atol=1e-5)
    assert logged()[-1] == "a call runs as torch does it: no space left"


def test_weight_that_is_used_and_returned():
    class Both(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(8, 8)

        def forward(self, x):
            return self.linear.weight, self.linear(x)

    module, x = Both().eval(), torch.rand(2, 8)
    weight, y = prelu.compile(module, x)(x)
    assert torch.equal(weight, module.linear.weight)
    torch.testing.assert_close(y, module(x)[1])
