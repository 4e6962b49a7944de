"""The local Slack: streams, views, files, response_url and installing, as facts/slack.md says that they are."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import aiohttp
import pytest
import pytest_asyncio
import slack_oauth as oauth
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_server import SlackServer, slack
from slack_shapes import Block, button, entry, modal, refusal, section, started


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack with nobody connected."""
    async with slack() as running:
        yield running


@pytest.fixture
def client(server: SlackServer) -> AsyncWebClient:
    """The bot's client."""
    return AsyncWebClient(token=server.team.token, base_url=server.api)


async def test_the_sdks_own_stream_writes_one_message(server: SlackServer, client: AsyncWebClient) -> None:
    root = await server.says("U1", "C1", "hello?")
    stream = await client.chat_stream(channel="C1", thread_ts=root, recipient_team_id="T1", recipient_user_id="U1")
    await stream.append(markdown_text="A **tide** ")
    await stream.append(markdown_text="x" * 300)
    await stream.stop(markdown_text=" end", blocks=[{"type": "actions", "elements": [button()]}])
    assert server.visible("C1", root)[1]["text"] == f"A **tide** {'x' * 300} end\n[Go]"
    assert [call.method for call in server.log] == ["chat.startStream", "chat.stopStream"]


async def test_in_a_channel_a_stream_needs_its_recipient_and_in_direct_messages_it_does_not(
    server: SlackServer, client: AsyncWebClient
) -> None:
    root = await server.says("U1", "C1", "hello?")
    start = client.chat_startStream
    assert await refusal(start(channel="C1", thread_ts=root)) == "missing_recipient_team_id"
    assert await refusal(start(channel="C1", thread_ts=root, recipient_team_id="T1")) == "missing_recipient_user_id"
    direct = server.team.direct("U1")
    mine = await server.says("U1", direct, "hello?")
    assert (await start(channel=direct, thread_ts=mine))["ok"]


async def test_a_stream_dies_after_five_minutes_and_can_then_be_updated(
    server: SlackServer, client: AsyncWebClient
) -> None:
    _, ts = await started(server, client)
    assert await refusal(client.chat_update(channel="C1", ts=ts, text="x")) == "streaming_state_conflict"
    server.world.clock.skip(301)
    late = client.chat_appendStream(channel="C1", ts=ts, markdown_text="more")
    assert await refusal(late) == "message_not_in_streaming_state"
    assert (await client.chat_update(channel="C1", ts=ts, text="whole", blocks=[]))["message"]["text"] == "whole"


async def test_a_person_can_stop_a_stream(server: SlackServer, client: AsyncWebClient) -> None:
    _, ts = await started(server, client)
    await server.halts("U1", ts)
    assert await refusal(client.chat_appendStream(channel="C1", ts=ts, markdown_text="more")) == "stopped_by_user"
    assert (await client.chat_update(channel="C1", ts=ts, text="stopped"))["ok"]


async def test_a_stream_refuses_what_is_no_chunk_or_too_much(server: SlackServer, client: AsyncWebClient) -> None:
    _, ts = await started(server, client, "x" * 11_999)
    append = client.chat_appendStream
    assert await refusal(append(channel="C1", ts=ts, chunks=[{"type": "song"}])) == "invalid_chunks"
    assert await refusal(append(channel="C1", ts=ts, markdown_text="xx")) == "msg_too_long"
    assert (await client.chat_stopStream(channel="C1", ts=ts, markdown_text="x"))["ok"]
    done = client.chat_stopStream(channel="C1", ts=ts)
    assert await refusal(done) == "message_not_in_streaming_state"


async def test_streaming_can_be_switched_off(server: SlackServer, client: AsyncWebClient) -> None:
    root = await server.says("U1", "C1", "hello?")
    server.world.streaming = "feature_not_enabled"
    assert await refusal(client.chat_startStream(channel="C1", thread_ts=root)) == "feature_not_enabled"


async def test_a_status_goes_with_an_answer_or_after_two_minutes(server: SlackServer, client: AsyncWebClient) -> None:
    root = await server.says("U1", "C1", "hello?")
    world = server.world
    await client.assistant_threads_setStatus(channel_id="C1", thread_ts=root, status="is thinking…")
    assert server.team.status("C1", root, world.clock.now()) == "is thinking…"
    world.clock.skip(121)
    assert server.team.status("C1", root, world.clock.now()) == ""
    await client.assistant_threads_setStatus(channel_id="C1", thread_ts=root, status="is thinking…")
    await client.chat_postMessage(channel="C1", thread_ts=root, text="answer")
    assert server.team.status("C1", root, world.clock.now()) == ""


