"""The commands about what is kept of a person, as Discord shows them."""

from __future__ import annotations

import re
from typing import Any

from discord import app_commands

from adapters.discord.commands import Interaction, answered
from adapters.discord.keeping import Keeping

WISH = app_commands.Range[str, 1, 2_000]
CODE = app_commands.Range[str, 0, 40]
"""A code with whatever people put around its letters."""


def typed(code: str) -> str:
    """A code without what cannot be in one, as the command wants it; what is too short for one is no code either."""
    plain = re.sub(r"[^A-Za-z0-9-]", "", code)[:20]
    return plain.rjust(4, "-") if code.strip() else ""


def profile(keeping: Keeping) -> app_commands.Group:
    """/profile."""
    group = app_commands.Group(name="profile", description="What I keep of you, and use for every question of yours")

    @group.command(description="See it; each wish can be removed")
    async def show(interaction: Interaction) -> None:
        await answered(interaction, keeping.profile(interaction))

    @group.command(description="Want something of every answer")
    @app_commands.describe(wish="formal · for a beginner · in German")
    async def add(interaction: Interaction, wish: WISH) -> None:
        await answered(interaction, keeping.says(interaction, f"/profile {wish}"))

    @group.command(description="Keep it, and do not use it until you switch it on again")
    async def off(interaction: Interaction) -> None:
        await answered(interaction, keeping.says(interaction, "/profile off"))

    @group.command(description="Use it again")
    async def on(interaction: Interaction) -> None:
        await answered(interaction, keeping.says(interaction, "/profile on"))

    @group.command(description="All that I keep of you, your conversations too, as a file to take along")
    async def export(interaction: Interaction) -> None:
        await answered(interaction, keeping.export(interaction))

    @group.command(description="Make one of two accounts of yours: get a code, or type the one that you have got")
    @app_commands.describe(code="The code from your other account; nothing to get one")
    async def join(interaction: Interaction, code: CODE = "") -> None:
        await answered(interaction, keeping.says(interaction, f"/profile join {typed(code)}".strip()))

    @group.command(description="Part this account from those that it is joined with")
    async def part(interaction: Interaction) -> None:
        await answered(interaction, keeping.says(interaction, "/profile part"))

    group.add_command(_here(keeping))
    return group


def _here(keeping: Keeping) -> app_commands.Group:
    group = app_commands.Group(name="here", description="Whether I use it in this conversation")

    @group.command(description="Leave my profile out in this conversation")
    async def off(interaction: Interaction) -> None:
        await answered(interaction, keeping.here(interaction, "/profile off here"))

    @group.command(description="Use my profile in this conversation again")
    async def on(interaction: Interaction) -> None:
        await answered(interaction, keeping.here(interaction, "/profile on here"))

    return group


def kept(keeping: Keeping) -> tuple[app_commands.Command[Any, ..., Any], ...]:
    """The others."""

    @app_commands.command(description="What I remember of your conversations; each can be removed")
    async def memory(interaction: Interaction) -> None:
        await answered(interaction, keeping.memory(interaction))

    @app_commands.command(description="Three quick questions about how you like answers")
    async def meet(interaction: Interaction) -> None:
        await answered(interaction, keeping.says(interaction, "/meet"))

    @app_commands.command(description="Erase all that I keep of you here; I ask once before")
    async def forget(interaction: Interaction) -> None:
        await answered(interaction, keeping.forget(interaction))

    return memory, meet, forget
