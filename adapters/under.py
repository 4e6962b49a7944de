"""What stands quietly under an answer, on every platform. Pure."""

from __future__ import annotations

from collections.abc import Callable

from adapters.newest import at_rest
from bot import texts
from bot.answers import Frame

STATUS = {
    "thinking": "Thinking…",
    "streaming": "Writing…",
    "checking": "Checking…",
    "done": texts.NO_TEXT,
    "stopped": texts.STOPPED,
    "failed": texts.TROUBLE,
    "withdrawn": texts.WITHDRAWN,
}
"""What stands under an answer about which nothing else is to be said: while it is written, and where it has no text."""


def under(frame: Frame, note: str, named: Callable[[str], str], *, has_text: bool, long: bool) -> tuple[str, ...]:
    """One paragraph each, as plain text; `named` puts names for the ids of people, `long`: the rest is in a file."""
    rest = at_rest(frame)
    line = named(frame.line).strip() or ("" if has_text and rest else STATUS[frame.progress])
    found = [
        texts.REST_IN_FILE if long else "",
        " ".join(named(one) for one in frame.conflicts),
        line,
        note if rest and frame.written else "",
    ]
    return tuple(one for one in found if one.strip())
