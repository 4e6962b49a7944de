"""The values in which answers and profiles are explained, which every platform lays out in its own way. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from bot.events import Asked, Commanded, Edited, FeedbackEvent, Pressed, Reacted, Replied
from bot.interpret.buttons import BUTTONS, ButtonTable
from bot.prompt import Message
from bot.texts import clipped
from bot.values import Value

SOURCE_CHARACTERS = 120
"""Of the words that a wish came from."""

Kind = Literal["wishes", "sentences", "figures", "versions"]
"""What the rows of a section are, by which a platform lays them out."""


class Row(Value):
    """A line of an explanation, and what can be done with it."""

    text: str
    by: str = ""
    """The name of the person who said it; "" where nobody is to be named."""
    at: float | None = None
    """When, in seconds since the epoch: a platform shows it in the reader's own time."""
    told: tuple[str, ...] = ()
    """What else there is to it: how long it holds, from what it came, how it came about; of a figure, its value."""
    wish: str = ""
    """The id of the directive that it is about; "" for none."""
    brief: str = ""
    """That directive in a few words, as they stand on a button."""
    takes: str = ""
    """The id of the directive that a press on `remove` takes back; "" where the viewer can take nothing back."""
    restores: int | None = None
    """The version that a press on `restore` brings back; None for the one that is shown."""
    quoted: str = ""
    """Of a version, its text."""
    thread: str = ""
    """The thread that it comes from, as a ThreadRef's string; "" for the one it is told in."""


class Section(Value):
    """Lines of one kind under a title."""

    title: str
    rows: tuple[Row, ...] = ()
    nothing: str = ""
    """What stands there instead, where there are no rows."""
    kind: Kind = "wishes"


class Explanation(Value):
    """A title, a sentence, and sections, none of which is without content."""

    title: str
    lead: str
    sections: tuple[Section, ...] = ()
    prompt: tuple[Message, ...] = ()
    """The messages exactly as they were sent to the model."""


class Viewer(Value):
    """Who looks at it, and what is known to put it into words."""

    person: str
    """By the platform's id: decides what of a profile can be taken back."""
    events: Mapping[str, FeedbackEvent] = {}
    """The events that directives and versions came from, by id; of one that is not there nothing is told."""
    buttons: ButtonTable = BUTTONS
    names: Mapping[str, str] = {}
    """People's names by their ids; an id that is not there stands for itself."""

    def name(self, person: str) -> str:
        """What a person is called."""
        return self.names.get(person, person)

    def source(self, event: str) -> str:
        """From what a wish or a version came: the words, the emoji, the button; "" where that is not known."""
        found = self.events.get(event)
        match found.signal if found else None:
            case Asked(text=text) | Replied(text=text) | Edited(text=text):
                return f"from “{text if len(text) <= SOURCE_CHARACTERS else text[: SOURCE_CHARACTERS - 1] + '…'}”"
            case Commanded(text=text):
                return f"from the command {text[:SOURCE_CHARACTERS]}"
            case Reacted(emoji=emoji):
                return f"from the reaction {emoji}"
            case Pressed(button=pressed):
                return f"from the button {next((one.label for one in self.buttons if one.id == pressed), pressed)}"
            case _:
                return ""


def in_words(told: Explanation) -> str:
    """An explanation as plain text, for where nothing can be pressed."""
    lines = [told.lead]
    for number, one in enumerate(told.sections):
        lines += [f"{one.title}:"] if number else []
        lines += [f"- {row.text}{f' ({row.told[0]})' if number and row.told else ''}" for row in one.rows]
        lines += [one.nothing] if one.nothing and not one.rows else []
    return "\n".join(lines)


def clip(text: str, most: int = SOURCE_CHARACTERS) -> str:
    """The beginning of a text, on one line."""
    return clipped(" ".join(text.split()), most)


def known(*told: str) -> tuple[str, ...]:
    """Of what could be told, what is not empty."""
    return tuple(one for one in told if one)


def sentences(title: str, said: Iterable[str]) -> Section:
    """A section of plain sentences."""
    return section(title, (Row(text=one) for one in said), kind="sentences")


def section(title: str, rows: Iterable[Row], nothing: str = "", *, kind: Kind = "wishes") -> Section:
    """A section of rows; `nothing` is what stands there where there are none."""
    return Section(title=title, rows=tuple(rows), nothing=nothing, kind=kind)


def filled(*sections: Section) -> tuple[Section, ...]:
    """Of some sections, those with content."""
    return tuple(one for one in sections if one.rows or one.nothing)
