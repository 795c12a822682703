"""compile, open, and what a network says of itself."""

import gc
import json
import os
import pathlib
import subprocess
import sys
import threading

import numpy as np
import pytest

import prelu
from conftest import TWICE, TWO_PRELUS


def test_onet_as_torch(onet):
    path, x, expected = onet
    for actual, wanted in zip(prelu.compile(path)(x), expected):
        np.testing.assert_allclose(actual, wanted, rtol=1e-5, atol=1e-6)


def test_threads_give_the_same(onet):
    path, x, expected = onet
    net = prelu.compile(str(path), threads=2)
    for actual, wanted in zip(net(x), expected):
        np.testing.assert_allclose(actual, wanted, rtol=1e-5, atol=1e-6)


def test_text():
    net = prelu.compile(TWICE)
    assert list(net.functions) == ["twice"]
    assert net.signature == "(tensor<?x3xf32>) -> (tensor<?x3xf32>)"
    assert "twice(tensor<?x3xf32>)" in repr(net)


def test_two_functions():
    net = prelu.compile(TWICE + TWO_PRELUS)
    # main where no function is named.
    assert net.signature.startswith("(tensor<4x8xf32>")
    x = np.ones((1, 3), np.float32)
    assert net["twice"](x).tolist() == [[2, 2, 2]]


def test_no_main():
    net = prelu.compile(TWICE + TWICE.replace("@twice", "@again"))
    with pytest.raises(TypeError, match="which function.*again, twice"):
        net(np.ones((1, 3), np.float32))
    with pytest.raises(TypeError, match="which function"):
        net.signature


def test_options():
    # libm's and the polynomial round differently; both are right.
    text = TWICE.replace("arith.addf %x, %x", "math.exp %x")
    x = np.linspace(-3, 3, 300, dtype=np.float32).reshape(100, 3)
    ours = prelu.compile(text)(x)
    libm = prelu.compile(text, libm_functions=True)(x)
    np.testing.assert_allclose(ours, libm, rtol=5e-7)
    assert not np.array_equal(ours, libm)


def test_remarks():
    net = prelu.compile(TWO_PRELUS)
    remarks = {(r.category, r.name): r for r in net.remarks}
    fused = remarks["prelu-fuse", "Fused"]
    assert fused.kind == "passed"
    assert "linalg.matmul" in fused.message
    assert fused.line == TWO_PRELUS.splitlines().index(
        "  %r = prelu.prelu %m, %alpha {alpha_dims = array<i64>}") + 1
    assert "Schedule" in remarks["prelu-select-schedule", "Scheduled"].values
    assert str(fused).startswith(f"<text>:{fused.line}:")


def test_missed_remark():
    # Nothing to fuse it into.
    text = """
    func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
      %alpha = arith.constant dense<0.25> : tensor<f32>
      %r = prelu.prelu %x, %alpha {alpha_dims = array<i64>}
          : tensor<8xf32>, tensor<f32>
      return %r : tensor<8xf32>
    }"""
    missed = [r for r in prelu.compile(text).remarks if r.kind == "missed"]
    assert len(missed) == 1
    assert missed[0].reason


def test_ir():
    net = prelu.compile(TWO_PRELUS)
    assert "prelu.fused" in net.ir()
    assert "prelu.fused" not in net.ir(after="raise")
    assert "llvm.func" in net.ir(after="lower")
    with pytest.raises(prelu.CompileError, match="'melt' is none of raise"):
        net.ir(after="melt")


def test_ir_with_weights(onet):
    net = prelu.compile(onet[0])
    assert len(net.ir()) < 100_000 < len(net.ir(weights=True))


def test_report(tmp_path):
    net = prelu.compile(TWO_PRELUS)
    net.report(tmp_path / "net.json")
    report = json.loads((tmp_path / "net.json").read_text())
    assert [p["state"] for p in report["prelus"]] == ["fused"]
    kernel = report["kernels"][0]["name"]
    profile = {"kernels": [{"name": kernel, "calls": 2, "seconds": 0.5}]}
    (tmp_path / "profile.json").write_text(json.dumps(profile))
    net.report(tmp_path / "net.html", profile=tmp_path / "profile.json")
    assert kernel in (tmp_path / "net.html").read_text()
    with pytest.raises(prelu.CompileError, match="net.pdf"):
        net.report(tmp_path / "net.pdf")


