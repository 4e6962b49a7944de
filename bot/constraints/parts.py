"""Parts of an answer: highlighted parts, placeholders, sections, title, postscript, several answers. Pure."""

from __future__ import annotations

import re

from bot.constraints.constraint import Bounds, Constraint, Counted, plural

DIVIDER = "***"
"""What stands between paragraphs where that is wanted."""


class Highlighted(Counted):
    """So many parts in *...* or **...**."""

    bounds: Bounds

    @property
    def about(self) -> str:
        """Such parts."""
        return "highlighted parts"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Highlight {plural(amount, 'part')} with asterisks, *like this*."

    def counts(self, text: str) -> tuple[int, ...]:
        """As Markdown shows them, and by the asterisks alone."""
        shown = len(re.findall(r"(?<![*\w\\])(\*{1,3})(?=[^\s*])[^*\n]*(?<=[^\s*])\1(?![*\w])", text))
        single = [found for found in re.findall(r"\*[^\n*]*\*", text) if found.strip("*").strip()]
        double = [found for found in re.findall(r"\*\*[^\n*]*\*\*", text) if found.strip("*").strip()]
        return shown, len(single) + len(double)


class Placeholders(Counted):
    """So many things to fill in, in square brackets."""

    bounds: Bounds

    @property
    def about(self) -> str:
        """Placeholders."""
        return "placeholders"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Leave {plural(amount, 'placeholder')} in square brackets, like [name]."

    def counts(self, text: str) -> tuple[int, ...]:
        """Without links and boxes of a checklist, and all pairs of brackets."""
        return len(re.findall(r"\[(?![ xX]?\])[^\[\]\n]+\](?!\()", text)), len(re.findall(r"\[[^\[\]\n]*\]", text))


class Sections(Counted):
    """So many sections, each begun with a word and its number."""

    bounds: Bounds
    mark: str

    @property
    def about(self) -> str:
        """Sections."""
        return "sections"

    @property
    def way(self) -> str:
        """How they are marked."""
        return self.mark

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Write {plural(amount, 'section')}. Begin each with {self.mark} and its number: {self.mark} 1"

    def counts(self, text: str) -> tuple[int, ...]:
        """At the beginning of a line."""
        return (len(re.findall(rf"(?m)^[ \t#*_>]*{re.escape(self.mark)} ?\d+", text)),)


class Title(Constraint):
    """A title: in << >>, or any line that stands above the text as one."""

    wrapped: bool = False

    @property
    def about(self) -> str:
        """The title, of either kind."""
        return "title in << >>" if self.wrapped else "title"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return "Put a title in << >> on the first line, like <<My Title>>." if self.wrapped else "Put a title on top."

    def check(self, text: str) -> str:
        """That there is none."""
        inner = any(re.search(r"[^\W_]", found) for found in re.findall(r"<<(?!<)([^\n]{1,200}?)>>", text))
        if inner or self.wrapped:
            return "" if inner else "It had no title in << >>."
        first, _, rest = text.strip().partition("\n")
        marked = re.fullmatch(r"#{1,6} +\S.*|(\*\*|__)\S.*\1|(?i:title): *\S.*", first.strip())
        plain = len(first.split()) <= 12 and first.strip()[-1:] not in ".:;,!-" and not re.match(r"\s*[-*+•\d]", first)
        return "" if rest.strip() and (marked or plain) else "It had no title."


class Postscript(Constraint):
    """A last paragraph that begins with P.S. or the like."""

    mark: str

    @property
    def about(self) -> str:
        """The postscript."""
        return "postscript"

    @property
    def way(self) -> str:
        """How it begins."""
        return self.mark

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"After the end add a postscript that begins with {self.mark}"

    def check(self, text: str) -> str:
        """That there is none."""
        found = re.search(rf"(?im)^[ \t]*{re.escape(self.mark)}[ \t:,-]*\S", text)
        return "" if found and text[: found.start()].strip() else f"It had no {self.mark}"


class Answers(Constraint):
    """Several answers with a divider between them."""

    number: int
    divider: str

    @property
    def about(self) -> str:
        """The answers."""
        return "answers"

    @property
    def way(self) -> str:
        """How many, and what stands between them."""
        return f"{self.number} {self.divider}"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Give {self.number} different answers with {self.divider} between them."

    def check(self, text: str) -> str:
        """How many there are, or that two are the same."""
        parts = [part.strip() for part in text.split(self.divider)]
        inner = parts[1:-1] if len(parts) > 2 else []
        real = [part for part in parts if re.search(r"\w", part)]
        if len(real) != self.number or len([part for part in parts if part]) != self.number or not all(inner):
            return f"It had {len(real)}."
        return "" if len(set(real)) == len(real) else "They were the same."


class Divided(Constraint):
    """A divider between every two paragraphs, and nowhere else."""

    divider: str = DIVIDER

    @property
    def about(self) -> str:
        """What stands between paragraphs."""
        return "between paragraphs"

    @property
    def way(self) -> str:
        """Which divider."""
        return self.divider

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Put {self.divider} on a line of its own between the paragraphs."

    def check(self, text: str) -> str:
        """That it is missing, or stands where no paragraph ends."""
        parts = re.split(rf"\s?{re.escape(self.divider)}\s?", text.strip())
        lines = [line.strip() for line in text.strip().splitlines()]
        if len(parts) < 2 or not any(part.strip() for part in parts):
            return f"It had no {self.divider}."
        if not all(part.strip() for part in parts) or lines.count(self.divider) != len(parts) - 1:
            return f"Some {self.divider} did not stand between two paragraphs."
        open_ = any(re.search(r"\n[ \t]*\n", part.strip()) for part in parts)
        return f"Some paragraphs had no {self.divider} between them." if open_ else ""


class ParagraphStarts(Constraint):
    """The first words of one paragraph."""

    place: int
    words: str

    @property
    def about(self) -> str:
        """That paragraph's beginning."""
        return f"paragraph {self.place}"

    @property
    def way(self) -> str:
        """Its words."""
        return self.words.casefold()

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f'Begin paragraph {self.place} with the {"phrase" if " " in self.words else "word"} "{self.words}".'

    def check(self, text: str) -> str:
        """How that paragraph begins instead."""
        blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
        if len(blocks) < self.place:
            return f"It had {len(blocks)} paragraphs."
        block = blocks[self.place - 1].strip().lstrip("\"'*_")
        if re.match(rf"{re.escape(self.words.strip())}(?!\w)", block, re.IGNORECASE):
            return ""
        return f"That paragraph began “{' '.join(block.split()[:3])}”."


class Quoted(Constraint):
    """Quotation marks around the whole answer."""

    @property
    def about(self) -> str:
        """They."""
        return "quotation marks around answer"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return 'Put the whole answer in quotation marks: it begins with " and ends with ".'

    def check(self, text: str) -> str:
        """That they are not there."""
        body = text.strip()
        return (
            ""
            if len(body) > 1 and body[0] + body[-1] in ('""', "«»", "「」", "『』", "„“")
            else "It was not in quotation marks."
        )
