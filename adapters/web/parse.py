"""A form payload of the page to a feedback event. Pure: who may change which message is `listen`'s to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import parse_qsl

from adapters.attached import MOST, TOO_MANY
from bot.events import (
    Asked,
    Attached,
    Attachment,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.values import Value

PLATFORM, WORKSPACE = "web", "playground"
PAGE, PROFILE = "page", "profile"
"""The channel of threads that people see, and that of what they change in their profile outside of any thread."""
LONGEST = 20_000
"""Characters of one message."""
FIELDS = 20
"""Fields of one payload at most."""

_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")
_NUMBER = re.compile(r"[0-9]{1,9}")

Payload = Mapping[str, str]


class Refusal(Value):
    """Why a payload is no event, as a sentence for the person."""

    sentence: str


class _Bad(ValueError):
    """A field that cannot be taken; the text is the sentence."""


def fields(body: bytes) -> Payload | Refusal:
    """The fields of an urlencoded body."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError:  # a UnicodeDecodeError is one
        return Refusal(sentence="That could not be read as a form.")
    return {name: value.replace("\0", "") for name, value in pairs}


def parse(payload: Payload, people: Collection[str], at: float) -> FeedbackEvent | Refusal:
    """The event that a payload is; the same payload sent twice has the same id, whatever the time.

    Whoever sits at the playground is among themselves there, and may teach for all of it.
    """
    try:
        id = _matched(payload, "id", _ID, "That came without an id. Reload the page and try again.")
        by = payload.get("by", "")
        if by not in people:
            raise _Bad("There is no such person here. Reload the page and try again.")
        signal = _signal(payload)
        return FeedbackEvent(
            id=f"{PLATFORM}:{id}",
            thread=_thread(payload, by, signal),
            by=by,
            at=at,
            message=id if isinstance(signal, Asked | Replied | Commanded | Attached) else "",
            answer=_number(payload, "answer"),
            version=_number(payload, "version"),
            signal=signal,
            alone=True,
            steward=True,
        )
    except _Bad as problem:
        return Refusal(sentence=str(problem))


def thread_ref(name: str) -> ThreadRef | None:
    """The thread that a name in an address stands for; None for what can be no thread."""
    if not _ID.fullmatch(name):
        return None
    return ThreadRef(platform=PLATFORM, workspace=WORKSPACE, channel=PAGE, thread=name)


def profile_ref(person: str) -> ThreadRef:
    """The thread of what a person does with what is kept of them, outside of any conversation."""
    return ThreadRef(platform=PLATFORM, workspace=WORKSPACE, channel=PROFILE, thread=person)


def _thread(payload: Payload, by: str, signal: Signal) -> ThreadRef:
    name = payload.get("thread", "")
    if not name and isinstance(signal, Pressed | Commanded):
        return profile_ref(by)
    ref = thread_ref(name)
    if ref is None:
        raise _Bad("There is no such thread. Reload the page and try again.")
    return ref


def _signal(payload: Payload) -> Signal:
    read = _SIGNALS.get(payload.get("kind", ""))
    if read is None:
        raise _Bad("The page sent something that I do not know. Reload it and try again.")
    return read(payload)


def _replied(payload: Payload) -> Replied:
    quote = payload.get("quote", "").strip()
    return Replied(text=_text(payload), quote=_short(quote) or None, files=_files(payload))


def _attached(payload: Payload) -> Attached:
    files = _files(payload)
    if not files:
        raise _Bad("There is no file in that.")
    return Attached(files=files)


def _commanded(payload: Payload) -> Commanded:
    text = _text(payload)
    if not text.startswith("/"):
        raise _Bad("A command begins with a slash.")
    return Commanded(text=text)


def _text(payload: Payload) -> str:
    text = _short(payload.get("text", "").strip())
    if not text:
        raise _Bad("There is nothing in that message.")
    return text


def _rewrote(payload: Payload) -> Rewrote:
    text = _short(payload.get("text", ""))
    if not text.strip():
        raise _Bad("There is nothing left of the answer. Delete the question instead.")
    return Rewrote(text=text)


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise _Bad(f"That is too long: {len(text):,} characters, and {LONGEST:,} is the most. Attach it as a file.")
    return text


def _files(payload: Payload) -> tuple[Attachment, ...]:
    """The files that were taken in before, by their ids; their names and what is in them are not known here."""
    ids = payload.get("files", "").split()
    if len(ids) > MOST:
        raise _Bad(TOO_MANY)
    if not all(_ID.fullmatch(id) for id in ids):
        raise _Bad("There is no such file. Attach it once more.")
    return tuple(Attachment(name="", file=id) for id in dict.fromkeys(ids))


def _named(payload: Payload, field: str, sentence: str) -> str:
    value = payload.get(field, "").strip()
    if not value or len(value) > 200:
        raise _Bad(sentence)
    return value


def _matched(payload: Payload, field: str, form: re.Pattern[str], sentence: str) -> str:
    value = payload.get(field, "")
    if not form.fullmatch(value):
        raise _Bad(sentence)
    return value


def _number(payload: Payload, field: str) -> int | None:
    value = payload.get(field, "")
    if not value:
        return None
    return int(_matched(payload, field, _NUMBER, f"“{value[:20]}” is no number. Reload the page and try again."))


def _message(payload: Payload) -> str:
    return _matched(payload, "message", _ID, "There is no such message. Reload the page and try again.")


def _emoji(payload: Payload) -> str:
    return _named(payload, "emoji", "There is no emoji in that reaction.")


def _pressed(payload: Payload) -> Pressed:
    value = payload.get("value", "")
    return Pressed(button=_named(payload, "button", "There is no button in that."), value=value[:400])


_SIGNALS: dict[str, Callable[[Payload], Signal]] = {
    "asked": lambda payload: Asked(text=_text(payload), files=_files(payload)),
    "replied": _replied,
    "commanded": _commanded,
    "reacted": lambda payload: Reacted(emoji=_emoji(payload)),
    "unreacted": lambda payload: Unreacted(emoji=_emoji(payload)),
    "pressed": _pressed,
    "edited": lambda payload: Edited(message=_message(payload), text=_text(payload)),
    "deleted": lambda payload: Deleted(message=_message(payload)),
    "attached": _attached,
    "rewrote": _rewrote,
}
