"""/burnish: the rules of a server, and what moderators do with threads. What it says, only they see."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Literal

import discord
from discord import app_commands

from adapters import splitting
from adapters.discord import events, limits, members, ruling
from adapters.discord.buttons import PLATFORM
from adapters.discord.commands import Interaction, answered
from adapters.discord.ground import Ground, standing
from adapters.discord.panels import followed, whispered
from adapters.discord.wire import Outgoing
from bot.events import Commanded, Deleted, ThreadRef
from bot.house import Access, Area, Rules, accessed, listed, toggled
from bot.refusals import DOES

MOST_PEOPLE, MOST_SECONDS, MOST_ANSWERS = 1_000, 3_600, 100_000
"""What rules can demand at most (ours)."""
AREAS = [app_commands.Choice(name=DOES[area], value=area.value) for area in Area]
Where = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.Thread | discord.CategoryChannel
Doing = Literal["lock", "unlock", "stop", "clear"]


class Governing:
    """Changes rules, and moderates threads."""

    def __init__(self, ground: Ground, clock: Callable[[], float] = time.time) -> None:
        self._on = ground
        self._clock = clock

    async def rules(
        self, interaction: Interaction, step: Callable[[Rules], Rules] | None = None, also: str = ""
    ) -> None:
        """Show the rules, after a change where one is given; changing is for who manages the server."""
        if interaction.guild_id is None:
            return await whispered(interaction, ruling.NO_SERVER)
        if step and not members.governs(interaction):
            return await whispered(interaction, ruling.NOT_ADMIN)
        houses, workspace = self._on.bot.houses, str(interaction.guild_id)
        if step:
            rules = await houses.change(PLATFORM, workspace, step)
        else:
            rules = await houses.rules(PLATFORM, workspace)
        first, *rest = splitting.split("\n".join(filter(None, (ruling.told(rules), also))), limits.BODY)
        await whispered(interaction, first)
        return await followed(interaction, tuple(Outgoing(content=one) for one in rest))

    async def access(
        self,
        interaction: Interaction,
        which: Literal["allow", "deny"],
        area: str,
        role: discord.Role | None,
        channel: Where | None,
    ) -> None:
        """Put a role or a channel on a list."""
        if role is None and channel is None:
            return await whispered(interaction, ruling.NOTHING_NAMED)

        def step(rules: Rules) -> Rules:
            held = rules.access.get(Area(area), Access())
            new = listed(held, which, str(role.id) if role else "", str(channel.id) if channel else "")
            names = rules.names | ({str(role.id): ruling.named(role.name)} if role else {})
            return accessed(rules, Area(area), new).model_copy(update={"names": names})

        return await self.rules(interaction, step)

    async def thread(self, interaction: Interaction, doing: Doing, answer: str) -> None:
        """Lock, unlock, stop or clear a thread: the one that the command is given in, or that of a linked answer."""
        if interaction.guild_id is None:
            return await whispered(interaction, ruling.NO_SERVER)
        if not members.moderates(interaction):
            return await whispered(interaction, ruling.NOT_MODERATOR)
        ref = await self._meant(interaction, answer)
        if ref is None:
            return await whispered(interaction, ruling.NO_THREAD)
        if not await self._moderated(interaction, ref):
            return await whispered(interaction, ruling.NOT_MODERATOR_THERE)
        match doing:
            case "lock":
                await self._on.bot.houses.close(ref, str(interaction.user.id), self._clock())
                return await whispered(interaction, ruling.LOCKED)
            case "unlock":
                was = await self._on.bot.houses.open(ref)
                return await whispered(interaction, ruling.UNLOCKED if was else ruling.WAS_OPEN)
            case "stop":
                await self._on.bot.inbox.accept(standing(interaction).event(ref, Commanded(text="/stop")))
                return await whispered(interaction, ruling.STOPPED)
            case "clear":
                cleared = await self._clear(interaction, ref)
                return await whispered(interaction, ruling.CLEARED if cleared else ruling.NOTHING_TO_CLEAR)

    async def _meant(self, interaction: Interaction, answer: str) -> ThreadRef | None:
        here = standing(interaction)
        if answer:
            *_, guild, channel, message = ["", "", "", *answer.strip().strip("<>").rstrip("/").split("/")]
            place = await self._on.bot.places.find(PLATFORM, here.workspace, channel, message)
            return place.thread if place and guild == here.workspace else None
        ref = events.whole(here.workspace, here.channel)
        state = await self._on.bot.store.load(ref)
        return ref if state.thread.sequence or state.unapplied else None

    async def _moderated(self, interaction: Interaction, ref: ThreadRef) -> bool:
        """Whether somebody who moderates here moderates a thread too, which may be in another channel."""
        guild, channel = interaction.guild, int(ref.channel)
        if channel == interaction.channel_id or members.governs(interaction):
            return True
        if guild is None:
            return False
        there = guild.get_channel_or_thread(channel) or await guild.fetch_channel(channel)
        return members.moderates_in(interaction, there)

    async def _clear(self, interaction: Interaction, ref: ThreadRef) -> int:
        """Take back every question of a thread, as if who asked had deleted it; how many."""
        found = 0
        for entry in await self._on.bot.store.history(ref):
            message, outcome = entry.event.message, entry.outcome
            asked = outcome is None or (outcome.answer and outcome.kind in ("task", "question"))
            if not message or not asked or entry.event.refused:
                continue
            event = entry.event.model_copy(
                update={
                    "id": f"{PLATFORM}:cleared:{interaction.id}:{message}",
                    "at": self._clock(),
                    "message": "",
                    "answer": outcome.answer if outcome else None,
                    "version": None,
                    "signal": Deleted(message=message),
                }
            )
            found += await self._on.bot.inbox.accept(event)
        return found


def house(governing: Governing) -> app_commands.Group:
    """/burnish as Discord shows it: to moderators; what changes rules is only for who manages the server."""
    group = app_commands.Group(
        name="burnish",
        description="The rules here, and what moderators can do",
        default_permissions=discord.Permissions(manage_messages=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    _lists(group, governing)
    _numbers(group, governing)
    group.add_command(_threads(governing))
    return group


def _lists(group: app_commands.Group, governing: Governing) -> None:
    what, role, channel = "What it is about", "A role", "A channel, a category or a thread"

    @group.command(description="See the rules")
    async def rules(interaction: Interaction) -> None:
        await answered(interaction, governing.rules(interaction))

    @group.command(description="Only roles and channels that are allowed may do something")
    @app_commands.rename(role="who", channel="where")
    @app_commands.describe(what=what, role=role, channel=channel)
    @app_commands.choices(what=AREAS)
    async def allow(
        interaction: Interaction, what: str, role: discord.Role | None = None, channel: Where | None = None
    ) -> None:
        await answered(interaction, governing.access(interaction, "allow", what, role, channel))

    @group.command(description="Roles and channels that may not do something, whatever else is allowed")
    @app_commands.rename(role="who", channel="where")
    @app_commands.describe(what=what, role=role, channel=channel)
    @app_commands.choices(what=AREAS)
    async def deny(
        interaction: Interaction, what: str, role: discord.Role | None = None, channel: Where | None = None
    ) -> None:
        await answered(interaction, governing.access(interaction, "deny", what, role, channel))

    @group.command(description="Everybody may do something again, everywhere")
    @app_commands.describe(what=what)
    @app_commands.choices(what=AREAS)
    async def everybody(interaction: Interaction, what: str) -> None:
        await answered(interaction, governing.rules(interaction, lambda rules: accessed(rules, Area(what), None)))

    @group.command(description="Whether people change answers to what others asked")
    @app_commands.describe(may="Whether they may")
    async def others(interaction: Interaction, may: bool) -> None:
        await answered(interaction, governing.rules(interaction, _set(others=may)))


def _numbers(group: app_commands.Group, governing: Governing) -> None:
    @group.command(description="Let people vote: a wish counts when so many share it; the asker’s own at once")
    @app_commands.describe(people="How many; 0 for no vote")
    async def vote(interaction: Interaction, people: app_commands.Range[int, 0, MOST_PEOPLE]) -> None:
        quorum = people if people > 1 else 0
        await answered(interaction, governing.rules(interaction, _set(quorum=quorum), ruling.NEW_THREADS))

    @group.command(description="Seconds between two requests of one person")
    @app_commands.describe(seconds="How many; 0 for none")
    async def cooldown(interaction: Interaction, seconds: app_commands.Range[int, 0, MOST_SECONDS]) -> None:
        await answered(interaction, governing.rules(interaction, _set(cooldown=seconds)))

    @group.command(description="Answers a day, from midnight UTC")
    @app_commands.describe(person="For each person; 0 for no limit", server="For all together; 0 for no limit")
    async def budget(
        interaction: Interaction,
        person: app_commands.Range[int, 0, MOST_ANSWERS] | None = None,
        server: app_commands.Range[int, 0, MOST_ANSWERS] | None = None,
    ) -> None:
        given = {"person_budget": person, "server_budget": server}
        step = _set(**{name: value for name, value in given.items() if value is not None})
        await answered(interaction, governing.rules(interaction, step))

    @group.command(description="A channel where I take no questions")
    @app_commands.rename(channel="where")
    @app_commands.describe(channel="Which", on="Whether it is quiet")
    async def quiet(interaction: Interaction, channel: Where, on: bool = True) -> None:
        step = _toggle("quiet", str(channel.id), on=on)
        await answered(interaction, governing.rules(interaction, step))

    @group.command(description="A channel where I take no questions and change no answers")
    @app_commands.rename(channel="where")
    @app_commands.describe(channel="Which", on="Whether it is locked")
    async def lock(interaction: Interaction, channel: Where, on: bool = True) -> None:
        step = _toggle("locked", str(channel.id), on=on)
        await answered(interaction, governing.rules(interaction, step))


def _threads(governing: Governing) -> app_commands.Group:
    group = app_commands.Group(name="thread", description="Moderate a thread of mine")
    told: dict[Doing, str] = {
        "lock": "Nobody asks or changes anything in this thread",
        "unlock": "People can ask and change answers in this thread again",
        "stop": "Stop the answer that is being written",
        "clear": "Take back all my answers in this thread",
    }
    for doing, description in told.items():
        group.add_command(_thread(governing, doing, description))
    return group


def _thread(governing: Governing, doing: Doing, description: str) -> app_commands.Command[Any, ..., Any]:
    @app_commands.describe(answer="The link of an answer, where this is not its thread")
    async def moderate(interaction: Interaction, answer: app_commands.Range[str, 0, 200] = "") -> None:
        await answered(interaction, governing.thread(interaction, doing, answer))

    return app_commands.Command(name=doing, description=description, callback=moderate)


def _set(**update: Any) -> Callable[[Rules], Rules]:
    return lambda rules: rules.model_copy(update=update)


def _toggle(name: Literal["quiet", "locked"], id: str, *, on: bool) -> Callable[[Rules], Rules]:
    return lambda rules: rules.model_copy(update={name: toggled(getattr(rules, name), id, on=on)})
