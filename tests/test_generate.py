"""The model's seam against a real local server: what streams, what is sent, and everything that can go wrong."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from contextlib import aclosing
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from openai_server import NAME, Fault, OpenAIServer, hashed, refusal

from bot import texts
from bot.answers import Usage
from bot.bootstrap import build_model
from bot.errors import BadSettings, ModelUnavailable, PromptTooLong
from bot.failures import LONGEST_WAIT
from bot.generate import OpenAIModel
from bot.ports import Piece, Request
from bot.prompt import Message
from bot.settings import Settings

ASKED = Request(messages=(Message(role="user", content="What is a noun?"),))
WORDS = ["A", " noun", " is", " a", " name."]
DROP = Fault(after=2)


def words(_: dict[str, Any]) -> list[str]:
    return WORDS


def endless(_: dict[str, Any]) -> list[str]:
    return ["on "] * 100_000


def settings(server: OpenAIServer, **more: Any) -> Settings:
    given = {"model_url": server.url, "model_key": "k", "model_retries": 1, "model_timeout": 5.0}
    return Settings(**{**given, **more})


def shown(pieces: list[Piece]) -> str:
    """What a person sees in the end."""
    text = ""
    for piece in pieces:
        text = piece.text if piece.restart else text + piece.text
    return text


async def pieces_of(server: OpenAIServer, request: Request = ASKED, **more: Any) -> list[Piece]:
    model = OpenAIModel(settings(server, **more))
    try:
        return [piece async for piece in model.generate(request)]
    finally:
        await model.close()


async def failure_of(server: OpenAIServer, **more: Any) -> str:
    """The operator's line of a call that does not succeed; the person's is always the same."""
    with pytest.raises(ModelUnavailable) as raised:
        await pieces_of(server, **more)
    assert str(raised.value) == texts.NO_MODEL
    assert "\n" not in raised.value.reason
    return raised.value.reason


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.generate.FIRST_PAUSE", 0.01)


async def test_a_reply_streams_token_by_token_and_ends_with_usage_and_the_models_name() -> None:
    async with OpenAIServer(words) as server:
        *parts, last = await pieces_of(server)
    assert [part.text for part in parts] == WORDS
    assert last == Piece(usage=Usage(prompt_tokens=4, cached_tokens=0, completion_tokens=5), model=NAME)


async def test_an_endpoint_named_without_a_path_is_asked_at_v1() -> None:
    async with OpenAIServer(words) as server:
        assert shown(await pieces_of(server, model_url=server.url.removesuffix("/v1"))) == "".join(WORDS)


async def test_what_the_server_reused_of_the_last_prompt_is_reported() -> None:
    async with OpenAIServer(words) as server:
        await pieces_of(server)
        *_, last = await pieces_of(server)
    assert last.usage and last.usage.cached_tokens == 4


async def test_a_reply_that_ran_into_the_token_limit_says_so() -> None:
    async with OpenAIServer(words) as server:
        pieces = await pieces_of(server, ASKED.model_copy(update={"max_tokens": 2}))
    assert shown(pieces) == "A noun"
    assert pieces[-1].cut


async def test_a_server_that_counts_nothing_leaves_the_usage_unknown() -> None:
    async with OpenAIServer(words, usage=False) as server:
        assert (await pieces_of(server))[-1].usage == Usage()


async def test_the_cached_tokens_are_taken_from_llama_cpps_timings_where_usage_lacks_them() -> None:
    counted = {"prompt_tokens": 9, "completion_tokens": 1}
    chunk = {
        "choices": [{"index": 0, "delta": {"content": "Hi"}, "finish_reason": "stop"}],
        "usage": counted,
        "timings": {"cache_n": 7},
    }
    async with OpenAIServer(words, faults=[Fault(lines=(f"data: {json.dumps(chunk)}",), then="end")]) as server:
        assert (await pieces_of(server))[-1].usage == Usage(prompt_tokens=9, cached_tokens=7, completion_tokens=1)


async def test_only_what_is_set_is_sent() -> None:
    async with OpenAIServer(words) as server:
        await pieces_of(server)
        sent = server.requests[0].payload
    assert sent == {
        "model": "default",
        "messages": [{"role": "user", "content": "What is a noun?"}],
        "temperature": 0.7,
        "max_tokens": 1500,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


async def test_seed_temperature_limit_and_schema_are_passed_through() -> None:
    request = Request(messages=ASKED.messages, seed=3, temperature=0.0, max_tokens=20, json_schema={"type": "object"})
    async with OpenAIServer(words) as server:
        await pieces_of(server, request, model="m")
        sent = server.requests[0].payload
    assert (sent["model"], sent["seed"], sent["temperature"], sent["max_tokens"]) == ("m", 3, 0.0, 20)
    assert sent["response_format"]["json_schema"]["schema"] == {"type": "object"}


async def test_the_key_is_sent_and_none_where_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "somebody's")
    async with OpenAIServer(words) as server:
        await pieces_of(server, model_key="secret")
        await pieces_of(server, model_key="")
        assert [seen.authorization for seen in server.requests] == ["Bearer secret", ""]


async def test_closing_the_generator_stops_the_server() -> None:
    async with OpenAIServer(endless, delay=0.001) as server:
        model = OpenAIModel(settings(server))
        async with aclosing(model.generate(ASKED)) as pieces:
            await anext(pieces)
            assert server.generating == 1
        await server.until(lambda: server.generating == 0)
        assert server.requests[0].ended == "client left"
        assert server.requests[0].tokens_sent < 700
        await model.close()


async def test_cancelling_the_task_that_reads_stops_the_server() -> None:
    async with OpenAIServer(endless, delay=0.001) as server:
        task = asyncio.create_task(pieces_of(server))
        await server.until(lambda: bool(server.requests and server.requests[0].tokens_sent))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await server.until(lambda: server.generating == 0)
        assert server.requests[0].ended == "client left"


async def test_cancelling_before_the_first_token_stops_the_server() -> None:
    async with OpenAIServer(words, faults=[Fault(then="hang")]) as server:
        task = asyncio.create_task(pieces_of(server))
        await server.until(lambda: server.generating == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await server.until(lambda: server.generating == 0)


async def test_a_stopped_reply_leaves_the_client_usable() -> None:
    async with OpenAIServer(words, delay=0.001) as server:
        model = OpenAIModel(settings(server))
        for _ in range(3):
            async with aclosing(model.generate(ASKED)) as pieces:
                await anext(pieces)
        assert shown([piece async for piece in model.generate(ASKED)]) == "".join(WORDS)
        await model.close()


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503])
async def test_a_passing_refusal_is_tried_again(status: int) -> None:
    async with OpenAIServer(words, faults=[Fault(status, body="busy")]) as server:
        assert shown(await pieces_of(server)) == "".join(WORDS)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "asked", [{"retry-after": "0.3"}, {"retry-after-ms": "300"}, {"retry-after-ms": "300", "retry-after": "9"}]
)
async def test_retry_after_is_waited_out(asked: dict[str, str]) -> None:
    async with OpenAIServer(words, faults=[Fault(429, asked, body="busy")]) as server:
        await pieces_of(server)
        first, second = (seen.arrived_ns for seen in server.requests)
    assert second - first >= 300_000_000


async def test_retry_after_may_be_a_date() -> None:
    soon = formatdate(time.time() + 2, usegmt=True)
    async with OpenAIServer(words, faults=[Fault(429, {"retry-after": soon}, body="busy")]) as server:
        await pieces_of(server)
        first, second = (seen.arrived_ns for seen in server.requests)
    assert second - first >= 900_000_000


@pytest.mark.parametrize("asked", ["-1", "soon", "nan", "inf", "Mon, 99 Foo 99999 00:00:00 GMT", ""])
async def test_a_retry_after_that_is_nonsense_is_as_none(asked: str) -> None:
    async with OpenAIServer(words, faults=[Fault(503, {"retry-after": asked}, body="busy")]) as server:
        assert shown(await pieces_of(server)) == "".join(WORDS)


async def test_a_person_is_not_kept_waiting_for_a_long_retry_after() -> None:
    long = {"retry-after": str(int(LONGEST_WAIT) + 1)}
    async with (
        OpenAIServer(words, faults=[Fault(429, long, body="busy")]) as server,
        OpenAIServer(words) as other,
    ):
        assert shown(await pieces_of(server, fallback_url=other.url)) == "".join(WORDS)
        assert (len(server.requests), len(other.requests)) == (1, 1)


async def test_tries_are_bounded() -> None:
    async with OpenAIServer(words, faults=[Fault(500, body="no")] * 9) as server:
        assert "500" in await failure_of(server, model_retries=2)
        assert len(server.requests) == 3


async def test_breaks_and_refusals_share_one_budget() -> None:
    async with OpenAIServer(words, faults=[Fault(500, body="no"), DROP, DROP, DROP]) as server:
        await failure_of(server, model_retries=2)
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("status", "code", "word"),
    [
        (400, "bad", "400"),
        (401, "invalid_api_key", "key"),
        (403, "forbidden", "key"),
        (404, "model_not_found", "URL"),
        (429, "insufficient_quota", "429"),
    ],
)
async def test_a_lasting_refusal_is_not_repeated_and_its_reason_is_clear(status: int, code: str, word: str) -> None:
    async with OpenAIServer(words, faults=[Fault(status, body=refusal("because of this", code))]) as server:
        reason = await failure_of(server)
        assert word in reason
        assert "because of this" in reason
        assert len(server.requests) == 1


async def test_a_key_that_a_server_echoes_does_not_reach_the_log() -> None:
    async with OpenAIServer(words, faults=[Fault(401, body=refusal("Bad key sk-secret-1", "invalid"))]) as server:
        assert "sk-secret-1" not in await failure_of(server, model_key="sk-secret-1")


async def test_a_refusal_that_is_a_page_of_html_becomes_one_short_line() -> None:
    async with OpenAIServer(words, faults=[Fault(404, body="<html>\n" + "<p>no</p>\n" * 500)]) as server:
        assert len(await failure_of(server)) <= 300


async def test_a_stream_that_broke_begins_anew_and_says_so_once_there_is_something_to_show() -> None:
    async with OpenAIServer(words, faults=[DROP]) as server:
        pieces = await pieces_of(server)
    assert [piece.text for piece in pieces if piece.text] == WORDS[:2] + WORDS
    assert [piece.restart for piece in pieces] == [False] * 2 + [True] + [False] * 6
    assert shown(pieces) == "".join(WORDS)


async def test_a_stream_that_broke_before_its_first_word_begins_anew_quietly() -> None:
    async with OpenAIServer(words, faults=[Fault()]) as server:
        assert not any(piece.restart for piece in await pieces_of(server))


async def test_what_was_shown_is_not_voided_when_nothing_takes_its_place() -> None:
    given: list[Piece] = []
    async with OpenAIServer(words, faults=[DROP, Fault(500, body="no")]) as server:
        model = OpenAIModel(settings(server))
        with pytest.raises(ModelUnavailable):
            async for piece in model.generate(ASKED):
                given.append(piece)
        await model.close()
    assert shown(given) == "A noun"


async def test_the_fallback_takes_over_from_a_refused_endpoint() -> None:
    async with OpenAIServer(key="right") as server, OpenAIServer(words, key="other") as other:
        pieces = await pieces_of(
            server, model_key="wrong", fallback_url=other.url, fallback_key="other", fallback_model="small"
        )
        assert shown(pieces) == "".join(WORDS)
        assert other.requests[0].payload["model"] == "small"


async def test_the_fallback_takes_over_from_a_stream_that_keeps_breaking() -> None:
    async with OpenAIServer(endless, faults=[DROP, DROP]) as server, OpenAIServer(words) as other:
        pieces = await pieces_of(server, fallback_url=other.url)
        assert sum(piece.restart for piece in pieces) == 2
        assert shown(pieces) == "".join(WORDS)


async def test_the_fallback_model_alone_means_the_same_endpoint_and_key() -> None:
    async with OpenAIServer(words, key="k", faults=[Fault(404, body=refusal("no such", "x"))]) as server:
        await pieces_of(server, model="big", fallback_model="small")
        assert [seen.payload["model"] for seen in server.requests] == ["big", "small"]


async def test_when_the_fallback_fails_too_the_reason_names_both() -> None:
    async with OpenAIServer(key="a") as server, OpenAIServer(faults=[Fault(500, body="no")] * 2) as other:
        reason = await failure_of(server, fallback_url=other.url)
        assert "401" in reason
        assert "500" in reason


async def test_an_endpoint_that_is_not_there_is_a_clear_reason() -> None:
    async with OpenAIServer() as server:
        pass
    assert "connection failed" in await failure_of(server)


async def test_a_server_that_falls_silent_counts_as_failed() -> None:
    async with OpenAIServer(words, faults=[Fault(after=2, then="hang")]) as server:
        pieces = await pieces_of(server, model_timeout=0.3)
        assert shown(pieces) == "".join(WORDS)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "body",
    [
        refusal("too long", "context_length_exceeded"),
        {"error": {"code": 400, "message": "too big", "type": "exceed_context_size_error", "n_ctx": 8192}},
        refusal("This model's maximum context length is 8 tokens", "400"),
    ],
)
async def test_a_prompt_that_does_not_fit_is_told_apart_and_not_repeated(body: dict[str, Any]) -> None:
    async with OpenAIServer(words, faults=[Fault(400, body=body)]) as server:
        with pytest.raises(PromptTooLong, match=r"^That is more than"):
            await pieces_of(server)
        assert len(server.requests) == 1


@pytest.mark.parametrize("then", ["drop", "end", "go on"])
@pytest.mark.parametrize(
    "line",
    [
        "data: {not json",
        "data: \x00\x01",
        "data: 42",
        "data: []",
        "data: null",
        'data: "text"',
        'data: {"choices": 7}',
        'data: {"choices": {"a": 1}}',
        'data: {"choices": [null]}',
        'data: {"choices": [{"delta": {"content": 5}}]}',
        'data: {"choices": [{"delta": {"content": ["x"]}}]}',
        'data: {"error": {"message": "the engine died"}}',
        "data: " + "[" * 100_000,
        "garbage without a colon",
        "event: error",
    ],
)
async def test_a_malformed_stream_is_a_failed_try_or_no_matter(line: str, then: str) -> None:
    async with OpenAIServer(words, faults=[Fault(after=1, lines=(line,), then=then)]) as server:
        assert shown(await pieces_of(server)) == "".join(WORDS)


@pytest.mark.parametrize(
    "line",
    [
        'data: {"choices": []}',
        'data: {"choices": null}',
        'data: {"object": "ping"}',
        'data: {"choices": [{"index": 0, "delta": null}]}',
        'data: {"choices": [{"index": 0, "delta": {"content": null}}]}',
        'data: {"choices": [], "usage": {"prompt_tokens": "x", "completion_tokens": -1, "prompt_tokens_details": 3}}',
        ": ping",
        "",
    ],
)
async def test_a_chunk_without_text_is_passed_over(line: str) -> None:
    async with OpenAIServer(words, faults=[Fault(after=1, lines=(line,), then="go on")]) as server:
        assert shown(await pieces_of(server)) == "".join(WORDS)
        assert len(server.requests) == 1


async def test_a_stream_that_ends_before_the_reply_did_is_a_failed_try() -> None:
    async with OpenAIServer(
        words, faults=[Fault(after=2, then="end"), Fault(lines=("data: [DONE]",), then="end")]
    ) as s:
        assert "ended before" in await failure_of(s)


async def test_a_page_instead_of_a_stream_is_a_failed_try() -> None:
    async with OpenAIServer(words, faults=[Fault(lines=("<html>hello</html>",), then="end")] * 2) as server:
        assert "ended before" in await failure_of(server)


async def test_a_reply_without_any_text_is_a_failed_try() -> None:
    async with OpenAIServer(lambda _: []) as server:
        assert "no text" in await failure_of(server)
        assert len(server.requests) == 2


async def test_a_limit_that_was_spent_on_thinking_is_not_spent_again() -> None:
    line = 'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]}'
    async with OpenAIServer(words, faults=[Fault(lines=(line,), then="end")]) as server:
        assert "finish_reason length" in await failure_of(server)
        assert len(server.requests) == 1


async def test_half_a_character_and_nul_never_reach_the_bot() -> None:
    line = r'data: {"choices": [{"index": 0, "delta": {"content": "a\ud83d\u0000b\ud83d\ude00"}}]}'
    async with OpenAIServer(words, faults=[Fault(lines=(line,), then="go on")]) as server:
        assert shown(await pieces_of(server)).startswith("a\ufffdb\U0001f600")


async def test_a_parameter_that_a_model_refuses_is_renamed_or_left_out_from_then_on() -> None:
    faults = [
        Fault(400, body=refusal("use max_completion_tokens", "unsupported_parameter", param="max_tokens")),
        Fault(400, body=refusal("only 1", "unsupported_value", param="temperature")),
    ]
    async with OpenAIServer(words, faults=faults) as server:
        model = OpenAIModel(settings(server, model_retries=0))
        for _ in range(2):
            assert shown([piece async for piece in model.generate(ASKED)]) == "".join(WORDS)
        await model.close()
        for seen in server.requests[2:]:
            assert seen.payload["max_completion_tokens"] == 1500
            assert not {"max_tokens", "temperature"} & set(seen.payload)
        assert len(server.requests) == 4


async def test_a_parameter_that_is_refused_twice_is_a_refusal() -> None:
    fault = Fault(400, body=refusal("no", "unsupported_value", param="max_tokens"))
    async with OpenAIServer(words, faults=[fault] * 9) as server:
        await failure_of(server)
        assert len(server.requests) == 2


async def test_without_an_endpoint_the_embedded_model_is_built_and_nothing_is_started() -> None:
    model = build_model(Settings())
    assert (model.name, model.reads, model.note) == ("smollm2-135m-instruct", False, texts.EMBEDDED_NOTE)
    await model.close()


async def test_with_an_endpoint_its_model_is_built_and_ready_at_once() -> None:
    model = build_model(Settings(model_url="http://127.0.0.1:9/v1", model="big"))
    await model.ready(lambda *_: None)
    assert (model.name, model.reads, model.note) == ("big", True, "")
    await model.close()


def test_a_fallback_without_a_first_endpoint_is_a_bad_setting() -> None:
    with pytest.raises(BadSettings, match="BURNISH_MODEL_URL"):
        build_model(Settings(fallback_model="small"))


def test_importing_the_seam_does_not_import_the_sdk() -> None:
    code = "import sys, bot.generate; print({'openai', 'httpx2', 'xllamacpp'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


def test_the_scripted_server_runs_as_a_process_and_tells_what_it_saw() -> None:
    script = Path(__file__).with_name("openai_server.py")
    process = subprocess.Popen([sys.executable, str(script), "--arrival"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        url = json.loads(process.stdout.readline())["url"]
        before = time.monotonic_ns()
        said = asyncio.run(_said(url))
        with urllib.request.urlopen(url.removesuffix("/v1") + "/log") as response:
            (seen,) = json.load(response)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
    arrival, _, rest = said.partition(" ")
    assert before <= int(arrival) <= time.monotonic_ns()
    assert rest == hashed(seen["payload"])
    assert seen["ended"] == "whole"


async def _said(url: str) -> str:
    model = OpenAIModel(Settings(model_url=url))
    try:
        return shown([piece async for piece in model.generate(ASKED)])
    finally:
        await model.close()
