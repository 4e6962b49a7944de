"""The App Home: what is kept of a person and what is remembered, their threads, what reactions do, what the bot can do.
Pure."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.slack import limits
from adapters.slack.views.blocks import (
    About,
    Block,
    View,
    button,
    confirm,
    context,
    field,
    fitted,
    header,
    lines,
    link,
    modal,
    safe,
    section,
    writing,
)
from adapters.slack.views.memory import Remembered, memory_blocks
from adapters.slack.views.why import explained
from bot.explained import Explanation
from bot.values import Value

PROFILE, CODE, EXPORT, SWITCH = "profile", "code", "export", "switch"
"""Buttons of this page: the first two open the forms that add a wish and take a code, the last says /profile on or off.
The form for a code has one field, of the same name."""
FORGET, QUESTIONS, JOIN, PART = "forget", "questions", "join", "part"
SAYS = {FORGET: "/forget", QUESTIONS: "/meet", JOIN: "/profile join", PART: "/profile part"}
"""Buttons of this page that say a command, and which."""
ON, OFF = "on", "off"
"""What the switch carries: how the profile is to be."""
STANDING = "standing"
"""The field of the form that adds to a profile."""
THREADS = 10
"""Threads that are listed."""
TITLE = 120
"""Characters of a thread's title."""
KEPT_BLOCKS = 70
"""Blocks that profile and memory take at most together, so that the rest of the page has its place."""
PROFILE_BLOCKS = 45
"""Of those, the profile's at most where there is a memory."""
ERASES = (
    "All that I keep of you is erased for good, also for accounts that you have joined: your profile, what I remember "
    "(what you shared too), and your conversations with me. The messages stay in Slack, but I will not know them."
)
JOINING = (
    "Am I with you in another app or workspace too? Get a code on one account, type it on the other, then the same "
    "code on the first once more: from then on both have one profile."
)
NO_THREADS = "None yet. Mention me in a channel, or write to me in Messages."
CAN = (
    "Mention me in a channel, or write to me in Messages: I answer in the thread.",
    "Reply in the thread to change the answer, in your own words; quote a passage to change only that.",
    "Press a button under the answer, or put a reaction on it.",
    "Choose “Refine this answer” or “Ask about this message” in a message’s … menu.",
    "Edit or delete your message, and the answer follows.",
    "“Why?” under an answer shows what shaped it; each line can be removed. “History” goes back to any version.",
    "“Compare” under “More…” gives two variants; take the one that you like better, and I learn from it.",
    "Outside of threads: /burnish ask, profile, memory, meet, history, undo, forget, help.",
)


class Recent(Value):
    """A thread of the person's."""

    title: str
    link: str = ""
    """Its address in Slack; "" where it is not known."""


def home_view(
    told: Explanation,
    about: About,
    threads: Sequence[Recent],
    emoji: Sequence[tuple[str, str]],
    memory: Remembered | None = None,
    *,
    off: bool | None = None,
    holds: bool = False,
) -> View:
    """The page that a person sees. `about` is of their profile; `emoji` is `vocabulary`'s table.

    `off`: whether their profile is switched off; None leaves the switch away. `holds`: whether something is kept of
    them that does not show on it.
    """
    kept = [one for told_of in (told, *([memory.told] if memory else [])) for one in told_of.sections]
    profile = [block for one in told.sections for block in explained(one, about)]
    profile = fitted(profile, PROFILE_BLOCKS if memory else KEPT_BLOCKS, limits.VIEW_BYTES // 3)
    remembered = memory_blocks(memory, about) if memory else []
    blocks = [
        header(told.title),
        section(safe(told.lead, limits.SECTION_TEXT)),
        *profile,
        _teaching(about, off),
        *fitted(remembered, KEPT_BLOCKS - len(profile), limits.VIEW_BYTES // 3),
        *_controls(about, holds=holds or bool(threads) or any(one.rows for one in kept)),
        {"type": "divider"},
        header("Your recent threads"),
        *lines([f"• {_thread(one)}" for one in threads[:THREADS]] or [NO_THREADS]),
        header("What reactions on an answer do"),
        *lines(f"{safe(one, 100)}  {safe(does, 300)}" for one, does in emoji),
        header("What I can do"),
        *lines(f"• {safe(one, limits.SECTION_TEXT)}" for one in CAN),
    ]
    return {"type": "home", "blocks": fitted(blocks), "private_metadata": about.packed()}


def _teaching(about: About, off: bool | None) -> Block:
    """Add to the profile, be asked what belongs into it, or switch it."""
    buttons = [button(PROFILE, "Add a wish…", about), button(QUESTIONS, "Three questions", about)]
    if off is not None:
        buttons.append(button(SWITCH, "Switch on" if off else "Switch off", about, ON if off else OFF))
    return _row(buttons)


def _controls(about: About, *, holds: bool) -> list[Block]:
    """Where anything is kept, take it along or erase it; and make one of several accounts."""
    sure = confirm("Erase everything?", ERASES, "Erase it")
    buttons = [
        button(EXPORT, "Export everything", about),
        button(FORGET, "Erase everything", about, style="danger", confirm=sure),
    ]
    accounts = [
        button(JOIN, "Get a code", about),
        button(CODE, "Type a code…", about),
        button(PART, "Part them", about),
    ]
    joined = [header("One profile for several accounts"), section(safe(JOINING, limits.SECTION_TEXT)), _row(accounts)]
    return [*([_row(buttons)] if holds else []), *joined]


def _row(buttons: Sequence[Block | None]) -> Block:
    return {"type": "actions", "elements": [one for one in buttons if one]}


def _thread(thread: Recent) -> str:
    return link(thread.link, safe(" ".join(thread.title.split()), TITLE) or "A thread")


def profile_view(about: About) -> View:
    """The form that adds a wish to a profile; it comes back as /profile with what was written in STANDING."""
    blocks = [
        field(STANDING, "Always", writing(placeholder="formal · for a beginner · in German", multiline=False)),
        context("This goes with every question you ask, from your next answer on."),
    ]
    return modal(PROFILE, "Your profile", blocks, about, submit="Add")


def code_view(about: About) -> View:
    """The form for a code that joins accounts; it comes back as /profile join with the code."""
    blocks = [
        field(CODE, "Code", writing(placeholder="ABCD-EFGH", multiline=False)),
        context("Only type a code that you made yourself: whoever is joined with you sees your profile."),
    ]
    return modal(CODE, "Join accounts", blocks, about, submit="Join")
