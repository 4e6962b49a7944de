"""A thread's history in the order in which it is read: each question with what was said about its answer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adapters.web.markdown import plain
from bot import texts
from bot.announcing import HERE, KEEP, NEVER
from bot.comparing import CHOOSE
from bot.directives import Directive
from bot.events import (
    Asked,
    Attached,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
    Signal,
    Unreacted,
)
from bot.interpret.buttons import INSTEAD, REMOVE, ButtonTable
from bot.interpret.emoji import canonical
from bot.interpret.reading import Kind
from bot.meeting import MEET, asked
from bot.offers import anew
from bot.store.sql import Entry
from bot.threads import Outcome
from bot.values import Value

RESTORE = "restore"
"""The button that goes to a version."""
QUERY, QUERY_LABEL = "query", "Show the query"
"""The button that shows how the numbers of an answer were computed, and what stands on it."""


class Said(Value):
    """What one person said or did, with what came of it."""

    event: FeedbackEvent
    outcome: Outcome | None
    text: str = ""
    """The words as they stand now; "" for what has none."""
    edited: bool = False
    deleted: bool = False
    label: str = ""
    """What stood on the button that was pressed, where it was offered beside an answer."""
    later: tuple[tuple[str, str], ...] = ()
    """What edits and a deletion brought up: the person, and what they were told."""

    @property
    def wishes(self) -> tuple[Directive, ...]:
        """What was understood of it."""
        return tuple(one for one in self.outcome.directives if one.is_wish) if self.outcome else ()

    def told(self, person: str) -> tuple[str, ...]:
        """What that person was told because of it."""
        own = [self.outcome.notice] if self.outcome and self.event.by == person else []
        return tuple(one for one in [*own, *(notice for who, notice in self.later if who == person)] if one)


class Exchange(Value):
    """A question, what was said about its answer, and the answer's number once it has one."""

    question: Said | None = None
    trail: tuple[Said, ...] = ()
    answer: int | None = None


def exchanges(history: Iterable[Entry]) -> tuple[Exchange, ...]:
    """The history by questions, each with its feedback in order; what came before any question stands alone.

    Words that were read as the other kind stand once, where they count now.
    """
    found: list[Exchange] = []
    entries = tuple(history)
    names = {entry.event.id for entry in entries}
    for entry in entries:
        if isinstance(entry.event.signal, Edited | Deleted) or _said_anew(entry, names):
            continue
        said = _said(entry, entries)
        if opened := _opens(entry, found):
            found.append(Exchange(question=said, answer=opened if opened > 0 else None))
            continue
        place = _place(entry, found)
        if place is None:
            found.append(Exchange(trail=(said,)))
        else:
            found[place] = found[place].model_copy(update={"trail": (*found[place].trail, said)})
    return tuple(found)


def _said_anew(entry: Entry, names: set[str]) -> bool:
    """Whether an entry's words are read as the other kind by now, or it is the press that brought that about."""
    signal = entry.event.signal
    if isinstance(signal, Pressed) and signal.button == INSTEAD:
        return anew(signal.value) in names and not (entry.outcome and entry.outcome.notice)
    return anew(entry.event.id) in names


def _opens(entry: Entry, found: Sequence[Exchange]) -> int:
    """The number of the answer that an entry is the question of; -1 while it has none yet, 0 for no question."""
    outcome = entry.outcome
    if outcome is None:
        asked = isinstance(entry.event.signal, Asked)
        first = isinstance(entry.event.signal, Replied) and not any(one.question for one in found)
        return -1 if asked or first else 0
    known = {one.answer for one in found}
    opens = outcome.kind in (Kind.TASK, Kind.QUESTION) and outcome.answer not in known
    return outcome.answer or 0 if opens else 0


def _place(entry: Entry, found: Sequence[Exchange]) -> int | None:
    number = entry.outcome.answer if entry.outcome else entry.event.answer
    for place, exchange in enumerate(found):
        if number is not None and exchange.answer == number:
            return place
    return len(found) - 1 if found else None


