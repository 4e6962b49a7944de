"""Slack's modals and App Home: within its limits whatever is in them, exact where they are edited, and silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bots import ScriptedModel, a_bot
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_blocks import check_view
from values import context, wish

from adapters.slack import limits
from adapters.slack.split import size
from adapters.slack.views import (
    About,
    Recent,
    Remembered,
    View,
    ask_view,
    check,
    code_view,
    edit_view,
    edited,
    error_view,
    history_view,
    home_view,
    loading_view,
    profile_view,
    refine_view,
    refined,
    why_view,
)
from adapters.slack.views.home import ERASES
from adapters.slack.views.refine import passages
from bot import explanation, holdings, texts
from bot.answers import Answer, Usage, Version
from bot.directives import Directive, Scope, Slot
from bot.events import Commanded, FeedbackEvent, PersonRef, Pressed, Reacted, Replied, ThreadRef
from bot.explained import Explanation, Viewer
from bot.interpret.emoji import vocabulary
from bot.memory import Memory
from bot.passage import Found, locate
from bot.profiles import Profile
from bot.prompt import Message, key
from bot.values import Value
from bot.verify import Violation

ABOUT = About(thread="slack:T1:C1:170.1", answer=1, version=2, sequence=7)
MINE = About(thread="slack:T1:profile:U1")
NOW = 1_700_000_000.0
THREAD = "https://x.slack.com/archives/C1/p1701"
ANSWER = """# Soup

Soup is good. Cook it *slowly*.

- Rice
- Beans and rice
  - white ones

| what | much |
|---|---|
| salt | 2 g |

```py
salt = 2
```

## Serving

> Serve it hot.
"""
HOSTILE = "<!channel> <!here|x> <@U1> <#C1|general> <!subteam^S1> @here @channel @everyone <https://a.b|c> & `x` *y* "
PINGS = re.compile(
    r"<!(?!date\^\d+\^\{date_short_pretty\}, \{time\}\|)"
    r"|<[@#]|<[a-z][\w+.-]*:[^<>|\s]*\||(?<!\w)@(here|channel|everyone)"
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*HOSTILE.split(" "), "word", "\n", "\n\n", "👩‍👩‍👧", "🇩🇪", "é"]), max_size=60).map(
        " ".join
    ),
    st.integers(0, 9_000).map(lambda n: "wörd " * n),
    st.integers(0, 9_000).map(lambda n: "<&" * n),
    st.integers(0, 4_000).map(lambda n: "👩‍👩‍👧" * n),
)


class Submission(Value):
    """A form that came back."""

    callback: str
    values: dict[str, str]


def strings(view: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a view, with the name that it stands under."""
    if isinstance(view, dict):
        for name, value in view.items():
            yield from strings(value, name)
    elif isinstance(view, list):
        for one in view:
            yield from strings(one, key)
    elif isinstance(view, str):
        yield key, view


def shown(view: View) -> str:
    """All the text of a view that people see."""
    return "\n".join(text for name, text in strings(view) if name == "text")


def sound(view: View) -> View:
    """The view, which Slack would take, and in which nothing is a mention or a link that a text brought along: nothing
    but the link that is ours."""
    check_view(json.loads(json.dumps(view)), view["type"])
    assert len(json.dumps(view)) <= limits.VIEW_BYTES
    for name, text in strings(view):
        if name in ("text", "private_metadata"):
            assert (
                not PINGS.search(text.replace(f"<{THREAD}|Open the conversation>", "")) or name == "private_metadata"
            ), text
    return view


def buttons(view: View, name: str) -> list[dict[str, Any]]:
    """What the buttons of a name carry."""
    found = [block["accessory"] for block in view["blocks"] if "accessory" in block]
    found += [one for block in view["blocks"] if block["type"] == "actions" for one in block["elements"]]
    return [json.loads(one["value"]) for one in found if one["action_id"] == f"burnish:{name}"]


def version(number: int, *directives: Directive, text: str = "Tides rise.", **more: Any) -> Version:
    """A version made from these wishes."""
    made = context(*directives)
    parent = number - 1 or None
    return Version(number=number, parent=parent, event=f"e{number}", text=text, context=made, key=key(made), **more)


