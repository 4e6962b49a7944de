"""What one event makes of a thread: `take`. Pure."""

from __future__ import annotations

from bot import texts
from bot.announcing import set_aside
from bot.answers import Answer, Version
from bot.casting import cast
from bot.changes import changed, undone
from bot.comparing import chosen, comparing_after
from bot.context import Agreed, Policy, PromptContext, Task, ask, attach, reword, rewrite
from bot.directives import FACTS, Slot
from bot.edits import new_text
from bot.events import Asked, Attached, Deleted, Edited, FeedbackEvent, Replied, Rewrote
from bot.interpret.reading import Kind
from bot.prompt import key
from bot.threads import Interpretation, Outcome, Owed, Thread, Turn
from bot.wanted import wanted
from bot.which import Pending, place, question


def take(thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation) -> Turn:
    """The thread after an event of that meaning; one that means nothing only moves the sequence."""
    seq = thread.sequence + 1
    meant, casts = cast(thread, event, meant)
    meant, pending = _placed(thread, answer, event, meant)
    asked_back = _asked_back(thread, event, meant)
    moved = thread.model_copy(update={"sequence": seq, "asked_back": asked_back, "pending": pending, "casts": casts})
    if meant.unasks is not None:
        moved = moved.model_copy(update={"about": meant.unasks})
    if meant.question is not None:
        moved, answer = _opened(moved, answer, event, meant)
        shown = None
    else:
        moved, answer, shown = _changed(moved, answer, event, meant)
    moved = moved.model_copy(update={"context": moved.context.model_copy(update={"agreed": _agreed(moved, answer)})})
    outcome = Outcome(
        event=event.id,
        seq=seq,
        kind=meant.kind,
        directives=meant.directives,
        notice=meant.notice,
        offers=(*((meant.offer,) if meant.offer else ()), *meant.offers),
        answer=moved.answer or None,
        version=shown,
    )
    moved = set_aside(moved, answer, event, meant)
    moved = comparing_after(thread, moved, answer, event, meant)
    stop = _only_stops(meant) or (moved.context.task is None and thread.context.task is not None)
    picked = chosen(thread, shown) if answer and thread.answer == moved.answer else ()
    return Turn(thread=moved, answer=answer, outcome=outcome, stop=stop, chosen=picked)


def _placed(
    thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation
) -> tuple[Interpretation, tuple[Pending, ...]]:
    """The meaning with the places of its passages, and what waits after it: nothing is done while a passage is unclear.

    What waited before goes once it is settled or taken back; other feedback of its author lets it lapse, told once.
    """
    waiting = tuple(one for one in thread.pending if not _ended(one, meant))
    own = next((one for one in waiting if one.person == event.by), None)
    others = tuple(one for one in waiting if one is not own)
    lapsed = texts.LAPSED if own else ""
    if meant.question is None and not meant.profile_only:
        placing = place(meant.directives, answer, event)
        if placing.pending and answer and answer.current:
            asks = " ".join(filter(None, (meant.notice, question(placing.pending, answer.current.text), lapsed)))
            return meant.model_copy(update={"directives": (), "notice": asks}), (*others, placing.pending)
        meant = meant.model_copy(update={"directives": placing.directives})
    if own is None or not _goes_on(meant):
        return meant, waiting
    return meant.model_copy(update={"notice": " ".join(filter(None, (meant.notice, lapsed)))}), others


def _ended(pending: Pending, meant: Interpretation) -> bool:
    """Whether a question is settled, or what it is about was taken back."""
    names = {pending.event, *(directive.source for directive in pending.directives)}
    return meant.settles == pending.event or any(names & set(one.withdraws) for one in meant.directives)


def _goes_on(meant: Interpretation) -> bool:
    """Whether a person who was asked goes on with something else: a verdict, a stop or a note is none."""
    beside = (Slot.ACCEPT, Slot.REJECT, Slot.STOP, *FACTS)
    wants = any(directive.slot not in beside for directive in meant.directives)
    return meant.question is not None or (wants and not meant.profile_only)


