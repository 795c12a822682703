"""What functions take and give, and what they say of anything else."""

import numpy as np
import pytest

import prelu
from conftest import TWICE

NUMPY_TYPES = {"f16": np.float16, "bf16": np.uint16, "f32": np.float32,
               "f64": np.float64, "i1": np.bool_, "i8": np.int8,
               "i16": np.int16, "i32": np.int32, "i64": np.int64,
               "index": np.int64}


def identity(types, arguments=""):
    listed = ", ".join(f"%{i}: {t}" for i, t in enumerate(types))
    names = ", ".join(f"%{i}" for i in range(len(types)))
    returned = ", ".join(types)
    return (f"func.func @f({listed}) -> ({returned}) {{\n"
            f"  return {names} : {returned}\n}}\n")


@pytest.fixture(scope="module")
def twice():
    return prelu.compile(TWICE)


@pytest.mark.parametrize("element", NUMPY_TYPES)
def test_element_types(element):
    net = prelu.compile(identity([f"tensor<2x3x{element}>"]))
    dtype = NUMPY_TYPES[element]
    x = (np.arange(6).reshape(2, 3) % 2 if element == "i1" else
         np.arange(6).reshape(2, 3)).astype(dtype)
    y = net(x)
    assert y.dtype == dtype
    np.testing.assert_array_equal(y, x)
    assert not np.shares_memory(x, y)
    assert y.flags.writeable and y.flags.c_contiguous


@pytest.mark.parametrize("element, value", [
    ("f32", 0.1), ("f64", 0.1), ("f16", 0.5), ("i1", True), ("i8", -128),
    ("i16", 32767), ("i32", -2**31), ("i64", 2**63 - 1), ("index", -5)])
def test_numbers(element, value):
    net = prelu.compile(identity([element]))
    y = net(value)
    assert y == (np.float32(value) if element == "f32" else value)
    assert isinstance(y, type(value))


def test_bf16_number_rounds_to_even():
    net = prelu.compile(identity(["bf16"]))
    assert net(1.00390625) == 1.0        # half a unit above
    assert net(1.01171875) == 1.015625   # half a unit below an even one


def test_many_results():
    net = prelu.compile(identity(["tensor<2xf32>", "f64", "i1", "tensor<3xi8>"]))
    a, b, c, d = net(np.float32([1, 2]), 0.25, False, np.int8([1, 2, 3]))
    assert (a.tolist(), b, c, d.tolist()) == ([1, 2], 0.25, False, [1, 2, 3])


def test_no_result():
    assert prelu.compile("func.func @f() { return }")() is None


def test_scalar_tensor():
    net = prelu.compile(identity(["tensor<f32>"]))
    y = net(np.array(1.5, np.float32))
    assert y.shape == () and y == 1.5


def test_empty(twice):
    assert twice(np.zeros((0, 3), np.float32)).shape == (0, 3)


def test_read_only_and_unaligned(twice):
    memory = np.zeros(4 * 6 + 1, np.uint8)
    x = memory[1:].view(np.float32).reshape(2, 3)
    x[:] = 1.5
    x.flags.writeable = False
    assert twice(x).tolist() == [[3, 3, 3]] * 2


def test_arguments_are_not_written_to(twice):
    x = np.ones((2, 3), np.float32)
    twice(x)
    assert (x == 1).all()


def test_subclass_and_buffer(twice):
    class Mine(np.ndarray):
        pass
    assert (twice(np.ones((1, 3), np.float32).view(Mine)) == 2).all()
    x = memoryview(np.ones((1, 3), np.float32))
    assert (twice(x) == 2).all()


@pytest.mark.parametrize("argument, exception, text", [
    (np.zeros((2, 3)), TypeError, "expected float32, got float64"),
    (np.zeros((2, 3), ">f4"), TypeError, "expected float32, got >f4"),
    (np.zeros((2, 3), np.int32), TypeError, "expected float32, got int32"),
    (np.zeros((2, 4), np.float32), ValueError,
     r"expected tensor<\?x3xf32>, got tensor<2x4xf32>"),
    (np.zeros(3, np.float32), ValueError,
     r"expected tensor<\?x3xf32>, got tensor<3xf32>"),
    (np.zeros((3, 2), np.float32).T, ValueError,
     "not contiguous: pass numpy.ascontiguousarray"),
    (np.zeros((2, 6), np.float32)[:, ::2], ValueError, "not contiguous"),
    ([[1.0, 2.0, 3.0]], TypeError,
     r"expected tensor<\?x3xf32> as a numpy array or a torch tensor, got list"),
    (None, TypeError, "got NoneType"),
    (1.0, TypeError, "got float"),
], ids=range(10))
def test_wrong_argument(twice, argument, exception, text):
    with pytest.raises(exception, match=f"argument 0 of twice: .*{text}"):
        twice(argument)


def test_wrong_count(twice):
    with pytest.raises(TypeError, match=r"twice takes 1 arguments, not 2: "
                                        r"\(tensor<\?x3xf32>\)"):
        twice(np.zeros((1, 3), np.float32), 1)


@pytest.mark.parametrize("element, value, exception", [
    ("i8", 128, OverflowError), ("i1", 2, OverflowError),
    ("i64", 2**63, OverflowError), ("i32", 0.5, TypeError),
    ("f32", "x", TypeError), ("i32", None, TypeError)])
def test_wrong_number(element, value, exception):
    with pytest.raises(exception):
        prelu.compile(identity([element]))(value)


def test_bfloat16_array_names_the_way():
    ml_dtypes = pytest.importorskip("ml_dtypes")
    net = prelu.compile(identity(["tensor<2xbf16>"]))
    x = np.ones(2, ml_dtypes.bfloat16)
    with pytest.raises(TypeError, match=r"array.view\(numpy.uint16\)"):
        net(x)
    assert (net(x.view(np.uint16)).view(ml_dtypes.bfloat16) == 1).all()


@pytest.mark.parametrize("type", [
    "vector<4xf32>", "memref<2x2xf32, strided<[4, 1]>>", "tensor<*xf32>"])
def test_types_that_no_signature_tells(type):
    with pytest.raises(prelu.CompileError, match="cannot be called: arguments"):
        prelu.compile(f"func.func @f(%x: {type}) {{\n  return\n}}\n")
    net = prelu.compile(f"func.func @f(%x: {type}) {{\n  return\n}}\n"
                        + identity(["f32"]).replace("@f", "@g"))
    assert list(net.functions) == ["g"]
