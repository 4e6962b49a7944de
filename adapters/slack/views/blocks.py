"""The pieces of a view, each within Slack's limits; what was written is text in them, and nothing else. Pure.

Every text here is clipped by what Slack counts (its escapes count as several characters), never refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from adapters.slack import limits
from adapters.slack.buttons import ACTION
from adapters.slack.safe import GAP, safe_markdown, safe_text
from adapters.slack.split import prefix, size
from bot.values import Value

Block = dict[str, Any]
View = dict[str, Any]

CLOSE = "Close"
GROWTH = 6
"""How many times as long escaping can make a character: `<` as an entity, and a mark that takes a mention apart."""
MORE = "There is more, which does not fit here."
AROUND = 10_000
"""Bytes kept for what is around a view's blocks."""
LAST = 32_503_680_000
"""The year 3000, in seconds since the epoch."""
ADDRESS = 600
"""Characters of an address that is linked to (ours: a message's has about 70)."""
BLANK = "–"
"""Where a text would be empty, which Slack refuses."""


class About(Value):
    """What a view speaks of. It travels in the view's `private_metadata` and in the value of each of its buttons."""

    thread: str
    """The thread; for a profile, the person's own (channel "profile")."""
    answer: int | None = None
    version: int | None = None
    sequence: int = 0
    """How many events the thread had applied when the view was made: a press is one press per person and state."""

    def packed(self, value: str | None = None) -> str:
        """As compact JSON, with what a button carries where there is one."""
        told: dict[str, Any] = {"t": self.thread, "a": self.answer, "v": self.version, "s": self.sequence}
        if value is not None:
            told["x"] = value
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False)


def clipped(text: str, most: int) -> str:
    """At most so long, as Slack counts at worst (`split.size`), the last of it an ellipsis where there was more."""
    return text if size(text) <= most else prefix(text, most - 1).rstrip() + "…"


def safe(text: str, most: int) -> str:
    """Text for a `mrkdwn` object: escaped, and clipped so that it is short enough after that."""
    said = safe_text(clipped(text, most))
    room = most
    while (over := size(said) - most) > 0:
        room -= max(1, over // GROWTH)
        said = safe_text(clipped(text, room))
    return said


def plain(text: str, most: int) -> Block:
    """A `plain_text` object on one line: Slack shows it as it stands, with no mention, link or emoji in it."""
    return verbatim(clipped(safe_markdown(" ".join(text.split())), most))


def verbatim(text: str) -> Block:
    """A `plain_text` object of text that is safe and short enough already, line by line as it stands."""
    return {"type": "plain_text", "text": text if text.strip(f" \n{GAP}") else BLANK, "emoji": False}


def mrkdwn(escaped: str) -> Block:
    """A `mrkdwn` object of text that is escaped already; Slack looks for no names and links in it by itself."""
    return {"type": "mrkdwn", "text": escaped if escaped.strip(f" \n{GAP}") else BLANK, "verbatim": True}


def section(escaped: str, accessory: Block | None = None) -> Block:
    """A paragraph of escaped text, with a button beside it where there is one."""
    block: Block = {"type": "section", "text": mrkdwn(escaped)}
    return block | {"accessory": accessory} if accessory else block


def context(text: str) -> Block:
    """A line in small type."""
    return {"type": "context", "elements": [mrkdwn(safe(text, limits.CONTEXT))]}


def header(title: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(title, limits.HEADER_TEXT)}


def strong(text: str, most: int) -> str:
    """Escaped text in bold; as it is where it has a mark of its own that would end the bold."""
    said = safe(" ".join(text.split()), most - 2)
    return said if not said or "*" in said else f"*{said}*"


def link(address: str, escaped: str) -> str:
    """Escaped text that leads to an address; the text alone where that is none, or too long to stand in a line."""
    usable = address.startswith("https://") and not set(address) & set("<>|\n ") and len(address) <= ADDRESS
    return f"<{address}|{escaped}>" if usable else escaped


def when(at: float | None) -> str:
    """A time as each reader's own clock has it, which Slack fills in; "" for none, and for what is no time."""
    if at is None or not 1 <= at <= LAST:
        return ""
    utc = datetime.fromtimestamp(int(at), UTC).strftime("%d %b %Y, %H:%M UTC")
    return f"<!date^{int(at)}^{{date_short_pretty}}, {{time}}|{utc}>"


def lines(rows: Iterable[str]) -> list[Block]:
    """Escaped lines in as few paragraphs as hold them; each is at most SECTION_TEXT long."""
    paragraphs: list[str] = []
    for row in rows:
        if paragraphs and size(paragraphs[-1]) + 1 + size(row) <= limits.SECTION_TEXT:
            paragraphs[-1] += f"\n{row}"
        else:
            paragraphs.append(row)
    return [section(one) for one in paragraphs]


def button(name: str, label: str, about: About, value: str = "", **more: Any) -> Block | None:
    """A button; None where what it has to carry is more than Slack lets it."""
    packed = about.packed(value)
    if size(packed) > limits.VALUE:
        return None
    text = plain(label, limits.LABEL)
    return {"type": "button", "action_id": ACTION + name, "text": text, "value": packed, **more}


def confirm(title: str, text: str, yes: str) -> Block:
    """What is asked before a button does what cannot be undone."""
    return {
        "title": plain(title, limits.CONFIRM_TITLE),
        "text": plain(text, limits.CONFIRM_TEXT),
        "confirm": plain(yes, limits.CONFIRM_BUTTON),
        "deny": plain("Cancel", limits.CONFIRM_BUTTON),
        "style": "danger",
    }


def field(name: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """A form's field; its block and its action have the same id, under which what was entered comes back."""
    told: Block = {"hint": plain(hint, limits.FIELD_LABEL)} if hint else {}
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label, limits.FIELD_LABEL),
        "element": {**element, "action_id": name},
        "optional": optional,
        **told,
    }


def writing(*, initial: str = "", placeholder: str = "", multiline: bool = True) -> Block:
    """The element in which a person writes. What stands in it at first is word for word, and the person's to change."""
    element: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": limits.INPUT_TEXT}
    if initial:
        element["initial_value"] = initial
    if placeholder:
        element["placeholder"] = plain(placeholder, limits.PLACEHOLDER)
    return element


def option(label: str, value: str) -> Block:
    """One of several to choose from."""
    return {"text": plain(label, limits.LABEL), "value": value}


def modal(name: str, title: str, blocks: Sequence[Block], about: About | None = None, *, submit: str = "") -> View:
    """A modal; with `submit` it is a form."""
    view: View = {
        "type": "modal",
        "callback_id": ACTION + name,
        "title": plain(title, limits.VIEW_TITLE),
        "close": plain("Cancel" if submit else CLOSE, limits.VIEW_TITLE),
        "blocks": list(blocks),
    }
    if submit:
        view["submit"] = plain(submit, limits.VIEW_TITLE)
    if about:
        view["private_metadata"] = about.packed()
    return view


def fitted(blocks: Sequence[Block], most: int = limits.VIEW_BLOCKS, room: int = limits.VIEW_BYTES) -> list[Block]:
    """The blocks from the first on that fit into so many, and into so many bytes; where some do not, a line says so."""
    last = context(MORE)
    room -= AROUND + weight(last)
    kept: list[Block] = []
    for block in blocks:
        room -= weight(block)
        if room < 0 or len(kept) == most:
            return [*kept[: most - 1], last]
        kept.append(block)
    return kept


def weight(block: Block) -> int:
    """How many bytes it is on the wire."""
    return len(json.dumps(block)) + 2