async def test_a_trigger_opens_one_view_within_three_seconds(server: SlackServer, client: AsyncWebClient) -> None:
    world, team = server.world, server.team
    trigger, late = world.trigger(team, "U1"), world.trigger(team, "U1")
    assert (await client.views_open(trigger_id=trigger, view=modal(entry("what"))))["view"]["id"]
    assert await refusal(client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    world.clock.skip(3.1)
    assert await refusal(client.views_open(trigger_id=late, view=modal())) == "expired_trigger_id"
    assert await refusal(client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"private_metadata": "x" * 3_001},
        {"blocks": [{"type": "divider"}] * 101},
        {"blocks": [{"type": "markdown", "text": "x"}]},
        {"blocks": [entry("a"), entry("a")]},
        {"type": "poem"},
    ],
)
async def test_a_view_that_slack_would_not_take_is_not_taken(
    server: SlackServer, client: AsyncWebClient, wrong: Block
) -> None:
    trigger = server.world.trigger(server.team, "U1")
    assert await refusal(client.views_open(trigger_id=trigger, view=modal() | wrong)) == "invalid_arguments"
    assert (await client.views_open(trigger_id=trigger, view=modal(section("x"))))["ok"]


async def test_views_stand_three_high_and_change_by_their_hash(server: SlackServer, client: AsyncWebClient) -> None:
    def trigger() -> str:
        return server.world.trigger(server.team, "U1")

    first = (await client.views_open(trigger_id=trigger(), view=modal(private_metadata="m")))["view"]
    for _ in range(2):
        await client.views_push(trigger_id=trigger(), view=modal())
    assert await refusal(client.views_push(trigger_id=trigger(), view=modal())) == "push_limit_reached"
    changed = (await client.views_update(view_id=first["id"], hash=first["hash"], view=modal()))["view"]
    assert changed["private_metadata"] == ""
    stale = client.views_update(view_id=first["id"], hash=first["hash"], view=modal())
    assert await refusal(stale) == "hash_conflict"
    await client.views_publish(user_id="U1", view={"type": "home", "blocks": [section("Hello")]})
    assert server.team.homes["U1"]["blocks"][0]["text"]["text"] == "Hello"


async def test_a_file_goes_up_in_three_steps_and_comes_down_only_with_the_token(
    server: SlackServer, client: AsyncWebClient
) -> None:
    root = await server.says("U1", "C1", "hello?", files=[("a.csv", "text/csv", b"1,2")])
    await client.files_upload_v2(channel="C1", thread_ts=root, filename="b.md", content="# B", initial_comment="here")
    shared = server.team.thread("C1", root)[1]
    assert (shared["text"], shared["files"][0]["name"], shared["user"]) == ("here", "b.md", "UBOT")
    link = server.team.messages["C1", root]["files"][0]["url_private_download"]
    async with aiohttp.ClientSession() as session:
        bare = await session.get(link)
        assert (bare.status, bare.content_type) == (200, "text/html")
        mine = await session.get(link, headers={"Authorization": f"Bearer {server.team.token}"})
        assert await mine.read() == b"1,2"
    assert await refusal(client.files_completeUploadExternal(files=[{"id": "F0"}])) == "file_not_found"


async def test_a_response_url_takes_five_posts_for_half_an_hour(server: SlackServer) -> None:
    hook = AsyncWebhookClient(server.world.hook(server.team, "U1", "C1"))
    answers = [await hook.send(text=str(number), response_type="ephemeral") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert [one["text"] for one in server.team.ephemerals] == ["0", "1", "2", "3", "4"]
    late = AsyncWebhookClient(server.world.hook(server.team, "U1", "C1"))
    server.world.clock.skip(1_801)
    assert (await late.send(text="late")).body == "expired_url"


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # slack_sdk 3.47 on aiohttp 3.14
async def test_a_code_becomes_a_token_once_and_an_uninstall_kills_it(server: SlackServer) -> None:
    team = server.world.add_workspace("T2", "Beta", enterprise="E1", org=True)
    bare, world = AsyncWebClient(base_url=server.api), server.world
    code = oauth.code_for(world, team, "U21", "chat:write", "")
    keys = {"client_id": world.client_id, "client_secret": world.client_secret}
    assert await refusal(bare.oauth_v2_access(client_id="1", client_secret="2", code=code)) == "invalid_client_id"
    told = await bare.oauth_v2_access(**keys, code=code)
    assert (told["team"], told["enterprise"]["id"], told["is_enterprise_install"]) == (None, "E1", True)
    assert await refusal(bare.oauth_v2_access(**keys, code=code)) == "code_already_used"
    new = AsyncWebClient(token=told["access_token"], base_url=server.api)
    assert (await new.chat_postMessage(channel="C21", text="hello"))["ok"]
    await new.apps_uninstall(**keys)
    assert await refusal(new.auth_test()) == "account_inactive"
