"""What the playground's page sends, as events; and its pure parts: Markdown, word by word, marked passages, history."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.attached import MOST
from adapters.web import diff, markdown
from adapters.web.notice import notice, spoken
from adapters.web.parse import LONGEST, Refusal, fields, parse, thread_ref
from adapters.web.passages import source
from adapters.web.tags import Html, el
from adapters.web.talk import exchanges, reactions
from bot.events import Asked, Commanded, Deleted, Edited, FeedbackEvent, Pressed, Reacted, Replied, Unreacted
from bot.interpret.reading import Kind
from bot.store.sql import Entry
from bot.threads import Outcome

PEOPLE = ("Ana", "Ben")
ID = "0c5e0f4e-2f0e-4b7e-9a55-1d8f4d1c0a11"
PRESS = {"id": ID, "by": "Ana", "thread": "thread-1", "kind": "pressed", "button": "shorter", "answer": "1"}


def event(**more: str) -> FeedbackEvent:
    found = parse({**PRESS, **more}, PEOPLE, 5.0)
    assert isinstance(found, FeedbackEvent)
    return found


def refusal(**more: str) -> str:
    found = parse({**PRESS, **more}, PEOPLE, 5.0)
    assert isinstance(found, Refusal)
    return found.sentence


@pytest.mark.parametrize(
    ("sent", "signal"),
    [
        ({"kind": "asked", "text": " Why? "}, Asked(text="Why?")),
        ({"kind": "replied", "text": "shorter"}, Replied(text="shorter")),
        ({"kind": "replied", "text": "livelier", "quote": "The moon"}, Replied(text="livelier", quote="The moon")),
        ({"kind": "commanded", "text": "/tone formal"}, Commanded(text="/tone formal")),
        ({"kind": "reacted", "emoji": "👍🏽"}, Reacted(emoji="👍🏽")),
        ({"kind": "unreacted", "emoji": "👍"}, Unreacted(emoji="👍")),
        ({"kind": "pressed", "button": "restore", "value": "2"}, Pressed(button="restore", value="2")),
        ({"kind": "edited", "message": ID, "text": "longer"}, Edited(message=ID, text="longer")),
        ({"kind": "deleted", "message": ID}, Deleted(message=ID)),
    ],
)
def test_each_kind_of_payload_is_its_signal(sent: dict[str, str], signal: object) -> None:
    assert event(**sent).signal == signal


def test_the_same_payload_at_another_time_is_the_same_event() -> None:
    again = parse(PRESS, PEOPLE, 99.0)
    assert isinstance(again, FeedbackEvent)
    assert again.id == event().id == f"web:{ID}"


def test_only_what_has_words_is_a_message() -> None:
    assert event().message == ""
    assert event(kind="replied", text="shorter").message == ID


def test_a_change_of_the_profile_needs_no_thread_and_a_question_does() -> None:
    assert event(thread="", kind="commanded", text="/profile formal").thread.channel == "profile"
    assert refusal(thread="", kind="asked", text="Why?").startswith("There is no such thread")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"id": ""}, "without an id"),
        ({"id": "../../etc"}, "without an id"),
        ({"by": "Eve"}, "no such person"),
        ({"thread": "a:b:c:d:e"}, "no such thread"),
        ({"kind": "exploded"}, "do not know"),
        ({"kind": ""}, "do not know"),
        ({"answer": "first"}, "no number"),
        ({"answer": "-1"}, "no number"),
        ({"answer": "9" * 40}, "no number"),
        ({"version": "²"}, "no number"),
        ({"button": ""}, "no button"),
        ({"button": "x" * 500}, "no button"),
        ({"kind": "reacted"}, "no emoji"),
        ({"kind": "replied", "text": " \n "}, "nothing in that message"),
        ({"kind": "replied", "text": "x" * (LONGEST + 1)}, "too long"),
        ({"kind": "replied", "text": "x", "quote": "x" * (LONGEST + 1)}, "too long"),
        ({"kind": "commanded", "text": "shorter"}, "begins with a slash"),
        ({"kind": "edited", "message": "?", "text": "x"}, "no such message"),
        ({"kind": "attached"}, "no file"),
        ({"kind": "attached", "files": " "}, "no file"),
        ({"kind": "attached", "files": "../../etc"}, "no such file"),
        ({"kind": "asked", "text": "Why?", "files": " ".join(f"file-{n:04}" for n in range(MOST + 1))}, "at most"),
    ],
)
def test_a_payload_that_cannot_be_taken_is_refused_in_a_sentence(wrong: dict[str, str], sentence: str) -> None:
    assert sentence in refusal(**wrong)


@given(st.dictionaries(st.sampled_from([*PRESS, "text", "quote", "emoji", "value", "message", "files"]), st.text()))
def test_whatever_is_sent_is_an_event_or_a_sentence(payload: dict[str, str]) -> None:
    assert isinstance(parse(payload, PEOPLE, 0.0), FeedbackEvent | Refusal)
    assert isinstance(parse({**PRESS, **payload}, PEOPLE, 0.0), FeedbackEvent | Refusal)


@given(st.binary())
def test_whatever_bytes_come_are_fields_or_a_sentence(body: bytes) -> None:
    found = fields(body)
    assert isinstance(found, Refusal) or all(isinstance(value, str) for value in found.values())


def test_half_a_character_and_too_many_fields_are_refused() -> None:
    assert isinstance(fields(b"text=%ff"), Refusal)
    assert isinstance(fields(urlencode([(str(number), "x") for number in range(50)]).encode()), Refusal)
    assert fields(urlencode({"text": "größer\0 👍"}).encode()) == {"text": "größer 👍"}


def test_files_are_named_by_their_ids_each_once() -> None:
    sent = event(kind="asked", text="Sum up.", files="file-0001 file-0002\nfile-0001").signal
    assert isinstance(sent, Asked)
    assert [file.file for file in sent.files] == ["file-0001", "file-0002"]


def test_a_name_that_can_be_no_thread_is_none() -> None:
    assert thread_ref("a/b") is None and thread_ref("") is None
    assert str(thread_ref("abcdefgh")) == "web:playground:page:abcdefgh"


def test_text_is_escaped_and_html_is_not() -> None:
    assert el("p", "<b>", Html("<i>"), None, title='"<') == '<p title="&quot;&lt;">&lt;b&gt;<i></p>'
    assert el("input", hidden=True, checked=False) == "<input hidden>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "<b onclick=x>",
        "[x](data:text/html,x)", "[x](vbscript:x)", "![x](javascript:x)", "[x]: javascript:x\n\n[x]",
        "<http://x onload=y>",
        "[x](&#106;avascript:alert(1))", "[x](file:///etc/passwd)",
    ],
)  # fmt: skip
def test_markdown_gives_nothing_that_runs(text: str) -> None:
    html = markdown.html(text)
    for bad in ("<script", "<b ", "<img", "href=", 'onload="'):
        assert bad not in html


def test_a_picture_is_a_link_and_links_tell_nobody_where_they_were() -> None:
    html = markdown.html("![a cat](https://example.org/cat.png) [b](https://example.org)")
    assert html.count('rel="noopener noreferrer nofollow"') == html.count('target="_blank"') == 2
    assert ">a cat</a>" in html and "<img" not in html


def test_tables_are_set_as_tables() -> None:
    assert "<td>x</td>" in markdown.html("| a |\n|---|\n| x |\n")


@pytest.mark.parametrize("cell", ["1", "-1,200.50", "$3", "−4", "12.3 %", "+0.4 pp", "1.234,5 €", "(5)", "3 Mio."])
def test_a_column_of_numbers_stands_to_the_right_whatever_its_head_says(cell: str) -> None:
    html = markdown.html(f"| a | b |\n|---|:--|\n| x | **{cell}** |\n| y | – |\n")
    assert '<th class="number">b</th>' in html and "<th>a</th>" in html


@pytest.mark.parametrize("cell", ["2025-10-01", "Q4", "10 Oct", "1 of 2", "x1", "1-2", "10:30", ""])
def test_what_is_no_number_stands_as_the_markdown_has_it(cell: str) -> None:
    html = markdown.html(f"| a | b |\n|---|:-:|\n| 1 | {cell} |\n")
    assert '<th class="center">b</th>' in html and '<td class="number">1</td>' in html


@given(st.text(alphabet="|-:\n 1a*`"))
def test_no_style_is_written_into_a_table(text: str) -> None:
    assert "style=" not in markdown.html(text)


def test_code_in_a_notice_stands_apart_and_is_not_read_aloud() -> None:
    told = "Here it is.\n\n```sql\nSELECT <x>\nFROM y\n```\nThat was all."
    html = notice(told)
    assert "<code>SELECT &lt;x&gt;\nFROM y</code>" in html and "```" not in html
    assert spoken(told) == "Here it is. That was all."
    assert notice("a ``` b") == '<p class="notice">a ``` b</p>'


def test_what_changed_is_marked_by_words() -> None:
    html = diff.html("The sea rises slowly.", "The sea falls <fast>.")
    assert "<del>rises</del><ins>falls</ins>" in html and "&lt;" in html and "The sea " in html


def test_a_number_changes_as_a_whole() -> None:
    assert "<del>16,655.80</del><ins>5,484.30</ins> and <del>31.4</del>" in diff.html(
        "16,655.80 and 31.4", "5,484.30 and 2"
    )


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    pairs = list(diff.changes(old, new))
    assert ("".join(went for went, _ in pairs), "".join(came for _, came in pairs)) == (old, new)


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("The **moon** pulls.", "The moon pulls.", "The **moon** pulls."),
        ("The **moon** pulls.", "The moon", "The **moon**"),
        ("- one\n- two\n", "one two", "one\n- two"),
        ("A line\nthat wraps.", "A line that wraps.", "A line\nthat wraps."),
        ("Use `x = 1` here.", "x = 1", "x = 1"),
        ("tide tide", "tide", "tide"),
        ("Nothing alike.", "something else", "something else"),
    ],
)
def test_marked_words_are_found_in_the_markdown(text: str, marked: str, found: str) -> None:
    assert source(text, marked) == found


def entry(number: int, more: dict[str, Any], outcome: dict[str, Any] | None) -> Entry:
    spoken = event(id=f"event-{number:04}", **more)
    seen = Outcome(event=spoken.id, seq=number, **outcome) if outcome is not None else None
    return Entry(event=spoken, outcome=seen)


def test_feedback_stands_with_its_question_and_edits_with_their_message() -> None:
    history = [
        entry(1, {"kind": "asked", "text": "One?"}, {"kind": Kind.TASK, "answer": 1}),
        entry(2, {"kind": "replied", "text": "shorter"}, {"kind": Kind.FEEDBACK, "answer": 1, "notice": "ok"}),
        entry(3, {"kind": "replied", "text": "Two?"}, {"kind": Kind.QUESTION, "answer": 2}),
        entry(4, {"answer": "1"}, {"answer": 1}),
        entry(5, {"kind": "edited", "message": "event-0002", "text": "longer"}, {"answer": 1, "notice": "changed"}),
        entry(6, {"kind": "deleted", "message": "event-0003", "by": "Ben"}, {"answer": 2}),
        entry(7, {"kind": "replied", "text": "on its way", "answer": "2"}, None),
    ]
    one, two = exchanges(history)
    assert [said.text for said in one.trail] == ["longer", ""] and one.trail[0].edited
    assert one.trail[0].told("Ana") == ("ok", "changed") and one.trail[0].told("Ben") == ()
    assert two.question and not two.question.deleted, "nobody deletes another's message"
    assert [said.text for said in two.trail] == ["on its way"]


def test_a_reaction_is_there_until_the_same_person_takes_it_off() -> None:
    history = [
        entry(1, {"kind": "reacted", "emoji": "👍"}, {}),
        entry(2, {"kind": "reacted", "emoji": ":thumbsup:", "by": "Ben"}, {}),
        entry(3, {"kind": "unreacted", "emoji": "👍🏽"}, {}),
    ]
    assert reactions(history, 1) == {"👍": ("Ben",)}
    assert reactions(history, 2) == {}
