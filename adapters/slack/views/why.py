"""What explains: why an answer is what it is, and its versions. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from adapters.slack import limits
from adapters.slack.buttons import HISTORY, WHY
from adapters.slack.safe import safe_markdown
from adapters.slack.sentences import typed
from adapters.slack.split import prefix
from adapters.slack.views.blocks import (
    About,
    Block,
    View,
    button,
    clipped,
    fitted,
    header,
    lines,
    link,
    modal,
    safe,
    section,
    strong,
    verbatim,
    when,
)
from bot import texts
from bot.explained import Explanation, Row, Section
from bot.interpret.buttons import REMOVE, SHARE
from bot.prompt import Message

ROW, ASIDE, NAME = 1_200, 1_000, 100
"""Characters of a row's text, of what is told beside it and of who said it: all of it, a quotation and a time fit into
a section."""
THERE = "Open the conversation"
"""What stands on the link to where something comes from."""
QUOTED = 300
"""Characters of a version's text, by which it is known again."""
PROMPT_BLOCKS = 12
"""Blocks that the prompt takes at most, its title among them; what is beyond is counted."""
PROMPT = "The prompt, exactly as it was sent"


def why_view(told: Explanation, about: About, links: Mapping[str, str] = {}) -> View:
    """ "Why this answer?": each wish with a button that takes it back. `links` are the addresses of threads, by ref."""
    blocks = [*_lead(told), *(block for one in told.sections for block in explained(one, about, links))]
    return modal(WHY, told.title, fitted([*blocks, *_prompt(told.prompt)]), about)


def history_view(told: Explanation, about: About) -> View:
    """The versions, each but the one that is shown with a button that brings it back."""
    blocks = [
        section(_past(row), button("restore", "Restore", about, str(row.restores)) if row.restores else None)
        for one in told.sections
        for row in one.rows
    ]
    return modal(HISTORY, told.title, fitted([*_lead(told), *blocks]), about)


def _lead(told: Explanation) -> list[Block]:
    return [section(safe(told.lead, limits.SECTION_TEXT))] if told.lead else []


def explained(
    told: Section, about: About, links: Mapping[str, str] = {}, shareable: Collection[str] = ()
) -> list[Block]:
    """A section of an explanation, its wishes with their buttons: for those `shareable` by what takes them out, also
    the one that makes them everybody's."""
    title = header(told.title)
    if not told.rows:
        return [title, section(safe(told.nothing, limits.SECTION_TEXT))]
    if told.kind == "wishes":
        return [title, *(block for row in told.rows for block in _wish(row, about, links, shareable))]
    if told.kind == "figures":
        return [title, *lines(f"{safe(row.text, ROW)}: {strong(_told(row), ASIDE)}" for row in told.rows)]
    rows = (row.model_copy(update={"text": typed(row.text)}) if told.kind == "sentences" else row for row in told.rows)
    return [title, *lines(f"• {_line(row)}" for row in rows)]


def _wish(row: Row, about: About, links: Mapping[str, str], shareable: Collection[str]) -> list[Block]:
    """A wish: what, who, when, how long, from what, and the button beside it; two buttons stand under it."""
    said, aside = strong(row.text, ROW), _aside(row)
    if address := links.get(row.thread):
        aside = " · ".join(filter(None, (aside, link(address, THERE))))
    paragraph = f"{said}\n{aside}" if aside else said
    label = f"Remove: {row.brief}"
    remove = (
        button(REMOVE, "Remove", about, row.takes, accessibility_label=clipped(label, limits.LABEL))
        if row.takes
        else None
    )
    share = button(SHARE, texts.FOR_EVERYONE, about, row.takes) if row.takes and row.takes in shareable else None
    if remove and share:
        return [section(paragraph), {"type": "actions", "elements": [remove, share]}]
    return [section(paragraph, remove)]


def _line(row: Row) -> str:
    aside = safe(_told(row), ASIDE)
    return safe(" ".join(row.text.split()), ROW) + (f" · {aside}" if aside else "")


def _past(row: Row) -> str:
    """A version: what changed in it, how it came about, and how it begins."""
    begins = safe(" ".join(row.quoted.split()), QUOTED)
    return "\n".join(one for one in (strong(row.text, ROW), _aside(row), f"> {begins}" if begins else "") if one)


def _aside(row: Row) -> str:
    """Who, when, and what else there is to it."""
    return " · ".join(one for one in (safe(row.by, NAME), when(row.at), safe(_told(row), ASIDE)) if one)


def _told(row: Row) -> str:
    return " · ".join(" ".join(one.split()) for one in row.told)


def _prompt(prompt: tuple[Message, ...]) -> list[Block]:
    """The messages word for word, as plain text; what is too long is cut, and says so."""
    if not prompt:
        return []
    rest = safe_markdown("\n\n".join(f"{message.role}\n{message.content}" for message in prompt))
    blocks: list[Block] = [header(PROMPT)]
    while rest and len(blocks) < PROMPT_BLOCKS:
        piece = prefix(rest, limits.SECTION_TEXT)
        blocks.append({"type": "section", "text": verbatim(piece)})
        rest = rest[len(piece) :]
    return [*blocks, section(f"… and {len(rest)} characters more.")] if rest else blocks
