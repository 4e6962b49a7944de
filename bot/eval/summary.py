"""Adding up: shares by arm, kind and turn with 95% intervals, and the differences from the transcript, item by item.

Deterministic: the intervals are bootstrapped over items with a fixed seed.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Callable, Iterable, Sequence

from bot.eval.record import Conversation
from bot.eval.scoring import Verdict
from bot.values import Value

RESAMPLES = 2_000
SEED = 20_261_124
BASE = "transcript"
"""The arm that the others are compared with."""


class Estimate(Value):
    """A mean over items with its 95% interval (percentile bootstrap); `n` items."""

    mean: float
    low: float
    high: float
    n: int


class Tally(Value):
    """So many of so many rules hold, and so many of them in an answer on its task."""

    held: int = 0
    both: int = 0
    of: int = 0


class ArmSummary(Value):
    """What an arm comes to."""

    arm: str
    conversations: int
    held: Estimate | None
    """Rules in force that hold in the final version."""
    on_task: Estimate | None
    """Final versions that are on their task."""
    both: Estimate | None
    """Rules that hold in a final version on its task."""
    gain: Estimate | None
    """`both`, less the transcript's, item by item; None for the transcript and where it was not run."""
    untouched: Estimate | None
    """Changes of one passage that happened and left the rest byte for byte; None where there was none to measure."""
    facts: Estimate | None
    last_prompt: Estimate | None
    """Prompt tokens of the last turn, all calls together."""
    last_longest: Estimate | None
    """Prompt tokens of its longest call."""
    prompt: Estimate | None
    """Prompt tokens of the whole conversation."""
    cached: float | None
    """The share of all prompt tokens that the prefix cache served."""
    completion: Estimate | None
    calls: Estimate | None
    seconds: Estimate | None
    kinds: dict[str, Tally]
    """By kind of rule, in the final versions."""
    by_turn: tuple[Tally, ...]
    """After each wish: the rules given so far."""
    off: dict[str, int]
    """What kept final versions from their task."""


def summarise(conversations: Sequence[Conversation], scores: Sequence[Verdict]) -> tuple[ArmSummary, ...]:
    """The arms in the order in which they come; `scores` are the conversations' own, in the same order."""
    arms = dict.fromkeys(one.arm for one in conversations)
    pairs = list(zip(conversations, scores, strict=True))
    base = _by_item((score.item, score.final.both) for talk, score in pairs if talk.arm == BASE)
    return tuple(_arm(arm, [pair for pair in pairs if pair[0].arm == arm], base) for arm in arms)


def _arm(arm: str, pairs: list[tuple[Conversation, Verdict]], base: dict[str, float]) -> ArmSummary:
    scores = [score for _, score in pairs]

    def scored(value: Callable[[Verdict], float | None]) -> Estimate | None:
        return estimate(_by_item((score.item, value(score)) for score in scores))

    def spent(value: Callable[[Conversation], float | None]) -> Estimate | None:
        return estimate(_by_item((talk.item, value(talk)) for talk, _ in pairs))

    both = _by_item((score.item, score.final.both) for score in scores)
    gains = {item: value - base[item] for item, value in both.items() if item in base}
    untouched = [
        (score.item, float(turn.untouched)) for score in scores for turn in score.turns if turn.untouched is not None
    ]
    prompts = sum(turn.cost.prompt_tokens or 0 for talk, _ in pairs for turn in talk.turns)
    cached = [
        turn.cost.cached_tokens for talk, _ in pairs for turn in talk.turns if turn.cost.cached_tokens is not None
    ]
    off = [score.final.off for score in scores if score.final.off]
    return ArmSummary(
        arm=arm,
        conversations=len(pairs),
        held=scored(lambda score: score.final.held),
        on_task=scored(lambda score: float(not score.final.off)),
        both=estimate(both),
        gain=estimate(gains) if arm != BASE else None,
        untouched=estimate(_by_item(untouched)),
        facts=scored(lambda score: score.facts),
        last_prompt=spent(lambda talk: talk.turns[-1].cost.prompt_tokens),
        last_longest=spent(lambda talk: talk.turns[-1].cost.longest_prompt),
        prompt=spent(lambda talk: _total(turn.cost.prompt_tokens for turn in talk.turns)),
        cached=sum(cached) / prompts if cached and prompts else None,
        completion=spent(lambda talk: _total(turn.cost.completion_tokens for turn in talk.turns)),
        calls=spent(lambda talk: float(sum(turn.cost.calls for turn in talk.turns))),
        seconds=spent(lambda talk: sum(turn.cost.seconds for turn in talk.turns)),
        kinds=_kinds(scores),
        by_turn=_turns(scores),
        off={what: off.count(what) for what in sorted(set(off))},
    )


def _total(values: Iterable[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else None


def _by_item(values: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    """Each item's mean over its repeats; what is None does not count."""
    found: dict[str, list[float]] = {}
    for item, value in values:
        if value is not None:
            found.setdefault(item, []).append(value)
    return {item: statistics.fmean(several) for item, several in found.items()}


def estimate(by_item: dict[str, float]) -> Estimate | None:
    """The mean and its interval; None for no item. Items are resampled: repeats of one are no evidence of others."""
    values = list(by_item.values())
    if not values:
        return None
    draw = random.Random(SEED)
    means = sorted(statistics.fmean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    low, high = means[math.floor(RESAMPLES * 0.025)], means[math.ceil(RESAMPLES * 0.975) - 1]
    return Estimate(mean=statistics.fmean(values), low=low, high=high, n=len(values))


def _kinds(scores: Sequence[Verdict]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for score in scores:
        for rule in score.final.rules:
            found[rule.kind] = _more(found.get(rule.kind, Tally()), rule.held, not score.final.off)
    return dict(sorted(found.items()))


def _turns(scores: Sequence[Verdict]) -> tuple[Tally, ...]:
    found = [Tally() for _ in range(max((len(score.turns) - 1 for score in scores), default=0))]
    for score in scores:
        for place, turn in enumerate(score.turns[1:]):
            for rule in turn.rules:
                found[place] = _more(found[place], rule.held, not turn.off)
    return tuple(found)


def _more(tally: Tally, held: bool, on_task: bool) -> Tally:
    return Tally(held=tally.held + held, both=tally.both + (held and on_task), of=tally.of + 1)
