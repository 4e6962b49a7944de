"""A message's words, taken apart, and the signal that they are. Pure."""

from __future__ import annotations

import re

from adapters.saying import quoted
from bot.events import Asked, Attached, Attachment, Commanded, Replied, Signal
from bot.interpret.commands import read_command
from bot.values import Value

FILES_ALONE = "Summarize this."
"""The question of somebody who sends a file and no words, or mentions the bot under somebody's message."""
_COMMAND = re.compile(r"/[a-z]+(?=\s|\Z)", re.IGNORECASE)
Files = tuple[Attachment, ...]


class Words(Value):
    """What a message says to the bot."""

    text: str
    """All of it, as it was typed, without the mention that only calls the bot."""
    quote: str | None = None
    """The passage that it quotes."""
    rest: str = ""
    """What it says of that passage; without one, all of it."""

    @property
    def commands(self) -> bool:
        """Whether it is a command as it stands: `@bot /shorter`."""
        return _COMMAND.match(self.text) is not None


def taken_apart(text: str) -> Words:
    """A message's text with the passage that it quotes by itself."""
    quote, rest = quoted(text)
    return Words(text=text, quote=quote, rest=rest.strip())


def signal(what: Words, files: Files, *, known: bool) -> Signal:
    """What a message is: feedback where the thread is `known`, one that the bot has answered in; else a question."""
    if what.commands and not files:
        command = read_command(what.text)
        if known or command.name != "ask" or command.problem:
            return Commanded(text=what.text)
        return Asked(text=command.argument)
    if not known:
        return Asked(text=what.text or FILES_ALONE, files=files)
    if not what.text:
        return Attached(files=files)
    return Replied(text=what.rest, quote=what.quote, files=files)
