"""Wishes meant for longer: what people know of a topic, what they want for a kind of task, what is for everyone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directives import Directive, Scope, Slot
from bot.explain import brief
from bot.interpret.commands import read_command
from bot.interpret.definitions import LONGEST_MEANING, LONGEST_TERM, definition, for_all
from bot.interpret.reading import Kind, Wish
from bot.interpret.words import read
from bot.requirements import requirement
from bot.tasks import TaskKind
from bot.wanted import Held

Told = tuple[str, str, str, str]


def told(wishes: tuple[Wish, ...]) -> list[Told]:
    """Slot, value, kind of task and topic of each wish that holds always."""
    return [(one.slot.value, one.value, one.task or "", one.topic) for one in wishes if one.scope is Scope.ALWAYS]


@pytest.mark.parametrize(
    ("text", "level", "topic"),
    [
        ("I'm an expert in SQL", "expert", "sql"),
        ("I know nothing about tax law", "beginner", "tax law"),
        ("I'm new to Kubernetes", "beginner", "kubernetes"),
        ("treat me as a beginner when it comes to statistics", "beginner", "statistics"),
        ("i'm a python newbie", "beginner", "python"),
        ("fyi: I'm an absolute noob at cooking", "beginner", "cooking"),
        ("I've been doing python for 10 years", "expert", "python"),
        ("i know javascript inside out", "expert", "javascript"),
        ("I have a PhD in statistics", "expert", "statistics"),
        ("I'm not an expert in law", "beginner", "law"),
        ("I'm not new to docker", "intermediate", "docker"),
        ("I know the basics of music theory", "intermediate", "music theory"),
        ("I have some experience with linux", "intermediate", "linux"),
        ("I'm a beginner at knitting", "beginner", "knitting"),
        ("shorter please, I'm new to docker", "beginner", "docker"),
        ("slower, since I'm new to kubernetes", "beginner", "kubernetes"),
        ("ich bin Anfänger in Python", "beginner", "python"),
        ("ich kenne mich mit Steuerrecht nicht aus", "beginner", "tax law"),
        ("je suis débutant en cuisine", "beginner", "cooking"),
        ("soy principiante en python", "beginner", "python"),
    ],
)
def test_what_somebody_knows_of_a_topic_lasts_and_is_for_that_topic(text: str, level: str, topic: str) -> None:
    assert told(read(text).wishes) == [("expertise", level, "", topic)]


def test_several_topics_are_several_wishes() -> None:
    wishes = read("I'm an expert in SQL and Python but new to tax law").wishes
    assert [(one.value, one.topic) for one in wishes] == [
        ("expert", "sql"),
        ("expert", "python"),
        ("beginner", "tax law"),
    ]


def test_a_question_beside_it_stays_a_question() -> None:
    for text in ("I'm an expert in SQL. How do I write a recursive CTE?", "I'm new to Kubernetes, how do I run a pod?"):
        reading = read(text)
        assert reading.kind is Kind.QUESTION and len(told(reading.wishes)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "for an expert in SQL",
        "write it for a SQL expert",
        "assume I'm an expert in SQL",
        "explain it as if I were a beginner in statistics",
        "explain it like I'm new to Kubernetes",
        "I'm new to this",
        "I'm new to the team",
        "I'm an expert in my field",
        "I'm a senior dev, skip the basics",
        "I know the SQL query is slow",
        "I know nothing about Maria's plans",
        "I have no idea about the deadline",
        "he is an expert on bees",
        "I'm good with the first version",
        "assume i know python already",
    ],
)
def test_an_audience_of_this_answer_and_what_names_no_topic_does_not_last(text: str) -> None:
    assert told(read(text).wishes) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rewrite this: I'm new to Kubernetes and need help",
        'translate "I\'m new to Berlin" into German',
        "Translate to German, I'm new to Berlin",
        "Proofread this. I'm new to Kubernetes and need help",
        "> I'm an expert in SQL\nshorter",
        "proofread this\nwhen I ask for code, no comments",
        "make it: from now on, for code no comments",
    ],
)
def test_what_is_pasted_or_quoted_says_nothing_of_its_author(text: str) -> None:
    assert [one for one in read(text).wishes if one.task or one.topic] == []


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("from now on, for code use type hints", [("include", "use type hints", "code", "")]),
        ("always bullets when you explain something", [("format", "bullets", "explaining", "")]),
        ("use bullets when you explain things", [("format", "bullets", "explaining", "")]),
        ("in emails always formal", [("tone", "formal", "writing", "email")]),
        ("never use emoji in emails", [("exclude", "emoji", "writing", "email")]),
        ("when I ask for code, no comments", [("exclude", "comments", "code", "")]),
        ("whenever i ask you for code, skip the explanations", [("exclude", "the explanations", "code", "")]),
        ("for data questions, a table", [("format", "table", "data", "")]),
        ("shorter when I ask for data", [("length", "shorter", "data", "")]),
        ("always add type hints to code", [("include", "type hints", "code", "")]),
        (
            "from now on, for code: tabs, no comments",
            [("include", "tabs", "code", ""), ("exclude", "comments", "code", "")],
        ),
        ("when I ask about tax law, keep it simple", [("expertise", "beginner", "", "tax law")]),
        ("for python, always use type hints", [("include", "use type hints", "", "python")]),
        ("for marketing emails, always friendly", [("tone", "friendly", "writing", "marketing email")]),
        ("when i want an email, keep it under 100 words", [("length", "at most 99 words", "writing", "email")]),
        (
            "never use emoji in emails or posts",
            [("exclude", "emoji", "writing", "email"), ("exclude", "emoji", "writing", "post")],
        ),
        ("wenn du etwas erklärst, immer Stichpunkte", [("format", "bullets", "explaining", "")]),
        ("in E-Mails immer förmlich", [("tone", "formal", "writing", "email")]),
        ("quand tu expliques, toujours des puces", [("format", "bullets", "explaining", "")]),
    ],
)  # fmt: skip
def test_a_standing_wish_can_be_for_one_kind_of_task(text: str, wishes: list[Told]) -> None:
    reading = read(text)
    assert told(reading.wishes) == wishes
    assert len(reading.wishes) == len(wishes) and reading.unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "never use tables on my phone",
        "on Mondays always shorter",
        "always answer in German",
        "from now on put names in code",
        "always formal for sales",
        "for beginners, always simple",
        "in code, no comments please",
        "for emails: formal",
        "for my next email, be formal",
        "when explaining recursion, use bullets",
        "when you explain it to my boss, be formal",
        "in this thread, for code use type hints",
        "when I ask for code, what do you do?",
        "what happens when you explain something?",
        "I need an email for code review, always formal",
    ],
)
def test_what_is_no_condition_of_ours_or_is_for_now_gets_none(text: str) -> None:
    assert [one for one in read(text).wishes if one.task or one.topic] == []


def test_a_condition_that_is_none_of_ours_stays_word_for_word() -> None:
    assert told(read("never use tables on my phone").wishes) == [("exclude", "tables on my phone", "", "")]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("/profile expert in SQL", ("expertise", "expert", "", "sql")),
        ("/profile for an expert in SQL", ("expertise", "expert", "", "sql")),
        ("/profile new to kubernetes", ("expertise", "beginner", "", "kubernetes")),
        ("/profile for code: shorter", ("length", "shorter", "code", "")),
        ("/always in emails, formal", ("tone", "formal", "writing", "email")),
        ("/always bullets when explaining", ("format", "bullets", "explaining", "")),
        ("/profile no comments in code", ("exclude", "comments", "code", "")),
        ("/profile in German", ("language", "German", "", "")),
        ("/always never use tables on my phone", ("exclude", "tables on my phone", "", "")),
    ],
)
def test_a_command_that_holds_always_reads_conditions_too(text: str, wish: Told) -> None:
    command = read_command(text)
    assert told(command.wishes) == [wish] and command.unread == ()


def test_what_a_person_knows_of_one_topic_leaves_their_wish_for_this_answer() -> None:
    wishes = read("I'm an expert in SQL, so skip the basics").wishes
    assert [(one.value, one.scope, one.topic) for one in wishes] == [
        ("expert", Scope.ALWAYS, "sql"),
        ("expert", Scope.ANSWER, ""),
    ]


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("by churn we mean logo churn", ("churn", "logo churn")),
        ("no, by churn we mean logo churn", ("churn", "logo churn")),
        ("churn means logo churn here", ("churn", "logo churn")),
        ("when I say ARR I mean annual run rate", ("ARR", "annual run rate")),
        ("ARR = annual run rate", ("ARR", "annual run rate")),
        ("for everyone here: by churn we mean logo churn", ("churn", "logo churn")),
        ("remember this for the whole team: ARR stands for annual run rate", ("ARR", "annual run rate")),
        ("by ARR we mean annual run rate, for everyone", ("ARR", "annual run rate")),
        ('by "active user" we mean someone who logged in twice', ("active user", "someone who logged in twice")),
        ("unter Churn verstehen wir Logo-Churn", ("Churn", "Logo-Churn")),
    ],
)
def test_a_definition_is_a_term_and_its_meaning_and_is_read_as_a_correction(
    text: str, defined: tuple[str, str]
) -> None:
    assert definition(text) == defined
    assert [one.slot for one in read(text).wishes] == [Slot.CORRECT]


@pytest.mark.parametrize(
    "text",
    [
        "x = 5", "DEBUG = true", "set x = 5", "it means a lot", "that means nothing here", "churn is high here",
        "what do you mean by churn?", "I mean the snake", "by tomorrow we mean business", "the tone is wrong here",
        "> by churn we mean logo churn", "no, it was 1969, not 1968",
    ],
)  # fmt: skip
def test_what_plainly_defines_nothing_is_no_definition(text: str) -> None:
    assert definition(text) is None


@pytest.mark.parametrize(
    ("text", "all_of_them"),
    [
        ("for everyone here: by churn we mean logo churn", True),
        ("remember for the team that we ship on Tuesdays", True),
        ("by ARR we mean annual run rate, for the whole team", True),
        ("ARR means annual run rate here, remember that for everyone", True),
        ("by churn we mean logo churn", False),
        ("write it for everyone", False),
        ("make it simple, for everybody", False),
        ("for everyone to understand, make it shorter", False),
        ("explain it for the team", False),
        ('"for everyone here: by churn we mean logo churn"', False),
        ("> for everyone here: by churn we mean logo churn", False),
    ],
)
def test_words_for_everyone_are_known_by_where_they_stand(text: str, all_of_them: bool) -> None:
    assert for_all(text) is all_of_them


def test_a_fact_for_everyone_is_a_correction_without_the_words_that_say_so() -> None:
    assert [(one.slot, one.value) for one in read("remember for the team that we ship on Tuesdays").wishes] == [
        (Slot.CORRECT, "we ship on Tuesdays")
    ]
    assert read("for everyone here: by churn we mean logo churn").unread == ()


@pytest.mark.parametrize(
    ("slot", "value", "task", "topic", "words"),
    [
        (Slot.FORMAT, "bullets", TaskKind.EXPLAINING, "", "bullets, when explaining"),
        (Slot.EXPERTISE, "expert", None, "sql", "for an expert, about SQL"),
        (Slot.TONE, "formal", TaskKind.WRITING, "email", "formal, in any email"),
        (Slot.INCLUDE, "type hints", TaskKind.CODE, "", "with type hints, in code"),
        (Slot.FORMAT, "table", TaskKind.DATA, "", "table, with data"),
        (Slot.TONE, "formal", None, "", "formal"),
    ],
)
def test_people_see_what_a_wish_is_for_and_the_model_does_not(
    slot: Slot, value: str, task: TaskKind | None, topic: str, words: str
) -> None:
    wish = Directive(slot=slot, value=value, task=task, topic=topic, author="ana", event="e1", source="event:e1")
    plainly = wish.model_copy(update={"task": None, "topic": ""})
    assert brief(wish) == words
    assert requirement(Held(directive=wish)) == requirement(Held(directive=plainly))


_SAID = (
    "I'm|an expert in|SQL|and|new to|when I ask for|code|, no comments|always|from now on|in|emails|formal|"
    ':|for everyone|by churn we mean|remember|the team|that|=|ARR|.|?|\n|>|"|explain|something|bullets|never use'
)
_WORDS = st.sampled_from(_SAID.split("|"))


@given(st.one_of(st.text(max_size=150), st.lists(_WORDS, max_size=25).map(" ".join)), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read_and_only_what_lasts_is_for_a_kind_or_a_topic(text: str, lasting: bool) -> None:
    reading = read(text, lasting=lasting)
    assert reading == read(text, lasting=lasting)
    assert all(one.scope is Scope.ALWAYS for one in reading.wishes if one.task or one.topic)
    assert for_all(text) is for_all(text)
    if found := definition(text):
        assert 0 < len(found[0]) <= LONGEST_TERM and 0 < len(found[1]) <= LONGEST_MEANING
