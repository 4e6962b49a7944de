"""Interactions of the local Discord: commands, menus, buttons, selects, modals, their deadline and their token."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import discord
import discord_rights as rights
import pytest
import pytest_asyncio
from discord import app_commands, ui
from discord_asked import Upload
from discord_client import Hearing, ShardedHearing, running
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BEN, BOT, GUILD, MODERATOR


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    """A local Discord with nobody connected."""
    async with discord_server() as running_server:
        yield running_server


class Form(ui.Modal, title="Refine"):
    """A modal with one of each kind that the adapter may use."""

    wish: ui.Label[Any] = ui.Label(text="What to change", component=ui.TextInput(custom_id="wish"))
    tone: ui.Label[Any] = ui.Label(
        text="Tone",
        component=ui.Select(
            custom_id="tone", required=False, options=[discord.SelectOption(label="Warm", value="warm")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was filled in."""
        assert isinstance(self.wish.component, ui.TextInput) and isinstance(self.tone.component, ui.Select)
        await interaction.response.send_message(f"{self.wish.component.value} {self.tone.component.values}")


class Buttons(ui.View):
    """What stands under an answer, whichever process put it there."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Shorter", custom_id="shorter")
    async def shorter(self, interaction: discord.Interaction, button: ui.Button[Buttons]) -> None:
        """Change the message."""
        await interaction.response.edit_message(content="short")

    @ui.button(label="More", custom_id="more")
    async def more(self, interaction: discord.Interaction, button: ui.Button[Buttons]) -> None:
        """Open a modal."""
        await interaction.response.send_modal(Form())

    @ui.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, button: ui.Button[Buttons]) -> None:
        """Acknowledge, and go on with what the button is on."""
        await interaction.response.defer()
        await interaction.edit_original_response(content="done")

    @ui.select(
        placeholder="Tone", custom_id="tone", options=[discord.SelectOption(label="Warm", value="w")], min_values=0
    )
    async def tone(self, interaction: discord.Interaction, select: ui.Select[Buttons]) -> None:
        """Say it to this person alone."""
        await interaction.response.send_message(str(select.values), ephemeral=True)


def commands(client: Hearing) -> None:
    """A few commands."""

    @client.tree.command(name="ask", description="ask")
    async def ask(interaction: discord.Interaction, question: str, file: discord.Attachment | None = None) -> None:
        await interaction.response.defer(thinking=True)
        content = (await file.read()).decode() if file else ""
        await interaction.followup.send(f"{question} {content}".strip())
        await interaction.followup.send("and more")

    @client.tree.command(name="refine", description="refine")
    async def refine(interaction: discord.Interaction, tone: str) -> None:
        await interaction.response.send_message(tone, ephemeral=True)

    @refine.autocomplete("tone")
    async def offered(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one) for one in ("warm", "formal") if one.startswith(typed)]

    @client.tree.context_menu(name="Ask about this")
    async def about(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(message.content)

    group = app_commands.Group(
        name="burnish", description="set", default_permissions=discord.Permissions(manage_messages=True)
    )

    @group.command(name="votes", description="votes")
    async def votes(interaction: discord.Interaction, quorum: int, who: discord.Member) -> None:
        await interaction.response.send_message(f"{quorum} {who.id}")

    client.tree.add_command(group)


@pytest_asyncio.fixture
async def client(server: DiscordServer) -> AsyncGenerator[Hearing]:
    """The bot, ready, with its commands in sync."""
    hearing = Hearing()
    commands(hearing)
    hearing.add_view(Buttons())
    async with running(hearing, server):
        await hearing.tree.sync()
        yield hearing


@pytest_asyncio.fixture
async def answer(server: DiscordServer, client: Hearing) -> int:
    """A message with the buttons under it."""
    return int((await (await client.channel(server.guild.general)).send("long", view=Buttons())).id)


async def test_a_command_is_deferred_and_its_first_follow_up_takes_the_place(
    server: DiscordServer, client: Hearing
) -> None:
    asked = await server.slash(ADA, server.guild.general, "ask", question="why?", file=Upload("a.txt", b"data"))
    assert (asked.answered, server.visible(server.guild.general)[0]["thinking"]) == (5, True)
    await server.until(lambda: len(server.visible(server.guild.general)) == 2)
    shown = server.visible(server.guild.general)
    assert [(one["author"], one["content"], one["thinking"]) for one in shown] == [
        (BOT, "why? data", False),
        (BOT, "and more", False),
    ]


async def test_options_are_offered_while_typing_and_an_answer_can_be_one_persons(
    server: DiscordServer, client: Hearing
) -> None:
    assert await server.autocompletes(ADA, server.guild.general, "refine", "tone", "w") == ["warm"]
    await server.slash(ADA, server.guild.general, "refine", tone="warm")
    assert server.visible(server.guild.general) == []
    assert [one.content for one in server.shown_to(ADA)] == ["warm"]
    with pytest.raises(AssertionError, match="wants"):
        await server.slash(ADA, server.guild.general, "refine")


async def test_a_group_is_for_those_who_may(server: DiscordServer, client: Hearing) -> None:
    with pytest.raises(AssertionError, match="nobody offers"):
        await server.slash(ADA, server.guild.general, "burnish votes", quorum=3, who=BEN)
    await server.slash(MODERATOR, server.guild.general, "burnish votes", quorum=3, who=BEN)
    assert server.visible(server.guild.general)[0]["content"] == f"3 {BEN}"


async def test_a_message_menu_shows_its_message_without_any_intent(server: DiscordServer, client: Hearing) -> None:
    message = await server.says(BEN, server.guild.general, "a secret")
    await server.context_menu(ADA, message, "Ask about this")
    assert server.visible(server.guild.general)[1]["content"] == "a secret"


async def test_buttons_change_what_they_are_on(server: DiscordServer, answer: int) -> None:
    assert server.visible(server.guild.general)[0]["labels"] == ["Shorter", "More", "Later", "Tone"]
    await server.presses(ADA, answer, "Shorter")
    assert server.visible(server.guild.general)[0]["content"] == "short"
    await server.presses(ADA, answer, "Later")
    await server.until(lambda: server.visible(server.guild.general)[0]["content"] == "done")


async def test_a_menu_sends_the_values_of_what_is_chosen(server: DiscordServer, answer: int) -> None:
    await server.chooses(ADA, answer, "Tone", "Warm")
    assert [one.content for one in server.shown_to(ADA)] == ["['w']"]
    with pytest.raises(KeyError):
        await server.chooses(ADA, answer, "Tone", "Cold")


async def test_a_modal_is_opened_filled_in_and_submitted(server: DiscordServer, answer: int) -> None:
    await server.presses(ADA, answer, "More")
    modal = server.modal(ADA)
    assert modal and modal["title"] == "Refine"
    await server.submits(ADA, What_to_change="shorter", tone="Warm")
    assert server.visible(server.guild.general)[1]["content"] == "shorter ['warm']"
    assert server.modal(ADA) is None


async def test_buttons_work_for_a_process_that_did_not_put_them_there(server: DiscordServer) -> None:
    async with running(first := Hearing(), server):
        message = await (await first.channel(server.guild.general)).send("long", view=Buttons())
    second = Hearing()
    second.add_view(Buttons())
    async with running(second, server):
        await server.presses(ADA, message.id, "Shorter")
    assert server.visible(server.guild.general)[0]["content"] == "short"


async def test_where_nobody_answers_in_time_it_fails_and_too_late_is_10062(
    server: DiscordServer, answer: int, client: Hearing
) -> None:
    server.patience = 0.0
    pressed = await server.presses(BEN, answer, "Shorter")
    assert (pressed.failed, server.troubles) == (True, ["This interaction failed"])
    await server.until(lambda: server.calls("interactions.callback"))
    await server.until(lambda: server.calls("interactions.callback")[0].status)
    assert server.calls("interactions.callback")[0].code == 10062
    assert server.visible(server.guild.general)[0]["content"] == "long"


async def test_after_three_seconds_the_first_answer_is_too_late(server: DiscordServer) -> None:
    codes: list[int] = []
    client = Hearing()

    @client.event
    async def on_interaction(interaction: discord.Interaction) -> None:
        server.world.clock.skip(3.1)
        try:
            await interaction.response.defer()
        except discord.NotFound as error:
            codes.append(error.code)

    server.patience = 0.5
    async with running(client, server):
        message = await (await client.channel(server.guild.general)).send("x", view=Buttons())
        await server.presses(ADA, message.id, "Shorter")
        await server.until(lambda: codes)
    assert codes == [10062]


async def test_a_second_acknowledgement_is_40060_and_a_token_lasts_a_quarter_of_an_hour(
    server: DiscordServer, client: Hearing
) -> None:
    given: asyncio.Queue[discord.Interaction] = asyncio.Queue()
    codes: list[int] = []

    @client.tree.command(name="twice", description="twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("two")
        except discord.HTTPException as error:
            codes.append(error.code)
        given.put_nowait(interaction)

    await client.tree.sync()
    await server.slash(ADA, server.guild.general, "twice")
    interaction = await given.get()
    assert codes == [40060]
    assert (await interaction.original_response()).content == "one"
    server.world.clock.skip(901)
    with pytest.raises(discord.HTTPException) as caught:
        await interaction.edit_original_response(content="too late")
    assert caught.value.code == 50027
    message = server.visible(server.guild.general)[0]
    await (await client.channel(server.guild.general)).get_partial_message(message["id"]).edit(content="but so")


async def test_with_no_bot_there_an_interaction_fails_at_once(server: DiscordServer) -> None:
    async with running(client := Hearing(), server):
        message = await (await client.channel(server.guild.general)).send("x", view=Buttons())
    await server.gateway.disconnected()
    assert (await server.presses(ADA, message.id, "Shorter")).failed
    assert server.troubles == ["This interaction failed"]


async def test_a_persons_own_app_reaches_where_the_bot_is_not(server: DiscordServer) -> None:
    foreign = rights.add_guild(server.world, 5, bot=False)
    server.world.installs.add(ADA)
    given: list[discord.Interaction] = []
    client = Hearing()

    @client.tree.command(name="ask", description="ask")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(interaction: discord.Interaction, question: str) -> None:
        given.append(interaction)
        await interaction.response.send_message(question)

    async with running(client, server):
        await client.tree.sync()
        for place in (foreign.general, server.group(ADA, BEN), server.direct(ADA)):
            await server.slash(ADA, place, "ask", question="here?")
            assert server.visible(place)[0]["content"] == "here?"
        assert [one.is_user_integration() for one in given] == [True] * 3
        assert [one.context.to_array() for one in given] == [[0], [2], [1]]
        assert [one.is_guild_integration() for one in given] == [False] * 3
        for number in range(5):
            await given[0].followup.send(str(number))
        with pytest.raises(discord.HTTPException) as caught:
            await given[0].followup.send("one too many")
        assert caught.value.code == 40094
        with pytest.raises(AssertionError, match="nobody offers"):
            await server.slash(BEN, foreign.general, "ask", question="me too?")
        with pytest.raises(discord.Forbidden):
            await client.http.send_message(foreign.general, params=discord.http.handle_message_parameters("x"))


async def test_interactions_go_to_the_shard_of_their_guild(server: DiscordServer) -> None:
    first, second = (ShardedHearing(shard_count=2, shard_ids=[number]) for number in (0, 1))
    for client in (first, second):
        commands(client)
    async with running(first, server), running(second, server):
        await first.tree.sync()
        await server.slash(ADA, server.guild.general, "refine", tone="x")
        assert server.guild.id == GUILD
        assert (first.times("interaction"), second.times("interaction")) == (0, 1)


async def test_commands_that_do_not_fit_are_not_taken(server: DiscordServer, client: Hearing) -> None:
    wrong = [{"name": "Poem", "type": 1, "description": "x" * 101}]
    assert client.application_id
    with pytest.raises(discord.HTTPException) as caught:
        await client.http.bulk_upsert_global_commands(client.application_id, wrong)
    assert caught.value.code == 50035
    many = [{"name": f"c{number}", "type": 1, "description": "x"} for number in range(101)]
    with pytest.raises(discord.HTTPException) as caught:
        await client.http.bulk_upsert_global_commands(client.application_id, many)
    assert caught.value.code == 30032
    kept = {one.name: one.id for one in await client.tree.fetch_commands()}
    await client.tree.sync()
    assert {one.name: one.id for one in await client.tree.fetch_commands()} == kept
