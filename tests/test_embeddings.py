"""Embeddings against a real local server: what is sent, what comes, and that an answer does without them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import structlog
from openai_server import Fault, OpenAIServer, bagged
from test_memory import ANA, churn, example

from bot.embeddings import BATCH, LONGEST, Embeddings, similarities
from bot.settings import Settings
from bot.store.memories import Memories
from bot.store.script import Script
from bot.store.sqlite import SQLite

SEA = "Why does the sea rise and fall?"


def meaning(text: str) -> list[float]:
    """Tides and the sea one way, everything else another."""
    return [1.0, 0.1] if "tide" in text.casefold() or "sea" in text.casefold() else [0.0, 2.0]


def embeddings(server: OpenAIServer, model: str = "m", *, wait: float = 10.0, pause: float = 60.0) -> Embeddings:
    return Embeddings(server.url, model, "", near=0.75, wait=wait, pause=pause)


async def test_every_text_has_its_vector_in_its_place_whatever_the_batches() -> None:
    async with OpenAIServer(embed=bagged) as server:
        ask = embeddings(server)
        texts = [f"text {number}" for number in range(BATCH + 2)]
        found = await ask.vectors(texts)
        one = await ask.vectors([texts[-1]])
        await ask.close()
    assert [len(seen.payload["input"]) for seen in server.requests] == [BATCH, 2, 1]
    assert len(found) == BATCH + 2 and found[-1] == one[0]


async def test_nearness_is_the_cosine_and_another_models_vectors_are_left_out() -> None:
    async with OpenAIServer(embed=lambda text: [3.0, 4.0] if text == "a" else [10.0, 0.0]) as server:
        one, other = embeddings(server), embeddings(server, "another")
        [a, b], [c] = await one.vectors(["a", "b"]), await other.vectors(["a"])
        await one.close()
        await other.close()
    near = similarities(a, {1: a, 2: b, 3: c, 4: one.made_by})
    assert near.keys() == {1, 2} and math.isclose(near[1], 1, abs_tol=1e-6) and math.isclose(near[2], 0.6, abs_tol=1e-6)


async def test_the_key_is_sent_long_texts_are_cut_and_the_environment_of_others_stays_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another")
    async with OpenAIServer(key="sk-ours") as server:
        settings = Settings(embeddings_url=server.url, embeddings_key="sk-ours", embeddings_model="m")
        ask = Embeddings.of(settings)
        assert ask and len(await ask.vectors(["x" * 9_000])) == 1
        await ask.close()
    assert [len(text) for text in server.requests[0].payload["input"]] == [LONGEST]
    assert server.requests[0].payload["model"] == "m"


def test_without_an_endpoint_there_are_no_embeddings() -> None:
    assert Embeddings.of(Settings()) is None


@pytest.mark.parametrize("fault", [
    Fault(500, body={}), Fault(429, body={}), Fault(body={"data": []}), Fault(body="nonsense"), Fault(then="hang"),
    Fault(body={"data": [{"index": 0, "embedding": [0.0, 0.0]}]}),
    Fault(body={"data": [{"index": 0, "embedding": []}]}),
])  # fmt: skip
async def test_a_failing_endpoint_means_no_vectors_one_call_and_one_line(fault: Fault) -> None:
    async with OpenAIServer(faults=[fault]) as server:
        ask = embeddings(server, wait=0.3 if fault.then == "hang" else 10.0, pause=0.0)
        with structlog.testing.capture_logs() as logged:
            assert await ask.vectors(["a"]) == []
        assert len(server.requests) == 1 and [one["event"] for one in logged] == ["no embeddings"]
        assert len(await ask.vectors(["a"])) == 1
        await ask.close()


async def test_after_a_failure_the_endpoint_is_left_alone_for_a_while() -> None:
    async with OpenAIServer(faults=[Fault(500, body={})]) as server:
        ask = embeddings(server)
        assert await ask.vectors(["a"]) == [] == await ask.vectors(["a"]) and len(server.requests) == 1
        await ask.close()


async def test_what_no_word_finds_is_found_by_its_meaning_and_embedded_once(tmp_path: Path) -> None:
    async with OpenAIServer(embed=meaning) as server:
        ask = embeddings(server)
        memories = Memories(await SQLite.open(tmp_path / "store.db"), ask)
        await memories.recall(ANA, SEA, tokens=999)
        assert server.requests == []  # nothing is remembered
        await memories.remember(example("e1", "Explain tides"))
        await memories.remember(example("e2", "Plan a trip to Rome"))
        await memories.remember(churn("e3#0", "logo churn", 1))
        for _ in range(2):
            found = await memories.recall(ANA, SEA, tokens=999)
            assert [one.name for one in found.examples] == ["e1"] and not found.corrections
        sent = [seen.payload["input"] for seen in server.requests]
        assert sent == [[SEA], ["Plan a trip to Rome", "Explain tides"], [SEA]]
        ben = ANA.model_copy(update={"person": "ben"})
        assert not (await memories.recall(ben, SEA, tokens=999)).examples
        await memories.share("e1", ANA)
        assert [one.name for one in (await memories.recall(ben, SEA, tokens=999)).examples] == ["e1"]
        elsewhere = ben.model_copy(update={"workspace": "other"})
        assert not (await memories.recall(elsewhere, SEA, tokens=999)).examples
        await memories.close()
        await ask.close()


async def test_another_model_embeds_anew(tmp_path: Path) -> None:
    async with OpenAIServer(embed=meaning) as server:
        driver = await SQLite.open(tmp_path / "store.db")
        first, second = embeddings(server, "m1"), embeddings(server, "m2")
        await Memories(driver).remember(example("e1", "Explain tides"))
        for ask in (first, second):
            assert (await Memories(driver, ask).recall(ANA, SEA, tokens=999)).examples
            await ask.close()
        assert sum(seen.payload["input"] == ["Explain tides"] for seen in server.requests) == 2

        def script() -> Script[list[bytes]]:
            rows = yield "SELECT vector FROM memory", ()
            return [bytes(row[0])[:8] for row in rows]

        assert await driver.read(script()) == [second.made_by]
        await driver.close()


async def test_an_answer_does_without_where_the_endpoint_is_down(tmp_path: Path) -> None:
    async with OpenAIServer(embed=meaning) as server:
        ask = embeddings(server)
    memories = Memories(await SQLite.open(tmp_path / "store.db"), ask)
    await memories.remember(example("e1", "Explain tides"))
    assert not (await memories.recall(ANA, SEA, tokens=999)).examples
    assert (await memories.recall(ANA, "What causes the tides?", tokens=999)).examples
    await memories.close()
    await ask.close()
