"""Taking a person out of values: what is theirs goes, what is others' stays, and twice is once."""

from __future__ import annotations

import pytest
from hypothesis import given
from values import context, histories, wish

from bot.answers import Answer, Version
from bot.context import Exchange
from bot.directives import Directive, Slot
from bot.erasing import Record, is_theirs, theirs_in, without
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.prompt import key
from bot.scrubbing import Theirs, scrubbed
from bot.store.state import Entry
from bot.telltale import tells, telltales
from bot.threads import Aside, Cast, Outcome, Owed, Thread

REF = ThreadRef(platform="test", workspace="w", channel="c", thread="1")


def event(name: str, by: str, text: str = "shorter") -> FeedbackEvent:
    return FeedbackEvent(id=name, thread=REF, by=by, at=1.0, message=name, signal=Replied(text=text))


def record(*directives: Directive, text: str = "The tide rises.", **thread: object) -> Record:
    """Ana's question with an answer made from these wishes."""
    held = context(*directives)
    made = directives[-1].event if directives else "e0"
    version = Version(number=1, event=made, text=text, context=held, key=key(held))
    entries = [Entry(event=FeedbackEvent(id="e0", thread=REF, by="ana", at=0.0, signal=Asked(text="Explain tides.")),
                     outcome=Outcome(event="e0", seq=1, answer=1))]  # fmt: skip
    entries += [Entry(event=event(one.event, one.author, one.value), outcome=Outcome(event=one.event, seq=n, answer=1))
                for n, one in enumerate(directives, 2)]  # fmt: skip
    state = Thread.model_validate({"ref": REF, "head": 5, "answer": 1, "answers": 1, "context": held, **thread})
    return Record(thread=state, entries=tuple(entries), answers=(Answer(number=1, shown=1, versions=(version,)),))


@given(histories())
def test_a_thread_without_somebody_has_the_context_that_it_would_have_had(history: list[Directive]) -> None:
    before = record(*history)
    left = without(before, theirs_in(before, "cho")).record
    others = tuple(one for one in history if one.author != "cho")
    assert left.thread.context == context(*others)
    assert [one.event.by for one in left.entries] == ["ana", *(one.author for one in others)]
    assert '"cho"' not in left.model_dump_json()


@given(histories())
def test_taking_somebody_out_twice_changes_nothing_more(history: list[Directive]) -> None:
    before = record(*history)
    once = without(before, theirs_in(before, "cho")).record
    assert without(once, theirs_in(once, "cho")).record == once


@given(histories())
def test_a_thread_that_somebody_is_not_in_stays_as_it_is(history: list[Directive]) -> None:
    before = record(*history)
    left = without(before, theirs_in(before, "eva"))
    assert left.record is before and not left.shows


def test_a_thread_goes_with_whoever_asked_in_it() -> None:
    before = record(wish("tone", "formal", by="ben"))
    assert is_theirs(before, "ana") and not is_theirs(before, "ben")
    unanswered = Record(thread=Thread(ref=REF), entries=(Entry(event=event("e1", "ben"), outcome=None),))
    assert is_theirs(unanswered, "ben")


def test_votes_questions_and_asides_of_theirs_go() -> None:
    before = record(
        wish("tone", "formal", by="ben"),
        casts=(Cast(person="ben", slot=Slot.AGAIN, source="event:e1"), Cast(person="cho", slot=Slot.AGAIN, source="x")),
        asides=(Aside(person="ben"), Aside(person="ana")),
        asked_back="ben",
    )
    thread = without(before, theirs_in(before, "ben")).record.thread
    assert [one.person for one in thread.casts] == ["cho"] and [one.person for one in thread.asides] == ["ana"]
    assert thread.asked_back is None and thread.head == 6


def test_what_was_owed_to_them_is_owed_no_more_where_the_answer_stands() -> None:
    bens = wish("tone", "formal", by="ben", n=1)
    plain = record()
    asked = plain.thread.model_copy(update={"context": context(bens), "owed": Owed(event="e1")})
    before = plain.model_copy(
        update={
            "thread": asked,
            "entries": (*plain.entries, Entry(event=event("e1", "ben"), outcome=Outcome(event="e1", seq=2, answer=1))),
        }
    )
    left = without(before, theirs_in(before, "ben"))
    assert left.record.thread.owed is None and left.shows


def test_what_was_owed_to_them_is_owed_to_the_others_where_they_want_something_too() -> None:
    bens, anas = wish("tone", "formal", by="ben", n=2), wish("length", "shorter", n=1)
    plain = record()
    entries = (
        *plain.entries,
        Entry(event=event("e1", "ana"), outcome=Outcome(event="e1", seq=2, answer=1)),
        Entry(event=event("e2", "ben"), outcome=Outcome(event="e2", seq=3, answer=1)),
    )
    thread = plain.thread.model_copy(update={"context": context(anas, bens), "owed": Owed(event="e2")})
    before = plain.model_copy(update={"thread": thread, "entries": entries})
    assert without(before, theirs_in(before, "ben")).record.thread.owed == Owed(event="e1")


def test_a_version_that_repeats_their_words_goes_and_the_answer_is_owed_again() -> None:
    bens = wish("include", "quagmirello", by="ben", n=1)
    before = record(bens, text="A quagmirello rises.")
    said = before.entries[1].model_copy(update={"event": event("e1", "ben", "mention quagmirello")})
    before = before.model_copy(update={"entries": (before.entries[0], said)})
    left = without(before, theirs_in(before, "ben"))
    assert left.versions == ((1, 1),) and left.shows
    assert left.record.answers == (Answer(number=1),) and left.record.thread.owed == Owed(event="e0")


def test_their_correction_leaves_the_earlier_question_that_it_stands_in() -> None:
    bens = wish("correct", "the snake", by="ben", n=1)
    before = record(bens)
    thread = before.thread
    held = thread.context.model_copy(
        update={"background": (Exchange(question="Python? (the snake)", answer="It is long."),)}
    )
    before = before.model_copy(update={"thread": thread.model_copy(update={"context": held})})
    left = without(before, theirs_in(before, "ben")).record
    assert [one.question for one in left.thread.context.background] == ["Python?"]


@pytest.mark.parametrize(
    ("text", "left"), [("ask <@U12345X> why", "ask <@erased> why"), ("ask U12345XY", "ask U12345XY")]
)
def test_others_words_stay_but_for_a_code_that_stands_for_them(text: str, left: str) -> None:
    kept = scrubbed(event("e1", "ana", text), Theirs(person="U12345X"))
    assert kept.signal == Replied(text=left)


def test_only_words_that_nobody_else_has_used_give_somebody_away() -> None:
    found = telltales(["Mention Quagmirello and the river, account 4711"], ["a river runs"])
    assert found == {"quagmirello", "mention", "account", "4711"}
    assert tells("see QUAGMIRELLO.", found) and not tells("the river", found)


def test_a_reaction_is_theirs_by_its_source() -> None:
    theirs = Theirs(person="ben")
    assert theirs.naming("reaction:1:ben:scissors") and not theirs.naming("reaction:1:ana:ben")
