"""What is counted in an answer is what a careful reader counts, and nothing else is called broken."""

# ruff: noqa: E501 - one case a line, so that the table can be read as one

from __future__ import annotations

import pytest
from values import context, wish

from bot.abilities import missing
from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.facts import facts, has, see
from bot.finish.finish import finish
from bot.finish.shape import shape
from bot.on_task import off_task
from bot.wanted import wanted

HOLDS = [
    ("length", "exactly 4 words", "See [the docs](https://x.y/a/b) now"),
    ("length", "exactly 2 words", "https://a.b/c-d?e=f works."),
    ("length", "exactly 2 words", "nai\u0308ve cafe\u0301"),
    ("length", "exactly 5 words", "नमस्ते दुनिया यह हिन्दी है"),
    ("length", "exactly 1 sentences", "The U.S. Army came."),
    ("length", "exactly 2 sentences", "I work at Acme Inc. We sell things."),
    ("length", "exactly 2 sentences", 'He said "Stop!" and left. She stayed.'),
    ("length", "exactly 2 sentences", "Call `a.b. C()` first. Then stop."),
    ("length", "exactly 1 sentences", "Am 3. Mai kommt er."),
    ("length", "exactly 3 paragraphs", "# Title\n\nOne.\n\nTwo.\n\nThree:\n\n- a\n- b"),
    ("length", "exactly 2 paragraphs", "One.\n\n```\na\n\nb\n```\n\nTwo."),
    ("length", "exactly 4 characters", "🇩🇪ab👍🏽"),
    ("format", "exactly 3 bullets", "・a\n・b\n・c"),
    ("format", "headings", "Tides\n=====\n\ntext"),
    ("format", "prose", "– Bonjour, dit-il.\n– Salut."),
    ("format", "code only", "~~~sql\nselect 1\n~~~"),
    ("include", 'the word "café"', "Cafe\u0301 time"),
    ("include", '"high tide"', "high **tide**"),
    ("exclude", "digits", "See https://x.y/123"),
    ("exclude", "parentheses", "[a](http://x)"),
    ("exclude", "semicolons", "&amp; a"),
    ("exclude", "emoji", "time 10:30:45, std::vector, key: value: x"),
    ("start", "It's", "It’s fine"),
    ("start", "今日", "今日は晴れ"),
]  # fmt: skip
BREAKS = [
    ("format", "json", '{"a": NaN}'),
    ("format", "headings", "| a |\n|---|\n| b |"),
    ("include", 'the word "C"', "I like C# and C++."),
    ("exclude", "emoji", ":tada: great"),
    ("exclude", "emoji", "1️⃣ one"),
    ("start", "Hello", "Helloween is near."),
    ("end", "bye", "he said goodbye"),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "value", "text"), HOLDS)
def test_what_a_careful_reader_counts_holds(slot: str, value: str, text: str) -> None:
    checked = constraint(Slot(slot), value)
    assert checked and checked.check(text) == ""


@pytest.mark.parametrize(("slot", "value", "text"), BREAKS)
def test_what_only_looks_like_it_does_not(slot: str, value: str, text: str) -> None:
    checked = constraint(Slot(slot), value)
    assert checked and checked.check(text) != ""


@pytest.mark.parametrize(
    ("slot", "value", "before", "after"),
    [
        ("exclude", "commas", "We need a, b, and c.", "We need a and b and c."),
        ("exclude", "commas", "Pay 1,000, 2,000, and 3,000 euros.", "Pay 1000 and 2000 and 3000 euros."),
        ("exclude", "commas", "Born July 4, 1776, in town.", "Born July 4 1776 in town."),
        ("exclude", "commas", "When it rains, stop, and wait.", "When it rains stop and wait."),
        ("exclude", "semicolons", "We saw Rome, Italy; Oslo, Norway; and Bern.", "We saw Rome, Italy, Oslo, Norway, and Bern."),
        ("end", "Any questions?", "Text.\n\nAny questions? 😊", "Text.\n\nAny questions?"),
        ("start", "Dear team,", "Dear team\n\nhello", "Dear team,\n\nhello"),
        ("start", "Hello", "Helloween is near.", "Hello\n\nHelloween is near."),
        ("include", "quotation marks around the answer", "“All of it.”", '"All of it."'),
        ("format", "bullets", "1. first\n2. second", "- first\n- second"),
        ("format", "numbered", "Do:\n\n- a\n- b", "Do:\n\n1. a\n2. b"),
        ("format", "bullets", "1. a\n2. b\n\nSee step 2.", "1. a\n2. b\n\nSee step 2."),
    ],
)  # fmt: skip
def test_code_finishes_it_without_another_sense(slot: str, value: str, before: str, after: str) -> None:
    assert finish(before, shape(wanted(context(wish(slot, value))))).text == after


