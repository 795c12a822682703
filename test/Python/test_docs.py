"""Every Python block of docs/python.md, in order, in one process."""

import importlib.util
import os
import re
import subprocess
import sys

import pytest

from conftest import TOP

PAGE = os.path.join(TOP, "docs", "python.md")

# Runs blocks after each other with the same names, each under its line of the
# page, so that errors point there.
RUN = """
import sys
page, *starts = sys.argv[1:]
lines = open(page).read().splitlines(keepends=True)
names = {"__name__": "__main__"}
for start in map(int, starts):
    end = next(i for i in range(start, len(lines)) if lines[i].startswith("```"))
    text = "\\n" * start + "".join(lines[start:end])
    exec(compile(text, page, "exec"), names)
print("ran", len(starts))
"""


def find_blocks(path=PAGE):
    """(line behind the fence, text) of every Python block."""
    with open(path) as file:
        page = file.read()
    return [(page.count("\n", 0, match.start(1)), match.group(1))
            for match in re.finditer(r"^```python\n(.*?)^```", page, re.S | re.M)]


def needs_torch(text):
    return "import torch" in text


def run(blocks, tmp_path, page=PAGE):
    script = tmp_path / "run.py"
    script.write_text(RUN)
    command = [sys.executable, str(script), str(page),
               *(str(line) for line, _ in blocks)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(f"ran {len(blocks)}\n")


def test_the_blocks_without_torch(tmp_path):
    blocks = [block for block in find_blocks() if not needs_torch(block[1])]
    assert len(blocks) >= 3
    run(blocks, tmp_path)


@pytest.mark.skipif(not importlib.util.find_spec("torch_mlir"),
                    reason="needs torch and torch-mlir: PRELU_TORCH_TESTS=1")
def test_all_blocks(tmp_path):
    run(find_blocks(), tmp_path)


def test_a_block_that_fails_is_an_error(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nx = 1\n```\n\n```python\nassert x == 2\n```\n")
    blocks = find_blocks(page)
    assert [line for line, _ in blocks] == [1, 5]
    with pytest.raises(AssertionError, match=r"(?s)line 6\b.*AssertionError"):
        run(blocks, tmp_path, page)


@pytest.mark.skipif(not importlib.util.find_spec("torch_mlir") or
                    not importlib.util.find_spec("onnxscript"),
                    reason="needs torch-mlir and ONNX: PRELU_TORCH_TESTS=1")
def test_onnx_by_the_commands_of_bridges(tmp_path):
    import numpy as np
    import torch
    import prelu
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.PReLU(4)).eval()
    x = torch.rand(1, 1, 8, 8)
    net = tmp_path / "exported.onnx"
    torch.onnx.export(model, (x,), str(net), dynamo=True, external_data=False)
    runner = os.path.join(TOP, "test", "docs", "Inputs", "run_blocks.py")
    subprocess.run([sys.executable, runner,
                    os.path.join(TOP, "docs", "bridges.md"), tmp_path / "run",
                    "--file", f"net.onnx={net}", "--link", f"bridge={sys.prefix}",
                    "--have", "torch-mlir", "--only", "ONNX"], check=True)
    y = prelu.compile(tmp_path / "run" / "net.mlir")(x.numpy())
    np.testing.assert_allclose(y, model(x).detach().numpy(), rtol=1e-4, atol=1e-5)
