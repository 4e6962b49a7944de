"""Finishing an answer's edges: its title, its first and last words, what stands around it. Pure."""

from __future__ import annotations

import re

from bot.constraints.edges import Ends, Starts
from bot.finish.prose import is_guarded
from bot.finish.shape import Shape

_SMALL = {"a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "about", "with", "by", "at", "from", "that"}
_ASKING = re.compile(
    r"^(?:(?:please|pls|plz|hi|hey|hello|can (?:you|u)|could (?:you|u)|would you|"
    r"i (?:want|need|would like)(?: you)?(?: to)?|help me)[,!]? )*"
    r"(?:(?:write|create|give|tell|explain|describe|make|compose|draft|generate|list|show|provide)\s+"
    r"(?:to )?(?:(?:me|us)\s+)?(?:about\s+)?)?",
    re.IGNORECASE,
)
_THANKS = re.compile(r"[\s.,!?]+(?:thanks?(?: you)?|thx|pls|please)\b.{0,20}$", re.IGNORECASE)


def titled(text: str, shape: Shape) -> str:
    """A title where one is missing: a heading's words, or the question's own first ones."""
    first = _bare(text).partition("\n")[0].strip()
    if shape.title == "brackets":
        if re.search(r"<<[^\n<>]+>>", text):
            return text
        if heading := re.fullmatch(r"(?:#{1,6} +|\*\*)(.+?)(?:\*\*)?", first):
            return text.replace(first, f"<<{heading[1]}>>", 1)
        return f"<<{_title(shape.task)}>>\n\n{text}"
    if not shape.title or re.match(r"#{1,6} |<<|\*\*[^*]+\*\*$|title:", first, re.IGNORECASE):
        return text
    return f"# {_title(shape.task)}\n\n{text}"


def _title(task: str) -> str:
    plain = re.sub(r"```.*?(?:```|\Z)|`|https?://\S+", " ", task, flags=re.DOTALL)
    words = _ASKING.sub("", _THANKS.sub("", " ".join(plain.split()))).split()[:8]
    while len(words) > 1 and words[-1].lower().strip(",") in _SMALL:
        words.pop()
    named = [word if at and word.lower() in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words)]
    return re.sub(r"[<>#*\[\]]", "", " ".join(named)).rstrip(".,:;?!") or "Answer"


_AFTER_END = 3
"""Marks that may stand behind the last words and be left out."""
_STOPS = ".!?,;:… "
_BREAK = "\n\n"
_MARKED = re.compile(r"[-*+•|#>] ?|\d+[.)] |```|~~~|    ")
"""A mark of Markdown, which counts only at the beginning of its line."""
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|"
    r"moin|bonjour|salut|chère?s?|hola|buenos días|estimad[oa]s?|querid[oa]s?|olá|oi|bom dia|prezad[oa]s?)\b"
    r"[^\n.:?]{0,60}[,!]?$",
    re.IGNORECASE,
)
"""Words that greet, and nothing else."""
_GREETED = re.compile(_GREETING.pattern.removesuffix("[,!]?$") + r"[,!:][ \t]*(?=\n|$)", re.IGNORECASE)
"""A first line that greets, and nothing else."""


_PICTURES = "\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""Emoji, which may stand behind the last words."""


def _spaced(words: str) -> str:
    """A pattern for words with any blank between them and either apostrophe."""
    found = r"\s+".join(re.escape(word) for word in words.split())
    return re.sub(r"['’]", "['’]", found)


def questioned(text: str, shape: Shape) -> str:
    """The question before the answer."""
    question = shape.question.strip()
    if not question or text.lstrip().lower().startswith(question.lower()):
        return text
    return f"{question}\n\n{text.lstrip()}"


def started(text: str, shape: Shape) -> str:
    """The first words before the answer."""
    start, body = shape.start.strip(), text.lstrip()
    if not start or not Starts(words=start).check(text):
        return text
    if _bare(text).casefold().startswith(start.casefold()):  # the same in other letters
        written = re.sub(re.escape(start), lambda _: start, body, count=1, flags=re.IGNORECASE)
        if not Starts(words=start).check(written):
            return written
    bare = start.rstrip(_STOPS)
    same = re.match(rf"[*_]{{0,3}}{_spaced(bare)}(?!\w)[*_]{{0,3}}[.,;:!]?(?=\s|$)", body, re.IGNORECASE)
    if bare and same:
        return start + body[same.end() :]  # the same with another mark behind it, or none
    greeting = _GREETING.match(start) is not None
    if greeting and (other := _GREETED.match(body)) and body[other.end() :].strip():
        body = body[other.end() :].lstrip()
    apart = greeting or start[-1:] in ".!?:" or _MARKED.match(body)
    return f"{start}{_BREAK if apart else ' '}{body}"


def ended(text: str, shape: Shape) -> str:
    """The last words after the answer; where they stand near its end, what follows them is left out."""
    end = shape.end.strip()
    if not end or (_bare(text).casefold().endswith(end.casefold()) and not Ends(words=end).check(text)):
        return text
    said = _spaced(end.rstrip(_STOPS) or end)
    behind = rf"[\s.!?,;:…*_{_PICTURES}]{{0,{_AFTER_END + len(end)}}}"
    last = re.compile(rf"(?<!\w)[*_]{{0,3}}{said}(?!\w){behind}\Z", re.IGNORECASE)
    near = max(0, len(text) - 2 * len(end) - 2 * _AFTER_END)
    if (match := last.search(text, near)) and not is_guarded(text, match.start(), match.end(), "code"):
        return text[: match.start()] + end
    return f"{text.rstrip()}{_BREAK}{end}"


def _bare(text: str) -> str:
    body = text.strip()
    return body[1:-1].strip() if len(body) > 1 and body[0] == '"' == body[-1] else body


def quoted(text: str, shape: Shape) -> str:
    """Quotation marks around all of it."""
    body = text.strip()
    if not shape.quoted or (len(body) > 1 and body[0] == '"' == body[-1]):
        return text
    if body[0] in "“" and body[-1] == "”" and not re.search('[“”"]', body[1:-1]):
        return f'"{body[1:-1]}"'
    if _MARKED.match(body):  # a mark of Markdown counts only at the beginning of its line
        return f'"\n{body}\n"'
    return f'"{body}"'
