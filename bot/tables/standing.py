"""What results by totals say: which groups lie beyond the average, what has come together by the last period. Pure."""

from __future__ import annotations

from bot.tables.analysis import Beyond, Shown
from bot.tables.seen import Seen
from bot.tables.within import joined

_NAMED = 8
"""Groups that a sentence names; more are counted."""


def beyond(held: Seen) -> list[str]:
    """The groups over, or under, the average, with their numbers."""
    rows = [row for row in range(len(held.result.rows)) if held.value(row, 0) is not None]
    over = held.view.beyond is Beyond.OVER
    where = held.say("above average" if over else "below average", "über" if over else "unter")
    if not rows:
        return [held.say(f"none is {where}.", f"nichts liegt {where} dem Durchschnitt.")]
    groups = range(len(held.view.group))
    said = [f"{' / '.join(held.label(row, at) for at in groups)} ({held.text(row, 0)})" for row in rows[:_NAMED]]
    more = len(rows) + held.result.more - len(said)
    said += [f"{more} {held.say('more', 'weitere')}"] if more else []
    name, names = held.called(0), joined(said, held.german)
    return [held.say(f"{name} {held.was(0)} {where} for {names}.", f"{name}: {where} dem Durchschnitt liegen {names}.")]


def gathered(held: Seen) -> list[str]:
    """What has come together by the last period; "" where nothing is added up along the way."""
    at = held.shown(Shown.RUNNING)
    rows = [row for row in range(len(held.result.rows)) if held.ordinary(row)]
    if at is None or not rows or len(held.view.group) > 1:
        return []
    last = max(rows, key=lambda row: held.raw(row) or "")
    name, text, when = held.called(at), held.text(last, at), held.label(last)
    return [held.say(f"{name} came to {text} by the end of {when}.", f"{name} kam bis Ende {when} auf {text}.")]
