"""What an answer says that its code prints, before anybody ran it. Pure, by rules; precision before recall.

An output is claimed by a block that follows code under words like "Output:"; by words like "this prints `55`"; and by
a comment beside a call of `print`. English is read fully, the other languages in the words above a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.code.blocks import snippets
from bot.passage.blocks import Code
from bot.passage.outline import outline
from bot.passage.spans import Span
from bot.values import Value

_INFO = re.compile(r"[\s>]*(?:`{3,}|~{3,})[ \t]*([\w+-]*)")
_OUTPUT_INFO = {"output", "stdout", "out", "result", "results"}
_PLAIN_INFO = {"", "text", "txt", "plaintext", "plain", "console", "none", *_OUTPUT_INFO}
_ABOVE = re.compile(
    r"\b(?:outputs?|prints?|printed|printing|results?|produces?|displays?|(?:will|should|['’]ll) (?:see|get))\b"
    r"|\b(?:sample|example|test) (?:run|session)\b|\b(?:if|when|after|once) (?:you |it is |it's )?(?:run|execut)|"
    r"\b(?:running|executing) (?:it|this|the (?:code|script|program))\b"
    r"|\b(?:ausgabe|ausgegeben|ergebnis|sortie|affiche|résultat|salida|imprime|muestra|resultado|saída|mostra)\b"
    r"|出力|実行結果|输出|运行结果|輸出",
    re.IGNORECASE,
)
"""In the words right above a block."""
_SAID = re.compile(
    r"\b(?:(?:will |should |would )?(?:print|output|display)s?|the output (?:is|will be|would be|should be))"
    r"(?: out)?:? (?:`(?P<ticked>[^`\n]{1,200})`|[\"“](?P<quoted>[^\"”\n]{1,200})[\"”]|"
    r"(?P<number>-?\d[\d,]*(?:\.\d+)?))",
    re.IGNORECASE,
)
_VALUE = (
    r"(?:`(?P<ticked>[^`\n]{1,200})`|[\"“](?P<quoted>[^\"”\n]{1,200})[\"”]|(?P<number>-?\d[\d,]*(?:\.\d+)?)|"
    r"(?P<listed>[\[({][^\n]{0,200}[\])}]))"
)
_ENDED = r"[*_]*(?=\s*(?:$|[.!?](?:\s|$)|(?:to|on|in) (?:the |your )?(?:console|screen|terminal)|printed\b))"
_LABELLED = re.compile(
    r"^[ \t>*_#-]*(?:(?:the |your )?(?:program(?:'s)? |script(?:'s)? |code(?:'s)? |expected |sample |example |"
    r"console )*(?:outputs?|results?|stdout)|(?:die )?ausgabe|(?:das )?ergebnis|"
    r"(?:la )?sortie|(?:la )?salida|(?:a )?saída|→|"
    r"=>|(?:this|it) (?:outputs|prints|will (?:output|print))(?=:\s*\n))"
    rf"[*_ \t]*(?::|(?:is|ist|est|es|é)\b:?|=(?!>)|(?<=[→>]))[*_ \t]*(?:\n\s*(?:[-*] )?)?{_VALUE}{_ENDED}",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that is an output with its label: as much a claim as a block."""