def _asked_back(thread: Thread, event: FeedbackEvent, meant: Interpretation) -> str | None:
    """Whom the bot waits for: a reject asks its author, and a message of theirs or a new question ends the wait."""
    slots = {directive.slot for directive in meant.directives}
    if [(one.slot, one.value) for one in meant.directives] == [(Slot.REJECT, "")]:
        return event.by
    answered = event.by == thread.asked_back and (isinstance(event.signal, Replied) or meant.takes_back is Slot.REJECT)
    return None if answered or meant.question is not None or slots else thread.asked_back


def _opened(
    thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation
) -> tuple[Thread, Answer]:
    """A new question: a new answer is owed, and the thread's scope goes on."""
    files = event.signal.files if isinstance(event.signal, Asked | Replied) else ()
    task = Task(text=meant.question or "", author=event.by, event=event.id, source=event.source)
    follows = answer.current.text if meant.kind is Kind.QUESTION and answer and answer.current else None
    context = rewrite(ask(thread.context, task, files=files, answer=follows), meant.directives)
    if event.quorum and not thread.answers and context.policy == Policy():
        context = context.model_copy(update={"policy": Policy(decides="quorum", quorum=event.quorum)})
    opened = thread.model_copy(
        update={
            "context": context,
            "answer": thread.answers + 1,
            "answers": thread.answers + 1,
            "about": 0,
            "next_version": 1,
            "owed": Owed(event=event.id),
            "changes": (),
        }
    )
    return opened, Answer(number=opened.answer)


def _changed(
    thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation
) -> tuple[Thread, Answer | None, int | None]:
    """Anything but a new question: the context is rewritten, and what is shown or owed follows from that."""
    before = thread.context
    back = _restored(meant, answer) if answer else None
    undo = undone(thread.changes, meant.directives)
    context = _of_messages(_rewritten(before, meant), event)
    if task := back.context.task if back else undo.task if undo else None:
        context = context.model_copy(update={"task": task})
    if meant.policy:
        context = context.model_copy(update={"policy": meant.policy})
    slots = {directive.slot for directive in meant.directives}
    seen = answer.shown if answer else None
    changes = changed(thread.changes, before, context, event, meant.directives, seen)
    moved = thread.model_copy(update={"context": context, "changes": changes})
    if answer:
        answer = _judged(answer, event, slots, meant.takes_back)
    if context.task is None:
        gone = answer.model_copy(update={"shown": None}) if answer and before.task else answer
        return moved.model_copy(update={"owed": None}), gone, None
    if _only_stops(meant):
        return moved.model_copy(update={"owed": None}), answer, None
    if isinstance(event.signal, Rewrote) and answer and answer.current and meant.directives:
        return _by_hand(thread, moved, answer, event, event.signal, meant)
    if back and answer:
        shown = answer.model_copy(update={"shown": back.number})
        if meant.wishes:
            return moved.model_copy(update={"owed": Owed(event=event.id)}), shown, None
        return moved.model_copy(update={"owed": None}), shown, back.number
    if meant.kind is Kind.THANKS:  # "that worked, thanks" is noted in the ledger, and nothing is to be written
        return moved, answer, None
    if Slot.AGAIN in slots:
        return moved.model_copy(update={"owed": Owed(event=event.id, again=True)}), answer, None
    new = key(context)
    if undo and answer and (was := answer.version(undo.shown)) and was.key == new:
        return moved.model_copy(update={"owed": None}), answer.model_copy(update={"shown": was.number}), was.number
    if new == key(before) and thread.owed is None and _missed(answer, meant, context):
        return moved.model_copy(update={"owed": Owed(event=event.id)}), answer, None
    if new == key(before) and not (meant.wishes and thread.owed is None and _lacks(answer, new)):
        return moved, answer, None
    if answer and (same := _to_show(answer, new)):
        return moved.model_copy(update={"owed": None}), answer.model_copy(update={"shown": same}), same
    return moved.model_copy(update={"owed": Owed(event=event.id)}), answer, None


