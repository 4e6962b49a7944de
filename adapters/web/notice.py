"""What a person is told, as HTML: sentences, and code that can be copied. Pure."""

from __future__ import annotations

import re

from adapters.web.tags import Html, el, join

_CODE = re.compile(r"^```[^\n`]*\n(.*?)\n?```[ \t]*$", re.DOTALL | re.MULTILINE)


def notice(text: str) -> Html:
    """A notice: its sentences as they stand; what stands between fences as code, with what copies it."""
    if not _CODE.search(text):
        return el("p", text, class_="notice")
    return el("div", join(_parts(text)), class_="notice")


def spoken(text: str) -> str:
    """A notice as it is read aloud: without its code."""
    return " ".join(_CODE.sub("", text).split()) if _CODE.search(text) else text


def _parts(text: str) -> list[Html]:
    pieces = _CODE.split(text)  # sentences and code by turns
    found: list[Html] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            copy = el("button", "Copy", type="button", class_="quiet", data_act="code")
            found.append(el("div", el("pre", el("code", piece), tabindex="0"), copy, class_="code"))
        elif piece.strip():
            found.append(el("p", piece.strip()))
    return found
