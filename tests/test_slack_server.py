"""The local Slack: wire forms, tokens, messages, rates, as facts/slack.md says that slack_sdk finds them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import aiohttp
import pytest
import pytest_asyncio
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_server import SlackServer, slack
from slack_shapes import Block, button, refusal, section, started


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack with nobody connected."""
    async with slack() as running:
        yield running


@pytest.fixture
def client(server: SlackServer) -> AsyncWebClient:
    """The bot's client."""
    return AsyncWebClient(token=server.team.token, base_url=server.api)


async def test_the_four_wire_forms_of_the_sdk_are_all_understood(server: SlackServer, client: AsyncWebClient) -> None:
    ts = str((await client.chat_postMessage(channel="C1", text="one"))["ts"])
    await client.reactions_add(channel="C1", name="eyes", timestamp=ts)
    await client.conversations_replies(channel="C1", ts=ts)
    async with aiohttp.ClientSession() as session:
        form = {"token": server.team.token, "channel": "C1", "text": "two", "blocks": '[{"type": "divider"}]'}
        assert (await (await session.post(f"{server.api}chat.postMessage", data=form)).json())["ok"]
    assert [call.wire for call in server.log] == ["json", "query", "query", "form"]
    assert server.visible("C1")[0]["text"] == "one"


async def test_a_reading_method_takes_no_json(server: SlackServer, client: AsyncWebClient) -> None:
    assert await refusal(client.api_call("users.info", json={"user": "U1"})) == "user_not_found"


async def test_what_is_no_json_is_said_to_be_none(server: SlackServer) -> None:
    async with aiohttp.ClientSession(headers={"Content-Type": "application/json"}) as session:
        answer = await session.post(f"{server.api}auth.test", data="{no")
        assert (await answer.json())["error"] == "invalid_json"


async def test_tokens_are_told_apart(server: SlackServer, client: AsyncWebClient) -> None:
    assert await refusal(AsyncWebClient(base_url=server.api).auth_test()) == "not_authed"
    assert await refusal(AsyncWebClient(token="xoxb-none", base_url=server.api).auth_test()) == "invalid_auth"
    assert await refusal(client.auth_test(token=server.world.app_token)) == "not_allowed_token_type"
    assert await refusal(client.apps_connections_open(app_token=server.team.token)) == "not_allowed_token_type"
    await client.auth_revoke()
    assert await refusal(client.auth_test()) == "token_revoked"


async def test_a_missing_scope_is_named(server: SlackServer, client: AsyncWebClient) -> None:
    server.world.tokens[server.team.token].scopes.discard("reactions:write")
    with pytest.raises(SlackApiError) as caught:
        await client.reactions_add(channel="C1", name="eyes", timestamp="1.0")
    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "reactions:write")
    assert "chat:write" in answer["provided"] and "chat:write" in answer.headers["x-oauth-scopes"]


async def test_a_method_that_does_not_exist_is_unknown(client: AsyncWebClient) -> None:
    assert await refusal(client.api_call("chat.sing")) == "unknown_method"


async def test_who_one_is_and_who_others_are(server: SlackServer, client: AsyncWebClient) -> None:
    me = await client.auth_test()
    assert (me["team_id"], me["user_id"], me["bot_id"]) == ("T1", "UBOT", "BBOT")
    assert (await client.users_info(user="U1"))["user"]["profile"]["display_name"] == "Ada"
    assert await refusal(client.conversations_info(channel="C1")) == "missing_scope"
    assert (await client.conversations_open(users="U2"))["channel"]["id"] == "D2"


TOO_MUCH: list[tuple[list[Block], str]] = [
    ([{"type": "divider"}] * 51, "invalid_blocks"),
    ([{"type": "markdown", "text": "x" * 12_001}], "msg_blocks_too_long"),
    ([{"type": "markdown", "text": "x" * 6_601}] * 2, "msg_blocks_too_long"),
    ([section("x" * 3_001)], "invalid_blocks"),
    ([section("")], "invalid_blocks"),
    ([{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}], "invalid_blocks"),
    ([{"type": "actions", "elements": [button(value="x" * 2_001)]}], "invalid_blocks"),
    ([{"type": "actions", "elements": [button("x" * 76)]}], "invalid_blocks"),
    ([{"type": "actions", "elements": []}], "invalid_blocks"),
    ([{"type": "actions", "elements": [button() | {"action_id": f"{n}"} for n in range(26)]}], "invalid_blocks"),
    ([{"type": "actions", "elements": [button(), button()]}], "invalid_blocks"),
    ([{"type": "poem", "text": "x"}], "invalid_blocks"),
    ([{"type": "actions", "elements": [{"type": "overflow", "action_id": "m", "options": []}]}], "invalid_blocks"),
    ([{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}], "invalid_blocks"),
]