_RAN = re.compile(
    r"\b(?:i(?:'ve| have)? (?:just |actually )?(?:ran|run|executed|tested|tried|verified) (?:it|this|that|the (?:code|"
    r"program|script|function))|when i (?:ran|run|executed) (?:it|this))\b[^.\n]{0,80}?"
    rf"\b(?:got|gets?|gives?|gave|prints?|printed|outputs?|returns?|returned|shows?|showed|was|saw)\b:? {_VALUE}",
    re.IGNORECASE,
)
"""That it was run: a pretence, where it was not."""
_TOLD = re.compile(
    r"(?:\b(?:you(?:'ll| will| should| would)? (?:get|see)|(?:running|executing|calling) (?:it|this|that|"
    r"the (?:code|script|program|function)) (?:will )?(?:gives?|yields?|produces?|returns?|shows?|outputs?)(?: you)?|"
    r"(?:console|terminal|screen) (?:will )?shows?|result (?:is|will be|would be|should be)|"
    r"(?:this|that|it) (?:outputs|prints|gives|yields)))"
    rf"(?: the (?:value|number|result))?:?\s{_VALUE}{_ENDED}",
    re.IGNORECASE | re.MULTILINE,
)
_PRINTED = re.compile(r"-?\d[\d\s,._-]*|[\[({'\"].*[\])}'\"]|True|False|None|[^()\[\]_=<>|/]*[ !?][^()\[\]_=<>|/]*")
"""What can be an output: `list[int]` after "Output:" is its type, and `out.txt` a file."""
_LABEL = re.compile(r"[ \t>*_#-]*(?:\w+ )?outputs?[*_ ]*:", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|unless|suppose|would)\b(?! (?:you |i |it is )?(?:run|execut|ran))", re.IGNORECASE
)
"""A sentence about a case, and not about the program as it stands."""
_BESIDE = re.compile(
    r"^[^#\n]*\bprint\([^\n]*\)[ \t]*#[ \t]*(?P<mark>(?:Expected )?Output:|Prints?:?|->|=>|→|Result:)?[ \t]*"
    r"(?P<said>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMAND = re.compile(r"[$>%] |(?:python3?|pip3?|uv|conda|cd|git) ")
"""The beginning of a block that is to be typed, not what comes of it."""
SHORT = 60
"""Characters of the words above a block that go with it; longer ones say more than "Output:"."""
_LITERAL = re.compile(r"-?\d[\d,_]*(?:\.\d+)?|[\[({'\"].*[\])}'\"]|True|False|None")
"""A comment that is nothing but a value says what is printed."""


class Claim(Value):
    """One output that an answer claims."""

    said: str
    """The output, as claimed."""
    span: Span
    """Where it stands; of a block, from the words above it to the end of its fence."""
    after: int | None = None
    """Of a block, which a real output can take the place of: where the fence of the code before it ends."""
    firm: bool = False
    """Whether it is one where nothing was run, too: an output with its label, or words that say that it was run."""


def claims(text: str) -> tuple[Claim, ...]:
    """The outputs that an answer claims for its Python, in its order; none where it has no such code."""
    codes = outline(text).codes
    python = {one.span for one in snippets(text) if one.fenced and one.language == "python"}
    if not python:
        return ()
    blocks = list(_blocks(text, codes, python))
    spoken = [one for one in _spoken(text) if not any(one.span.overlaps(code.span) for code in codes)]
    beside = [one for span in python for one in _beside(text, span)]
    return tuple(sorted((*blocks, *spoken, *beside), key=lambda claim: claim.span.start))


def _blocks(text: str, codes: tuple[Code, ...], python: set[Span]) -> Iterator[Claim]:
    """Blocks of no language that follow Python: with words of an output above them, or with nothing between."""
    for before, code in pairwise(codes):
        info = _INFO.match(text, code.span.start)
        name = info[1].lower() if info else ""
        if before.content not in python or code.content in python or name not in _PLAIN_INFO:
            continue
        said = code.content.of(text).strip()
        words = text[before.span.end : code.span.start].strip()
        line = words.rsplit("\n", 1)[-1]
        last = line.strip(" >*_#")
        if _COMMAND.match(said) and words and _ABOVE.search(last):
            said = "\n".join(line for line in said.split("\n") if not _COMMAND.match(line)).strip()
        if (
            not said
            or _COMMAND.match(said)
            or (words and not (name in _OUTPUT_INFO or (len(last) < 120 and _ABOVE.search(last))))
        ):
            continue
        if info is None and not words:
            continue
        short = 0 < len(last) <= SHORT
        start = text.rindex(line, 0, code.span.start) if short else code.span.start
        span = Span(start=start, end=code.span.end)
        yield Claim(said=said, span=span, after=before.span.end)


def _spoken(text: str) -> Iterator[Claim]:
    text = text.replace("’", "'")
    for pattern, firm in ((_LABELLED, True), (_RAN, True), (_SAID, False), (_TOLD, False)):
        for match in pattern.finditer(text):
            said = match["ticked"] or match["quoted"] or match["number"] or match.groupdict().get("listed") or ""
            if re.search(r"\w\(", said) or not said.strip():  # a call names code, no output
                continue
            if pattern is _LABELLED and match["ticked"] and not _PRINTED.fullmatch(said):
                continue
            if pattern is _SAID and _LABEL.match(text, text.rfind("\n", 0, match.start()) + 1):
                continue  # read above, where its value is one
            if pattern is _TOLD and _SUPPOSED.search(_sentence(text, match.start(), match.end())):
                continue
            yield Claim(said=said, span=Span(start=match.start(), end=match.end()), firm=firm)


def _sentence(text: str, start: int, end: int) -> str:
    """What stands before a place in its sentence, and the place."""
    return re.split(r"[.!?\n]\s", text[:start])[-1] + text[start:end]


def _beside(text: str, span: Span) -> Iterator[Claim]:
    for match in _BESIDE.finditer(text, span.start, span.end):
        said = match["said"].strip()
        if (match["mark"] or _LITERAL.fullmatch(said)) and not re.search(r"\.\.\.|…", said):
            yield Claim(said=said, span=Span(start=match.start(), end=match.end()))
