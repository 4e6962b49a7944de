"""What is remembered and what of it touches a question: cues, marks, ranking, limits. Pure."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cues import MOST, cues, marks, stem
from bot.events import PersonRef
from bot.memory import TERM_WEIGHT, Memory, Recall, indexed
from bot.recall import CORRECTIONS, EXAMPLES, cost_of, exchanges, lines, recalled
from bot.touching import asked, touches

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "memory.jsonl").read_text("utf-8").splitlines()]
ANA = PersonRef(platform="test", workspace="w", person="ana")


def entry(name: str = "e1#0", **more: Any) -> Memory:
    given = {"kind": "correction", "who": ANA, "question": "What was our churn in May?", "text": "logo churn",
             "thread": "test:w:c:0", "event": name.partition("#")[0], "source": "message:m1", "at": 1.0}  # fmt: skip
    return Memory(name=name, **{**given, **more})


def churn(name: str, text: str, number: int, **more: Any) -> Memory:
    return entry(name, text=text, number=number, **{"term": "churn", **more})


def example(name: str, question: str, number: int = 1, **more: Any) -> Memory:
    return entry(name, kind="example", question=question, text="The answer.", number=number, **more)


def texts(recall: Recall) -> list[str]:
    return [one.text for one in recall.corrections]


words = st.text(st.sampled_from("abcdefgh ingeds'’-.3äß顧客解🦊"), max_size=40)
texts_of_people = st.one_of(words, st.text(max_size=40))
entries = st.builds(
    entry,
    name=st.integers(0, 30).map(lambda number: f"e{number}#0"),
    kind=st.sampled_from(["correction", "example"]),
    who=st.sampled_from([ANA, ANA.model_copy(update={"person": "ben"})]),
    shared=st.booleans(),
    question=st.sampled_from(["Explain churn", "Explain tides", "Plan a trip to Rome", ""]) | texts_of_people,
    text=st.sampled_from(["logo churn", "It is the moon.", "x" * 900]) | texts_of_people,
    rejected=st.sampled_from(["", "no " * 99]),
    term=st.sampled_from(["", "churn", "the tides"]) | texts_of_people,
    thread=st.sampled_from(["test:w:c:0", "test:w:c:1"]),
    number=st.integers(0, 50),
)
questions = st.sampled_from(["Explain churn and tides", "Plan a trip to Rome", "Explain tides"]) | texts_of_people


@pytest.mark.parametrize(
    "forms",
    ["churn churns churned churning", "price prices priced pricing", "plan plans planned planning", "query queries",
     "carry carries carried carrying", "process processes processing", "box boxes", "API APIs", "Kunde Kunden"],
)  # fmt: skip
def test_all_forms_of_a_word_are_one_cue(forms: str) -> None:
    assert len({cues(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["string str", "king k", "thing th", "analysis analys", "feed fe", "status statu"])
def test_an_ending_that_belongs_to_the_word_stays(pair: str) -> None:
    word, cut = pair.split()
    assert stem(word) != cut


def test_what_says_nothing_is_no_cue_but_a_name_in_capitals_is() -> None:
    assert cues("What's it, and why don't they tell us? Bitte nur die") == ("die",)
    assert cues("Who runs IT?") == ("run", "it")
    assert cues("WHO RUNS IT AND WHY") == ("run",)


def test_numbers_and_languages_of_programs_are_kept() -> None:
    assert cues("Q3 2024, 3.5% in C, C++ and C#") == ("q3", "2024", "3.5", "c", "c++", "c#")


def test_a_script_without_spaces_gives_pairs_of_letters() -> None:
    assert cues("顧客の解約") == ("顧客", "客の", "の解", "解約")
    assert cues("客") == ("客",)


@given(texts_of_people)
def test_cues_are_few_distinct_and_the_same_in_any_case_and_order(text: str) -> None:
    found = cues(text)
    assert len(found) == len(set(found)) <= MOST and all(found)
    assert all(" " not in one for one in found)
    again = cues(" ".join(reversed(text.split())))
    if not any(len(part) > 1 and part.isupper() for part in text.split()):
        assert set(again) == set(found)


def test_of_a_long_text_both_ends_count() -> None:
    text = " ".join(f"w{number}" for number in range(10_000))
    found = cues(text)
    assert len(found) == MOST and found[0] == "w0" and found[-1] == "w9999"


@given(st.lists(texts_of_people, max_size=5), st.text(min_size=1), st.text(min_size=1))
def test_a_mark_is_letters_and_digits_the_same_under_one_secret_and_another_under_another(
    given: list[str], one: str, other: str
) -> None:
    here, there = marks(given, one), marks(given, other)
    assert here == marks(given, one) and all(len(mark) == 16 and mark.isalnum() for mark in here)
    assert len(set(here)) == len(set(given))
    assert one == other or not set(here) & set(there)


def test_what_is_indexed_is_the_term_above_all_the_question_of_an_example_and_both_otherwise() -> None:
    assert Counter(indexed(entry(term="logo churn", text="of customers"))) == Counter(
        {"logo": TERM_WEIGHT, "churn": TERM_WEIGHT, "customer": 1}
    )
    assert indexed(example("e1", "Explain tides")) == ("explain", "tid")
    assert set(indexed(entry(question="Who runs Acme?", text="Lisa Wong"))) == {"run", "acm", "lisa", "wong"}


def measured(part: str) -> tuple[float, float]:
    """Precision and recall over the pairs of one part."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for pair in PAIRS:
        if pair["set"] == part:
            memory = entry(
                kind=pair["kind"], question=pair["question"], text=pair.get("text", "x"), term=pair.get("term", "")
            )
            counts[pair["recalled"], touches(memory, asked(pair["asked"])) > 0] += 1
    right = counts[True, True]
    return right / (right + counts[False, True]), right / (right + counts[True, False])