def _by_hand(
    before: Thread, moved: Thread, answer: Answer, event: FeedbackEvent, signal: Rewrote, meant: Interpretation
) -> tuple[Thread, Answer, int]:
    """A person's own edit is a version at once. What was wanted before and not written yet stays owed, to be written
    from the edited text: the version does not claim it."""
    seen = answer.version(event.version) or answer.current
    current = answer.current
    unserved = current is not None and current.key != key(before.context)
    context = rewrite(current.context, meant.directives) if current and unserved else moved.context
    version = Version(
        number=moved.next_version,
        parent=answer.shown,
        event=event.id,
        text=new_text(signal, seen.text if seen else ""),
        context=context,
        key=key(context),
        attempts=0,
        given=True,
        by=event.by,
        at=event.at,
    )
    owed = before.owed if unserved else None
    thread = moved.model_copy(update={"owed": owed, "next_version": version.number + 1})
    shown = answer.model_copy(update={"shown": version.number, "versions": (*answer.versions, version)})
    return thread, shown, version.number


def _rewritten(before: PromptContext, meant: Interpretation) -> PromptContext:
    """The context after the directives; what has to do with the profile alone leaves it as it was."""
    if meant.profile_only:
        return before
    if meant.unasks is not None:
        return before.model_copy(update={"task": None})
    return rewrite(before, meant.directives)


def _only_stops(meant: Interpretation) -> bool:
    return not meant.wishes and any(directive.slot is Slot.STOP for directive in meant.directives)


def _lacks(answer: Answer | None, new: str) -> bool:
    """Whether what is shown is not what the context comes to (it was stopped, or came of an earlier one)."""
    current = answer.current if answer else None
    return current is None or current.stopped or current.key != new


def _missed(answer: Answer | None, meant: Interpretation, context: PromptContext) -> bool:
    """Whether a wish is said again that the shown version does not meet: it is worth another try, not an excuse."""
    broken = {one.directive for one in answer.current.violations} if answer and answer.current else set()
    again = {one.id for one in meant.wishes}
    runs = ({one.id for one in held.run} for held in wanted(context).all)
    return any(run & again and run & broken for run in runs)


def _restored(meant: Interpretation, answer: Answer) -> Version | None:
    asked = (d.value for d in meant.directives if d.slot is Slot.RESTORE and d.value.isdigit())
    return next((version for number in asked if (version := answer.version(int(number)))), None)


def _to_show(answer: Answer, new: str) -> int | None:
    """The version there already is for a context of that key: the one that the shown one came from, or the newest."""
    parent = answer.version(answer.current.parent) if answer.current else None
    made = parent if parent and parent.key == new and not parent.stopped else answer.made_of(new)
    return made.number if made else None


def _of_messages(context: PromptContext, event: FeedbackEvent) -> PromptContext:
    """What an edit or a deletion of the question itself, or a file, does."""
    signal = event.signal
    if event.refused:
        return context
    if isinstance(signal, Edited) and _asked_by(context, event):
        return reword(context, f"message:{signal.message}", signal.text)
    if isinstance(signal, Deleted) and _asked_by(context, event):
        gone = context.task is not None and context.task.source == f"message:{signal.message}"
        return context.model_copy(update={"task": None}) if gone else context
    if isinstance(signal, Attached):
        return attach(context, signal.files)
    if isinstance(signal, Replied) and signal.files:
        return attach(context, signal.files)
    return context


def _asked_by(context: PromptContext, event: FeedbackEvent) -> bool:
    return context.task is not None and context.task.author == event.by


def _judged(answer: Answer, event: FeedbackEvent, slots: set[Slot], takes_back: Slot | None) -> Answer:
    """The answer after a verdict on the version spoken of, or after one has been taken back."""
    verdict = next((slot for slot in (Slot.ACCEPT, Slot.REJECT) if slot in slots), None)
    judged = verdict or takes_back
    if judged not in (Slot.ACCEPT, Slot.REJECT):
        return answer
    number = event.version or answer.shown
    versions = tuple(
        version.judged_by(event.by, judged, stands=verdict is not None) if version.number == number else version
        for version in answer.versions
    )
    return answer.model_copy(update={"versions": versions})


def _agreed(thread: Thread, answer: Answer | None) -> Agreed | None:
    """The accepted version to hold to; None where another answer is wanted anyway, or the question is another now."""
    found = answer.agreed if answer else None
    made = answer.version(found.version) if answer and found else None
    task = thread.context.task
    again = thread.owed is not None and thread.owed.again
    if made is None or again or task is None or made.context.task is None or made.computed:
        return None  # what an answer tells of data follows from the data
    return found if made.context.task.text == task.text else None