def _said(entry: Entry, history: Iterable[Entry]) -> Said:
    """An entry with the edits and the deletion that its own author made later."""
    event = entry.event
    said = Said(event=event, outcome=entry.outcome, text=words(event.signal), label=_offered(event.signal, history))
    for later in history if event.message else ():
        signal = later.event.signal
        if not isinstance(signal, Edited | Deleted) or signal.message != event.message or later.event.by != event.by:
            continue
        update: dict[str, object] = {"later": (*said.later, *_notice(later))}
        if isinstance(signal, Edited):
            update |= {"text": signal.text, "edited": True}
            if later.outcome and said.outcome and any(one.is_wish for one in later.outcome.directives):
                update["outcome"] = said.outcome.model_copy(update={"directives": later.outcome.directives})
        else:
            update["deleted"] = True
        said = said.model_copy(update=update)
    return said


def _offered(signal: Signal, history: Iterable[Entry]) -> str:
    """What stood on a pressed button that was offered; "" for any other."""
    if not isinstance(signal, Pressed):
        return ""
    if signal.button in _ALONG:
        return _ALONG[signal.button]
    offers = [offer for entry in history if entry.outcome for offer in entry.outcome.offers]
    offers += asked(1)[1] if signal.button == MEET else ()
    return next((one.label for one in offers if (one.button, one.value) == (signal.button, signal.value)), "")


_ALONG = {KEEP: texts.USUAL_KEEP, HERE: texts.USUAL_HERE, NEVER: texts.USUAL_NEVER}
"""What stands on the buttons that come with an answer, of which no history has the offers."""


def _notice(entry: Entry) -> tuple[tuple[str, str], ...]:
    return ((entry.event.by, entry.outcome.notice),) if entry.outcome and entry.outcome.notice else ()


def words(signal: Signal) -> str:
    """The words of a message; "" for what has none."""
    return signal.text if isinstance(signal, Asked | Replied | Commanded | Edited) else ""


def reactions(history: Iterable[Entry], answer: int) -> dict[str, tuple[str, ...]]:
    """Who has which reaction on an answer now, by the emoji in its canonical spelling."""
    on: dict[str, dict[str, None]] = {}
    for entry in history:
        event, signal = entry.event, entry.event.signal
        if event.answer != answer or not isinstance(signal, Reacted | Unreacted):
            continue
        people = on.setdefault(canonical(signal.emoji), {})
        if isinstance(signal, Reacted):
            people[event.by] = None
        else:
            people.pop(event.by, None)
    return {emoji: tuple(people) for emoji, people in on.items() if people}


def done(said: Said, buttons: ButtonTable) -> str:
    """What a person did, as the end of a sentence that begins with their name."""
    signal = said.event.signal
    match signal:
        case Reacted():
            return f"reacted {signal.emoji}"
        case Unreacted():
            return f"took back {signal.emoji}"
        case Pressed() if signal.button == RESTORE:
            return f"went to version {signal.value}"
        case Pressed() if signal.button == CHOOSE:
            return f"took version {signal.value}" if signal.value else "took neither variant"
        case Pressed() if signal.button == REMOVE:
            gone = said.outcome.directives[0].value if said.outcome and said.outcome.directives else ""
            return f"removed “{gone}”" if gone else "removed a wish"
        case Pressed() if signal.button == QUERY:
            return "asked for the query"
        case Pressed() if said.label:
            return f"chose “{plain(said.label)}”"
        case Pressed():
            return f"pressed {_label(signal.button, buttons)}"
        case Commanded():
            return f"typed {said.text}"
        case Attached():
            return "attached " + ", ".join(file.name for file in signal.files)
        case Rewrote():
            return "edited the answer"
        case _:
            return f"wrote “{said.text}”"


def _label(button: str, buttons: ButtonTable) -> str:
    return next((one.label for one in buttons if one.id == button), button)