@pytest.mark.parametrize(("blocks", "error"), TOO_MUCH)
async def test_blocks_that_slack_would_not_take_are_not_taken(
    server: SlackServer, client: AsyncWebClient, blocks: list[Block], error: str
) -> None:
    assert await refusal(client.chat_postMessage(channel="C1", text="x", blocks=blocks)) == error
    assert not server.team.messages


async def test_blocks_at_their_limits_are_taken(client: AsyncWebClient) -> None:
    full = [button("x" * 75, value="x" * 2_000) | {"action_id": f"{n}"} for n in range(25)]
    blocks: list[Block] = [{"type": "markdown", "text": "x" * 12_000}, {"type": "actions", "elements": full[:10]}]
    assert (await client.chat_postMessage(channel="C1", text="x", blocks=blocks))["ok"]
    row = [{"type": "actions", "elements": full}]
    assert (await client.chat_postMessage(channel="C1", text="x", blocks=row))["ok"]


async def test_what_can_be_posted_may_be_too_long_to_update(server: SlackServer, client: AsyncWebClient) -> None:
    ts = str((await client.chat_postMessage(channel="C1", text="x" * 4_001))["ts"])
    assert await refusal(client.chat_update(channel="C1", ts=ts, text="x" * 4_001)) == "msg_too_long"
    assert (await client.chat_update(channel="C1", ts=ts, text="x" * 4_000))["ok"]
    assert server.visible("C1")[0]["edited"]


async def test_an_update_keeps_blocks_and_metadata_that_it_leaves_out(client: AsyncWebClient) -> None:
    metadata = {"event_type": "burnish_answer", "event_payload": {"part": 1}}
    blocks = [section("shown")]
    ts = str((await client.chat_postMessage(channel="C1", text="a", blocks=blocks, metadata=metadata))["ts"])
    await client.chat_update(channel="C1", ts=ts, text="b")
    read = await client.conversations_replies(channel="C1", ts=ts, include_all_metadata=True)
    assert read["messages"][0]["metadata"] == metadata
    assert read["messages"][0]["blocks"][0]["text"]["text"] == "shown"
    await client.chat_update(channel="C1", ts=ts, text="b", blocks=[])
    assert "metadata" not in (await client.conversations_replies(channel="C1", ts=ts))["messages"][0]


async def test_where_one_may_not_write_one_is_told_why(server: SlackServer, client: AsyncWebClient) -> None:
    server.team.add_channel("C9", members=("U1",))
    theirs = await server.says("U1", "C1", "mine")
    assert await refusal(client.chat_postMessage(channel="C8", text="x")) == "channel_not_found"
    assert await refusal(client.chat_postMessage(channel="C9", text="x")) == "not_in_channel"
    assert await refusal(client.api_call("chat.postMessage", json={"channel": "C1"})) == "no_text"
    assert await refusal(client.chat_update(channel="C1", ts=theirs, text="x")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel="C1", ts="1.0")) == "message_not_found"
    assert await refusal(client.chat_postEphemeral(channel="C1", user="U9", text="x")) == "user_not_found"
    conflict = client.chat_postMessage(channel="C1", text="x", markdown_text="y")
    assert await refusal(conflict) == "markdown_text_conflict"


async def test_an_ephemeral_is_one_persons_and_in_no_thread_that_is_read(
    server: SlackServer, client: AsyncWebClient
) -> None:
    root = await server.says("U1", "C1", "hello")
    await client.chat_postEphemeral(channel="C1", user="U1", text="only you", thread_ts=root)
    assert [(one["user"], one["text"]) for one in server.team.ephemerals] == [("U1", "only you")]
    assert len((await client.conversations_replies(channel="C1", ts=root))["messages"]) == 1


