"""What of a profile stands in a prompt that it is not for. Pure."""

from __future__ import annotations

from bot.answers import Version
from bot.directives import Directive
from bot.eval.habits import Question
from bot.prompt import Message
from bot.requirements import requirement
from bot.topics import topics_of
from bot.wanted import Held

TITLE = "About the person who asks:"
"""What stands over the profile's lines in a prompt."""


def strays(version: Version, question: Question) -> tuple[str, ...]:
    """The lines about the person in a version's prompt that no wish accounts for which is for such a question.

    The kind is the one that the question was written as, not the one that the bot took it for; a topic may be any that
    the question names.
    """
    wishes = version.profile.directives if version.profile else ()
    fit = {requirement(_held(one)) for one in wishes if _fits(one, question)}
    return tuple(line for line in lines(version.prompt) if line not in fit)


def lines(prompt: tuple[Message, ...]) -> tuple[str, ...]:
    """The profile's lines of a prompt, as they stand there."""
    found: list[str] = []
    for message in prompt:
        for block in message.content.split("\n\n"):
            head, *rest = block.splitlines() or [""]
            if message.role == "user" and head == TITLE:
                found += [line.removeprefix("- ") for line in rest]
    return tuple(found)


def _held(wish: Directive) -> Held:
    return Held(directive=wish, run=(wish,), from_profile=True)


def _fits(wish: Directive, question: Question) -> bool:
    topics = ("", question.topic, *topics_of(question.text))
    return wish.task in (None, question.kind) and wish.topic in topics
