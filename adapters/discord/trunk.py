"""discord.py's command tree, but that every command gets its answer, also one that discord.py itself trips over."""

from __future__ import annotations

from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord import sentences
from adapters.discord.troubles import TROUBLES
from adapters.discord.wire import Outgoing, arguments
from bot import texts

log = structlog.get_logger()

STALE = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
"""Discord still shows a command as it was: it is another one now."""


class Trunk(app_commands.CommandTree[Any]):
    """A tree whose commands are carried out by their callbacks, and answered here where those cannot be reached."""

    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await super()._call(interaction)
        except Exception as problem:
            await self.on_error(interaction, app_commands.AppCommandError(repr(problem)))

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        """Log what went wrong, and tell its person; while they type, offer nothing. Never raises."""
        log.warning("command not understood", reason=repr(error))
        try:
            if interaction.response.is_done():
                return
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
                return
            said = sentences.OLD_COMMAND if isinstance(error, STALE) else texts.TROUBLE
            await interaction.response.send_message(**arguments(Outgoing(content=said)), ephemeral=True)
        except TROUBLES as problem:
            log.warning("nor was its person told", reason=repr(problem))
