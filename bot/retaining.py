"""How long things are kept: which number of days holds for a workspace, and a profile without what is older. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.profiles import Profile

DAY = 24 * 60 * 60
ANY = "*"
"""The key of the days that hold wherever no other do."""
_KEY = re.compile(r"\*|[a-z]+(?::.+)?")


def days(retention: Mapping[str, int], platform: str, workspace: str) -> int | None:
    """For how many days what is said in a workspace is kept; None for ever. The most exact key counts."""
    for name in (f"{platform}:{workspace}", platform, ANY):
        if name in retention:
            return retention[name]
    return None


def wrong(retention: Mapping[str, int]) -> str:
    """What is wrong with an operator's days, as a sentence; "" for nothing."""
    for name, number in retention.items():
        if not _KEY.fullmatch(name):
            return f'{name!r} is neither "platform", "platform:workspace" nor "{ANY}"'
        if number < 1:
            return f"{name!r}: {number} days, but it is 1 at least (leave the key out to keep everything)"
    return ""


def without_old(profile: Profile, before: float) -> Profile:
    """The profile without evidence from before a moment; what its person said outright stays."""
    kept = tuple(one for one in profile.evidence if one.at >= before)
    return profile if len(kept) == len(profile.evidence) else profile.model_copy(update={"evidence": kept})
