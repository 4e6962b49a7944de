"""Taking a person out of values: what is theirs goes, what is others' stays, and twice is once."""

from __future__ import annotations

import pytest
from hypothesis import given
from values import context, histories, wish

from bot.answers import Answer, Version
from bot.computed import Computed
from bot.context import Exchange
from bot.directives import Directive, Slot
from bot.erasing import Record, is_theirs, theirs_in, without
from bot.events import Asked, Attached, Attachment, FeedbackEvent, Replied, Rewrote, ThreadRef
from bot.prompt import key
from bot.scrubbing import Theirs, scrubbed
from bot.store.state import Entry
from bot.tables.analysis import Analysis, Filter, Function, Group, Measure, Operator
from bot.tables.table import Column, Kind, Result, Table
from bot.telltale import held, tells, telltales, words
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


def table(name: str, *cells: str) -> Table:
    """A table with these values in its one column, called "place"."""
    column = Column(name="place", sql="c1", kind=Kind.TEXT, missing=0, distinct=2, least="", most="", samples=cells)
    return Table(name=name, sql="t1", columns=(column,), rows=2, notes=(), first=((cells[0],),))


def analysis(name: str, *only: str) -> Analysis:
    filters = (Filter(column="place", operator=Operator.IN, values=only),) if only else ()
    measures = (Measure(function=Function.COUNT),)
    return Analysis(table=name, measures=measures, group=(Group(column="place"),), filters=filters)


def computed(file: str, name: str, *cells: str) -> Computed:
    """How often each of these is in the table of a file."""
    rows = tuple((cell, 41_207) for cell in cells)
    block = "\n".join(("| place | rows |", "| --- | ---: |", *(f"| {cell} | 41,207 |" for cell in cells)))
    result = Result(columns=("place", "rows"), kinds=(Kind.TEXT, Kind.INTEGER), rows=rows)
    return Computed(analysis=analysis(name), table=table(name, *cells), file=file, results=(result,), block=block)


def with_files(sender: str, *cells: str, more: tuple[Entry, ...] = (), by: str = "ben") -> Record:
    """Ana's thread, into which somebody has put a file; its second version was computed of that."""
    plain = record(wish("tone", "formal", by=by, n=5))
    sent = Attached(files=(Attachment(name="gates.csv", file="F1"),))
    brought = FeedbackEvent(id="f1", thread=REF, by=sender, at=2.0, signal=sent)
    data = (Attachment(name="gates.csv", file="F1", tables=(table("gates.csv", *cells),)),)
    held_ = plain.thread.context.model_copy(update={"data": data})
    found = computed("F1", "gates.csv", *cells)
    text = f"Counted.\n\n{found.block}"
    second = Version(number=2, parent=1, event="f1", text=text, context=held_, key=key(held_), computed=found)
    first = plain.answers[0].versions[0]
    return plain.model_copy(
        update={
            "thread": plain.thread.model_copy(update={"context": held_}),
            "entries": (*plain.entries, Entry(event=brought, outcome=Outcome(event="f1", seq=9, answer=1)), *more),
            "answers": (Answer(number=1, shown=2, versions=(first, second)),),
        }
    )


def test_a_file_is_theirs_by_its_id_also_once_it_was_read_and_so_is_what_was_computed_of_it() -> None:
    before = with_files("eva", "EU", "US")  # no word of which could give it away
    theirs = theirs_in(before, "eva")
    assert theirs.kept == {"F1"} and theirs.files == frozenset()
    left = without(before, theirs)
    assert left.versions == ((1, 2),) and left.record.answers[0].shown == 1 and left.shows
    assert left.record.thread.context.data == ()
    assert "F1" not in left.record.model_dump_json() and "41,207" not in left.record.model_dump_json()


def test_what_was_computed_of_anothers_file_stays_whole_whatever_stands_in_it() -> None:
    before = with_files("ben", "eva", "quagmirello")  # a cell with their name, and one with a word of theirs
    said = Entry(event=event("e9", "eva", "mention quagmirello"), outcome=Outcome(event="e9", seq=10, answer=1))
    before = before.model_copy(update={"entries": (*before.entries, said)})
    left = without(before, theirs_in(before, "eva")).record
    assert [one.event.by for one in left.entries] == ["ana", "ben", "ben"]
    assert left.answers == before.answers and left.thread.context == before.thread.context


