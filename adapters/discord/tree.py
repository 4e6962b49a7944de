"""The commands as Discord shows them: names, descriptions, options and who is offered them.

Each is given to what carries it out (`commands`, `keeping`, `governing`); nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands

from adapters.discord.commands import Commands, Interaction, answered
from adapters.discord.governing import Governing, house
from adapters.discord.keeping import Keeping
from adapters.discord.kept import kept, profile
from adapters.discord.options import LASTING, STYLES

SAID = app_commands.Range[str, 1, 2_000]
"""Words of a person's own; as many as a message holds."""
SHORT = app_commands.Range[str, 1, 100]
HOLDS = [app_commands.Choice(name=name, value=value) for name, value in LASTING]
Made = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


def made(commands: Commands, keeping: Keeping, governing: Governing) -> list[Made]:
    """All commands, each for a tree."""
    return [
        *map(_everywhere, (_ask(commands), _refine(commands), *_views(commands), profile(keeping), *kept(keeping))),
        *map(_everywhere, _menus(commands)),
        house(governing),
    ]


def grow(tree: app_commands.CommandTree[Any], commands: Commands, keeping: Keeping, governing: Governing) -> None:
    """Put all commands into a tree."""
    for one in made(commands, keeping, governing):
        tree.add_command(one)


def _everywhere(command: Any) -> Any:
    """In servers and for people who have installed the app for themselves; there in all their conversations."""
    installs, contexts = app_commands.allowed_installs, app_commands.allowed_contexts
    return installs(guilds=True, users=True)(contexts(guilds=True, dms=True, private_channels=True)(command))


def _ask(commands: Commands) -> Made:
    @app_commands.command(description="Ask a question; everybody here can read it, and the answer")
    @app_commands.describe(question="What you want to know", attachment="A file that it is about")
    async def ask(interaction: Interaction, question: SAID, attachment: discord.Attachment | None = None) -> None:
        await answered(interaction, commands.ask(interaction, question, attachment))

    return ask


def _refine(commands: Commands) -> Made:
    @app_commands.command(description="Change the answer here, or your latest one in this channel")
    @app_commands.describe(
        text="What should change, in your own words",
        tone="How it sounds: formal, friendly, …",
        length="How long it is: shorter, at most 50 words, …",
        format="What form it has: bullets, table, …",
        expertise="For whom it is: beginner, expert, …",
        passage="Only this part of the answer; or some words of it",
        holds="For how long",
    )
    @app_commands.rename(holds="for")
    @app_commands.choices(holds=HOLDS)
    async def refine(
        interaction: Interaction,
        text: SAID = "",
        tone: SHORT = "",
        length: SHORT = "",
        format: SHORT = "",
        expertise: SHORT = "",
        passage: SHORT = "",
        holds: str = "",
    ) -> None:
        styles = dict(zip(STYLES, (tone, length, format, expertise), strict=True))
        await answered(interaction, commands.refine(interaction, text, styles, passage, holds))

    for option in (*STYLES, "passage"):
        refine.autocomplete(option)(_completing(commands, option))
    return refine


def _completing(commands: Commands, option: str) -> Callable[[Interaction, str], Any]:
    async def completing(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await commands.values(interaction, option, typed)

    return completing


def _views(commands: Commands) -> tuple[Made, ...]:
    @app_commands.command(description="What shaped the answer here, or your latest one; each wish can be removed")
    async def why(interaction: Interaction) -> None:
        await answered(interaction, commands.view(interaction, "why"))

    @app_commands.command(description="The versions of the answer here, or of your latest one; go back to any")
    async def history(interaction: Interaction) -> None:
        await answered(interaction, commands.view(interaction, "history"))

    @app_commands.command(description="Take back the last change of the answer here, or of your latest one")
    async def undo(interaction: Interaction) -> None:
        await answered(interaction, commands.undo(interaction))

    @app_commands.command(description="Two variants of the answer here that differ in one thing; you choose")
    @app_commands.describe(what="tone, length, format, expertise; or two of a kind: bullets or a table")
    async def compare(interaction: Interaction, what: SHORT = "") -> None:
        await answered(interaction, commands.compare(interaction, what))

    @compare.autocomplete("what")
    async def comparing(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one) for one in STYLES if one.startswith(typed.strip().lower())]

    return why, history, undo, compare


def _menus(commands: Commands) -> tuple[Made, ...]:
    async def refine_this(interaction: Interaction, message: discord.Message) -> None:
        await answered(interaction, commands.refine_this(interaction, message))

    async def ask_about(interaction: Interaction, message: discord.Message) -> None:
        await answered(interaction, commands.ask_about(interaction, message))

    return (
        app_commands.ContextMenu(name="Refine this answer", callback=refine_this),
        app_commands.ContextMenu(name="Ask about this", callback=ask_about),
    )
