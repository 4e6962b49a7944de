"""Forms held by the real embedded server: it takes every grammar that we make, and what comes is of that form."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import platformdirs
import pytest
import pytest_asyncio
from values import context, wish

from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.embedded.model import EmbeddedModel
from bot.errors import ModelUnavailable
from bot.finish.grammar import grammar
from bot.finish.shape import Range, Shape, Term, shape
from bot.ports import Request
from bot.prompt import RULES, Message
from bot.settings import Settings
from bot.wanted import wanted

QUESTION = "Tell me about the Tang dynasty of China."
SHAPES = {
    "bullets": Shape(form="bullets"),
    "six to nine steps": Shape(form="steps", points=Range(least=6, most=9)),
    "a checklist": Shape(form="checklist", points=Range(least=3)),
    "a table": Shape(form="table"),
    "code only": Shape(form="code only"),
    "headings": Shape(form="headings", points=Range(least=3, most=3)),
    "options": Shape(options=('My "answer" is yes.', "No \\ never.")),
    "json with a word": Shape(form="json", terms=(Term(text="peace", times=Range(least=1)),)),
    "divided paragraphs": Shape(paragraphs=Range(least=4, most=4), divider="***"),
    "a paragraph that starts with a word": Shape(paragraphs=Range(least=3, most=3), openings=((2, "however"),)),
    "sections with last words": Shape(sections=Range(least=2, most=2), section="PART", end='"Bye\\now"\nAna'),
    "two answers": Shape(answers=2, split='"*"'),
    "words and a letter": Shape(
        terms=(Term(text="war", times=Range(least=3)), Term(text="q", times=Range(least=4), letter=True))
    ),
    "words avoided": Shape(avoided=("tang", "dynasty", "the"), words=Range(least=30)),
    "marks avoided": Shape(
        without=("commas", "quotation marks", "parentheses", "digits", "dashes"), words=Range(least=40)
    ),
    "no letter p": Shape(terms=(Term(text="p", times=Range(most=0), letter=True),), sentences=Range(least=2, most=2)),
    "a title and a postscript": Shape(title="brackets", postscript="P.P.S"),
    "placeholders": Shape(placeholders=Range(least=3)),
    "a list after paragraphs": Shape(form="bullets", points=Range(least=2, most=2), words=Range(least=150)),
    "few words": Shape(words=Range(most=20)),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncIterator[EmbeddedModel]:
    folder = Path(os.environ.get("BURNISH_TEST_CACHE") or platformdirs.user_cache_dir("burnish-tests"))
    model = EmbeddedModel(Settings(cache_dir=folder, model_retries=0))
    yield model
    await model.close()


async def said(model: EmbeddedModel, grammar: str | None, tokens: int) -> str:
    messages = (Message(role="system", content=RULES), Message(role="user", content=QUESTION))
    request = Request(messages=messages, seed=1, max_tokens=tokens, grammar=grammar)
    return "".join([piece.text async for piece in model.generate(request)])


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("firm", [False, True], ids=["loose", "firm"])
@pytest.mark.parametrize("name", SHAPES)
async def test_the_server_takes_the_grammar(model: EmbeddedModel, name: str, firm: bool) -> None:
    made = grammar(SHAPES[name], firm=firm)
    if made is not None:
        assert await said(model, made, 6)


async def test_a_grammar_that_is_none_is_refused_and_would_be_seen_here(model: EmbeddedModel) -> None:
    with pytest.raises(ModelUnavailable, match="reach the model"):
        await said(model, "root ::= no_such_rule", 6)


HELD = [
    (Slot.FORMAT, "exactly 5 bullets"),
    (Slot.FORMAT, "table"),
    (Slot.FORMAT, "json"),
    (Slot.INCLUDE, 'the word "war" at least 3 times'),
    (Slot.INCLUDE, "a title in << >>"),
    (Slot.INCLUDE, 'a postscript "P.S."'),
    (Slot.INCLUDE, '2 answers split by "******"'),
    (Slot.EXCLUDE, 'the word "dynasty"'),
    (Slot.EXCLUDE, "commas"),
    (Slot.LENGTH, "at most 3 sentences"),
]


@pytest.mark.parametrize(("slot", "value"), HELD, ids=[value for _, value in HELD])
async def test_what_is_held_is_so(model: EmbeddedModel, slot: Slot, value: str) -> None:
    checked = constraint(slot, value)
    made = grammar(shape(wanted(context(wish(slot, value), text=QUESTION))), firm=True)
    assert checked and made
    text = await said(model, made, 700)
    assert checked.check(text) == "", text
    if value == "json":
        assert isinstance(json.loads(text), dict)