def test_save_and_open(onet, tmp_path):
    path, x, expected = onet
    net = prelu.compile(path)
    net.save(tmp_path / "onet.so")
    opened = prelu.open(tmp_path / "onet.so")
    assert opened.signature == net.signature
    np.testing.assert_array_equal(opened(x)[2], net(x)[2])
    with pytest.raises(ValueError, match="has no remarks"):
        opened.remarks
    with pytest.raises(ValueError, match="has no IR"):
        opened.ir()


def test_results_outlive_the_network():
    net = prelu.compile(TWICE)
    y = net(np.ones((1000, 3), np.float32))
    del net
    assert (y == 2).all()


def test_nothing_is_left_behind():
    code = ("import prelu, sys, tempfile, os; sys.path.append(sys.argv[1]);"
            "from conftest import TWICE;"
            "tempfile.tempdir = None; before = set(os.listdir(sys.argv[2]));"
            "net = prelu.compile(TWICE); del net;"
            "print(len(set(os.listdir(sys.argv[2])) - before))")
    folder = pathlib.Path(__file__).parent
    temporary = os.environ.get("TMPDIR", "/tmp")
    done = subprocess.run([sys.executable, "-c", code, str(folder), temporary],
                          capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_two_compilations_at_once(onet):
    path, x, expected = onet
    results, errors = {}, []

    def work(i):
        try:
            results[i] = prelu.compile(path, winograd=0 if i % 2 else 4)(x)[2]
        except Exception as error:  # told to the test
            errors.append(error)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    for result in results.values():
        np.testing.assert_allclose(result, expected[2], rtol=1e-5, atol=1e-6)


def test_calls_at_once(onet):
    path, x, expected = onet
    net = prelu.compile(path)
    wrong = []

    def work(i):
        for _ in range(20):
            y = net(x[i:i + 1].repeat(4, 0))[2]
            if not np.allclose(y, expected[2][i], rtol=1e-5, atol=1e-6):
                wrong.append(i)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_calls_release_the_lock():
    # 1e9 multiplications: a call of about a second.
    text = """
    func.func @slow(%a: tensor<1024x1024xf32>, %b: tensor<1024x1024xf32>)
        -> tensor<1024x1024xf32> {
      %zero = arith.constant 0.0 : f32
      %e = tensor.empty() : tensor<1024x1024xf32>
      %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1024x1024xf32>)
          -> tensor<1024x1024xf32>
      %m = linalg.matmul
          ins(%a, %b : tensor<1024x1024xf32>, tensor<1024x1024xf32>)
          outs(%i : tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
      return %m : tensor<1024x1024xf32>
    }"""
    net = prelu.compile(text)
    a = np.zeros((1024, 1024), np.float32)
    counts = []
    done = threading.Event()

    def call():
        for _ in range(5):
            net(a, a)
        done.set()

    thread = threading.Thread(target=call)
    # A thread that asks for the lock gets it only when it is let go, or after
    # this many seconds, longer than all calls.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread.start()
        while not done.is_set():
            counts.append(done.wait(1e-3))
        thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert len(counts) > 2


def test_progress(capfd):
    from prelu import _progress
    line = _progress.Line(sys.stderr)
    line("vectorize", None)
    line("vectorize", 2.25)
    line.clear()
    shown = capfd.readouterr().err
    assert "prelu: vectorize ..." in shown
    assert "prelu: vectorize: 2.2 s" in shown
    assert shown.endswith("\r")
    # Not a terminal here.
    assert _progress.choose(None) is None


def test_forked_process_leaves_the_code(tmp_path):
    net = prelu.compile(TWICE)
    child = os.fork()
    if child == 0:
        del net
        gc.collect()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    net.save(tmp_path / "net.so")
    assert prelu.open(tmp_path / "net.so").signature == net.signature
