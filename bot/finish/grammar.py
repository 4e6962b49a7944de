"""The grammar (llama.cpp's GBNF) of an answer of a wished shape. Pure."""

from __future__ import annotations

from bot.finish.firm import MOST_PARTS, NEWLINE, Body, literal
from bot.finish.shape import LISTS, Shape, marker


def grammar(shape: Shape, *, firm: bool) -> str | None:
    """The grammar of a whole answer of that shape; None where there is nothing to hold, or too much to count.

    A loose one holds no more than markers and counts, in any language. A `firm` one holds lengths, terms and marks too,
    in English sentences only, for a model that misses them otherwise.
    """
    if shape.options:
        return f"root ::= {' | '.join(literal(option) for option in shape.options)}"
    if shape.form == "json":
        return _json(shape, firm=firm)
    if shape.form in _OWN:
        return _FREE_TABLE if shape.form == "table" and not firm else _OWN[shape.form]
    counts = (shape.paragraphs, shape.sections, shape.points, shape.sentences, shape.lines)
    if max(max(one.least, one.most or 0) for one in counts) > MOST_PARTS or shape.answers > MOST_PARTS:
        return None
    body = Body(shape)
    inner = body.rule() if firm and shape.english else _loose(shape)
    if inner is None:
        return None
    apart = "\n\n" if shape.form in LISTS or shape.title else " "  # a list's mark begins its line
    parts = [literal(f"{shape.start}{apart}")] if shape.start else []
    if shape.title:
        before, after = ("<<", ">>") if shape.title == "brackets" else ("# ", "")
        parts.append(rf'{literal(before)} [^<>\n*# ] [^<>\n*#]{{5,70}} {literal(after)} "\n\n"')
    parts.append(f"({inner})")
    if shape.postscript:
        said = body.sentence() if firm and shape.english else r"[^\n]{8,400}"
        parts.append(rf'"\n\n" {literal(shape.postscript + " ")} {said}')
    if shape.end:
        parts.append(rf'("\n\n" | " ") {literal(shape.end)}')
    return "\n".join([f"root ::= {' '.join(parts)}", *(body.rules if firm and shape.english else ())])


def _loose(shape: Shape) -> str | None:
    """So many points or paragraphs, whatever stands in them."""
    if shape.form in LISTS and shape.points.wished:
        least, most = max(1, shape.points.least), shape.points.most
        lines = [rf"{literal(marker(shape.form, place))} [^\n]+" for place in range(1, (most or least) + 1)]
        rest = "" if most else rf' ("\n" {literal(marker(shape.form, 2))} [^\n]+)*'
        for line in reversed(lines[least:]):
            rest = rf' ("\n" {line}{rest})?'
        return NEWLINE.join(lines[:least]) + ("" if rest and shape.form in ("numbered", "steps") and not most else rest)
    paragraphs = shape.paragraphs
    if shape.form in ("", "prose") and (paragraphs.exact or (shape.divider and paragraphs.least)):
        block = r'[^\n]+ ("\n" [^\n]+)*'
        between = literal(f"\n\n{shape.divider}\n\n" if shape.divider else "\n\n")
        return f" {between} ".join([block] * paragraphs.least)
    return None


_JSON = r"""pair ::= string ":" ws value
value ::= string | number | object | array | "true" | "false" | "null"
object ::= "{" ws pair ("," ws pair){0,8} ws "}"
array ::= "[" ws (value ("," ws value){0,12})? ws "]"
string ::= "\"" char{1,300} "\""
char ::= [^"\\\n] | "\\" ["\\nt]
number ::= "-"? [0-9]{1,12} ("." [0-9]{1,6})?
ws ::= [ \n]{0,3}"""


def _json(shape: Shape, *, firm: bool) -> str:
    """JSON of any size; a firm one is a small object that has every term in one of its strings."""
    if not firm:
        return _FREE_JSON
    terms = {term.text for term in shape.terms if term.times.least and not term.letter}
    held = [
        rf'string ":" ws "\"" char{{1,80}} {literal(f" {term}")} ([ .,] char{{0,80}})? "\""' for term in sorted(terms)
    ]
    inner = ' "," ws '.join([*held, "pair"])
    return f'root ::= "{{" ws {inner} ("," ws pair){{0,12}} ws "}}"\n{_JSON}'


_FREE_JSON = r"""root ::= object | array
object ::= "{" ws (pair ("," ws pair)*)? "}"
pair ::= string ":" ws value
array ::= "[" ws (value ("," ws value)*)? "]"
value ::= (string | number | object | array | "true" | "false" | "null") ws
string ::= "\"" ([^"\\\x00-\x1f] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))* "\""
number ::= "-"? ("0" | [1-9] [0-9]*) ("." [0-9]+)? ([eE] [-+]? [0-9]+)?
ws ::= [ \t\n]{0,40}"""
"""For a model that ends by itself: lists at the top, long texts and as many items as it takes."""
_CODE = r"""root ::= "```" [a-zA-Z0-9+#-]{0,16} "\n" line+ "```"
line ::= ([^`\n] [^\n]*)? "\n"
"""
_TABLE = r"""root ::= two | three | four | five
two ::= "|" cell "|" cell "|\n| --- | --- |" ("\n|" cell "|" cell "|")+
three ::= "|" cell more "|\n| --- | --- | --- |" ("\n|" cell more "|")+
four ::= "|" cell more "|" cell "|\n| --- | --- | --- | --- |" ("\n|" cell more "|" cell "|")+
five ::= "|" cell more more "|\n| --- | --- | --- | --- | --- |" ("\n|" cell more more "|")+
more ::= "|" cell "|" cell
cell ::= " " [^|\n]{0,90} " "
"""
_FREE_TABLE = r"""root ::= (line "\n\n")? row "\n" rule ("\n" row)+ ("\n\n" line)?
line ::= [^|\n`] [^|\n]*
row ::= "|" ([^|\n]* "|")+
rule ::= "|" (" "? ":"? "-"{3,60} ":"? " "? "|")+
"""
"""For a model that keeps to its columns by itself: any number of them, and a sentence before or behind."""
_OWN = {"code only": _CODE, "table": _TABLE}
"""Forms that fill the whole answer."""