async def test_a_thread_comes_in_pages_oldest_first(server: SlackServer, client: AsyncWebClient) -> None:
    root = await server.says("U1", "C1", "0")
    for number in range(1, 5):
        await server.says("U1", "C1", str(number), thread_ts=root)
    first = await client.conversations_replies(channel="C1", ts=root, limit=3)
    rest = await client.conversations_replies(
        channel="C1", ts=root, limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [one["text"] for one in [*first["messages"], *rest["messages"]]] == ["0", "1", "2", "3", "4"]
    assert [one["text"] for one in (await client.conversations_history(channel="C1"))["messages"]] == ["0"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("<!channel> look", "!channel"),
        ("hi <@U2|ben>", "U2"),
        ("<!subteam^S1>", "!subteam^S1"),
        ("&lt;!channel&gt; <https://example.com|x>", None),
    ],
)
async def test_it_notes_whom_a_message_would_notify(
    server: SlackServer, client: AsyncWebClient, said: str, who: str | None
) -> None:
    await client.chat_postMessage(channel="C1", text=said)
    assert {name for name, _ in server.world.pinged} == ({who} if who else set())


async def test_an_update_links_bare_names_unless_it_says_not_to(server: SlackServer, client: AsyncWebClient) -> None:
    ts = str((await client.chat_postMessage(channel="C1", text="@channel"))["ts"])
    await client.chat_update(channel="C1", ts=ts, text="@channel", parse="none")
    assert not server.world.pinged
    await client.chat_update(channel="C1", ts=ts, text="@channel")
    assert server.world.pinged == {("!channel", ts)}


async def test_reactions_are_put_on_once_and_taken_off_once(server: SlackServer, client: AsyncWebClient) -> None:
    ts = await server.says("U1", "C1", "hello")
    await client.reactions_add(channel="C1", name="eyes", timestamp=ts)
    again = client.reactions_add(channel="C1", name="eyes", timestamp=ts)
    assert await refusal(again) == "already_reacted"
    await client.reactions_remove(channel="C1", name="eyes", timestamp=ts)
    assert await refusal(client.reactions_remove(channel="C1", name="eyes", timestamp=ts)) == "no_reaction"


async def test_the_twenty_first_stream_of_a_minute_waits() -> None:
    async with slack(rates=True) as server:
        client = AsyncWebClient(token=server.team.token, base_url=server.api)
        for _ in range(20):
            await started(server, client)
        with pytest.raises(SlackApiError) as caught:
            await started(server, client)
        assert caught.value.response.status_code == 429
        assert 50 <= int(caught.value.response.headers["Retry-After"]) <= 60
        server.world.clock.skip(61)
        await started(server, client)


async def test_posts_are_counted_by_channel_and_the_sdks_handler_waits_as_told() -> None:
    async with slack(rates=True, speed=10) as server:
        client = AsyncWebClient(token=server.team.token, base_url=server.api)
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
        await asyncio.gather(*(client.chat_postMessage(channel="C1", text=str(n)) for n in range(3)))
        await client.chat_postMessage(channel="C2", text="elsewhere")
        await client.chat_postMessage(channel="C1", text="one more")
        assert [call.status for call in server.calls("chat.postMessage")] == [200, 200, 200, 200, 429, 200]
        assert not any(call.impatient for call in server.log)


async def test_who_does_not_wait_is_noted(server: SlackServer, client: AsyncWebClient) -> None:
    server.fail("users.info", "ratelimited", retry_after=30)
    for _ in range(2):
        assert await refusal(client.users_info(user="U1")) == "ratelimited"
    assert [call.impatient for call in server.log] == [False, True]
    server.world.clock.skip(31)
    assert (await client.users_info(user="U1"))["ok"]


async def test_what_is_told_to_go_wrong_goes_wrong_then_and_no_more(
    server: SlackServer, client: AsyncWebClient
) -> None:
    server.fail("chat.postMessage", "internal_error", after=1, times=2, status=500)
    answers = []
    for number in range(4):
        try:
            answers.append((await client.chat_postMessage(channel="C1", text=str(number))).status_code)
        except SlackApiError as error:
            answers.append(error.response.status_code)
    assert answers == [200, 500, 500, 200]


async def test_an_answer_can_get_lost_after_the_deed(server: SlackServer) -> None:
    client = AsyncWebClient(token=server.team.token, base_url=server.api, retry_handlers=[])
    server.fail("chat.postMessage", "", lost=True)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C1", text="once")
    assert [one["text"] for one in server.visible("C1")] == ["once"]


async def test_it_leaves_no_task_behind_and_ends_at_once() -> None:
    before = asyncio.all_tasks()
    async with slack() as server, aiohttp.ClientSession() as session:
        opened = await AsyncWebClient(base_url=server.api).apps_connections_open(app_token=server.world.app_token)
        await session.ws_connect(opened["url"])
        await server.sockets.connected()
        server.world.emit(server.team, {"type": "app_uninstalled"})
    await asyncio.sleep(0.05)
    assert asyncio.all_tasks() <= before
