"""Over-tuning, measured: how many wishes hold, which pull against each other, how old and how often unmet. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot import texts
from bot.answers import Answer, Offer
from bot.context import PromptContext
from bot.contradictions import contradictions
from bot.directives import Directive
from bot.explain import brief
from bot.interpret.buttons import REMOVE
from bot.merging import CROWDED
from bot.profiles import Profile
from bot.values import Value
from bot.wanted import wanted

WORSE = 3
"""How many more wishes than people were last told of are worth telling again. Our choice: one more is no news."""
LOOKED_AT = 5
"""How many of the last versions are looked at for wishes that stay unmet."""
STUBBORN = 3
"""In how many of them a wish is unmet before people are told to relax it: twice is bad luck."""
STALE = 20
"""Turns since a wish was said from which it is worth asking whether it still holds."""
OFFERED = 6
"""Wishes that can be relaxed with one press, at most: more buttons than that nobody reads."""
REMEMBERED = 60
"""Pairs and wishes that people were told of, and that are remembered."""


class Condition(Value):
    """How a context stands."""

    live: int = 0
    """Wishes in force, the profile's included."""
    pulling: tuple[tuple[Directive, Directive], ...] = ()
    """Pairs that pull against each other."""
    stubborn: tuple[Directive, ...] = ()
    """Wishes that stayed unmet in the last versions."""
    stale: tuple[Directive, ...] = ()
    """Wishes nobody has said or confirmed for long."""

    @property
    def over(self) -> bool:
        """Whether it is past the mark: too many, or some that no answer can meet."""
        return self.live >= CROWDED or bool(self.pulling) or bool(self.stubborn)


class Told(Value):
    """What people were told of a thread's condition, so that they are told once."""

    live: int = 0
    pulling: tuple[tuple[str, str], ...] = ()
    stubborn: tuple[str, ...] = ()


def condition(
    context: PromptContext,
    profile: Profile | None = None,
    unmet: Mapping[str, int] | None = None,
    *,
    turn: int | None = None,
) -> Condition:
    """The condition of a context.

    `unmet` says by directive id in how many of the last versions a wish was broken (`unmet_in`); `turn` is the
    thread's sequence number, by default that of the latest wish.
    """
    want = wanted(context, profile)
    now = turn if turn is not None else max((held.order for held in context.directives), default=0)
    live = [held.directive for held in want.all]
    return Condition(
        live=len(live),
        pulling=tuple((one.directive, other.directive) for one, other in contradictions(want)),
        stubborn=tuple(one for one in live if (unmet or {}).get(one.id, 0) >= STUBBORN),
        stale=tuple(one.directive for one in want.all if not one.from_profile and now - one.directive.order >= STALE),
    )


def unmet_in(answer: Answer | None) -> dict[str, int]:
    """By directive id, in how many of the last versions a wish was broken."""
    found: dict[str, int] = {}
    for version in answer.versions[-LOOKED_AT:] if answer else ():
        for name in {violation.directive for violation in version.violations if violation.directive}:
            found[name] = found.get(name, 0) + 1
    return found


def overtuning(told: Told, now: Condition) -> tuple[str, tuple[Offer, ...], Told]:
    """What people are told of a condition, what they can relax with one press, and what they have been told then.

    "" and no offers where it is healthy or has not got worse since they were told last: each pair that pulls, each
    wish that stays unmet and each WORSE more wishes is told once, also where it was gone in between.
    """
    if now.live <= CROWDED - WORSE:
        told = told.model_copy(update={"live": 0})  # few again: piling up once more is news
    pairs = [pair for pair in now.pulling if _ids(pair) not in told.pulling]
    stubborn = [one for one in now.stubborn if one.id not in told.stubborn]
    crowded = now.live >= (told.live + WORSE if told.live else CROWDED)
    if not (pairs or stubborn or crowded):
        return "", (), told
    after = Told(
        live=max(told.live, now.live) if crowded else told.live,
        pulling=(*told.pulling, *(_ids(pair) for pair in pairs))[-REMEMBERED:],
        stubborn=(*told.stubborn, *(one.id for one in stubborn))[-REMEMBERED:],
    )
    old = [one for one in now.stale if crowded]
    sentence = texts.overtuned(
        now.live if crowded else 0,
        [(brief(one), brief(other)) for one, other in pairs],
        [brief(one) for one in stubborn],
        [brief(one) for one in old[:3]],
    )
    relax = dict.fromkeys((*(one for pair in pairs for one in pair), *stubborn, *old))
    return sentence, tuple(offer(one) for one in relax)[:OFFERED], after


def offer(directive: Directive) -> Offer:
    """One press that takes a wish back."""
    return Offer(label=texts.relax(brief(directive)), button=REMOVE, value=directive.id)


def _ids(pair: tuple[Directive, Directive]) -> tuple[str, str]:
    return pair[0].id, pair[1].id
