"""PReLU networks compiled to code for this machine's CPU::

    import prelu
    net = prelu.compile(model.eval(), example)   # a torch module,
    net = prelu.compile("net.mlir")              # or MLIR, or ONNX
    y = net(x)                                   # numpy arrays or torch tensors

    fast = torch.compile(model, backend="prelu")

`net.remarks` says what became of every PReLU, `net.ir(after="fuse")` shows the
IR, `net.save("net.so")` keeps the code for `prelu.open`.
"""

from ._errors import CompileError, Problem
from ._network import Network, Remark, compile, open
from ._prelu import Function

__all__ = ["CompileError", "Function", "Network", "Problem", "Remark",
           "compile", "open"]
__version__ = "0.1.0"
