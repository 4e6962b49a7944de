"""What Discord delivered, as what it is to us: one small value for each kind, with Discord's ids as text.

What is nothing to us has no value here: `parse` gives None for it. Turning these into feedback events is `intake`'s.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from adapters.attached import FileRef
from adapters.carried import Carried
from bot.values import Value

Room = Literal["channel", "thread", "direct", "unknown"]
"""unknown: a place that the client has not in its cache, like an archived thread."""


class _Delivered(Value):
    """What every delivery has."""

    workspace: str
    """The server's id; `where.DIRECT` for direct messages."""
    channel: str
    """The channel that it is in; in a thread, the thread."""
    user: str
    """The person who did it; "" where Discord does not say."""
    at: float = 0.0
    """Seconds since the epoch, by Discord's clock or ours."""
    steward: bool = False
    """Whether they may manage the server."""


class _Message(_Delivered):
    """What is the same of a message and of its change."""

    room: Room
    message: str
    text: str
    """In words as they were typed, without the mention that only calls the bot; "" where Discord does not show it."""
    called: bool = False
    """Whether it mentions the bot, or the role that is the bot's own."""
    replies_to: str = ""
    """The message that it replies to."""
    to_us: bool | None = None
    """Whether that one is the bot's; None where Discord does not say, or there is none."""
    name: str = ""
    """Its author's, as people see it there."""
    roles: tuple[str, ...] = ()
    """Its author's, in the server."""
    files: tuple[FileRef, ...] = ()
    forwarded: str = ""
    """What the message says that was forwarded with it."""


class Said(_Message):
    """A person's message."""

    kind: Literal["said"] = "said"
    hidden: bool = False
    """Whether there is something in it that Discord does not show us: the message-content intent is not granted."""


class Changed(_Message):
    """A person changed a message of their own. Discord also says so of unfurled links: `stamp` is then as it was."""

    kind: Literal["changed"] = "changed"
    stamp: str
    """When it was edited, as Discord writes it: two changes of one message have different ones."""


class Gone(_Delivered):
    """A message was deleted, by whomever."""

    kind: Literal["gone"] = "gone"
    message: str


class Reaction(_Delivered):
    """An emoji put on a message, or taken off."""

    kind: Literal["reaction"] = "reaction"
    message: str
    emoji: str
    """A character, or `<:name:1>` and `<a:name:1>`."""
    key: str
    """What tells it from others: a custom one's id, since its name can be changed."""
    on: bool
    ours: bool | None = None
    """Whether the message is the bot's; None where Discord does not say."""
    roles: tuple[str, ...] = ()
    stamp: str
    """Of this doing, so that handled again it is the same; made where it was heard, since Discord gives none."""


class Cleared(_Delivered):
    """A moderator took all emoji off a message, or all of one."""

    kind: Literal["cleared"] = "cleared"
    message: str
    key: str = ""
    """Which; "" for all."""
    stamp: str


class Press(_Delivered):
    """A button of ours was pressed, or something chosen in a select of ours."""

    kind: Literal["press"] = "press"
    interaction: str
    button: str
    carried: Carried
    message: str = ""
    """The message that it stands under."""
    roles: tuple[str, ...] = ()


class Submitted(_Delivered):
    """A form of ours, filled in."""

    kind: Literal["submitted"] = "submitted"
    interaction: str
    """One form is submitted once, however often it is delivered."""
    form: str
    """One of `buttons.REFINE`, `buttons.EDIT`, or "ask"."""
    carried: Carried
    values: dict[str, str] = Field(default_factory=dict)
    """By field, what was entered; what was left empty is not there."""
    roles: tuple[str, ...] = ()
    name: str = ""


Delivery = Said | Changed | Gone | Reaction | Cleared | Press | Submitted
KEPT: TypeAdapter[Delivery] = TypeAdapter(Annotated[Delivery, Field(discriminator="kind")])
"""Reads one back, as it was kept."""