def an_answer(*directives: Directive) -> Answer:
    """An answer of two versions, the second made from these wishes."""
    new = version(
        2,
        *directives,
        at=1_700_000_000.0,
        violations=(Violation(slot="length", wanted="Write less.", found="It had 9 words."),),
    )
    return Answer(number=1, shown=2, versions=(version(1, at=1_600_000_000.0), new))


def events(by: str = "U1") -> dict[str, FeedbackEvent]:
    """What the wishes of events 1 and 2 came from."""
    ref = ThreadRef(platform="slack", workspace="T1", channel="C1", thread="170.1")
    said = {"e1": Replied(text="formal please"), "e2": Pressed(button="shorter")}
    return {name: FeedbackEvent(id=name, thread=ref, by=by, at=1.0, signal=one) for name, one in said.items()}


def why_of(answer: Answer, viewer: Viewer) -> Explanation:
    """Why the shown version is what it is."""
    assert answer.current is not None
    return explanation.why(answer, answer.current, answer.current.context, viewer)


# What they say


def test_why_has_each_wish_with_who_when_what_from_and_a_button_that_takes_it_back() -> None:
    formal, short = wish(Slot.TONE, "formal", by="U1", n=1), wish(Slot.LENGTH, "shorter", by="U2", n=2)
    viewer = Viewer(person="U1", events=events(), names={"U1": "Ana", "U2": "Ben", "ana": "Ana"})
    view = sound(why_view(why_of(an_answer(formal, short), viewer), ABOUT))
    assert [one["x"] for one in buttons(view, "remove")] == ["e1#0", "e2#0"]
    assert {"t": ABOUT.thread, "a": 1, "v": 2, "s": 7}.items() <= buttons(view, "remove")[0].items()
    said = shown(view)
    assert "*Write in a formal tone.*\nAna · <!date^1^" in said
    assert "from “formal please”" in said and "from the button Shorter" in said
    assert "Write less. It had 9 words." in said and "Ana asked: “Explain tides.”" in said and "U2" not in said


def test_a_wish_of_anothers_profile_and_one_that_is_gone_have_no_button() -> None:
    standing = wish(Slot.TONE, "formal", by="ana", n=1, scope=Scope.ALWAYS)
    known = Profile(workspace="T1", person="ana", directives=(standing,))
    one = version(1, profile=known)
    answer = Answer(number=1, shown=1, versions=(one,))
    for person, count in (("ana", 1), ("ben", 0)):
        view = sound(why_view(why_of(answer, Viewer(person=person)), ABOUT))
        assert len(buttons(view, "remove")) == count
        assert ("From ana’s profile" in shown(view)) == (person == "ana")
        assert ("• 1 line of ana’s own, which only ana sees." in shown(view)) == (person == "ben")
    later = Answer(number=1, shown=1, versions=(version(1, wish(Slot.TONE, "formal")),))
    gone = explanation.why(later, later.versions[0], context(wish(Slot.LENGTH, "shorter", n=5)), Viewer(person="ana"))
    assert buttons(why_view(gone, ABOUT), "remove") == []


def test_the_prompt_stands_under_why_word_for_word_as_plain_text() -> None:
    prompt = (
        Message(role="system", content="Be <!channel> *plain*.\n\n  Two spaces."),
        Message(role="user", content="x"),
    )
    answer = Answer(number=1, shown=1, versions=(version(1, prompt=prompt),))
    view = sound(why_view(why_of(answer, Viewer(person="ana")), ABOUT))
    last = view["blocks"][-1]["text"]
    assert last["type"] == "plain_text"
    assert last["text"].replace("\u200b", "") == f"system\n{prompt[0].content}\n\nuser\nx"


def test_history_has_the_newest_first_and_a_restore_button_for_all_but_the_one_shown() -> None:
    answer = an_answer(wish(Slot.LENGTH, "shorter", n=2)).model_copy(update={"shown": 1})
    told = explanation.history(answer, Viewer(person="U1", events=events(), names={"U1": "Ana"}))
    view = sound(history_view(told, ABOUT))
    assert [one["x"] for one in buttons(view, "restore")] == ["2"]
    said = shown(view)
    assert said.index("*2. shorter*") < said.index("*1. the first answer*")
    assert "This one is shown." in said and "> Tides rise." in said and "Ana · <!date^1700000000^" in said


