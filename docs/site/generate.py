"""Puts together what Sphinx reads, in a folder outside the tree: links to the
pages of docs/ and what they link to, and a reference made of what the code says.

    generate.py <folder> --docs build/docs --help-text <file>

`--docs` is what the target mlir-doc has written, `--help-text` what `prelu-opt
--help` prints.
"""

import argparse
import os
import re
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))

# In the order the IR travels.
PHASES = ["Raise", "Simplify", "Fuse", "Schedule", "Outline", "Vectorize",
          "Lower"]

PYTHON = """\
Python: prelu
=============

.. automodule:: prelu
   :no-members:

.. autofunction:: prelu.compile
.. autofunction:: prelu.open
.. autoclass:: prelu.Network
   :members:
   :special-members: __call__, __getitem__
.. autoclass:: prelu.Function
   :members:
   :special-members: __call__
.. autoclass:: prelu.Remark
   :members:
   :exclude-members: __init__
.. autoexception:: prelu.CompileError
   :members:
.. autoclass:: prelu.Problem
   :members:
"""

C = """\
C: prelu-c/prelu.h
==================

.. c:autodoc:: prelu.h
"""


def dialect(text: str) -> str:
    """mlir-tblgen's page in plain Markdown, of which its table of attributes is
    none: it repeats the description of each within HTML."""
    text = text.replace("[TOC]\n", "")

    def row(match):
        name, kind, what = match.groups()
        summary = re.search(r"<summary>(.*?)</summary>", what, re.S)
        return f"| `{name}` | {kind} | {summary.group(1) if summary else what} |"

    text = re.sub(r"<tr><td><code>(.*?)</code></td><td>(.*?)</td><td>(.*?)"
                  r"</td></tr>", row, text, flags=re.S)
    text = re.sub(r"<table>\n<tr>.*</tr>\n",
                  "| Attribute | MLIR Type | Description |\n| :-: | --- | --- |\n",
                  text)
    return text.replace("</table>\n", "")


def raise_headings(text: str) -> str:
    """The text with each heading one level up, to follow a title."""
    return re.sub(r"^##(#+ )", r"#\1", text, flags=re.M)


def passes(text: str) -> str:
    """A phase's passes, named without the hyphen."""
    return re.sub(r"^## `-(.*)`$", r"## `\1`", raise_headings(text), flags=re.M)


def index_of_passes(pages: dict) -> str:
    """A table of all passes in front of the phases' pages."""
    lines = ["# Passes", "",
             "Every pass of every phase, in the order in which the IR travels; "
             "[the pipeline](../docs/pipeline.md) says how they work together. "
             "`prelu-opt --help` lists them too.", "",
             "| Phase | Pass | |", "| --- | --- | --- |"]
    for phase, text in pages.items():
        page = f"passes-{phase.lower()}.md"
        for name, summary in re.findall(r"^## `(.*)`\n\n_(.*)_$", text, re.M):
            lines.append(f"| {phase} | [`{name}`]({page}#{name}) | {summary} |")
    lines += ["", "```{toctree}", ":hidden:", ""]
    lines += [f"passes-{phase.lower()}" for phase in pages]
    return "\n".join(lines + ["```", ""])


def pipelines(text: str) -> str:
    """The named pipelines and their options, of prelu-opt's help."""
    lines = ["# Pipelines", "",
             "`prelu-opt net.mlir --prelu-cpu-pipeline=\"cpu=znver4 threads=4\"` "
             "runs one with options; `prelu-compile` takes those of "
             "`prelu-cpu-pipeline` as its own, `prelu.compile` with underscores, "
             "`build...Pipeline` of `include/prelu/Pipelines/Pipelines.h` as a "
             "struct."]
    option = re.compile(r" *--([\w-]+)(?:=<(\w+)>)? +- +(.*)")
    value = re.compile(r" +=([\w-]+) +- +(.*)")
    inside = False
    for line in text.splitlines():
        head = re.match(r"      --(prelu-\w+-pipeline) +- +(.*)", line)
        if head:
            inside = True
            lines += ["", f"## `{head.group(1)}`", "", head.group(2) + ".", ""]
        elif not inside:
            continue
        elif value.match(line):
            lines.append("  - `%s`: %s" % value.match(line).groups())
        elif line.startswith("        --"):
            name, kind, what = option.match(line).groups()
            shown = f"{name}=<{kind}>" if kind else name
            lines.append(f"- `{shown}`: {what}")
        else:
            inside = False
    return "\n".join(lines + [""])


def stage_tree(folder: str) -> None:
    """The pages, and what they link to, where their links expect them."""
    os.makedirs(os.path.join(folder, "docs"))
    shutil.copy(os.path.join(HERE, "index.md"), folder)
    shutil.copy(os.path.join(TOP, "README.md"), folder)
    for name in os.listdir(os.path.join(TOP, "docs")):
        if name.endswith((".md", ".svg", ".png")):
            shutil.copy(os.path.join(TOP, "docs", name),
                        os.path.join(folder, "docs"))
    for name in ["LICENSE", "include", "lib", "test", "tools"]:
        os.symlink(os.path.join(TOP, name), os.path.join(folder, name))


def read(*parts: str) -> str:
    with open(os.path.join(*parts)) as file:
        return file.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--docs", required=True)
    parser.add_argument("--help-text", required=True)
    options = parser.parse_args()

    shutil.rmtree(options.folder, ignore_errors=True)
    os.makedirs(os.path.join(options.folder, "reference"))
    stage_tree(options.folder)
    of_phases = {
        phase: f"# Passes: {phase.lower()}\n\n" + passes(
            read(options.docs, "Passes", f"PRelu{phase}Passes.md"))
        for phase in PHASES}
    pages = {f"passes-{phase.lower()}.md": text
             for phase, text in of_phases.items()}
    pages["passes.md"] = index_of_passes(of_phases)
    pages["pipelines.md"] = pipelines(read(options.help_text))
    pages["python.rst"] = PYTHON
    pages["c.rst"] = C
    of_dialect = os.path.join(options.docs, "Dialects")
    pages["dialect.md"] = dialect(read(of_dialect, "PReluDialect.md"))
    pages["transform.md"] = "# Transform operations\n\n" + raise_headings(
        dialect(read(of_dialect, "PReluTransformOps.md")))
    for name, text in pages.items():
        with open(os.path.join(options.folder, "reference", name), "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
