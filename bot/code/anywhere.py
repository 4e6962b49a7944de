"""What can be told of code in any language: the names in it, its functions, its lines, its language. Pure."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from bot.code.blocks import snippets
from bot.code.functions import functions
from bot.code.named import LANGUAGES_SPOKEN
from bot.code.places import Def, defs
from bot.code.python import parsed
from bot.code.wish import CodeWish

ANYWHERE = frozenset(["used", "functions", "lines", "called", "renamed", "signatures"])
_IMPORTED_AS = {
    "numpy": "np", "pandas": "pd", "polars": "pl", "matplotlib": "plt", "seaborn": "sns", "tensorflow": "tf",
    "pytorch": "torch", "beautifulsoup": "bs4", "scikit-learn": "sklearn", "ordereddict": "ordereddict",
}  # fmt: skip
"""By what other name a package stands in code."""
_REMARK = re.compile(r"//[^\n]*|/\*.*?\*/|(?m:^\s*(?:--|#(?!include|\[))[^\n]*)", re.DOTALL)


def anywhere(wish: CodeWish, code: str, language: str) -> str | None:
    """What code has instead of a wish that is alike in all languages; None for one that is not."""
    match wish.feature:
        case "used":
            meant = {wish.name.rpartition(".")[2], _IMPORTED_AS.get(wish.name, wish.name)}
            there = bool(meant & {one.lower() for one in names(code, language)})
            if wish.absent:
                return f"It uses `{wish.name}`." if there else ""
            return "" if there else f"It does not use `{wish.name}`."
        case "functions":
            count = sum(one.kind == "function" for one in functions(code, language))
            few = f"It has {count or 'no'} function{'' if count == 1 else 's'}."
            return few if count < int(wish.name) else ""
        case "lines":
            count = sum(bool(line.strip()) for line in code.split("\n"))
            return f"It has {count} lines of code." if count > int(wish.name) else ""
        case "called" if language not in ("python", "javascript", "typescript", "tsx"):
            there = wish.name in names(code, language)
            if wish.absent:
                return f"`{wish.name}` is still in it." if there else ""
            return "" if there else f"Nothing in it is called `{wish.name}`."
        case "renamed":
            old, new = wish.name.split("` to `")
            have = names(code, language)
            return f"`{old}` is still called so." if old in have and new not in have else ""
        case "signatures":
            return _resigned(wish.name, code) if language == "python" else ""
        case _:
            return None


def _resigned(name: str, code: str) -> str:
    """Which of some functions (`fib(n)`, each after the other) takes other parameters, or is gone."""
    tree = parsed(code)
    for signature in name.split("` `") if tree else ():
        path, _, taken = signature.removeprefix("async ").removesuffix(")").partition("(")
        there = [one for one in defs(tree) if one.name == path.rpartition(".")[2]] if tree else []
        if not there:
            return f"`{path}` is gone."
        if all(_taken(one) != taken for one in there):
            return f"`{signature}` is now `{path}({_taken(there[0])})`."
    return ""


def _taken(one: Def) -> str:
    """The names of a function's parameters."""
    args = one.args
    every = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    return ", ".join(each.arg for each in every if each and each.arg not in ("self", "cls"))


@lru_cache(maxsize=32)
def names(code: str, language: str) -> frozenset[str]:
    """The names in a piece of code; comments aside, and of Python strings too."""
    tree = parsed(code) if language == "python" else None
    if tree is None:
        return frozenset(re.findall(r"[^\W\d]\w*", _REMARK.sub(" ", code)))
    found: set[str] = set()
    for node in ast.walk(tree):
        for field in ("id", "attr", "name", "asname", "arg", "module"):
            if isinstance(value := getattr(node, field, None), str):
                found.update(value.split("."))
    return frozenset(found)


def written_otherwise(wish: CodeWish, text: str) -> str:
    """In which language the code of an answer is instead; "" where that cannot be told of all of its blocks."""
    blocks = [one for one in snippets(text) if one.language not in ("text", "console", "output", "plaintext", "diff")]
    spoken = [LANGUAGES_SPOKEN.get("typescript" if one.language == "tsx" else one.language, "") for one in blocks]
    if not all(spoken) or not spoken:
        return ""
    there = wish.name in spoken or (wish.name == "C" and "C++" in spoken)
    if wish.absent:
        return f"There is code in {wish.name}." if wish.name in spoken else ""
    return "" if there else f"The code is in {', '.join(dict.fromkeys(spoken))}."
