"""Mistakes, and the exceptions that name them."""

import os

import numpy as np
import pytest

import prelu
from conftest import TWICE


def test_parse_error_has_a_place(tmp_path):
    path = tmp_path / "half.mlir"
    path.write_text("func.func @f() {\n  oops\n}\n")
    with pytest.raises(prelu.CompileError) as raised:
        prelu.compile(path)
    problem = raised.value.problems[0]
    assert (problem.severity, problem.line) == ("error", 2)
    assert problem.file == str(path)
    assert str(raised.value).startswith(f"{path}:2:")


def test_notes_are_there():
    text = TWICE.replace("arith.addf %x, %x", "arith.addf %x, %y")
    with pytest.raises(prelu.CompileError, match="use of undeclared SSA value"):
        prelu.compile(text)


def test_no_lowering_has_a_place():
    text = """func.func @f(%x: tensor<4xf8E4M3FN>) -> tensor<4xf8E4M3FN> {
  %0 = arith.addf %x, %x : tensor<4xf8E4M3FN>
  return %0 : tensor<4xf8E4M3FN>
}
"""
    with pytest.raises(prelu.CompileError, match="<text>:2:.*no lowering"):
        prelu.compile(text)


@pytest.mark.parametrize("arguments, exception, text", [
    ({"source": "no-such-file.mlir"}, prelu.CompileError,
     "no-such-file.mlir: No such file or directory"),
    ({"source": 3}, TypeError, "an .onnx file, or a torch module, got int"),
    ({"source": TWICE, "cpu": "z80"}, prelu.CompileError, "unknown CPU 'z80'"),
    ({"source": TWICE, "threads": 0}, prelu.CompileError, "threads"),
    ({"source": TWICE, "colour": "red"}, prelu.CompileError,
     "no such option colour"),
    ({"source": TWICE, "example": 1}, TypeError,
     "example is for torch modules"),
    ({"source": 'func.func @"f@x"() {\n  return\n}\n'}, prelu.CompileError,
     "failed with exit code 1: .*f@x"),
    ({"source": TWICE, "level": 4}, ValueError, "level takes 0 to 3, not 4"),
    ({"source": TWICE, "jobs": -1}, ValueError, "jobs takes 0"),
    ({"source": " \n"}, prelu.CompileError, "the input is empty"),
    ({"source": "func.func private @f()\n"}, prelu.CompileError,
     "no public function"),
    ({"source": TWICE, "threads": "many"}, prelu.CompileError,
     "the option threads: 'many' is no integer"),
    ({"source": TWICE, "no_nans": "maybe"}, prelu.CompileError,
     "the option no-nans: 'maybe' is neither true nor false"),
    ({"source": TWICE, "cpu": ""}, prelu.CompileError, "the option cpu"),
])
def test_what_cannot_be_compiled(arguments, exception, text, capfd):
    with pytest.raises(exception, match=text):
        prelu.compile(**arguments)
    # It is said once.
    assert capfd.readouterr().err == ""


def test_open(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        prelu.open(tmp_path / "none.so")
    (tmp_path / "text.so").write_text("no library")
    with pytest.raises(OSError, match="text.so: "):
        prelu.open(tmp_path / "text.so")


def test_save(tmp_path):
    net = prelu.compile(TWICE)
    with pytest.raises(OSError, match="No such file or directory"):
        net.save(tmp_path / "no" / "net.so")
    assert not list(tmp_path.iterdir())


def test_save_keeps_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.so")
    with pytest.raises(OSError, match="no regular file"):
        prelu.compile(TWICE).save(tmp_path / "pipe.so")


def test_torch_mlir_is_named(monkeypatch):
    torch = pytest.importorskip("torch")
    import sys
    for name in list(sys.modules):
        if name.split(".")[0] == "torch_mlir" or name == "prelu._torch_mlir":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch_mlir", None)
    with pytest.raises(ImportError, match="pip install torch-mlir"):
        prelu.compile(torch.nn.PReLU().eval(), torch.ones(2))


def test_onnx_names_what_is_missing(monkeypatch, tmp_path):
    import sys
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ImportError, match="onnx is not installed"):
        prelu.compile(str(tmp_path / "net.onnx"))
