"""The rules of a firm grammar: English sentences of bounded length, with the terms and marks that are owed. Pure."""

from __future__ import annotations

import math
import string

from bot.finish.shape import LISTS, Range, Shape, Term, marker

SENTENCE_WORDS = 15
"""Words of a sentence, for reckoning sentences from words: what SmolLM2 writes (13 to 18 over 100 answers)."""
WORD_CHARACTERS = 6
"""Characters of a word with its space, English."""
MOST_PARTS = 80
"""Parts that a grammar counts at most: each is a rule, and llama.cpp slows down with their number."""
NEW_PART = "\n\n"
NEWLINE = r' "\n" '


def literal(text: str) -> str:
    """A text as GBNF writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"' if text else '""'


_ENDINGS = {"exclamation marks": "!", "question marks": "?"}
_MARKS = {
    "commas": ",", "semicolons": ";", "colons": ":", "dashes": "–—", "parentheses": "()", "quotation marks": '\\"“”',
    "digits": "0-9", "code": "`",
}  # fmt: skip
_LONGEST = 240
"""Characters of a sentence at most, where no limit is wished: without one a weak model never ends it."""
_SHORTEST = 20
_LONGEST_WORD = 22
_MANY = 6
"""Sentences that owe something, from which on each of them is kept short."""
_MOST_WORDS = 45
"""Words of a sentence in which some words are avoided: it is counted in words then."""
_SPARE = 2
"""Sentences more than are owed that a paragraph may have."""


class Body:
    """The rules of what stands between title and postscript, being built. Lengths are in characters."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.rules: list[str] = []
        self._names: dict[str, str] = {}
        self._terms = _owed(shape.terms)
        self._placeholders = shape.placeholders.least
        ends = "".join(mark for mark in ".!?" if mark not in {_ENDINGS.get(name) for name in shape.without})
        self._end = f"[{ends}]"
        unwanted = "".join(mark for name, mark in _MARKS.items() if name in shape.without)
        unwanted += "".join(f"{one.lower()}{one.upper()}" for one in _unwanted_letters(shape))
        self._char = rf"[^.!?\n*#<>|\[\]{unwanted}]"
        self._capital = f"[{''.join(one for one in string.ascii_uppercase if one not in unwanted)}0-9]"
        self._avoided = [word.lower() for word in shape.avoided if word.isascii() and word.isalpha()]
        self._last = rf"[^ ,;:(\n.!?*#<>|\[\]{unwanted}]"
        self._breaks = "".join(mark for mark in ",;:" if mark not in unwanted)

    def _named(self, kind: str, rule: str) -> str:
        if rule not in self._names:
            self._names[rule] = f"{kind}{len(self._names)}"
            self.rules.append(f"{self._names[rule]} ::= {rule}")
        return self._names[rule]

    def rule(self) -> str | None:
        """The body; None where nothing of it is to be held."""
        shape = self.shape
        if shape.answers > 1:
            between = f" {literal(f'{NEW_PART}{shape.split}{NEW_PART}')} "
            return between.join(self._paragraphs(Range(least=1, most=2), "\n\n") for _ in range(shape.answers))
        if shape.form in LISTS:
            return self._points()
        if shape.form == "headings":
            return self._headed()
        if shape.sections.wished:
            return self._sections()
        if shape.form not in ("", "prose"):
            return None
        prose = (shape.words, shape.sentences, shape.paragraphs, shape.placeholders)
        others = (
            self._terms,
            shape.avoided,
            shape.openings,
            shape.divider,
            shape.title,
            shape.postscript,
            shape.without,
        )
        if any(one.wished for one in prose) or any(others):
            return self._paragraphs(self._wanted_paragraphs(), f"\n\n{shape.divider}\n\n" if shape.divider else "\n\n")
        return None

    def sentence(self, *, owing: bool = False, longest: int = _LONGEST) -> str:
        """The name of a rule for one sentence; one that is `owing` has the next term or placeholder."""
        many = len(self._terms) + self._placeholders > _MANY
        half = max(10, (_LONGEST // 4 if many else longest // 2))
        if owing and self._terms:
            term = self._terms.pop(0)
            if term.letter:
                letter = rf'{self._words(half)} " " [a-z]{{0,5}} {literal(term.text)} [a-z]{{0,6}}'
                return self._named("t", f"{letter} {self._tail(half)}")
            return self._named("t", f'{self._words(half)} " " {literal(term.text)} {self._tail(half)}')
        if owing and self._placeholders > 0:
            self._placeholders -= 1
            return self._named("b", f'{self._words(half)} " [" [a-z ]{{3,16}} "]" {self._tail(half)}')
        return self._named("s", f"{self._words(longest, min(_SHORTEST, longest // 2))} {self._end}")

    def _words(self, longest: int, shortest: int = 2, *, first: bool = True) -> str:
        """A run of words, within a sentence or at its start."""
        if self._avoided:
            word = self._named("a", self._avoiding(""))
            gap = f'[{self._breaks}]? " "' if self._breaks else '" "'
            return f"{word} ({gap} {word}){{{shortest // 6},{_MOST_WORDS * longest // _LONGEST}}}"
        return f"{f'{self._capital} ' if first else ''}{self._char}{{{shortest},{longest}}} {self._last}"

    def _tail(self, longest: int) -> str:
        """The rest of a sentence after something that was held."""
        return f'({self._end} | " " {self._words(longest, first=False)} {self._end})'

    def _avoiding(self, so_far: str) -> str:
        """A word that is none of those avoided: the tree of their letters, left at any letter that fits none."""
        words = [word for word in self._avoided if word.startswith(so_far) and word != so_far]
        nexts = sorted({word[len(so_far)] for word in words})
        letters = "".join(f"{letter}{letter.upper()}" for letter in nexts)
        others = "".join(one for one in string.ascii_letters if one not in letters)
        ways = [f"[{others}0-9À-ÿ] [a-zA-Z0-9À-ÿ]{{0,{_LONGEST_WORD}}}"]
        ways += [f"[{one}{one.upper()}] {self._named('n', self._avoiding(so_far + one))}" for one in nexts]
        if so_far and so_far not in self._avoided:
            ways.append('""')
        return " | ".join(ways)

    def _wanted_paragraphs(self) -> Range:
        if self.shape.paragraphs.wished:
            return self.shape.paragraphs
        first = max((place for place, _ in self.shape.openings), default=0)
        return Range(least=max(1, first, 2 if self.shape.divider else 1))

    def _sentences(self) -> Range:
        """How many sentences the whole has: what was wished, or what the wished words come to."""
        wished, words = self.shape.sentences, self.shape.words
        if wished.wished or not words.wished:
            return wished
        most = None if words.most is None else max(1, words.most // SENTENCE_WORDS)
        least = math.ceil(words.least / SENTENCE_WORDS * 1.25)
        return Range(least=min(least, most) if most else least, most=most)

    def _longest(self, sentences: int | None) -> int:
        words = self.shape.words.most
        if words is None or not sentences:
            return _LONGEST
        return max(2 * _SHORTEST, min(_LONGEST, words * WORD_CHARACTERS // sentences))

    def _paragraphs(self, wished: Range, between: str) -> str:
        """So many paragraphs, with all the sentences, terms and openings that are owed spread over them."""
        sentences = self._sentences()
        count = wished.exact or max(wished.least, min(wished.most or 99, math.ceil((sentences.least or 3) / 4)), 1)
        longest = self._longest(sentences.most)
        owed = max(count, sentences.least, min(len(self._terms) + self._placeholders, MOST_PARTS))
        owed = min(owed, max(count, sentences.most or owed))
        room = _SPARE if sentences.most is None else min(_SPARE, max(0, sentences.most - owed) // count)
        share = [owed // count + (1 if place < owed % count else 0) for place in range(count)]
        openings = dict(self.shape.openings)
        rules = [self._paragraph(part, room, longest, openings.get(at)) for at, part in enumerate(share, 1)]
        joined = f" {literal(between)} ".join(rules)
        if wished.exact is None and (wished.most or 99) > count and not sentences.most:
            more = min(wished.most or count + 4, count + 4) - count
            joined += f" ({literal(between)} {self._paragraph(1, _SPARE, longest, None)}){{0,{more}}}"
        return joined

    def _paragraph(self, owed: int, spare: int, longest: int, opening: str | None = None) -> str:
        sentences = [self.sentence(owing=True, longest=longest) for _ in range(min(owed, MOST_PARTS))]
        if opening:
            start = literal(opening[0].upper() + opening[1:])
            sentences[0] = f"{start} {self._tail(longest)}"
        joined = ' " " '.join(sentences)
        return f'{joined} (" " {self.sentence(longest=longest)}){{0,{spare}}}' if spare else joined

    def _points(self) -> str:
        points, form = self.shape.points, self.shape.form
        least = max(1, points.least) if points.wished else 3
        most = min(points.most or max(least + 4, 8), MOST_PARTS)
        least = min(least, most)
        words = self.shape.words.most
        longest = _LONGEST if words is None else max(10, min(_LONGEST, words * WORD_CHARACTERS // least))
        lines = [f"{literal(marker(form, place))} {self._point(longest)}" for place in range(1, most + 1)]
        rest = ""
        for line in reversed(lines[least:]):
            rest = rf'("\n" {line} {rest})?'
        listed = f"{NEWLINE.join(lines[:least])} {rest}".strip()
        longer = self.shape.words.least - least * SENTENCE_WORDS
        before = max(self.shape.paragraphs.least - 1, min(MOST_PARTS, math.ceil(longer / (3 * SENTENCE_WORDS))))
        if before < 1:
            return listed
        between = f"\n\n{self.shape.divider}\n\n" if self.shape.divider else "\n\n"
        return f" {literal(between)} ".join([*(self._paragraph(3, 1, _LONGEST) for _ in range(before)), listed])

    def _point(self, longest: int) -> str:
        if self._terms:
            return self.sentence(owing=True, longest=longest)
        return self._named("p", f"{self._words(longest)} {self._end}?")

    def _headed(self) -> str:
        title = self._named("h", r"[A-Z] [^\n.#*:]{3,60}")
        section = rf'"## " {title} "\n\n" {self._paragraph(2, _SPARE, _LONGEST)}'
        points = self.shape.points
        least, most = max(points.least, 1) if points.wished else 2, points.most or max(points.least, 5)
        return rf'{section} ("\n\n" {section}){{{least - 1},{most - 1}}}'

    def _sections(self) -> str:
        count = self.shape.sections.exact or max(1, self.shape.sections.least)
        each = max(2, math.ceil(self._sentences().least / count))
        parts = [
            rf'{literal(f"{self.shape.section} {place}")} "\n" {self._paragraph(each, _SPARE, _LONGEST)}'
            for place in range(1, count + 1)
        ]
        return r' "\n\n" '.join(parts)


def _unwanted_letters(shape: Shape) -> list[str]:
    return [term.text for term in shape.terms if term.letter and term.times.most == 0 and term.text.isalpha()]


def _owed(terms: tuple[Term, ...]) -> list[Term]:
    """Each term as often as it has to be there, in turns; a letter stands twice in its sentence."""
    rows = [[term] * (math.ceil(term.times.least / 2) if term.letter else term.times.least) for term in terms]
    longest = max((len(row) for row in rows), default=0)
    return [row[place] for place in range(longest) for row in rows if place < len(row)][:MOST_PARTS]
