"""What arrived, as a fact and without a platform: who, where, when, about what, and one signal."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal, Self
from urllib.parse import quote, unquote

from pydantic import Field

from bot.directives import Scope
from bot.tables.table import Table
from bot.values import Value


@lru_cache(maxsize=1024)
def _spelled(*parts: str) -> str:
    return ":".join(quote(part, safe=" /@#+=,;!*'()[]&$?") for part in parts)


class ThreadRef(Value):
    """Where: a thread of a channel of a workspace of a platform.

    As a string the four parts stand between colons (`slack:T1:C1:170.1`); a colon or a percent sign inside
    a part is percent-encoded, so `parse(str(ref)) == ref` holds for every ref.
    """

    platform: str
    workspace: str
    channel: str
    thread: str

    def __str__(self) -> str:
        return _spelled(self.platform, self.workspace, self.channel, self.thread)

    def who(self, person: str) -> PersonRef:
        """Somebody of the thread's workspace."""
        return PersonRef(platform=self.platform, workspace=self.workspace, person=person)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The ref that a string stands for. Raises ValueError unless it has exactly four parts."""
        platform, workspace, channel, thread = (unquote(part) for part in text.split(":"))
        return cls(platform=platform, workspace=workspace, channel=channel, thread=thread)


class PersonRef(Value):
    """Who: a person of a workspace of a platform.

    As a string the three parts stand between colons (`slack:T1:U1`), encoded as a ThreadRef's are.
    """

    platform: str
    workspace: str
    person: str

    def __str__(self) -> str:
        return _spelled(self.platform, self.workspace, self.person)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The ref that a string stands for. Raises ValueError unless it has exactly three parts."""
        platform, workspace, person = (unquote(part) for part in text.split(":"))
        return cls(platform=platform, workspace=workspace, person=person)


class Attachment(Value):
    """A file that came with a message: as text, or by the id of its content where it has to be read as data."""

    name: str
    text: str = ""
    omitted: int = 0
    """Characters that were too many."""
    file: str = ""
    """The id of its content in the store (`Files`); "" where the text is all there is."""
    unread: bool = False
    """Whether it could not be read: then nothing may be told of what is in it."""
    why: str = ""
    """The sentence that says why it could not be read; "" where it was."""
    tables: tuple[Table, ...] = ()
    """What it was read as, once it was: columns, kinds, samples, but no rows."""


class Asked(Value):
    """A question that opens a thread, or one asked outright as a new question in it."""

    kind: Literal["asked"] = "asked"
    text: str
    files: tuple[Attachment, ...] = ()


class Replied(Value):
    """A message in a thread of ours; `quote` is the passage it speaks of, word for word."""

    kind: Literal["replied"] = "replied"
    text: str
    quote: str | None = None
    files: tuple[Attachment, ...] = ()
    meant: Literal["feedback", "question"] | None = None
    """What its author has said that it is, where that was in doubt; None where it has to be read."""
    holds: Scope | None = None
    """For how long its author has said that it holds, beside the words; None where the words say it."""


class Reacted(Value):
    """An emoji put on an answer, as the platform names it (a character, `:name:` or `name`)."""

    kind: Literal["reacted"] = "reacted"
    emoji: str


class Unreacted(Value):
    """The same emoji taken off again by the same person."""

    kind: Literal["unreacted"] = "unreacted"
    emoji: str


class Pressed(Value):
    """A button under an answer; `value` is what the button carries (a version, a directive's id)."""

    kind: Literal["pressed"] = "pressed"
    button: str
    value: str = ""


class Commanded(Value):
    """A slash command as it was typed, slash and all."""

    kind: Literal["commanded"] = "commanded"
    text: str


class Edited(Value):
    """A person changed a message of their own; `message` names it, `text` is all of the new one."""

    kind: Literal["edited"] = "edited"
    message: str
    text: str


class Deleted(Value):
    """A person deleted a message of their own."""

    kind: Literal["deleted"] = "deleted"
    message: str


class Attached(Value):
    """A file put into the thread with no words beside it."""

    kind: Literal["attached"] = "attached"
    files: tuple[Attachment, ...]


class Rewrote(Value):
    """A person changed the answer itself; `text` is all of it as they left it, in the answer's Markdown."""

    kind: Literal["rewrote"] = "rewrote"
    text: str


Signal = Annotated[
    Asked | Replied | Reacted | Unreacted | Pressed | Commanded | Edited | Deleted | Attached | Rewrote,
    Field(discriminator="kind"),
]


class Refusal(Value):
    """That a community's rules do not let something count."""

    why: str
    """The sentence for its author: why, and what they can do."""
    told: bool = True
    """Whether they are told; False where they have been told already."""


class FeedbackEvent(Value):
    """A fact. Two deliveries of one fact have the same `id`, whatever else differs between them."""

    id: str
    """The platform's own event id, made unique over platforms by its adapter; events are deduped by it."""
    thread: ThreadRef
    by: str
    """The person, by the platform's id of them within the workspace."""
    at: float
    """Seconds since the epoch, by the platform's clock. It is shown to people; nothing is ordered by it."""
    message: str = ""
    """The platform's id of the message that says it; "" for what is no message (a press, a reaction)."""
    answer: int | None = None
    """The number of the answer it speaks of; None for the thread's newest."""
    version: int | None = None
    """The version of that answer that the person saw; None for the one that is shown."""
    signal: Signal
    refused: Refusal | None = None
    """It is kept, and changes nothing."""
    quorum: int = 0
    """In a thread that it opens, how many people make a wish count; 0 where they do not vote."""
    given: str | None = None
    """An answer that came of this event elsewhere, taken as it is: nothing is generated."""
    alone: bool = False
    """Whether nobody but this person and the bot is in the thread: what is said to them there disturbs nobody."""
    steward: bool = False
    """Whether they may teach for the whole workspace, as their platform or the operator has it."""

    @property
    def source(self) -> str:
        """What takes back what it says: its message, or where it is none, the event itself."""
        return f"message:{self.message}" if self.message else f"event:{self.id}"

    @property
    def author(self) -> PersonRef:
        """Who it comes from."""
        return self.thread.who(self.by)
