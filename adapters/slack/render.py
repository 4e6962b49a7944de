"""What an answer shows, as Slack's blocks: its text, what stands quietly under it, and its buttons. Pure.

The text goes into `markdown` blocks, which take what models write, tables included (measured: korotovsky/
slack-mcp-server#330); `table` and `rich_text` blocks would have to be built cell by cell, and one cell that the schema
refuses loses the whole message (getnao/nao#1141). Notes are `context` blocks, buttons one `actions` block.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from adapters.newest import MOVING
from adapters.slack.buttons import row
from adapters.slack.fallback import plain
from adapters.slack.limits import ALT, BEGINNING, BODY, CONTEXT, FALLBACK, PARTS
from adapters.slack.safe import safe_markdown, safe_text, settled
from adapters.slack.sentences import typed
from adapters.slack.split import prefix, size, split
from adapters.under import under
from bot.answers import Frame
from bot.interpret.buttons import ButtonTable
from bot.values import Value

Block = dict[str, Any]


class Part(Value):
    """One message of an answer."""

    blocks: tuple[Block, ...]
    text: str
    """For notifications and for who has it read aloud: plain words, escaped as Slack asks, at most 3,900 characters."""
    markdown: str
    """The part's own text, as a stream sends it; what stands under it is not in it."""
    digest: str
    """Of all that: two parts with the same one look the same."""

    @property
    def pictured(self) -> bool:
        """Whether there is a picture in it."""
        return any(block["type"] == "image" for block in self.blocks)


class Image(Value):
    """A picture that Slack has, by the id of its file, and what is to be seen in it."""

    file: str
    alt: str


def render(frame: Frame, *, buttons: ButtonTable, note: str = "", names: Mapping[str, str] = {}) -> tuple[Part, ...]:
    """The messages that show a frame, at least one; the last has what stands under the answer.

    `note` stands under every answer at rest; `names` are display names by user id, for the quiet line and the
    conflicts. An answer too long for Slack is its beginning at rest (see `overflowing`), and as much as fits while
    it is written.
    """
    bodies = _bodies(frame)
    long = overflowing(frame) or len(bodies) > PARTS
    has = bool(bodies)
    conflicts = tuple(typed(one) for one in frame.conflicts)
    said = frame.model_copy(update={"conflicts": conflicts})
    below = under(said, note if has else "", lambda it: _named(it, names), has_text=has, long=long)
    bodies = bodies[:PARTS] or ("",)
    rows = row(frame, buttons)
    return tuple(
        _part(body, below if last else (), rows if last else ())
        for body, last in ((body, place == len(bodies)) for place, body in enumerate(bodies, 1))
    )


def illustrated(parts: tuple[Part, ...], picture: Image | str) -> tuple[Part, ...]:
    """The messages with a picture under the last one's text; or with a sentence about the picture in its place."""
    last = parts[-1]
    if isinstance(picture, str):
        said, shown = picture, _quiet(picture)
    else:
        said = f"[{picture.alt}]"
        shown = {
            "type": "image",
            "slack_file": {"id": picture.file},
            "alt_text": prefix(safe_markdown(picture.alt), ALT) or "…",
        }
    at = 1 if last.blocks and last.blocks[0]["type"] == "markdown" else 0
    blocks = (*last.blocks[:at], shown, *last.blocks[at:])
    text = _cut(f"{last.text}\n{safe_text(said)}", FALLBACK)
    return (*parts[:-1], _whole_part(blocks, text, last.markdown))


def overflowing(frame: Frame) -> bool:
    """Whether an answer at rest is so long that its text is to be sent as a file (`document`)."""
    return frame.progress not in MOVING and len(_whole(frame)) > PARTS


def document(frame: Frame) -> str:
    """The file that holds an answer's whole text. A file notifies nobody, so it is as the model wrote it."""
    return frame.text.strip("\n") + "\n"


def _bodies(frame: Frame) -> tuple[str, ...]:
    if overflowing(frame):
        return split(safe_markdown(frame.text), BEGINNING)[:1]
    return _whole(frame)


def _whole(frame: Frame) -> tuple[str, ...]:
    """The text in parts, each without mentions; of running text only what cannot become another thing any more."""
    if frame.progress == "withdrawn":
        return ()
    return split(safe_markdown(settled(frame.text) if frame.progress == "streaming" else frame.text), BODY)


def _named(sentence: str, names: Mapping[str, str]) -> str:
    """A sentence with people's names for their ids."""
    if not names:
        return sentence
    ids = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:<@({ids})(?:\|[^<>\n]*)?>|@?({ids}))(?!\w)", lambda it: names[it[1] or it[2]], sentence)


def _part(body: str, below: tuple[str, ...], rows: tuple[Block, ...]) -> Part:
    blocks: list[Block] = [{"type": "markdown", "text": body}] if body else []
    blocks += map(_quiet, below)
    blocks += rows
    return _whole_part(tuple(blocks), _fallback(body, below), body)


def _quiet(said: str) -> Block:
    """A paragraph that stands quietly under an answer."""
    words = {"type": "mrkdwn", "text": _cut(safe_text(said), CONTEXT), "verbatim": True}
    return {"type": "context", "elements": [words]}


def _whole_part(blocks: tuple[Block, ...], text: str, markdown: str) -> Part:
    seen = json.dumps([blocks, text, markdown], sort_keys=True, ensure_ascii=True)
    return Part(blocks=blocks, text=text, markdown=markdown, digest=hashlib.sha256(seen.encode()).hexdigest())


def _fallback(body: str, under_it: tuple[str, ...]) -> str:
    """The words of a part with what stands under it; of a long one the beginning."""
    below = _cut(safe_text("\n".join(under_it)), FALLBACK // 3)
    above = _cut(safe_text(plain(body)), FALLBACK - size(below) - 1) if body else ""
    return "\n".join(one for one in (above, below) if one) or "…"


def _cut(escaped: str, most: int) -> str:
    """An escaped text at most so long, cut within no entity."""
    if size(escaped) <= most:
        return escaped
    return re.sub(r"&\w{0,3}\Z", "", prefix(escaped, most - 1)) + "…"
