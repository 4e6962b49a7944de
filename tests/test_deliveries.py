"""Every event delivered three times, shuffled within what a platform may do: the same result as once."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from bots import Room, ScriptedModel, a_bot
from chaos import dialogue

from adapters.console.dialogue import parse_dialogue
from bot.events import FeedbackEvent
from bot.ports import Request


def by_prompt(request: Request, call: int) -> str:
    """Text that follows from the prompt alone."""
    return f"An answer of {len(request.messages[-1].content)} characters: " + request.messages[-1].content


async def outcome(path: Path, deliveries: list[FeedbackEvent]) -> list[Any]:
    """What is in force, shown and answered in the end, after these deliveries one by one."""
    async with a_bot(path, ScriptedModel(by_prompt), settle=0.0) as room:
        for event in deliveries:
            await room.bot.inbox.accept(event)
            await room.bot.inbox.settled(event.thread)
        return [await end(room, ref) for ref in dict.fromkeys(event.thread for event in deliveries)]


async def end(room: Room, ref: Any) -> tuple[Any, ...]:
    state = await room.bot.store.load(ref)
    answers = [await room.bot.store.answer(ref, n + 1) for n in range(state.thread.answers)]
    texts = [(one.shown, [version.text for version in one.versions]) for one in answers if one]
    entries = await room.bot.store.history(ref)
    return str(ref), state.thread.context, texts, [entry.outcome and entry.outcome.directives for entry in entries]


def redelivered(events: list[FeedbackEvent], seed: int) -> list[FeedbackEvent]:
    """Each event three times: first in order, its repeats anywhere later, in any order, with another clock."""
    draw = random.Random(seed)
    at = [(float(place), event) for place, event in enumerate(events)]
    for place, event in enumerate(events):
        for _ in range(2):
            later = place + draw.random() * (len(events) - place)
            at.append((later + 0.5, event.model_copy(update={"at": event.at + draw.random() * 60})))
    return [event for _, event in sorted(at, key=lambda pair: pair[0])]


@pytest.mark.parametrize("seed", range(12))
async def test_three_deliveries_of_everything_are_as_good_as_one(tmp_path: Path, seed: int) -> None:
    text = "\n".join(json.dumps(line) for line in dialogue(seed))
    events = list(parse_dialogue(text, tmp_path).events)
    once = await outcome(tmp_path / "once", events)
    assert await outcome(tmp_path / "thrice", redelivered(events, seed)) == once