def test_an_answer_without_a_version_says_so_in_both_views() -> None:
    for view in (
        why_view(explanation.unanswered(), ABOUT),
        history_view(explanation.history(Answer(number=1), Viewer(person="U1")), ABOUT),
    ):
        assert "There is no answer yet that could be explained." in shown(sound(view))


def test_the_home_page_has_the_profile_the_threads_and_what_reactions_do() -> None:
    held = Profile(workspace="T1", person="U1", directives=(wish(Slot.TONE, "formal", by="U1"),))
    told = holdings.profile(held, Viewer(person="U1", names={"U1": "Ana"}, events=events()), NOW)
    threads = [Recent(title="Explain <!here> tides", link="https://x.slack.com/archives/C1/p1"), Recent(title="Old")]
    view = home_view(told, MINE, threads, vocabulary())
    check_view(view, "home")
    said = shown(view)
    assert "Ana’s profile" in said and "*formal*" in said and "👎  this is not right" in said and "• Old" in said
    assert "<https://x.slack.com/archives/C1/p1|Explain &lt;\u200b!here&gt; tides>" in said
    assert [one["x"] for one in buttons(view, "remove")] == ["e1#0"]
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    assert [[one["action_id"].removeprefix("burnish:") for one in row] for row in rows] == [
        ["profile", "questions"],
        ["export", "forget"],
        ["join", "code", "part"],
    ]
    sure = rows[1][-1]["confirm"]
    assert sure["title"]["text"] == "Erase everything?" and sure["text"]["text"] == ERASES


def test_an_empty_profile_has_nothing_to_export_or_erase() -> None:
    told = holdings.profile(Profile(workspace="T1", person="U1"), Viewer(person="U1"), NOW)
    view = sound(home_view(told, MINE, [], vocabulary()))
    assert "Nothing yet." in shown(view) and "Mention me in a channel" in shown(view)
    assert not buttons(view, "forget") and not buttons(view, "export") and len(buttons(view, "profile")) == 1


def test_a_link_that_is_none_is_left_out() -> None:
    told = holdings.profile(Profile(workspace="T1", person="U1"), Viewer(person="U1"), NOW)
    for link in ("javascript:x", "https://a.b/c|d> <!channel", "https://a.b/\n"):
        assert "• A title" in shown(sound(home_view(told, MINE, [Recent(title="A title", link=link)], ())))


def test_a_page_that_waits_and_a_page_that_cannot_say_so() -> None:
    assert "One moment…" in shown(sound(loading_view("Why this answer?")))
    assert "Say &lt;this&gt;." in shown(sound(error_view("Say <this>.")))


# Forms


def test_refining_offers_the_answers_own_parts_by_their_first_words() -> None:
    view = sound(refine_view(ANSWER, ABOUT))
    assert json.loads(view["private_metadata"]) == {"t": ABOUT.thread, "a": 1, "v": 2, "s": 7}
    select = next(block["element"] for block in view["blocks"] if block["block_id"] == "passage")
    assert [one["text"]["text"] for one in select["options"]] == [
        "The whole answer", "Section: Soup", "Soup is good. Cook it slowly.", "• Rice", "• Beans and rice",
        "• white ones", "Table: what much", "Code: salt = 2", "Section: Serving", "Serve it hot.",
    ]  # fmt: skip


def test_a_chosen_passage_is_found_again_by_its_words_even_where_they_stand_elsewhere_too() -> None:
    for one in passages(ANSWER):
        reply = refined(ANSWER, {"say": "shorter", "passage": one.value, "holds": "answer"})
        assert reply.quote == one.span.of(ANSWER)
        assert locate(ANSWER, reply.quote, quoted=True) == Found(spans=(one.span,))


def test_what_is_entered_becomes_a_reply_with_its_passage_and_how_long_it_holds() -> None:
    assert refined(ANSWER, {"say": "shorter", "passage": "whole", "holds": "always"}) == Replied(
        text="shorter", holds=Scope.ALWAYS
    )
    both = {"say": "x", "passage": passages(ANSWER)[0].value, "quote": " Serve it hot. ", "holds": "thread"}
    assert refined(ANSWER, both) == Replied(text="x", quote="Serve it hot.", holds=Scope.THREAD)
    assert refined(ANSWER, {"say": "x", "passage": "9000-9001", "holds": "for ever"}) == Replied(text="x")


