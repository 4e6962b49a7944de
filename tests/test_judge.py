"""`judge`: the model says whether the tone is met, and whatever else it says is no finding."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator

import pytest
from bots import ScriptedModel
from values import context, wish

from bot.errors import ModelUnavailable
from bot.judge import judge
from bot.ports import Piece, Request
from bot.wanted import wanted

FORMAL = wanted(context(wish("tone", "formal")))


def saying(reply: str) -> ScriptedModel:
    return ScriptedModel(lambda request, call: reply)


async def test_a_tone_that_is_not_met_is_one_violation_with_the_reason() -> None:
    model = saying(json.dumps({"because": "It says “hey”.", "meets": False}))
    (violation,) = await judge(model, "hey you", FORMAL)
    assert violation.text == "Write in a formal tone. It says “hey”." and violation.directive == "e1#0"
    (request,) = model.requests
    assert request.temperature == 0 and request.json_schema and "hey you" in request.messages[-1].content


@pytest.mark.parametrize("reply", ['{"because": "It is.", "meets": true}', "Yes.", "{}", '{"meets": "perhaps"}', ""])
async def test_a_tone_that_is_met_and_a_reply_that_cannot_be_read_are_no_violation(reply: str) -> None:
    assert await judge(saying(reply), "Dear Madam", FORMAL) == ()


async def test_where_no_tone_is_wanted_the_model_is_not_asked() -> None:
    model = saying("{}")
    assert await judge(model, "hey", wanted(context(wish("length", "shorter")))) == ()
    assert model.requests == []


class Gone(ScriptedModel):
    """A model that does not answer."""

    async def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        raise ModelUnavailable("gone")
        yield Piece()


async def test_a_judge_that_cannot_be_reached_has_found_nothing() -> None:
    assert await judge(Gone(), "hey", FORMAL) == ()
