"""A value without what is one person's: the walk over its parts, by which `bot.erasing` takes a person out. Pure."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from bot.computed import Computed
from bot.events import Attachment, ThreadRef
from bot.tables.analysis import Analysis
from bot.tables.table import Table
from bot.telltale import tells
from bot.values import Value

NOBODY = "erased"
"""What stands where somebody's id stood and something has to."""
_OWNERS = ("author", "by", "person", "event", "source", "directive", "name")
"""The fields that say whose a part of a value is, or which event or wish of theirs it came from."""
_PROSE = frozenset(
    (
        "text", "value", "quote", "content", "notice", "label", "question", "answer", "passage", "target", "term",
        "rejected", "given", "found", "wanted", "why",
    )
)  # fmt: skip
"""The fields with words in them: there somebody's id is one only where it cannot be a word."""
_WRITTEN = frozenset(("notice", "label", "why"))
"""Of these, what the bot wrote itself: where it names somebody, it names them by their id."""
_PLACE = set(ThreadRef.model_fields)
"""A thread's name stays: a thread that is named for somebody is theirs, and goes."""
_FILE, _COMPUTED, _ANALYSIS = (set(kind.model_fields) for kind in (Attachment, Computed, Analysis))
_WHOLE = (_COMPUTED, _ANALYSIS, set(Table.model_fields))
"""What is of others' data stays whole, or its numbers would be wrong: but for an id that stands in it."""
_GONE = object()

V = TypeVar("V", bound=Value)


class Theirs(Value):
    """By what something is known to be one person's, or about them."""

    person: str
    events: frozenset[str] = frozenset()
    """The ids of their events."""
    sources: frozenset[str] = frozenset()
    """What would take back what they said."""
    memories: frozenset[str] = frozenset()
    """The names of what is remembered of theirs."""
    asked: frozenset[str] = frozenset()
    """The names of what others said to questions of theirs, and that is remembered."""
    files: frozenset[Attachment] = frozenset()
    """Their files that are text."""
    kept: frozenset[str] = frozenset()
    """The ids of their files whose content is kept."""
    tables: frozenset[str] = frozenset()
    """What the tables in these are called."""
    words: frozenset[str] = frozenset()
    """Words that nobody else has used."""

    @property
    def coded(self) -> bool:
        """Whether their id is a code, as platforms give them, and so no word or name in a text."""
        return len(self.person) > 5 and any(letter.isdigit() for letter in self.person)

    def naming(self, name: str) -> bool:
        """Whether an id, a source or a name is theirs, or is about what is theirs."""
        if name == self.person or name in self.sources or name in self.memories:
            return True
        if name.startswith("reaction:"):
            return self.person in name.split(":")[2:3]
        return self.from_them(name)

    def from_them(self, name: str) -> bool:
        """Whether a name is that of an event of theirs, of a wish of it, or of a choice that it asked for."""
        return any(one in self.events for one in (name, name.rpartition("#")[0], name.rpartition(":")[0]))

    def mentioned(self, text: str) -> bool:
        """Whether their id stands in a text, as a word of its own."""
        return self.person in text and re.search(rf"(?<!\w){re.escape(self.person)}(?!\w)", text) is not None

    def unmentioned(self, text: str) -> str:
        """A text with nobody's id where theirs stood."""
        return re.sub(rf"(?<!\w){re.escape(self.person)}(?!\w)", NOBODY, text) if self.person in text else text


def scrubbed(value: V, theirs: Theirs) -> V:
    """The value without what in it is theirs.

    In a list a part that is theirs, or says what only they have said, is left out; alone it is None. A text that does
    is empty. What is not theirs stays as it is. Raises ValidationError where something of theirs cannot be left out.
    """
    before = value.model_dump(mode="json")
    after = {name: _or_none(_leaf(name, part, theirs)) for name, part in before.items()}
    return value if after == before else type(value).model_validate(after)


def _or_none(part: Any) -> Any:
    return None if part is _GONE else part


def _leaf(name: str, part: Any, theirs: Theirs) -> Any:
    """A field's value without what is theirs."""
    if isinstance(part, str):
        return part if name == "id" else _text(name, part, theirs)
    if isinstance(part, dict):
        return part if set(part) == _PLACE else _part(part, theirs)
    return _parts(part, theirs) if isinstance(part, list) else part


def _text(name: str, text: str, theirs: Theirs) -> str:
    if name not in _PROSE:
        return "" if theirs.naming(text) else theirs.unmentioned(text) if theirs.coded else text
    if theirs.from_them(text) or tells(text, theirs.words) or (name in _WRITTEN and theirs.mentioned(text)):
        return ""
    return theirs.unmentioned(text) if theirs.coded else text


def _part(part: dict[str, Any], theirs: Theirs) -> Any:
    """A part of a value; gone where it is theirs."""
    if _owned(part, theirs):
        return _GONE
    if set(part) in _WHOLE:
        return _unnamed(part, theirs) if theirs.coded else part
    if part.get("name") in theirs.asked:
        part = {**part, "question": ""}
    return {name: _or_none(_leaf(name, inner, theirs)) for name, inner in part.items()}


def _unnamed(part: Any, theirs: Theirs) -> Any:
    """Data of others, as it is, with nobody's id where theirs stood."""
    if isinstance(part, str):
        return theirs.unmentioned(part)
    if isinstance(part, dict):
        return {name: _unnamed(inner, theirs) for name, inner in part.items()}
    return [_unnamed(inner, theirs) for inner in part] if isinstance(part, list) else part


def _owned(part: dict[str, Any], theirs: Theirs) -> bool:
    if set(part) == _FILE:
        return part["file"] in theirs.kept if part["file"] else Attachment.model_validate(part) in theirs.files
    if set(part) == _COMPUTED:
        return part["file"] in theirs.kept
    if set(part) in _WHOLE:
        return set(part) == _ANALYSIS and part["table"] in theirs.tables
    who = part.get("who")
    if isinstance(who, dict) and who.get("person") == theirs.person:
        return True
    return any(isinstance(part.get(name), str) and theirs.naming(part[name]) for name in _OWNERS if name in part)


def _parts(parts: list[Any], theirs: Theirs) -> list[Any]:
    found: list[Any] = []
    for one in parts:
        if isinstance(one, str):
            if not (theirs.naming(one) or tells(one, theirs.words)):
                found.append(theirs.unmentioned(one) if theirs.coded else one)
        elif isinstance(one, dict):
            kept = _part(one, theirs)
            if kept is not _GONE and not _telling(one, theirs):
                found.append(kept)
        elif isinstance(one, list):
            flat = [part for part in one if isinstance(part, str)]
            if not any(theirs.naming(part) or tells(part, theirs.words) for part in flat):
                found.append(one)
        else:
            found.append(one)
    return found


def _telling(part: dict[str, Any], theirs: Theirs) -> bool:
    """Whether a part of a list has in its own texts what only they have said."""
    texts = (text for name, text in part.items() if name in _PROSE and isinstance(text, str))
    return any(tells(text, theirs.words) or (theirs.from_them(text)) for text in texts)
