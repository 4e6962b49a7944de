"""What explains, as a message that one person sees, a page at a time: why an answer is what it is, its versions, a
profile. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapters.discord import limits
from adapters.discord.buttons import Key, custom_id, offered
from adapters.discord.render import Document
from adapters.discord.safe import GAP, line, safe
from adapters.discord.where import address
from adapters.discord.wire import Outgoing
from adapters.splitting import prefix, size
from bot import texts
from bot.answers import Frame, Offer
from bot.explained import Explanation, Row, Section
from bot.interpret.buttons import REMOVE, SHARE
from bot.memory import NAMED
from bot.prompt import Message
from bot.values import Value

RESTORE = "restore"
ROW, ASIDE, QUOTED = 600, 500, 200
"""Characters of a row, of what is told beside it, and of a version's text, by which it is known again."""
PROMPT = "prompt.txt"
PAGE = 1_900
"""Characters of a page: leaves room for a mark that takes a mention apart."""
TITLE, BLOCK = 200, 1_600
"""Characters of a title, and of a row with all that belongs to it."""
CONTROLS = limits.ROW * (limits.ROWS - 1)
"""Buttons of a page; the last row turns pages."""
SHARED = "for everyone here"
"""What is told of what everybody in the workspace shares (`bot.explanation.recalled`)."""
TURNS = "page"
"""What a button's value begins with that turns to another page."""


class Page(Value):
    """What fits into a message, with the controls of its rows."""

    text: str
    offers: tuple[Offer, ...] = ()


def explained(
    told: Explanation,
    frame: Frame,
    people: Iterable[str] = (),
    *,
    view: str = "",
    page: int = 0,
    shares: bool = False,
) -> Outgoing:
    """A page of an explanation; each wish on it that the viewer can take back, and each version that can be restored,
    has a button.

    `frame` is of the answer as it is now, `people` are those whose mentions stand for their names in it. `view` is the
    button that opens it: so pages are turned. `shares`: whether the viewer can make everybody's what is remembered.
    """
    found = tuple(_pages(told, tuple(people), shares=shares))
    page = min(max(page, 0), len(found) - 1)
    rows = offered(frame, found[page].offers)
    if len(found) > 1 and view:
        rows = (*rows, _turns(frame, view, page, len(found)))
    document = Document(name=PROMPT, text=_prompt(told.prompt)) if told.prompt and page == 0 else None
    return Outgoing(content=found[page].text, rows=rows, document=document)


def turned(value: str) -> int | None:
    """The page that a button's value turns to; None for another value."""
    number = value.removeprefix(TURNS)
    return int(number) if value.startswith(TURNS) and number.isdigit() and len(number) < 5 else None


def _turns(frame: Frame, view: str, page: int, pages: int) -> tuple[Key, ...]:
    """The row that turns pages."""
    turns = ((page - 1, f"◀ Page {page}"), (page + 1, f"Page {page + 2} of {pages} ▶"))
    found = [(custom_id(frame, view, 0, f"{TURNS}{to}"), label) for to, label in turns if 0 <= to < pages]
    return tuple(Key(id=id, label=label) for id, label in found if id)


def _pages(told: Explanation, people: tuple[str, ...], *, shares: bool) -> Iterator[Page]:
    """All of it, cut between rows: a page has room for its text, and for the controls of its rows."""
    text, offers = f"**{_title(told.title)}**", list[Offer]()
    for title, block, own in _blocks(told, shares=shares):
        named = prefix(_named(block, people), BLOCK)
        if size(text) + size(named) + 2 > PAGE or len(offers) + len(own) > CONTROLS:
            yield Page(text=text, offers=tuple(offers))
            text, offers = f"**{title} (continued)**" if title else "…", []
        text, offers = f"{text}\n{named}", [*offers, *own]
    yield Page(text=text, offers=tuple(offers))


def _blocks(told: Explanation, *, shares: bool) -> Iterator[tuple[str, str, list[Offer]]]:
    """Title of the section, text and controls of each row; a section's own title stands before its first."""
    if told.lead:
        yield "", prefix(safe(told.lead), PAGE // 2), []
    for section in told.sections:
        title = _title(section.title)
        head = f"\n**{title}**\n"
        if not section.rows:
            yield "", head + prefix(safe(section.nothing), PAGE // 2), []
        for row in section.rows:
            yield title, head + _row(row, section), _offers(row, shares=shares)
            head = ""


def _title(title: str) -> str:
    return prefix(line(title), TITLE)


def _named(text: str, people: Iterable[str]) -> str:
    """Mentions of these people, which show their names and notify nobody, as they were before they were made safe."""
    for person in people:
        text = text.replace(f"<@{person}>{GAP}", f"<@{person}>").replace(f"<{GAP}@{person}>", f"<@{person}>")
    return text


def _row(row: Row, of: Section) -> str:
    """A line: what, who, when, and what else there is to it."""
    said = prefix(safe(" ".join(row.text.split())), ROW)
    if of.kind == "figures":
        return f"- {said}: {_told(row)}"
    when = f"<t:{int(row.at)}:R>" if row.at else ""
    where = address(row.thread) if row.thread else ""
    aside = " · ".join(filter(None, (prefix(safe(row.by), TITLE), when, _told(row), where)))
    quoted = prefix(safe(" ".join(row.quoted.split())), QUOTED)
    lines = [f"- {said}" + (f"\n  -# {aside}" if aside else "")]
    return "\n".join([*lines, *((f"  > {quoted}",) if quoted else ())])


def _told(row: Row) -> str:
    return prefix(safe(" · ".join(" ".join(one.split()) for one in row.told)), ASIDE)


def _offers(row: Row, *, shares: bool) -> list[Offer]:
    found = [Offer(label=f"Remove: {row.brief}", button=REMOVE, value=row.takes)] if row.takes else []
    if row.restores:
        found.append(Offer(label=f"Restore version {row.restores}", button=RESTORE, value=str(row.restores)))
    if shares and row.takes.startswith(NAMED) and SHARED not in row.told:
        found.append(Offer(label=f"{texts.FOR_EVERYONE}: {row.brief}", button=SHARE, value=row.takes))
    return found


def _prompt(prompt: tuple[Message, ...]) -> str:
    """The messages exactly as they were sent to the model."""
    return "\n\n".join(f"[{message.role}]\n{message.content}" for message in prompt)