@pytest.mark.parametrize(
    ("task", "text"),
    [
        ("hi", "Hello! How can I help you today?"),
        ("help", "Of course. What do you need help with?"),
        ("Translate to English: Tut mir leid, ich kann nicht helfen", "I'm sorry, I can't help."),
        ("Translate 'How can I help you?' to German", "Wie kann ich Ihnen helfen?"),
        ("Give a JSON with 20 zeros", "[" + ", ".join(["0"] * 20) + "]"),
        ("Give an example of JSON", '{"key": "value"}'),
        ("Make a table with dummy data", "| Column 1 | Column 2 |\n|---|---|\n| Data 1 | Data 2 |"),
        ("Write the outline of an essay on tides", "# Tides\n## Causes\n## Effects\n## End"),
        ("Who should write the report?", "I will write it, says the plan on page two; the team checks it."),
        ("Give me a yes/no table", "| Item | Ok |\n|---|---|\n" + "\n".join(f"| item {n} | yes |" for n in range(20))),
    ],
)  # fmt: skip
def test_an_answer_of_few_or_strange_words_is_one(task: str, text: str) -> None:
    assert off_task(text, wanted(context(text=task))) is None


@pytest.mark.parametrize(
    "text",
    [
        "You asked me to explain how tides work.",
        "I hope this helps! Let me know if you have other questions.",
        "I understand your request. I will now explain it in detail.",
        "The user wants an explanation of tides. I should write one.",
        "No comment.",
        "Gerne! Womit kann ich Ihnen helfen?",
        "That is a topic for another day. Let us talk about something else, such as cooking or music.",
        "<|im_start|>assistant",
        "# How tides work\n\n## Introduction\n\n## Causes\n\n## Conclusion",
        "| Column 1 | Column 2 |\n|---|---|\n| Data 1 | Data 2 |",
        '{"answer": "I cannot help with that."}',
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "User: Explain how tides work.\nAssistant:",
    ],
)
def test_what_has_the_look_of_an_answer_and_nothing_in_it_is_none(text: str) -> None:
    assert off_task(text, wanted(context(text="Explain how tides work."))) is not None


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("It has 1,200 users.", "twelve hundred users"),
        ("It cost $3.5 million.", "three and a half million dollars"),
        ("It cost $3.5 million.", "3.5M dollars"),
        ("It takes 90 minutes.", "1.5 hours"),
        ("It took 48 hours.", "two days"),
        ("At 14:00.", "14 Uhr"),
        ("At 12:00.", "at noon"),
        ("In the 1990s it grew.", "the '90s"),
        ("The United States joined.", "The US joined"),
        ("Version 3.5 is out.", "v3.5"),
        ("Call +1 555 123-4567.", "+1 (555) 123 4567"),
        ("Take ½ cup.", "half a cup"),
        ("Due in Q3 2025.", "third quarter of 2025"),
        ("José works at Nestlé in Zürich.", "Jose from Nestle, Zurich"),
    ],
)
def test_a_fact_said_in_words_or_other_units_is_still_there(said: str, again: str) -> None:
    assert facts(said) and [fact.text for fact in facts(said) if not has(see(again), fact)] == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("16 GB of RAM.", "16 MB of RAM"),
        ("Take ½ cup.", "Take a cup"),
        ("Version 2.10 shipped.", "Version 2.1 shipped"),
        ("The US signed.", "They told us so"),
        ("It took 48 hours.", "three days"),
        ("It cost $3.5 million.", "$3.5 billion"),
        ("Anna Berg and Tom Hale agreed.", "Anna Berg agreed"),
    ],
)
def test_another_amount_or_version_is_a_loss(said: str, instead: str) -> None:
    assert [fact for fact in facts(said) if not has(see(instead), fact)]


@pytest.mark.parametrize(
    "text",
    [
        "Give me the big picture", "Give me a rundown of the plot", 'search for a better word than "nice"', "What is weather?",
        "paint a vivid picture of the harbour", "look up at the sky: write a haiku", "let me know if the price is mentioned",
        "make a graph data structure in Python", "the latest news section is too long", "tell me if this is right: 2+2=4",
        "how many words do we have right now", "who is the current speaker in this dialogue?", "dibuja una conclusión",
    ],
)  # fmt: skip
def test_words_that_only_sound_like_a_request_are_none(text: str) -> None:
    assert missing(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "how many followers does NASA have right now?", "check if my website is up", "run `ls -la` and show me the output",
        "please push this to GitHub", "what does the screenshot show?", "find me the cheapest flight to Rome next week",
        "Wie spät ist es?", "¿Qué hora es?", "今何時ですか", "现在几点", "订一张机票", "Keep an eye on my inbox",
        "let me know when the price drops", "Lies https://example.org", "paint a picture of a horse",
    ],
)  # fmt: skip
def test_a_request_for_more_than_words_is_seen(text: str) -> None:
    assert missing(text) != ()
