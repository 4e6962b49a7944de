"""What a model says around the words it was asked for, taken off: prefaces, closing remarks, quotation marks. Pure."""

from __future__ import annotations

import re

from bot.passage.outline import outline

_OPENS = r"(?:sure|certainly|of course|absolutely|okay|ok|great|no problem|got it|understood|alright)\b"
_PREFACE = re.compile(
    rf"(?:{_OPENS}[^\n:]{{0,40}}?[!,.:]\s*)?[*_]*"
    r"(?:(?:here(?:['’]s| is| are)|below (?:is|are)|this is|the following (?:is|are)|i(?:['’]ve| have)\s+\w+)\b"
    r"[^\n:]{0,120}:"
    r"|(?:the |your |my )?(?:re-?written|revised|new|updated|short(?:er|ened)|improved|simplified|simpler|corrected|"
    r"edited|"
    r"rephrased|final|translated)\s+(?:\w+\s+){0,2}?"
    r"(?:passage|version|text|sentence|paragraph|bullet(?: point)?|item|row|cell|table|list|"
    r"section|code|heading|title|function)"
    r"[^\n:]{0,40}:|(?:passage|output|answer|result|rewrite)\s*:)[*_]*\s*",
    re.IGNORECASE,
)
_ACKNOWLEDGED = re.compile(rf"{_OPENS}[^\n]{{0,60}}[.!:]\s*\n+", re.IGNORECASE)
_CLOSING = re.compile(
    r"[(*_]*(?:let me know|i hope|hope (?:this|that)|feel free|would you like|is there anything|please let|"
    r"do you want|note(?: that)?:? (?:that )?(?:i|this|the)\b|this (?:version|rewrite|revision|passage|new version)\b|"
    r"i (?:kept|made|removed|changed|have|tried|shortened|rewrote|simplified|replaced)\b|i['’]ve\b|"
    r"explanation:|changes(?: made)?:)",
    re.IGNORECASE,
)
_PAIRS = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»", "„": "“"}


def bare_reply(reply: str, old: str, *, coded: bool) -> str:
    """A model's reply without what it says around the passage; `old` is what the passage was, `coded` that it is code.

    What the passage had itself (a preface, quotation marks) stays. Line ends are newlines in both.
    """
    text = reply.strip("\n").rstrip()
    if coded:
        return text
    text = text.strip()
    for opening in (_ACKNOWLEDGED, _PREFACE):
        match = opening.match(text)
        if match and not opening.match(old) and text[match.end() :].strip():
            text = text[match.end() :].strip()
    blocks = re.split(r"\n\s*\n", text)
    while len(blocks) > 1 and _CLOSING.match(blocks[-1].strip()) and not _CLOSING.search(old):
        blocks.pop()
        text = text[: text.rfind(blocks[-1]) + len(blocks[-1])]
    return _unquoted(_unfenced(text, old), old)


def _unfenced(text: str, old: str) -> str:
    """The words in a fence that a model has put around what is no code."""
    codes = outline(text).codes
    if len(codes) == 1 and codes[0].span.of(text).strip() == text.strip() and not re.match(r"\s*(?:```|~~~)", old):
        return codes[0].content.of(text).strip("\n")
    return text


def _unquoted(text: str, old: str) -> str:
    """The words without quotation marks or bold around all of them, where the passage had none."""
    closing = _PAIRS.get(text[:1])
    if closing and text.endswith(closing) and len(text) > 2 and closing not in text[1:-1] and old[:1] != text[:1]:
        return text[1:-1].strip()
    bold = re.fullmatch(r"\*\*([^*]+)\*\*", text)
    return bold[1] if bold and not old.startswith("**") else text


def unwrapped(reply: str) -> str | None:
    """The code of a reply: what stands in its only fence, or all of it where it has none and talks about nothing."""
    fences = [code for code in outline(reply).codes if re.match(r"`{3,}|~{3,}", code.span.of(reply))]
    if len(fences) > 1:
        return None
    if fences:
        return fences[0].content.of(reply).strip("\n")
    if re.search(r"^[ \t]*(?:```|~~~)", reply, re.MULTILINE):
        return None
    lines = reply.strip("\n").split("\n")
    while len(lines) > 1 and (
        not lines[0].strip() or _PREFACE.fullmatch(lines[0]) or _ACKNOWLEDGED.match(lines[0] + "\n")
    ):
        lines.pop(0)
    while len(lines) > 1 and (not lines[-1].strip() or _CLOSING.match(lines[-1].strip())):
        lines.pop()
    return "\n".join(lines)
