"""Words of people's files within a sentence of ours, as Markdown that shows them and formats nothing. Pure."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"""
    [*`]                                                     # emphasis, code
    | \\ (?= [!-/:-@\[-`{-~] | \Z )                          # a backslash that would hide the next mark
    | (?<![^\W_]) _ | _ (?![^\W_])                           # emphasis; not within snake_case
    | ~ (?=~) | (?<=~) ~                                     # struck out
    | < (?= [A-Za-z/!?@\#] )                                 # a tag, an address, a mention; not "< 5 days"
    | & (?= \#?\w+; )                                        # an entity
    | \A (?: [\[>] | \# (?= \#* (?:\s|\Z) ) | [-+] (?= [\s-] | \Z ) )    # a definition, a quote, a heading, an item
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"\A(\d{1,9})([.)])(?=\s|\Z)")


def literal(text: str) -> str:
    """A sentence, or a caption, in Markdown: what stands in it is seen as it is, and no part of it is a link."""
    shown = _MARKS.sub(lambda found: f"\\{found[0]}", text)
    shown = _NUMBERED.sub(r"\1\\\2", shown)
    return re.sub(r"(?<!\\)\[", r"\\[", shown) if "](" in shown or "][" in shown else shown
