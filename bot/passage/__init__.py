"""Changing one part only: where a passage stands in a text, and putting a new one in its place. Pure.

`locate` finds the passage that a person speaks of, or says between which places it cannot decide; `fitted` brings a
model's words for it into its form, `removal` says what goes with it, `moved` finds it again in a newer version;
`splice` puts another passage there and leaves every other character as it was.
"""

from __future__ import annotations

from bot.passage.fitting import fitted
from bot.passage.forms import form
from bot.passage.locate import locate, named, spot
from bot.passage.moving import moved
from bot.passage.outline import outline
from bot.passage.removal import is_removal, removal
from bot.passage.spans import Ambiguous, Found, Located, Missing, Span, splice, splice_all

__all__ = [
    "Ambiguous",
    "Found",
    "Located",
    "Missing",
    "Span",
    "fitted",
    "form",
    "is_removal",
    "locate",
    "moved",
    "named",
    "outline",
    "removal",
    "splice",
    "splice_all",
    "spot",
]
