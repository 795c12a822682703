"""Runs docs_check.py on a copy of the tree that has one fault of each kind.

    break_docs.py <tree> <folder>
"""

import os
import re
import shutil
import subprocess
import sys


def edit(path, pattern, replacement):
    with open(path) as file:
        text = file.read()
    changed, count = re.subn(pattern, replacement, text, count=1, flags=re.S)
    assert count == 1, (path, pattern)
    with open(path, "w") as file:
        file.write(changed)


def main():
    tree, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    for name in ["docs", "include", "lib", "tools"]:
        shutil.copytree(os.path.join(tree, name), os.path.join(folder, name))
    shutil.copy(os.path.join(tree, "README.md"), folder)
    # Links into test/ lead to the tree's own.
    os.symlink(os.path.join(tree, "test"), os.path.join(folder, "test"))
    for name in ["LICENSE"]:
        shutil.copy(os.path.join(tree, name), folder)
    os.chdir(folder)
    with open("docs/bad.md", "w") as file:
        file.write("# Bad\n[a](nowhere.md) [b](#nowhere) "
                   "[c](pipeline.md#nowhere)\n[d](#bad) [e](pipeline.md#gpus)\n"
                   "`[f](in code)`\n")
    edit("docs/site/index.md", "docs/how-to-add\n", "docs/how-to-add\ndocs/absent\n")
    edit("include/prelu/Fuse/Passes.td", "as in contractions=all", "as you like")
    edit("include/prelu/Outline/Passes.td",
         "(def PReluBufferize .*?)```mlir(.*?)```(.*?)```mlir(.*?)```",
         r"\1\2\3\4")
    edit("include/prelu/Dialect/IR/PReluBase.td", "- `chunk`:", "- chunk:")
    edit("include/prelu/Dialect/IR/PReluBase.td", "and `chunk` counts",
         "and chunk counts")
    edit("include/prelu/Pipelines/Pipelines.h", '"no-nans"', '"frobnicate"')
    result = subprocess.run([sys.executable, "tools/lib/docs_check.py"],
                            capture_output=True, text=True)
    print(result.stdout, result.stderr)
    assert result.returncode == 1


if __name__ == "__main__":
    main()
