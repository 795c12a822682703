"""Sphinx: the pages of docs/, and references of what the code says of itself.
tools/docs.sh runs it over the folder that generate.py puts together."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.append(HERE)

import mlir_lexer  # noqa: E402

project = "prelu-opt"
html_theme = "furo"
html_title = "prelu-opt"
highlight_language = "none"
html_copy_source = False
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon",
              "hawkmoth"]

# What the links of the pages lead to; of these only the pages are pages.
include_patterns = ["index.md", "README.md", "docs/*.md", "reference/*"]

# Anchors as GitHub makes them, on every heading.
myst_heading_anchors = 6

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_preserve_defaults = True
# `x` in comments and docstrings.
default_role = "code"
# What annotations name that has no page here.
nitpick_ignore_regex = [
    ("py:class", r"(numpy|torch|typing|os|_prelu|prelu\._prelu)\..*"),
    ("py:.*", r".*(Any|Dict|List|Mapping|Optional|Union|PathLike)"),
    ("c:identifier", r"(size_t|u?int\d+_t)"),
]

hawkmoth_root = os.path.join(TOP, "include", "prelu-c")
hawkmoth_clang = ["-std=c99"]


def setup(app):
    app.add_lexer("mlir", mlir_lexer.MlirLexer)
