"""The row of buttons under an answer. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from adapters.choices import EDIT, HISTORY, REFINE, WHY, choices
from adapters.slack.limits import ACTIONS, ID, LABEL, OPTION_VALUE, OPTIONS, VALUE
from adapters.slack.safe import safe_markdown
from adapters.slack.split import prefix, size
from bot.answers import Frame, Offer
from bot.comparing import choices as variants
from bot.interpret.buttons import Button, ButtonTable

ACTION = "burnish:"
"""What the action_id of every button of ours begins with; the button's id follows."""
QUERY, DATA = "query", "data"
"""The buttons that show how the numbers were computed, and give those of the chart as a file."""
NOTICE = "burnish:notice"
"""The block_id of the buttons under a notice to one person."""
MORE = "more"
"""The select: its chosen option's value carries the id of what was chosen as `x`."""
FIT = 5
"""Buttons that fit beside the select and "Why?" on a narrow window."""
Element = dict[str, Any]
__all__ = [
    "ACTION",
    "DATA",
    "EDIT",
    "HISTORY",
    "MORE",
    "NOTICE",
    "QUERY",
    "REFINE",
    "WHY",
    "offered",
    "row",
    "value",
    "words",
]


def row(frame: Frame, table: ButtonTable) -> tuple[Element, ...]:
    """The `actions` blocks of a frame, or nothing: only "Stop" while the answer is written, only "Again" where there is
    nothing to change, and none for a question that was taken back. Under two variants one is chosen first. What shows
    where computed numbers come from stands in a row of its own above, so that what changes the answer keeps its place.
    """
    version = "" if frame.version is None else frame.version
    # an id of its own for every state, or the select would go on showing what was chosen before
    id = f"burnish:{frame.answer}:{version}:{frame.sequence}:{frame.progress}"
    rows = (f"{id}:data", _behind(frame)), (id, _elements(frame, table)[:ACTIONS])
    return tuple({"type": "actions", "block_id": id, "elements": elements} for id, elements in rows if elements)


def value(frame: Frame, what: str = "") -> str:
    """What a button carries: enough to know the press again, also on a message of which nothing else is known."""
    carried = {"t": frame.thread, "a": frame.answer, "v": frame.version, "s": frame.sequence, "x": what}
    return json.dumps(carried, ensure_ascii=False, separators=(",", ":"))


def offered(frame: Frame, offers: Iterable[Offer]) -> list[Element]:
    """Offers as buttons; several of one kind are numbered, since Slack wants every action_id once. One that would
    carry too much is left out."""
    seen: Counter[str] = Counter()
    elements: list[Element] = []
    for offer in offers:
        carried = value(frame, offer.value)
        if size(carried) > VALUE:
            continue
        number = f":{seen[offer.button]}" if seen[offer.button] else ""
        seen[offer.button] += 1
        name = f"{ACTION}{offer.button}{number}"
        elements.append({"type": "button", "action_id": name, "text": words(offer.label), "value": carried})
    return elements[:ACTIONS]


def _behind(frame: Frame) -> list[Element]:
    """What stands behind computed numbers: the query, and the chart's numbers as a file."""
    if frame.progress not in ("done", "stopped") or frame.version is None or not frame.text.strip():
        return []
    query = [_button(frame, QUERY, "Show the query")] if frame.computed else []
    return [*query, *([_button(frame, DATA, "Data (CSV)")] if frame.chart else [])]


def _elements(frame: Frame, table: ButtonTable) -> list[Element]:
    shown = choices(frame, tuple(one for one in table if len(ACTION + one.id) <= ID), FIT)
    why = [_button(frame, WHY, "Why?")] if shown.why else []
    taken = offered(frame, variants(frame.variants)) if shown.why and frame.variants else []
    return [*(taken or _pressable(frame, *shown.buttons)), *_select(frame, list(shown.options)), *why]


def _pressable(frame: Frame, *buttons: Button) -> list[Element]:
    return [_button(frame, one.id, one.label) for one in buttons]


def _button(frame: Frame, id: str, label: str) -> Element:
    return {"type": "button", "action_id": ACTION + id, "text": words(label), "value": value(frame)[:VALUE]}


def _select(frame: Frame, options: list[tuple[str, str]]) -> list[Element]:
    """The select with what fits into it: an id that an operator made too long can be said in words."""
    listed = [{"text": words(label), "value": value(frame, id)} for id, label in options]
    listed = [one for one in listed if size(str(one["value"])) <= OPTION_VALUE][:OPTIONS]
    return [
        {"type": "static_select", "action_id": ACTION + MORE, "placeholder": words("More…"), "options": listed}
        for _ in listed[:1]
    ]


def words(label: str) -> Element:
    """A label as Slack wants it: plain, in one line, not too long, and no mention."""
    text = safe_markdown(" ".join(label.split())) or "…"
    return {"type": "plain_text", "text": text if size(text) <= LABEL else prefix(text, LABEL - 1) + "…", "emoji": True}
