"""The App Home: what is kept of a person, their threads, what reactions do, what the bot can do. Pure."""

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
    modal,
    safe,
    section,
    writing,
)
from adapters.slack.views.why import explained
from bot.explained import Explanation
from bot.values import Value

PROFILE, EXPORT, FORGET, SWITCH = "profile", "export", "forget", "switch"
"""Buttons of this page: the first opens the form that adds to the profile, the last two say /forget and /profile on."""
ON, OFF = "on", "off"
"""What the switch carries: how the profile is to be."""
STANDING = "standing"
"""The field of the form that adds to a profile."""
THREADS = 10
"""Threads that are listed."""
TITLE = 120
"""Characters of a thread's title."""
PROFILE_BLOCKS = 70
"""Blocks that the profile takes at most, so that the rest of the page has its place."""
NO_THREADS = "None yet. Mention me in a channel, or write to me in Messages."
CAN = (
    "Mention me in a channel, or write to me in Messages: I answer in the thread.",
    "Reply in the thread to change the answer, in your own words; quote a passage to change only that.",
    "Press a button under the answer, or put a reaction on it.",
    "Choose “Refine this answer” or “Ask about this message” in a message’s … menu.",
    "Edit or delete your message, and the answer follows.",
    "“Why?” under an answer shows what shaped it; each line can be removed. “History” goes back to any version.",
    "Outside of threads: /burnish ask, profile, history, undo, forget, help.",
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
    *,
    off: bool | None = None,
) -> View:
    """The page that a person sees. `about` is of their profile; `emoji` is `vocabulary`'s table.

    `off`: whether their profile is switched off; None leaves the switch away.
    """
    profile = [block for one in told.sections for block in explained(one, about)]
    blocks = [
        header(told.title),
        section(safe(told.lead, limits.SECTION_TEXT)),
        *fitted(profile, PROFILE_BLOCKS, limits.VIEW_BYTES // 2),
        _buttons(about, off, holds=any(one.rows for one in told.sections)),
        {"type": "divider"},
        header("Your recent threads"),
        *lines([f"• {_thread(one)}" for one in threads[:THREADS]] or [NO_THREADS]),
        header("What reactions on an answer do"),
        *lines(f"{safe(one, 100)}  {safe(does, 300)}" for one, does in emoji),
        header("What I can do"),
        *lines(f"• {safe(one, limits.SECTION_TEXT)}" for one in CAN),
    ]
    return {"type": "home", "blocks": fitted(blocks), "private_metadata": about.packed()}


def _buttons(about: About, off: bool | None, *, holds: bool) -> Block:
    """Add to the profile, or switch it; where it holds something, take it along or erase it."""
    sure = confirm("Erase your profile?", "Everything that I keep of you here is erased for good.", "Erase it")
    buttons = [button(PROFILE, "Add a wish…", about)]
    if off is not None:
        buttons.append(button(SWITCH, "Switch on" if off else "Switch off", about, ON if off else OFF))
    if holds:
        buttons.append(button(EXPORT, "Export", about))
        buttons.append(button(FORGET, "Erase everything", about, style="danger", confirm=sure))
    return {"type": "actions", "elements": [one for one in buttons if one]}


def _thread(thread: Recent) -> str:
    title = safe(" ".join(thread.title.split()), TITLE) or "A thread"
    usable = thread.link.startswith("https://") and not set(thread.link) & set("<>|\n ")
    return f"<{thread.link}|{title}>" if usable and len(thread.link) <= TITLE * 5 else title


def profile_view(about: About) -> View:
    """The form that adds a wish to a profile; it comes back as /profile with what was written in STANDING."""
    blocks = [
        field(STANDING, "Always", writing(placeholder="formal · for a beginner · in German", multiline=False)),
        context("This goes with every question you ask, from your next answer on."),
    ]
    return modal(PROFILE, "Your profile", blocks, about, submit="Add")
