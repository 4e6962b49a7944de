"""What a person is told beside the answer, when their feedback did something other than they may expect. Pure."""

from __future__ import annotations

from bot import texts
from bot.abilities import have, missing
from bot.directives import Directive, Scope, Slot
from bot.events import FeedbackEvent, Reacted, Unreacted
from bot.explain import brief, votes
from bot.length import STRONGEST
from bot.prompt import key
from bot.threads import Thread, Turn
from bot.wanted import Conflict, wanted


def notices(
    before: Thread, turn: Turn, said: str, *, profile_only: bool = False, hushed: bool = False, runs: bool = False
) -> str:
    """The sentences for what one event did; "" where there is nothing to say. `said` is the text of the event.

    `runs`: Python of an answer is run. `hushed`: it is one voice among many in a vote, whose standing all people see
    under the answer.
    """
    after = turn.thread
    if hushed and after.context.task is not None:
        return ""
    found = [_anew(before, turn)]
    wishes = [directive for directive in turn.outcome.directives if directive.is_wish]
    quiet = turn.outcome.version is None and after.owed is None and not profile_only
    if wishes and after.context.task is None and not profile_only:
        lasting = all(directive.scope is Scope.ALWAYS for directive in wishes)
        found.append(texts.PROFILE_SAVED if lasting else texts.NO_QUESTION_YET)
    elif wishes and quiet and key(before.context) == key(after.context):
        found.append(_no_effect(after, wishes))
    if after.context.policy.decides == "quorum":
        found.extend(one for one in votes(after.context) if one not in votes(before.context))
    else:
        known = {conflict.sides for conflict in wanted(before.context).conflicts}
        found.extend(_told(one) for one in wanted(after.context).conflicts if one.sides not in known)
    if any(directive.slot is Slot.ACCEPT for directive in turn.outcome.directives):
        found.append(texts.ACCEPTED)
    if wishes or after.owed != before.owed:
        able = have(said, tables=bool(after.context.tables), runs=runs)
        found.extend(texts.CANNOT[one.value] for one in missing(said, files=bool(after.context.data), have=able))
    return " ".join(dict.fromkeys(one for one in found if one))


def hushed(thread: Thread, event: FeedbackEvent) -> bool:
    """Whether an event is an emoji of one of many who vote: what they want stands under the answer."""
    task, votes = thread.context.task, thread.context.policy.decides == "quorum"
    put = isinstance(event.signal, Reacted | Unreacted) and event.refused is None
    return votes and put and task is not None and task.author != event.by


def _anew(before: Thread, turn: Turn) -> str:
    """The event's own notice; who was asked what was wrong is not asked again before they have said it."""
    said = turn.outcome.notice
    authors = {directive.author for directive in turn.outcome.directives}
    return "" if said == texts.WHAT_WAS_WRONG and before.asked_back in authors else said


def _no_effect(after: Thread, wishes: list[Directive]) -> str:
    want = wanted(after.context)
    new = {wish.id for wish in wishes}
    if any(held.id in new for held in want.proposed):
        return texts.WAITS
    if any(conflict for conflict in want.conflicts if any(side.id in new for side in conflict.sides)):
        return ""  # the conflict itself is told
    if any(held.directive.id in new and held.level >= STRONGEST for held in want.style):
        return texts.STRONGEST
    return texts.NO_CHANGE


def _told(conflict: Conflict) -> str:
    sides = [(side.author, brief(side)) for side in conflict.sides]
    holds = brief(conflict.holds) if conflict.holds else None
    return texts.conflict(conflict.slot.value, sides, holds, conflict.settled)