async def test_a_submitted_form_changes_that_passage_only(tmp_path: Path) -> None:
    spoken = iter(["One.\n\nTwo is a long one.\n\nThree.", "Two."])
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: next(spoken))) as room:
        await room.ask()
        text = (await room.answer()).current.text  # type: ignore[union-attr]
        chosen = next(one for one in passages(text) if one.label == "Two is a long one.")
        await room.send(refined(text, {"say": "shorter", "passage": chosen.value, "holds": "answer"}))
        assert (await room.answer()).current.text == "One.\n\nTwo.\n\nThree."  # type: ignore[union-attr]


def test_of_a_long_answer_the_menu_holds_as_many_passages_as_it_can() -> None:
    text = "\n\n".join(f"## Part {n}\n\nParagraph {n}.\n\n- item {n} a\n- item {n} b" for n in range(200))
    assert len(passages(text)) == limits.OPTIONS - 1
    few = "\n\n".join(f"Paragraph {n}.\n\n- item {n}\n  - nested {n}" for n in range(40))
    assert [one.label for one in passages(few)][:3] == ["Paragraph 0.", "• item 0", "Paragraph 1."]
    sound(refine_view(text, ABOUT))


def test_a_form_with_nothing_but_blanks_is_handed_back() -> None:
    assert check(Submission(callback="burnish:refine", values={"say": " \n", "passage": "whole"})).keys() == {"say"}
    assert check(Submission(callback="burnish:ask", values={"question": ""})).keys() == {"question"}
    assert check(Submission(callback="burnish:profile", values={"standing": " "})).keys() == {"standing"}
    assert check(Submission(callback="burnish:code", values={"code": "join me"})).keys() == {"code"}
    assert check(Submission(callback="burnish:code", values={"code": " abcd-efgh"})) == {}
    assert check(Submission(callback="burnish:edit", values={"text0": "", "text1": " "})) == {"text0": texts.EMPTY_EDIT}
    assert check(Submission(callback="burnish:edit", values={"text0": "", "text1": "x"})) == {}
    assert check(Submission(callback="burnish:refine", values={"say": "x"})) == {}
    assert check(Submission(callback="burnish:why", values={})) == {}


def entered(view: View) -> dict[str, str]:
    """What a form holds before anybody changes it."""
    return {block["block_id"]: block["element"].get("initial_value", "") for block in view["blocks"]}


def test_a_field_that_is_emptied_goes_with_the_space_behind_it() -> None:
    text = f"{'a' * 2_900}\n\n{'b' * 2_900}\n\n{'c' * 2_900}\n"
    form = entered(edit_view(text, ABOUT))
    assert len(form) == 3
    assert edited(text, form | {"text1": ""}) == f"{'a' * 2_900}\n\n{'c' * 2_900}\n"
    assert edited(text, form | {"text0": "New."}).startswith("New.\n\nbbb")


def test_an_answer_that_fits_no_form_says_so() -> None:
    assert "too long to be edited" in shown(sound(edit_view("wörd " * 80_000, ABOUT)))
    assert "too long to be edited" in shown(sound(edit_view("👍" * 100_000, ABOUT)))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_an_unchanged_form_is_exactly_the_answer(text: str) -> None:
    view = sound(edit_view(text, ABOUT))
    assert edited(text, entered(view)) == text
    assert all(size(one) <= limits.INPUT_TEXT for one in entered(view).values())


# Limits


WISHES = st.integers(0, 6) | st.integers(limits.VIEW_BLOCKS - 6, limits.VIEW_BLOCKS + 6)
"""A few, and about as many as a view holds: what one more costs grows with their square."""