def test_a_word_that_another_persons_file_has_too_gives_nobody_away() -> None:
    before = with_files("ben", "quagmirello", by="eva")  # so that the version was made with a wish of hers
    said = Entry(event=event("e9", "eva", "mention quagmirello"), outcome=Outcome(event="e9", seq=10, answer=1))
    before = before.model_copy(update={"entries": (*before.entries, said)})
    left = without(before, theirs_in(before, "eva"))
    assert left.versions == () and left.record.answers[0].shown == 2
    assert left.record.answers[0].versions[1].computed == before.answers[0].versions[1].computed


def test_an_id_that_is_a_code_is_replaced_everywhere_in_anothers_data_so_that_it_still_agrees() -> None:
    before = with_files("ben", "U12345X", "gate")
    left = without(before, theirs_in(before, "U12345X")).record
    version = left.answers[0].versions[1]
    assert version.computed == computed("F1", "gates.csv", "erased", "gate") and version.written == "Counted."
    assert version.context.data[0].tables == (version.computed.table,) and "U12345X" not in left.model_dump_json()


def test_what_another_changed_by_hand_goes_where_it_has_their_data_and_stays_where_it_has_not() -> None:
    for text, stays in (("Counted by me.\n\n| gatehouse | 41,207 |", False), ("I would not count.", True)):
        edited = FeedbackEvent(id="h1", thread=REF, by="ben", at=3.0, signal=Rewrote(text=text))
        before = with_files("eva", "gatehouse", more=(Entry(event=edited, outcome=None),))
        context_ = before.thread.context
        by_hand = Version(number=3, parent=2, event="h1", text=text, context=context_, key=key(context_), by="ben")
        answer = before.answers[0].model_copy(update={"versions": (*before.answers[0].versions, by_hand), "shown": 3})
        before = before.model_copy(update={"answers": (answer,)})
        left = without(before, theirs_in(before, "eva")).record
        assert [one.number for one in left.answers[0].versions] == ([1, 3] if stays else [1])
        assert "gatehouse" not in left.model_dump_json() and "41,207" not in left.model_dump_json()
        assert [one.event.signal for one in left.entries if one.event.id == "h1"] == [
            Rewrote(text=text if stays else "")
        ]


def test_an_earlier_answer_that_was_computed_of_their_file_leaves_the_next_question() -> None:
    before = with_files("eva", "EU", "US")
    text = before.answers[0].versions[1].text
    clipped = " ".join(text.split()[:4]) + " …"
    for answer, stays in ((text, False), (clipped, False), ("The tide rises.", True)):
        background = (Exchange(question="How many?", answer=answer),)
        thread = before.thread.model_copy(
            update={"context": before.thread.context.model_copy(update={"background": background})}
        )
        left = without(before.model_copy(update={"thread": thread}), theirs_in(before, "eva")).record
        assert bool(left.thread.context.background) is stays


def test_what_a_model_read_anothers_words_as_goes_with_the_data_and_the_words_stay() -> None:
    said = wish("analysis", "the big ones", by="ben", n=6, analysis=analysis("gates.csv", "gatehouse"))
    before = with_files("eva", "gatehouse")
    context_ = before.thread.context
    thread = before.thread.model_copy(
        update={"context": context_.model_copy(update={"directives": (*context_.directives, said)})}
    )
    before = before.model_copy(update={"thread": thread})
    left = without(before, theirs_in(before, "eva")).record.thread.context.directives
    assert left[-1] == said.model_copy(update={"analysis": None})
    assert without(before, theirs_in(before, "cho")).record.thread.context.directives[-1] == said


def test_a_number_gives_data_away_as_a_whole_and_a_small_one_a_year_or_a_month_does_not() -> None:
    found = held([table("q.csv", "1.204.377", "November 2025", "Quagmirello", "311")], [computed("F", "q.csv", "gate")])
    assert found == {"1204377", "quagmirello", "41207"}
    assert words("1,204,377 and 12.5 of 4711, in all") == {"1204377", "125", "4711"}