def test_what_touches_a_question_is_found_and_what_does_not_is_not() -> None:
    assert len(PAIRS) >= 150
    precision, recall = measured("tuned")
    assert precision >= 0.94 and recall >= 0.94
    precision, recall = measured("unseen")
    assert precision >= 0.95 and recall >= 0.95


@pytest.mark.parametrize(
    ("term", "said", "found"),
    [
        ("staging", "How do I stage files?", False),
        ("order value", "In what order should I value them?", False),
        ("Go", "Where should we go?", False),
        ("Go", "Write it in Go", True),
        ("go", "Where does it go?", True),
        ("the board", "A letter to our board", True),
        ("active user", "Two active users left", True),
        ("it", "Is it there?", True),
        ("…", "Is it … there?", False),
    ],
)
def test_a_term_is_found_whole_in_any_form_but_no_other_word(term: str, said: str, found: bool) -> None:
    assert bool(touches(entry(term=term), asked(said))) is found


def test_of_two_meanings_of_a_term_the_newest_counts() -> None:
    old, new = churn("e1#0", "revenue churn", 1), churn("e2#0", "logo churn", 2, term="Churns")
    assert texts(recalled([old, new], "Show churn", tokens=999)) == ["logo churn"]
    assert texts(recalled([new, old], "Show churn", tokens=999)) == ["logo churn"]


def test_ones_own_meaning_comes_before_the_workspaces_though_that_is_newer() -> None:
    own, shared = churn("e1#0", "revenue churn", 1), churn("e2#0", "logo churn", 2, shared=True)
    assert texts(recalled([own, shared], "Show churn", tokens=999)) == ["revenue churn"]


def test_what_comes_from_the_thread_itself_is_left_out() -> None:
    kept = [churn("e1#0", "logo churn", 1)]
    assert recalled(kept, "Show churn", tokens=999, thread=kept[0].thread) == Recall()


def test_what_embeddings_find_counts_but_for_a_term_that_is_not_used() -> None:
    kept = [example("e1", "Explain tides", 1), churn("e2#0", "logo churn", 2)]
    sea = "Why does the sea rise and fall?"
    assert recalled(kept, sea, tokens=999) == Recall()
    found = recalled(kept, sea, tokens=999, near={"e1": 0.8, "e2#0": 0.9})
    assert [one.name for one in found.examples] == ["e1"] and not found.corrections


def test_what_does_not_fit_is_left_out_whole_and_what_fits_after_it_still_goes_in() -> None:
    long, short = churn("e1#0", "x" * 4000, 2), entry("e2#0", question="Show churn", text="In May.", number=1)
    assert texts(recalled([long, short], "Show churn", tokens=100)) == ["In May."]


def test_a_line_says_what_it_is_about_and_for_whom() -> None:
    found = Recall(corrections=(churn("e1#0", "logo\nchurn", 1), entry("e2#0", text="In May.", shared=True)))
    assert lines(found) == [
        "On “churn”: logo churn",
        "For everyone here, on “What was our churn in May?”: In May.",
    ]


def test_an_example_shows_what_was_not_right_beside_what_was() -> None:
    found = exchanges(Recall(examples=(example("e1", "Explain tides", rejected="no " * 99),)))
    assert found[0].answer == "The answer."
    assert found[0].question.startswith("Explain tides\n\nThis was not right: “no no") and "no …”" in found[0].question
    assert exchanges(Recall(examples=(example("e1", "Explain tides"),)))[0].question == "Explain tides"


@settings(deadline=None)
@given(st.lists(entries, max_size=12, unique_by=lambda one: one.name), questions, st.integers(0, 400), st.randoms())
def test_recall_is_bounded_in_one_order_and_does_not_depend_on_the_order_of_the_candidates(
    kept: list[Memory], question: str, tokens: int, chance: Any
) -> None:
    found = recalled(kept, question, tokens=tokens, thread="test:w:c:1")
    shuffled = list(kept)
    chance.shuffle(shuffled)
    assert recalled(shuffled, question, tokens=tokens, thread="test:w:c:1") == found
    all = (*found.corrections, *found.examples)
    assert set(all) <= set(kept) and all == tuple(dict.fromkeys(all))
    assert len(found.corrections) <= CORRECTIONS and len(found.examples) <= EXAMPLES
    assert sum(map(cost_of, all)) <= tokens
    assert all == () or not any(one.thread == "test:w:c:1" for one in all)
    for part in (found.corrections, found.examples):
        assert list(part) == sorted(part, key=lambda one: (one.number, one.name))
    assert all == tuple(one for one in all if touches(one, asked(question)) > 0)


@settings(deadline=None)
@given(st.lists(entries, min_size=1, max_size=8, unique_by=lambda one: one.name), questions, entries)
def test_an_entry_that_does_not_touch_the_question_changes_no_recall(
    kept: list[Memory], question: str, other: Memory
) -> None:
    if touches(other, asked(question)) == 0 and other.name not in {one.name for one in kept}:
        assert recalled([*kept, other], question, tokens=400) == recalled(kept, question, tokens=400)
