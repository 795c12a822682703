"""Runs a tool on many modules that may crash it or keep it for ever."""

import os
import resource
import signal
import subprocess

SEPARATOR = "// -----"
SECONDS = 20  # of the processor, for one module
# More of the clock: what waits for other programs does not hang.
PATIENCE = 20
BYTES = 8 << 30


def capped(seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # A sanitizer's shadow takes the whole address space: PRELU_SANITIZED=1.
    if os.environ.get("PRELU_SANITIZED"):
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def tool(command, seconds=SECONDS):
    """Its output and None, or None and (symptom, what it printed)."""
    try:
        result = subprocess.run(command, capture_output=True, text=True,
                                timeout=PATIENCE * seconds,
                                preexec_fn=lambda: capped(seconds))
    except subprocess.TimeoutExpired:
        return None, ("hang", "")
    if -result.returncode in [signal.SIGXCPU, signal.SIGKILL]:
        return None, ("hang", "")
    if result.returncode < 0 or "Stack dump" in result.stderr:
        return None, ("crash", result.stderr[-3000:])
    if result.returncode:
        return None, ("rejected", result.stderr[:1000])
    return result.stdout, None


def on_each(command, texts, folder):
    """What `tool` says of every text; all go through one process, and where
    that fails through smaller and smaller parts."""
    path = os.path.join(folder, "in.mlir")
    with open(path, "w") as file:
        file.write(f"\n{SEPARATOR}\n".join(texts))
    if len(texts) == 1:
        return [tool(command + [path])]
    output, _ = tool(command + ["--split-input-file",
                                f"--output-split-marker={SEPARATOR}", path],
                     SECONDS + len(texts))
    if output is not None:
        parts = output.split(SEPARATOR)
        assert len(parts) == len(texts), (command, len(parts))
        return [(part, None) for part in parts]
    half = len(texts) // 2
    return on_each(command, texts[:half], folder) + \
        on_each(command, texts[half:], folder)
