"""What is kept of a person, as the playground lays it out; what a tab is told of it; and two variants as columns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import wish

from adapters.web import kept, rows, variants
from adapters.web.kept import Keeping
from adapters.web.parse import parse, profile_ref, thread_ref
from adapters.web.publish import TOLD, Hub, Told
from adapters.web.roots import SHOWN, Root, led_to, roots
from adapters.web.rows import FOLDED, About
from bot.answers import Frame, Offer, Variant
from bot.directives import Scope, Slot
from bot.events import FeedbackEvent, Replied, ThreadRef
from bot.explained import Explanation, Row, Section
from bot.profiles import Evidence, Profile
from bot.tasks import TaskKind

TITLES = {"thread-1": "Why?", "thread-2": ""}
ME = About(me="Ana")


def said(thread: ThreadRef | None) -> dict[str, FeedbackEvent]:
    """The event of a wish, said in that thread."""
    assert thread is not None
    return {"e1": FeedbackEvent(id="e1", thread=thread, by="Ana", at=1.0, signal=Replied(text="always formal"))}


def led(thread: ThreadRef | None) -> tuple[Root, ...]:
    """Where a wish leads that was said in that thread."""
    held = Profile(workspace="playground", person="Ana", directives=(wish("tone", "formal", scope=Scope.ALWAYS),))
    return roots(held, said(thread), TITLES, 2.0)["e1#0"]


def test_a_wish_leads_to_the_conversation_that_it_was_said_in() -> None:
    assert led(thread_ref("thread-1")) == (Root(title="Why?", thread="thread-1", at=1.0),)
    assert led(thread_ref("thread-2"))[0].title == "a conversation"


def test_what_the_page_cannot_show_is_named_and_not_linked() -> None:
    slack = ThreadRef(platform="slack", workspace="T1", channel="C1", thread="1.0")
    assert led(slack) == (Root(title="a conversation in Slack", at=1.0),)
    assert led(thread_ref("gone-1234")) == (Root(title="a conversation", at=1.0),)
    assert led(profile_ref("Ana")) == ()


def test_a_habit_leads_to_the_latest_of_the_conversations_that_speak_for_it() -> None:
    shown = tuple(
        Evidence(slot=Slot.FORMAT, value="bullets", task=TaskKind.CODE, thread=str(thread_ref(f"thread-{n}")),
                 event=f"e{n}", source="s", at=float(n))
        for n in range(9)
    )  # fmt: skip
    held = Profile(workspace="playground", person="Ana", evidence=shown)
    (found,) = roots(held, {}, {f"thread-{n}": f"Question {n}" for n in range(9)}, 10.0).values()
    assert [one.title for one in found] == [f"Question {n}" for n in range(8, 8 - SHOWN, -1)]


def test_what_is_remembered_leads_to_its_conversation_once() -> None:
    row = Row(text="“churn”: logo churn", told=("from “Why?”",), thread="web:playground:page:thread-1")
    html = rows.sections(Explanation(title="", lead="", sections=(Section(title="x", rows=(row,)),)), about(TITLES))
    assert '<a href="/t/thread-1?as=Ana">Why?</a>' in html and html.count("Why?") == 1
    assert led_to("", TITLES) is None


def about(titles: dict[str, str]) -> About:
    return ME.model_copy(update={"titles": titles})


def listed(count: int) -> str:
    """A section of so many lines."""
    found = tuple(Row(text=f"line {n}") for n in range(count))
    return rows.sections(Explanation(title="", lead="", sections=(Section(title="x", rows=found),)), ME)


def test_of_a_long_section_the_rest_is_folded() -> None:
    assert "<details" not in listed(FOLDED)
    assert ">3 more</summary>" in listed(FOLDED + 3)
    assert listed(FOLDED + 3).count("<li>") == FOLDED + 3


def test_only_what_is_ones_own_can_be_shared() -> None:
    row = Row(text="x", takes="memory:m1", wish="memory:m1")
    told = Explanation(title="", lead="", sections=(Section(title="x", rows=(row,)),))
    assert 'data-button="share"' in rows.sections(told, ME.model_copy(update={"shareable": frozenset({"memory:m1"})}))
    assert 'data-button="share"' not in rows.sections(told, ME)


def test_a_profile_that_is_off_can_be_switched_on_and_not_added_to() -> None:
    told = Explanation(title="Ana’s profile", lead="")
    off = kept.profile(told, ME, Keeping(off=True, here=True))
    assert 'data-text="/profile on"' in off and 'id="standing"' not in off and 'id="switch-here"' not in off
    on = kept.profile(told, ME, Keeping(here=True))
    assert 'data-text="/profile off"' in on and 'data-text="/profile off here"' in on and 'id="standing"' in on
    assert 'id="switch-here"' not in kept.profile(told, ME, Keeping())


@given(st.text(), st.text(), st.text())
def test_nothing_that_is_kept_is_html(text: str, notice: str, label: str) -> None:
    bad = "<img src=x>"
    row = Row(text=text + bad, brief=bad, takes=bad, told=(bad,))
    keeping = Keeping(told=Told(seq=1, notice=notice + bad, offers=(Offer(label=label + bad, button=bad, value=bad),)))
    explained = Explanation(title=bad, lead=bad, sections=(Section(title=bad, rows=(row,)),))
    for html in (kept.profile(explained, ME, keeping), kept.memory(explained, ME, keeping)):
        assert "<img" not in html and "&lt;img src=x&gt;" in html


def frame(*shown: Variant, text: str = "**plain**") -> Frame:
    """A frame with these variants."""
    return Frame(thread="t", answer=1, version=3, text=text, progress="done", variants=shown)


def test_variants_can_be_chosen_once_both_are_whole() -> None:
    one, other = Variant(label="A: shorter", text="*a*", version=2), Variant(label="B: longer", text="<b>")
    assert variants.body(frame()) == "<p><strong>plain</strong></p>\n"
    assert "data-button" not in variants.body(frame(one))
    assert "data-button" not in variants.body(frame(one, other))
    whole = variants.body(frame(one, other.model_copy(update={"version": 3})))
    assert [part.split('"')[0] for part in whole.split('data-value="')[1:]] == ["2", "3", ""]
    assert "<em>a</em>" in whole and "<b>" not in whole


def test_whoever_sits_at_the_playground_is_alone_with_it_and_may_teach_for_all() -> None:
    event = parse({"id": "event-0001", "by": "Ana", "kind": "pressed", "button": "share"}, ("Ana",), 1.0)
    assert isinstance(event, FeedbackEvent) and event.alone and event.steward


async def test_what_somebody_was_told_is_kept_until_they_go_on_and_not_for_others() -> None:
    hub = Hub()
    await hub.tell("t", "Ana", "one")
    await hub.tell("t", "Ana", "two", (Offer(label="Keep", button="usual-keep"),))
    told = hub.told("t", "Ana")
    assert told and told.notice == "two" and len(told.offers) == 1
    assert hub.told("t", "Ben") is None and hub.told("other", "Ana") is None
    hub.went_on("t", "Ben")
    assert hub.told("t", "Ana") == told
    hub.went_on("t", "Ana")
    assert hub.told("t", "Ana") is None


async def test_what_people_were_told_does_not_pile_up() -> None:
    hub = Hub()
    for number in range(TOLD + 5):
        await hub.tell(f"t{number}", "Ana", "x")
    assert hub.told("t4", "Ana") is None and hub.told("t5", "Ana") is not None


@pytest.mark.parametrize("sent", [{"thread": ""}, {"thread": "thread-1"}])
def test_a_press_on_what_is_kept_needs_no_thread(sent: dict[str, Any]) -> None:
    event = parse({"id": "event-0001", "by": "Ana", "kind": "pressed", "button": "remove", **sent}, ("Ana",), 1.0)
    assert isinstance(event, FeedbackEvent)
    assert (event.thread == profile_ref("Ana")) is (sent["thread"] == "")
