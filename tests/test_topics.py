"""Topics: what shows one, what people call them, and what a question is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.subjects import SUBJECTS
from bot.topics import LONGEST_NAME, about, is_topic, shown, topic_named, topics_of

NAMES = [subject.name for subject in SUBJECTS]


def test_the_table_names_each_topic_once_and_before_what_it_is_within() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 60
    for place, subject in enumerate(SUBJECTS):
        assert not subject.within or subject.within in NAMES[place + 1 :]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("How do I left join two tables?", ("sql", "databases", "programming")),
        ("my sourdough comes out dense", ("baking", "cooking")),
        ("is german income tax progressive", ("tax law", "law")),
        ("how do pods talk to each other in k8s", ("kubernetes", "devops", "programming")),
        ("what's a p-value", ("statistics", "mathematics")),
        ("warum ist mein Python-Skript langsam? python 3", ("python", "programming")),
        ("explain the offside rule", ("sports",)),
        ("is C# better than C++", ("c++", "c#", "programming")),
        ("what would a sonnet by Shakespeare have been sold for", ("literature",)),
        ("two weeks in Japan, what itinerary", ("travel",)),
    ],
)
def test_a_question_is_about_what_its_words_show_the_most_specific_first(text: str, topics: tuple[str, ...]) -> None:
    assert topics_of(text) == topics


@pytest.mark.parametrize(
    "text",
    [
        "write an email to my landlord",
        "let's go to the table by the window",
        "what is the function of the liver",
        "make a table with three rows and two columns",
        "what does ARR mean",
        "can you rust proof it",
        "",
    ],
)
def test_one_weak_word_or_none_shows_no_topic(text: str) -> None:
    assert topics_of(text) == ()


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("SQL", "sql"),
        ("the tax law", "tax law"),
        ("taxes", "tax law"),
        ("databases", "databases"),
        ("Kubernetes stuff", "kubernetes"),
        ("SQL performance tuning", "sql"),
        ("Go", "go programming"),
        ("Excel", "spreadsheets"),
        ("law", "law"),
        ("Steuerrecht", "tax law"),
        ("Knitting patterns", "knitting patterns"),
        ("the", ""),
    ],
)
def test_people_name_topics_in_their_own_words(words: str, topic: str) -> None:
    assert topic_named(words) == topic


@pytest.mark.parametrize("name", NAMES)
def test_every_topic_is_found_by_its_own_name_and_is_one(name: str) -> None:
    assert topic_named(name) == name and is_topic(name)


def test_a_question_is_about_a_topic_of_the_table_by_its_words_and_about_any_other_by_that_ones_words() -> None:
    assert about("sql", "why is my inner join slow") and not about("sql", "why is my soup thin")
    assert about("programming", "why is my inner join slow")
    assert not about("sql", "how do I shard a mongodb database")
    assert about("knitting pattern", "which patterns are good for knitting?") and not about("knitting", "crochet")
    assert about("email", "write emails for me") and not about("email", "write a letter")
    assert about("", "anything")


def test_only_a_topic_and_no_phrase_around_it_is_one() -> None:
    assert is_topic("python programming") and is_topic("the SQL language")
    assert not is_topic("the SQL query is slow") and not is_topic("Maria's plans") and not is_topic("")


def test_a_topic_is_spelled_as_people_do() -> None:
    assert (shown("sql"), shown("tax law"), shown("knitting")) == ("SQL", "tax law", "knitting")


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_asked_about(text: str) -> None:
    found = topics_of(text)
    assert list(found) == [name for name in NAMES if name in found]
    assert all(about(topic, text) for topic in found)
    named = topic_named(text)
    assert len(named) <= LONGEST_NAME and topic_named(named) == named
    if named:
        assert about(named, text) or named in NAMES
