"""MLIR for Pygments, which has no lexer of it. Upstream's, in
mlir/utils/pygments, is not installed with MLIR."""

from pygments.lexer import RegexLexer
from pygments.token import (Comment, Keyword, Name, Number, Operator, String,
                            Text)


class MlirLexer(RegexLexer):
    """Tells apart comments, strings, values, symbols, types and operations; an
    ellipsis in the place of anything is text."""

    name = "MLIR"
    aliases = ["mlir"]
    filenames = ["*.mlir"]
    tokens = {
        "root": [
            (r"//.*?$", Comment.Single),
            (r'"(\\.|[^"\\])*"', String),
            (r"[%][\w$.\-]+(:\d+)?(#\d+)?", Name.Variable),
            (r"@([\w$.\-]+|\"[^\"]*\")", Name.Function),
            (r"\^[\w$.\-]+", Name.Label),
            (r"[#!][\w$.\-]+", Name.Attribute),
            (r"\b(tensor|memref|vector|index|f16|bf16|f32|f64|[su]?i\d+)\b",
             Keyword.Type),
            (r"[a-z_]\w*(\.\w+)+", Name.Builtin),
            (r"-?\b\d+(\.\d+)?([eE][+-]?\d+)?\b", Number),
            (r"->|[=:<>{}()\[\],]", Operator),
            (r"\w+|\s+|.", Text),
        ],
    }
