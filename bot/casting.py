"""Where people vote: what is done once (again, undo, start over) waits, too, until enough of them want it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot import texts
from bot.directives import Directive, Slot
from bot.events import Deleted, Edited, FeedbackEvent, Unreacted
from bot.explain import conflicts
from bot.threads import Cast, Interpretation, Thread

DONE_ONCE = (Slot.AGAIN, Slot.UNDO, Slot.RESTORE, Slot.RESET, Slot.COMPARE)
_WORDS = {
    Slot.AGAIN: "write it again",
    Slot.UNDO: "take a change back",
    Slot.RESET: "start over",
    Slot.COMPARE: "see two variants",
}


def cast(thread: Thread, event: FeedbackEvent, meant: Interpretation) -> tuple[Interpretation, tuple[Cast, ...]]:
    """What an event means where people vote, and the voices that wait after it.

    The asker's own acts are done at once, and so is what takes back one's own wishes; both end the vote.
    """
    context = thread.context
    if context.policy.decides != "quorum" or context.task is None or meant.question is not None:
        return meant, ()
    if isinstance(event.signal, Unreacted | Deleted):
        gone = {name for one in meant.directives for name in one.withdraws}
        off = (event.by, meant.takes_back)
        return meant, tuple(one for one in thread.casts if one.source not in gone and (one.person, one.slot) != off)
    unsaid = tuple(one for one in meant.directives if _unsays(one, event))
    held = _without(thread.casts, unsaid, event.by)
    acts = [one for one in meant.directives if one.slot in DONE_ONCE and one not in unsaid]
    if not acts or context.task.author == event.by or all(_own(one, thread, event.by) for one in acts):
        return meant, () if acts else held
    act = acts[0]
    voice = Cast(person=event.by, slot=act.slot, value=_what(act), source=act.source)
    casts = (*(one for one in held if one.person != event.by), voice)
    people = _people(casts, voice)
    if people >= context.policy.quorum:
        return meant, ()
    kept = tuple(one for one in meant.directives if one.slot not in DONE_ONCE or one in unsaid)
    notice = " ".join(filter(None, (meant.notice, texts.act_waits(_words(voice), people, context.policy.quorum))))
    return meant.model_copy(update={"directives": kept, "notice": notice}), casts


def standing(thread: Thread) -> tuple[str, ...]:
    """What people want both ways, or how their votes stand, in sentences."""
    found: dict[str, int] = {}
    for one in thread.casts:
        found.setdefault(_words(one), _people(thread.casts, one))
    needed = thread.context.policy.quorum
    acts = tuple(texts.act_vote(what, people, needed) for what, people in found.items())
    return (*conflicts(thread.context), *acts)


def voting(thread: Thread) -> tuple[str, ...]:
    """How the votes stand; nothing where nobody votes."""
    return standing(thread) if thread.context.policy.decides == "quorum" else ()


def _unsays(act: Directive, event: FeedbackEvent) -> bool:
    """Whether an act is an edit's taking back of what its message said before."""
    signal = event.signal
    return isinstance(signal, Edited) and act.withdraws == (f"message:{signal.message}",)


def _without(casts: tuple[Cast, ...], unsaid: tuple[Directive, ...], person: str) -> tuple[Cast, ...]:
    """The voices without those of a person's that are taken back."""
    gone = {name for one in unsaid for name in one.withdraws}
    return tuple(one for one in casts if one.person != person or one.source not in gone)


def _own(act: Directive, thread: Thread, person: str) -> bool:
    """Whether an act takes back only what its author said."""
    named = [held for held in thread.context.directives if any(held.named_by(name) for name in act.withdraws)]
    return act.slot is Slot.UNDO and bool(named) and all(held.author == person for held in named)


def _what(act: Directive) -> str:
    return act.withdraws[0] if act.slot is Slot.UNDO and act.withdraws else act.value


def _people(casts: Iterable[Cast], voice: Cast) -> int:
    return len({one.person for one in casts if (one.slot, one.value) == (voice.slot, voice.value)})


def _words(voice: Cast) -> str:
    return _WORDS.get(voice.slot, f"go back to version {voice.value}")
