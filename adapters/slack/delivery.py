"""What a payload of Slack's is to us: one small value for each kind, in Slack's own names and words.

What is nothing to us has no value here: `parse` gives None for it. Turning these into feedback events is `intake`'s.
"""

from __future__ import annotations

from typing import Literal, TypedDict

from pydantic import Field

from adapters.attached import FileRef
from adapters.carried import Carried
from bot.values import Value


class Me(Value):
    """Who the bot is in a workspace."""

    bot_user: str
    """Its user id: what mentions of it name."""
    bot_id: str = ""
    """Its bot id: what its own messages carry."""
    app_id: str = ""


class Where(TypedDict):
    """Where something happened, under the names that it has in every delivery."""

    team: str
    enterprise: str


class _Delivered(Value):
    """What every delivery has."""

    team: str
    """The workspace; for an organisation-wide installation still the workspace that it happened in."""
    enterprise: str = ""
    """The organisation, where the workspace belongs to one."""
    user: str
    """The person who did it."""
    at: float = 0.0
    """Seconds since the epoch, by Slack's clock; 0 where the payload does not say."""


class Said(_Delivered):
    """A person's message: from `message` (also with a file, or "also sent to the channel") or from `app_mention`."""

    kind: Literal["said"] = "said"
    channel: str
    ts: str
    thread: str = ""
    """The `ts` of the message that began its thread; "" for a message outside any thread."""
    text: str
    """As Slack sends it: mrkdwn with entities and `<@U1>`; `text.plain` makes it plain."""
    files: tuple[FileRef, ...] = ()
    direct: bool = False
    """In a direct message with the bot, the agent's pane among them."""
    called: bool = False
    """Whether it mentions the bot."""


class Changed(_Delivered):
    """A person changed the words of a message of their own: never an unfurl, nor a message of a bot."""

    kind: Literal["changed"] = "changed"
    channel: str
    ts: str
    """Of the message."""
    thread: str = ""
    text: str
    """All of the new text, as Slack sends it."""
    files: tuple[FileRef, ...] = ()
    stamp: str
    """When, by Slack's own stamp (`edited.ts`): two changes of one message have different ones."""
    called: bool = False
    direct: bool = False


class Gone(_Delivered):
    """A person's message was deleted; `user` wrote it."""

    kind: Literal["gone"] = "gone"
    channel: str
    ts: str
    thread: str = ""


class Reaction(_Delivered):
    """An emoji put on a message, or taken off."""

    kind: Literal["reaction"] = "reaction"
    channel: str
    ts: str
    """Of the message it is on."""
    emoji: str
    """Its name without colons, the skin tone left off: "+1", "thumbsup", "scissors"."""
    on: bool
    stamp: str
    """`event_ts`: one doing has one, however often it is delivered."""


class Press(_Delivered):
    """A button of ours was pressed, or something chosen in a select of ours."""

    kind: Literal["press"] = "press"
    button: str
    """The button's id, without `buttons.ACTION` and without the number behind it; of a select what was chosen."""
    carried: Carried
    channel: str = ""
    message: str = ""
    """The `ts` of the message that it stands under; "" in a view."""
    view: str = ""
    """The id of the view that it stands in; "" under a message."""
    trigger: str = ""
    """`trigger_id`: opens a view, for three seconds."""
    response_url: str = ""
    stamp: str = ""
    """`action_ts`."""
    notice: bool = False
    """Whether it stands under a notice to this person."""


class Shortcut(_Delivered):
    """An entry of a message's "…" menu."""

    kind: Literal["shortcut"] = "shortcut"
    name: str
    """Without `buttons.ACTION`: "refine" or "ask"."""
    channel: str
    ts: str
    thread: str = ""
    text: str = ""
    """Of the message, as Slack sends it."""
    author: str = ""
    """Who wrote the message; "" for none."""
    trigger: str
    response_url: str = ""


class Submitted(_Delivered):
    """A form of ours, filled in."""

    kind: Literal["submitted"] = "submitted"
    callback: str
    """Without `buttons.ACTION`: "refine", "edit", "ask", "profile"."""
    view: str
    """The view's id: one form is submitted once, however often it is delivered."""
    hash: str = ""
    carried: Carried
    values: dict[str, str] = Field(default_factory=dict)
    """By field, what was entered; of a choice, its value. What was left empty is not there."""


class Command(_Delivered):
    """`/burnish …`: it knows no thread and no message."""

    kind: Literal["command"] = "command"
    command: str
    text: str
    channel: str
    trigger: str
    response_url: str = ""


class HomeOpened(_Delivered):
    """The person looks at the App Home."""

    kind: Literal["home"] = "home"


class Halted(_Delivered):
    """Slack's own stop control was pressed beside a message that is being streamed."""

    kind: Literal["halted"] = "halted"
    channel: str
    thread: str
    messages: tuple[str, ...] = ()
    stamp: str = ""


class Removed(_Delivered):
    """The app was taken out of a workspace, or its tokens were; `user` is "". Tokens of people, we hold none of."""

    kind: Literal["removed"] = "removed"


Delivery = Said | Changed | Gone | Reaction | Press | Shortcut | Submitted | Command | HomeOpened | Halted | Removed
