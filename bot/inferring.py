"""What a person usually wants, concluded from what they wanted of single answers. Pure.

Blind conclusions make answers worse (of 29% of personalised ones, PrefDisco; refinement.md, 1.4). So each is drawn for
one kind of task alone, needs several threads that agree, fades, gives way to later threads that say otherwise, and
stands with its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.constraints.parse import constraint
from bot.directives import STYLE, Directive, Slot
from bot.length import parse_length
from bot.profiles import Evidence, Profile, Usual
from bot.values import Value
from bot.wanted import subject, way

THREADS = 3
"""Threads that have to agree before anything is concluded."""
CONFIDENT = 0.55
"""Confidence from which a conclusion is used."""
DOUBT = 0.5
"""What is set against the evidence from the start, in threads: three fresh ones that agree come to 0.82."""
LATER = 0.75
"""What each later thread of the same kind leaves of an earlier one's say. With it a habit of three threads is given up
after one that says otherwise, one of five after two, and three of the new one make it the habit."""
HALF_LIFE = 90 * 86_400.0
"""Seconds after which evidence counts half."""
INFERRED = (Slot.EXPERTISE, Slot.TONE, Slot.LANGUAGE, Slot.FORMAT, Slot.LENGTH, Slot.INCLUDE, Slot.EXCLUDE)
"""What is concluded at all: how an answer starts and ends, its case and its content belong to the task."""


class Inference(Value):
    """What a person usually wants, how sure that is, and from what it was concluded."""

    usual: Usual
    confidence: float
    """From 0 to 1: the agreeing evidence over all of it, each faded by age and by what came later."""
    evidence: tuple[Evidence, ...]
    """What agrees, one for each thread, oldest first."""
    contrary: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Of what it concludes: the same after more evidence for it."""
        return self.usual.id

    def directive(self, person: str) -> Directive:
        """It as a wish that nobody said."""
        return self.usual.wish(person, self.evidence[-1].at)


def tells(directive: Directive) -> bool:
    """Whether a wish of one answer says something about its author's habits: one of style, not of the content."""
    if directive.slot not in INFERRED or directive.target or directive.verbatim or not directive.value:
        return False
    return directive.slot in STYLE or constraint(directive.slot, directive.value) is not None


def inferred(profile: Profile, now: float) -> tuple[Inference, ...]:
    """All that is sure enough at a moment (seconds since the epoch), in a fixed order; nothing that was denied."""
    groups: dict[Usual, list[Evidence]] = {}
    for one in profile.evidence:
        if about := _about(one):
            groups.setdefault(about, []).append(one)
    found = (_concluded(about, shown, profile, now) for about, shown in groups.items())
    return tuple(sorted((one for one in found if one), key=lambda one: one.id))


def spent_by(profile: Profile, names: Iterable[str]) -> tuple[str, ...]:
    """The events that speak for what is withdrawn by these names, as far as they name something that is inferred."""
    usual = [found for name in names if (found := Usual.parse(name))]
    return tuple(name for one in usual for name in _speaking(profile, one))


def _speaking(profile: Profile, usual: Usual) -> tuple[str, ...]:
    """The events that speak for it."""
    asked = _pulls(usual.slot, usual.value)
    shown = (one for one in profile.evidence if (about := _about(one)) and _same(about, usual))
    return tuple(one.event for one in shown if _pulls(one.slot, one.value) == asked)


def denies(profile: Profile, usual: Usual) -> bool:
    """Whether a person does not want that to be concluded, whatever the evidence."""
    return any(one.forever and _equal(one.usual, usual) for one in profile.denied)


def _about(one: Evidence) -> Usual | None:
    """What evidence is about, its value aside: a slot for a kind of task, expertise for a topic."""
    what = "" if one.slot in STYLE else subject(one.value)
    if one.slot is Slot.EXPERTISE and one.topics:
        return Usual(slot=one.slot, value=what, topic=one.topics[0])
    return Usual(slot=one.slot, value=what, task=one.task) if one.task else None


def _same(one: Usual, other: Usual) -> bool:
    """Whether two are about the same, their values aside."""
    content = one.slot not in STYLE and subject(one.value) != subject(other.value)
    return (one.slot, one.task, one.topic) == (other.slot, other.task, other.topic) and not content


def _equal(one: Usual, other: Usual) -> bool:
    return _same(one, other) and _pulls(one.slot, one.value) == _pulls(other.slot, other.value)


def _pulls(slot: Slot, value: str) -> str:
    return way(slot, value) if slot in STYLE else slot.value


def _concluded(about: Usual, shown: Sequence[Evidence], profile: Profile, now: float) -> Inference | None:
    stands = _stands(shown)
    if not stands:
        return None
    denied = [one for one in profile.denied if _same(one.usual, about) and not one.forever]
    newest: Inference | None = None
    for pull in dict.fromkeys(_pulls(one.slot, one.value) for one in reversed(stands)):
        spent = {name for one in denied if _pulls(one.usual.slot, one.usual.value) == pull for name in one.evidence}
        agreeing = [one for one in stands if _pulls(one.slot, one.value) == pull and one.event not in spent]
        against = [one for one in stands if _pulls(one.slot, one.value) != pull]
        weights = _weights([one for one in stands if one.event not in spent], now)
        support = sum(weights[one.event] for one in agreeing)
        confidence = support / (support + sum(weights.get(one.event, 0.0) for one in against) + DOUBT)
        if len(agreeing) < THREADS or confidence < CONFIDENT:
            continue
        usual = about.model_copy(update={"value": _value(agreeing)})
        if not denies(profile, usual) and (newest is None or confidence > newest.confidence):
            newest = Inference(
                usual=usual, confidence=round(confidence, 3), evidence=tuple(agreeing), contrary=tuple(against)
            )
    return newest


def _stands(shown: Iterable[Evidence]) -> list[Evidence]:
    """What a person wanted last in each thread, in the order of the threads: insisting in one is no habit."""
    last: dict[str, Evidence] = {}
    for one in shown:
        last.pop(one.thread, None)
        last[one.thread] = one
    return list(last.values())


def _weights(stands: Sequence[Evidence], now: float) -> dict[str, float]:
    """By event: how much each thread's say counts, by its age and by how many came after it."""
    return {
        one.event: one.weight * LATER**later * 0.5 ** (max(0.0, now - one.at) / HALF_LIFE)
        for later, one in enumerate(reversed(stands))
    }


def _value(agreeing: Sequence[Evidence]) -> str:
    """The value that evidence of one pull comes to: the latest, but of a length a limit only where most set one."""
    latest = agreeing[-1]
    if latest.slot is not Slot.LENGTH:
        return latest.value
    limits = [one.value for one in agreeing if (length := parse_length(one.value)) and not length.is_relative]
    if len(limits) * 2 > len(agreeing):
        return limits[-1]
    return "shorter" if way(latest.slot, latest.value) == "down" else latest.value
