"""Code in an answer: its blocks, its syntax, what is wanted of it, its functions, and changing one of them alone. Pure.

`snippets` finds the blocks, `wrong` says where one does not parse, `wishes` and `unmet` read and hold what a person
wants of code, `functions` and `spliced` change one function and nothing else, `keeps` names what a new version lost.
Nothing here runs code: all of it is read as a text.
"""

from __future__ import annotations

from bot.code.blocks import Snippet, snippets
from bot.code.checked import check, unmet
from bot.code.directed import directed, lacking
from bot.code.functions import Function, functions, meant
from bot.code.keeps import keeps, kept
from bot.code.placed import Placed, placed
from bot.code.pointed import Pointed, pointed
from bot.code.spliced import spliced, version
from bot.code.syntax import broken, wrong
from bot.code.wish import CodeWish
from bot.code.wishes import wishes

__all__ = [
    "CodeWish",
    "Function",
    "Placed",
    "Pointed",
    "Snippet",
    "broken",
    "check",
    "directed",
    "functions",
    "keeps",
    "kept",
    "lacking",
    "meant",
    "placed",
    "pointed",
    "snippets",
    "spliced",
    "unmet",
    "version",
    "wishes",
    "wrong",
]
