"""Finishing an answer's edges: its title, its first and last words, what stands around it. Pure."""

from __future__ import annotations

import re

from bot.finish.shape import Shape

_SMALL = {"a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "about", "with", "by", "at", "from", "that"}
_ASKING = re.compile(
    r"^(?:please |can you |could you |i (?:want|need|would like) (?:you to |to )?|help me )*"
    r"(?:write|create|give|tell|explain|describe|make|compose|draft|generate|list|show|provide)(?: me| us)?\s+",
    re.IGNORECASE,
)


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
    words = _ASKING.sub("", " ".join(task.split())).split()[:8]
    while len(words) > 1 and words[-1].lower().strip(",") in _SMALL:
        words.pop()
    named = [word if at and word.lower() in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words)]
    return re.sub(r"[<>#*\[\]]", "", " ".join(named)).rstrip(".,:;?!") or "Answer"


_AFTER_END = 3
"""Marks that may stand behind the last words and be left out."""


def questioned(text: str, shape: Shape) -> str:
    """The question before the answer."""
    question = shape.question.strip()
    if not question or text.lstrip().lower().startswith(question.lower()):
        return text
    return f"{question}\n\n{text.lstrip()}"


def started(text: str, shape: Shape) -> str:
    """The first words before the answer."""
    start = shape.start.strip()
    if not start or _bare(text).casefold().startswith(start.casefold()):
        return text
    between = "\n\n" if start[-1:] in ".!?:" else " "
    return f"{start}{between}{text.lstrip()}"


def ended(text: str, shape: Shape) -> str:
    """The last words after the answer; where they stand near its end, what follows them is left out."""
    end = shape.end.strip()
    if not end or _bare(text).casefold().endswith(end.casefold()):
        return text
    near = len(text) - len(end) - _AFTER_END
    if match := re.compile(rf"({re.escape(end)})[\s.!?,;:…]{{0,{_AFTER_END}}}\Z", re.IGNORECASE).search(
        text, max(0, near)
    ):
        return text[: match.end(1)]
    return f"{text.rstrip()}\n\n{end}"


def _bare(text: str) -> str:
    body = text.strip()
    return body[1:-1].strip() if len(body) > 1 and body[0] == '"' == body[-1] else body


_MARKED = re.compile(r"[-*+•|#>] ?|\d+[.)] |```")


def quoted(text: str, shape: Shape) -> str:
    """Quotation marks around all of it."""
    body = text.strip()
    if not shape.quoted or (len(body) > 1 and body[0] == '"' == body[-1]):
        return text
    if _MARKED.match(body):  # a mark of Markdown counts only at the beginning of its line
        return f'"\n{body}\n"'
    return f'"{body}"'
