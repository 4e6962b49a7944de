"""The ways in which an item is run. Pure."""

from __future__ import annotations

from bot.errors import BadEval
from bot.values import Value

SEVERAL = 4
"""Candidates in the arm of that name, unless the settings have more than one: best of four was measured before."""


class Arm(Value):
    """One way: the resent transcript, or our path with these settings."""

    name: str
    means: str
    """In a few words, for the table's foot."""
    rewrites: bool = True
    """Whether it is our path; False for the transcript."""
    attempts: int | None = 1
    """Drafts at most; None for the operator's setting."""
    finish: bool = False
    candidates: int = 1


ARMS = (
    Arm(name="transcript", means="the whole conversation is sent again each turn", rewrites=False),
    Arm(name="rewritten", means="the rewritten prompt, one draft"),
    Arm(name="checked", means="and checks, with retries that name what was broken", attempts=None),
    Arm(name="finished", means="and form held while generating, and finished by code", attempts=None, finish=True),
    Arm(
        name="candidates",
        means="and several candidates for each draft",
        attempts=None,
        finish=True,
        candidates=SEVERAL,
    ),
)
"""Each adds to the one before."""


def chosen(names: str | None) -> tuple[Arm, ...]:
    """The arms of a list like `transcript,finished`, in the order of ARMS; all of them for None.

    Raises BadEval with the names that there are.
    """
    if names is None:
        return ARMS
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    known = {arm.name for arm in ARMS}
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        what = f"There is no arm {', '.join(unknown)}" if unknown else "No arm was named"
        raise BadEval(f"{what}; there are: {', '.join(arm.name for arm in ARMS)}")
    return tuple(arm for arm in ARMS if arm.name in wanted)