@given(TEXTS, TEXTS, WISHES)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_view_slack_takes_it_and_nobody_is_called(text: str, other: str, count: int) -> None:
    many = [wish(Slot.INCLUDE, f"{n} {text}", by=other[:40] or "U1", n=n, event=f"e{n}") for n in range(count)]
    prompt = (Message(role="user", content=text), Message(role="user", content=other))
    shape = version(
        2, *many, text=text, prompt=prompt, finished=(other, text), model=other, usage=Usage(prompt_tokens=1)
    )
    answer = Answer(number=1, shown=2, versions=(version(1, text=other, by=text, at=1e12), shape))
    names = {one.author: text for one in many[:1]}
    ref = ThreadRef(platform="slack", workspace="T1", channel="C1", thread="170.1")
    said = {"e1": Commanded(text=text), "e2": Reacted(emoji=text), "e3": Replied(text=other)}
    known = {name: FeedbackEvent(id=name, thread=ref, by=text, at=1.0, signal=one) for name, one in said.items()}
    viewer = Viewer(person="U1", events=known, names=names)
    sound(why_view(why_of(answer, viewer), ABOUT))
    sound(history_view(explanation.history(answer, viewer), ABOUT))
    sound(refine_view(text, ABOUT, say=other))
    sound(ask_view(text, ABOUT))
    sound(error_view(text, other))
    sound(profile_view(MINE))
    held = Profile(workspace="T1", person="U1", directives=tuple(many))
    sound(code_view(MINE))
    entries = tuple(remembered(n, text, other) for n in range(count))
    told = holdings.memory(entries, viewer)
    kept = Remembered(ref=ref, told=told, links={str(ref): THREAD}, shareable=frozenset({"memory:m0", "memory:m1"}))
    rows = [(other, text)] * 20
    home = home_view(holdings.profile(held, viewer, NOW), MINE, [Recent(title=text)] * 20, rows, kept)
    assert "What I can do" in shown(sound(home))


def remembered(n: int, text: str, other: str) -> Memory:
    """Something that is remembered: every third an example, every fifth shared."""
    return Memory(
        name=f"m{n}",
        kind="correction" if n % 3 else "example",
        who=PersonRef(platform="slack", workspace="T1", person="U1"),
        shared=n % 5 == 4,
        question=other,
        text=text,
        term=other[:40],
        thread="slack:T1:C1:170.1",
        event=f"e{n}",
        source=f"event:e{n}",
        at=1.0,
    )


def test_memory_stands_on_the_page_with_where_it_comes_from_and_what_can_be_done_with_it() -> None:
    ref = ThreadRef(platform="slack", workspace="T1", channel="C1", thread="170.1")
    told = holdings.memory(tuple(remembered(n, f"meaning {n}", "churn") for n in range(5)), Viewer(person="U1"))
    kept = Remembered(ref=ref, told=told, links={str(ref): THREAD}, shareable=frozenset({"memory:m1"}))
    empty = holdings.profile(Profile(workspace="T1", person="U1"), Viewer(person="U1"), NOW)
    view = sound(home_view(empty, MINE, [], (), kept))
    assert [one["x"] for one in buttons(view, "share")] == ["memory:m1"]
    assert [one["x"] for one in buttons(view, "remove")] == [f"memory:m{n}" for n in (2, 0, 3, 4, 1)]
    assert shown(view).count(f"<{THREAD}|Open the conversation>") == 5 and len(buttons(view, "forget")) == 1


def test_of_a_large_memory_the_page_shows_the_newest_and_keeps_its_place_for_the_rest() -> None:
    ref = ThreadRef(platform="slack", workspace="T1", channel="C1", thread="170.1")
    told = holdings.memory(tuple(remembered(1, "word " * 60, "churn") for _ in range(400)), Viewer(person="U1"))
    held = Profile(workspace="T1", person="U1", directives=tuple(wish(Slot.INCLUDE, f"x{n}", n=n) for n in range(99)))
    kept = Remembered(ref=ref, told=told)
    view = sound(home_view(holdings.profile(held, Viewer(person="U1"), NOW), MINE, [], vocabulary(), kept))
    said = shown(view)
    assert said.count("There is more, which does not fit here.") == 2 and "What I can do" in said
    assert said.count("x1") > 5 and said.count("“churn”") > 15 and len(buttons(view, "forget")) == 1


def test_a_hundred_versions_are_more_than_a_view_holds_and_it_says_so() -> None:
    versions = tuple(version(n, text=HOSTILE * 40, at=float(n)) for n in range(1, 301))
    answer = Answer(number=1, shown=300, versions=versions)
    view = sound(history_view(explanation.history(answer, Viewer(person="U1")), ABOUT))
    assert len(view["blocks"]) == limits.VIEW_BLOCKS
    assert "There is more, which does not fit here." in json.dumps(view, ensure_ascii=False)


def test_a_button_that_would_carry_too_much_is_left_out() -> None:
    long = wish(Slot.TONE, "formal", event="e" * 3_000)
    view = sound(why_view(why_of(an_answer(long), Viewer(person="U1")), ABOUT))
    assert buttons(view, "remove") == [] and "Write in a formal tone." in shown(view)
