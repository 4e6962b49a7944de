"""Reading what Discord delivers: discord.py's own objects, made of payloads as the gateway has them, to our values."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord import parse, pressed, text, written
from adapters.discord.buttons import custom_id
from adapters.discord.client import Client
from adapters.discord.delivery import KEPT, Changed, Press, Said, Submitted
from adapters.discord.learning import learning
from adapters.discord.pace import Pace
from bot.answers import Frame

ME, ADA, BEN = 1_200_000_000_000_000_900, 1_200_000_000_000_000_101, 1_200_000_000_000_000_102
GUILD, CHANNEL, THREAD, DIRECT = (1_100_000_000_000_000_000 + number for number in range(4))
ROLE = GUILD + 10
Json = dict[str, Any]


def user(id: int, name: str, **more: Any) -> Json:
    return {"id": str(id), "username": name, "discriminator": "0", "avatar": None, "global_name": name.title(), **more}


GUILD_CREATE: Json = {
    "id": str(GUILD), "name": "G", "owner_id": "1", "roles": [
        {"id": str(GUILD), "name": "@everyone", "permissions": "0", "position": 0, "color": 0, "colors": {
            "primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False, "managed": False,
            "mentionable": False, "flags": 0},
        {"id": str(ROLE), "name": "burnish", "permissions": "0", "position": 1, "color": 0, "colors": {
            "primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False, "managed": True,
            "mentionable": False, "flags": 0, "tags": {"bot_id": str(ME)}},
    ], "emojis": [], "stickers": [], "features": [], "members": [], "member_count": 2, "large": False,
    "channels": [{"id": str(CHANNEL), "type": 0, "name": "general", "position": 0, "permission_overwrites": []}],
    "threads": [{"id": str(THREAD), "type": 11, "guild_id": str(GUILD), "parent_id": str(CHANNEL), "owner_id": "1",
                 "name": "t", "message_count": 1, "member_count": 1, "thread_metadata": {
                     "archived": False, "auto_archive_duration": 1440, "locked": False,
                     "archive_timestamp": "2026-11-28T10:00:00+00:00"}}],
    "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
    "nsfw_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "system_channel_id": None, "afk_timeout": 60,
    "unavailable": False, "presences": [], "voice_states": [], "stage_instances": [], "guild_scheduled_events": [],
}  # fmt: skip


class Told:
    """What a client tells, noted down."""

    def __init__(self) -> None:
        self.messages: list[discord.Message] = []
        self.updates: list[discord.Message] = []
        self.interactions: list[discord.Interaction] = []
        self.reactions: list[discord.RawReactionActionEvent] = []

    def clear(self) -> None:
        """Forget it all."""
        for noted in (self.messages, self.updates, self.interactions, self.reactions):
            noted.clear()


def a_client() -> tuple[Client, Told]:
    """A client that never connects: payloads go through its own parsers, as they come from the gateway."""
    client = Client(content=True, trace=learning(Pace()))
    state, noted = client._connection, Told()
    state.user = discord.ClientUser(state=state, data=user(ME, "burnish"))  # type: ignore[arg-type]

    def dispatch(event: str, *args: Any) -> None:
        if event == "message":
            noted.messages.append(args[0])
        elif event == "interaction":
            noted.interactions.append(args[0])
        elif event == "raw_message_edit":
            noted.updates.append(args[0].message)
        elif event.startswith("raw_reaction_"):
            noted.reactions.append(args[0])

    state.dispatch = dispatch
    guild = discord.Guild(data=GUILD_CREATE, state=state)  # type: ignore[arg-type]
    state._add_guild(guild)
    return client, noted


def message(content: str = "hello", channel: int = CHANNEL, by: int = ADA, **more: Any) -> Json:
    guild = {} if channel == DIRECT else {"guild_id": str(GUILD), "member": {"roles": [str(ROLE)], "flags": 0}}
    return {
        "id": "5000000", "channel_id": str(channel), "author": user(by, "ada"), "content": content, "type": 0,
        "timestamp": "2026-11-28T10:00:00+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "components": [],
        "flags": 0, **guild, **more,
    }  # fmt: skip


def said(payload: Json) -> Said | None:
    client, noted = a_client()
    client._connection.parsers["MESSAGE_CREATE"](payload)
    return written.heard(noted.messages[0], ME)


def update(payload: Json) -> Changed | None:
    client, noted = a_client()
    client._connection.parsers["MESSAGE_UPDATE"](payload)
    return written.changed(noted.updates[0], ME)


async def test_a_mention_is_taken_off_and_others_are_named() -> None:
    found = said(message(f"<@{ME}> tell <@!{BEN}> of <#{CHANNEL}> <:wave:12345> <t:0:R>", mentions=[user(BEN, "ben")]))
    assert found and found.called and found.room == "channel" and found.roles == (str(GUILD), str(ROLE))
    assert found.text == "tell @Ben of #general :wave: 1970-01-01 00:00 UTC"


async def test_the_bots_own_role_calls_it_too() -> None:
    found = said(message(f"<@&{ROLE}> hello", mention_roles=[str(ROLE)]))
    assert found and found.called and found.text == "hello"


@pytest.mark.parametrize(
    ("channel", "room"), [(CHANNEL, "channel"), (THREAD, "thread"), (DIRECT, "direct"), (9, "unknown")]
)
async def test_where_it_was_said(channel: int, room: str) -> None:
    found = said(message(channel=channel))
    assert found and found.room == room and found.workspace == ("@me" if channel == DIRECT else str(GUILD))


async def test_a_reply_says_to_what_and_whether_that_is_ours() -> None:
    replied: Json = {"type": 19, "message_reference": {"type": 0, "message_id": "4", "channel_id": str(CHANNEL)}}
    ours = said(message(**replied, referenced_message=message(by=ME)))
    theirs = said(message(**replied, referenced_message=message(by=BEN)))
    gone = said(message(**replied, referenced_message=None))
    assert ours and theirs and gone
    assert [(one.replies_to, one.to_us) for one in (ours, theirs, gone)] == [("4", True), ("4", False), ("4", None)]


async def test_a_forwarded_message_comes_along() -> None:
    inner = {"type": 0, "content": "the sale ends", "embeds": [], "attachments": [], "flags": 0, "components": [],
             "timestamp": "2026-11-28T10:00:00+00:00", "edited_timestamp": None}  # fmt: skip
    found = said(message("", DIRECT, message_snapshots=[{"message": inner}],
                         message_reference={"type": 1, "message_id": "4", "channel_id": "5"}))  # fmt: skip
    assert found and (found.text, found.forwarded, found.replies_to) == ("", "the sale ends", "")


@pytest.mark.parametrize(
    "more",
    [{"by": ME}, {"author": user(7, "b", bot=True)}, {"webhook_id": "7"}, {"type": 6}, {"type": 18}, {"type": 21}],
)
async def test_bots_webhooks_and_discord_itself_say_nothing(more: Json) -> None:
    assert said(message(**more)) is None


async def test_what_discord_does_not_show_is_hidden_and_a_sticker_is_nothing() -> None:
    found = said(message(""))
    assert found and found.hidden and not found.called
    sticker = {"id": "1", "name": "wave", "format_type": 1}
    assert said(message("", sticker_items=[sticker])) is None


async def test_an_edit_is_one_where_its_author_changed_it() -> None:
    assert update(message(embeds=[{"type": "link", "url": "https://example.com"}])) is None
    found = update(message("new", edited_timestamp="2026-11-28T10:00:01.5+00:00"))
    assert found and (found.text, found.stamp) == ("new", "2026-11-28T10:00:01.500000+00:00")


@pytest.mark.parametrize(
    ("emoji", "shown", "key"),
    [
        ({"id": None, "name": "✂️"}, "✂️", "✂"),
        ({"id": "12345", "name": "tinier"}, "<:tinier:12345>", "12345"),
        ({"id": "12345", "name": "tinier", "animated": True}, "<a:tinier:12345>", "12345"),
        ({"id": "12345", "name": None}, "<:_:12345>", "12345"),
    ],
)
async def test_reactions_name_their_emoji(emoji: Json, shown: str, key: str) -> None:
    client, noted = a_client()
    payload = {"user_id": str(ADA), "channel_id": str(CHANNEL), "message_id": "9", "guild_id": str(GUILD),
               "emoji": emoji, "burst": False, "type": 0, "message_author_id": str(ME)}  # fmt: skip
    client._connection.parsers["MESSAGE_REACTION_ADD"](payload)
    client._connection.parsers["MESSAGE_REACTION_REMOVE"](
        {k: v for k, v in payload.items() if k != "message_author_id"}
    )
    on, off = (parse.reaction(raw, ME, 1.0, "a") for raw in noted.reactions)
    assert on and off and (on.emoji, on.key, on.on, on.ours) == (shown, key, True, True)
    assert (off.key, off.on, off.ours) == (key, False, None)


FRAME = Frame(thread=f"discord:{GUILD}:{THREAD}:{THREAD}", answer=2, version=3, text="", progress="done", sequence=4)


def interaction(kind: int, data: Json, **more: Any) -> Json:
    member = {"user": user(ADA, "ada"), "roles": [str(ROLE)], "permissions": "0", "flags": 0,
              "joined_at": "2026-11-28T10:00:00+00:00", "deaf": False, "mute": False}  # fmt: skip
    return {"id": "6000000", "application_id": str(ME), "type": kind, "token": "t", "version": 1, "data": data,
            "guild_id": str(GUILD), "channel_id": str(THREAD), "channel": IN, "member": member, "entitlements": [],
            "authorizing_integration_owners": {}, "attachment_size_limit": 1, "locale": "en-US",
            "app_permissions": "0", **more}  # fmt: skip


IN = GUILD_CREATE["threads"][0]


def pressing(payload: Json) -> Press | Submitted | None:
    client, noted = a_client()
    client._connection.parsers["INTERACTION_CREATE"](payload)
    one = noted.interactions[0]
    return pressed.submitted(one) if one.type is discord.InteractionType.modal_submit else pressed.pressed(one)


async def test_a_press_says_all_of_itself() -> None:
    found = pressing(interaction(3, {"component_type": 2, "custom_id": custom_id(FRAME, "shorter", 0)}))
    assert isinstance(found, Press) and (found.button, found.user) == ("shorter", str(ADA))
    assert (found.carried.answer, found.carried.version, found.carried.sequence) == (2, 3, 4)
    assert found.carried.thread == FRAME.thread and str(ROLE) in found.roles


async def test_a_choice_stands_for_a_button() -> None:
    data = {"component_type": 3, "custom_id": custom_id(FRAME, "more", 0), "values": ["history"]}
    found = pressing(interaction(3, data))
    assert isinstance(found, Press) and found.button == "history"


async def test_a_form_says_what_was_entered() -> None:
    filled = [
        {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "say", "value": "shorter"}},
        {"type": 18, "id": 3, "component": {"type": 3, "id": 4, "custom_id": "passage", "values": ["0-5"]}},
        {"type": 18, "id": 5, "component": {"type": 4, "id": 6, "custom_id": "quote", "value": ""}},
    ]
    found = pressing(interaction(5, {"custom_id": custom_id(FRAME, "refine", 0), "components": filled}))
    assert isinstance(found, Submitted) and found.values == {"say": "shorter", "passage": "0-5"}


async def test_what_is_not_ours_is_nothing() -> None:
    assert pressing(interaction(3, {"component_type": 2, "custom_id": "somebody:else"})) is None


# Whatever comes in

ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1", "<@900>", "\0"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def broken(draw: Any, whole: Json) -> Json:
    """A payload in which some fields, at any depth, are missing or something else."""
    payload = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 4))):
        place: Any = payload
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
                place = place[key]
                continue
            if isinstance(place, dict) and draw(st.booleans()):
                del place[key]
            else:
                place[key] = draw(ODD)
            break
    return payload


WHOLE: list[tuple[str, Json]] = [
    ("MESSAGE_CREATE", message(f"<@{ME}> hi", type=19, attachments=[{"id": "1", "filename": "a.csv", "size": 3,
        "url": "https://cdn.discordapp.com/a.csv", "proxy_url": "", "content_type": "text/csv"}],
        message_reference={"message_id": "4", "channel_id": "5"}, referenced_message=message(by=ME))),
    ("MESSAGE_UPDATE", message("new", edited_timestamp="2026-11-28T10:00:01+00:00")),
    ("MESSAGE_DELETE", {"id": "5", "channel_id": "6", "guild_id": str(GUILD)}),
    ("MESSAGE_REACTION_ADD", {"user_id": "1", "channel_id": "2", "message_id": "9", "guild_id": str(GUILD),
        "emoji": {"id": "1", "name": "a"}, "burst": False, "type": 0, "message_author_id": str(ME)}),
    ("INTERACTION_CREATE", interaction(3, {"component_type": 2, "custom_id": custom_id(FRAME, "shorter", 0)})),
    ("INTERACTION_CREATE", interaction(5, {"custom_id": custom_id(FRAME, "refine", 0), "components": [
        {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "say", "value": "x"}}]})),
]  # fmt: skip
READ: dict[str, Callable[[Told], list[Any]]] = {
    "MESSAGE_CREATE": lambda noted: [written.heard(one, ME) for one in noted.messages],
    "MESSAGE_UPDATE": lambda noted: [written.changed(one, ME) for one in noted.updates],
    "MESSAGE_DELETE": lambda noted: [],
    "MESSAGE_REACTION_ADD": lambda noted: [parse.reaction(one, ME, 1.0, "a") for one in noted.reactions],
    "INTERACTION_CREATE": lambda noted: [
        read(one) for one in noted.interactions for read in (pressed.pressed, pressed.submitted)
    ],
}


@pytest.mark.parametrize(("event", "whole"), WHOLE, ids=lambda one: one if isinstance(one, str) else "")
async def test_whatever_a_payload_holds_nothing_is_raised(event: str, whole: Json) -> None:
    client, noted = a_client()

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(broken(whole))
    def check(payload: Json) -> None:
        noted.clear()
        client._connection.parsers[event](payload)
        for found in READ[event](noted):
            assert found is None or KEPT.validate_json(found.model_dump_json()) == found

    check()


@given(st.text(), st.integers(0, 2**64))
def test_any_text_has_words(content: str, me: int) -> None:
    assert isinstance(text.said(content, me, None, {}), str)
