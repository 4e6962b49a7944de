"""What stands in the cells of a table's columns of text, found by how people call it. Pure."""

from __future__ import annotations

import re

from bot.tables.lexicon import ADDITIVE, CONCEPTS, DECLINED, FILLERS
from bot.tables.natural import COUNTRIES, MONTHS, WEEKDAYS
from bot.tables.table import Kind, Table
from bot.tables.wording import stem, words

MANY = 200
"""Different values of a column that are still names; more are texts, or numbers of things."""


class Cells:
    """The names in the cells of one table."""

    def __init__(self, table: Table) -> None:
        self.forms: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        """Words to the columns and the values that they name."""
        self.capitals: dict[str, str] = {}
        for column in table.columns:
            if column.kind is Kind.TEXT and column.distinct <= MANY:
                for value in column.samples:
                    self._learn(column.name, value)

    def called(self, part: tuple[str, ...]) -> list[tuple[str, str]]:
        """The columns with the values that words name; empty where they name none."""
        held = self.forms.get(part) or self.forms.get((*part[:-1], stem(part[-1])))
        if not held and len(part) == 1 and part[0] in CONCEPTS:
            held = self.forms.get(("*", *CONCEPTS[part[0]]))
        return held or (self._named_alike(part[0]) if len(part) == 1 else [])

    def _learn(self, column: str, value: str) -> None:
        found = tuple(words(value))
        if len(found) == 1 and found[0] in FILLERS and value.isupper():
            self.capitals[found[0]] = sign = f"{found[0]}ßß"
            found = (sign,)
        if len("".join(found)) < 2 or all(word.isdigit() for word in found):
            return
        forms = {found, (*found[:-1], stem(found[-1]))}
        if value.islower() and len(found) == 1 and len(value) > 3:
            forms |= {(found[0] + end,) for end in DECLINED}  # "offene Bestellungen"
        if len(found) == 1 and found[0] in CONCEPTS and not ADDITIVE & set(CONCEPTS[found[0]]):
            forms.add(("*", *CONCEPTS[found[0]]))
        for form in forms:
            self.forms.setdefault(form, []).append((column, value))

    def capitalised(self, text: str) -> str:
        """Names that are harmless words in small letters, as words of their own: the department "IT".

        In small letters one is the name only where a name must stand: "for it", "did it spend".
        """
        for word, sign in self.capitals.items():
            text = re.sub(rf"\b{word.upper()}\b", sign, text)
            text = re.sub(rf"\b(for|by|from|and|dept|did|does|in) {word}\b", rf"\1 {sign}", text)
        return text

    def _named_alike(self, word: str) -> list[tuple[str, str]]:
        """Months, weekdays and countries that a text column names otherwise: "Nov" for "November"."""
        for names in (MONTHS, WEEKDAYS, COUNTRIES):
            if word in names:
                return [
                    pair for form, pairs in self.forms.items() for pair in pairs
                    if len(form) == 1 and names.get(form[0]) == names[word]
                ][:1]  # fmt: skip
        return []
