"""Slack's modals and the App Home, as the dicts that `views.open`, `views.update` and `views.publish` take. Pure.

why      "Why this answer?" with a remove button a wish, and the versions with a restore button each
refine   "Refine this answer": what to change, which passage, for how long; and "Ask about this message"
edit     the answer's own text, in as many fields as it needs
home     the App Home: the person's profile and memory, their threads, what reactions do; and the forms for a profile
memory   what is remembered of a person's conversations
entered  what a form lacks
notice   what stands there while something is looked up, and where it cannot be
blocks   the pieces that all of them are made of, each within Slack's limits
"""

from __future__ import annotations

from adapters.slack.views.blocks import About, View
from adapters.slack.views.edit import edit_view, edited
from adapters.slack.views.entered import check
from adapters.slack.views.home import Recent, code_view, home_view, profile_view
from adapters.slack.views.memory import Remembered, memory_blocks
from adapters.slack.views.notice import error_view, loading_view
from adapters.slack.views.refine import ask_view, refine_view, refined
from adapters.slack.views.why import history_view, why_view

__all__ = [
    "About",
    "Recent",
    "Remembered",
    "View",
    "ask_view",
    "check",
    "code_view",
    "edit_view",
    "edited",
    "error_view",
    "history_view",
    "home_view",
    "loading_view",
    "memory_blocks",
    "profile_view",
    "refine_view",
    "refined",
    "why_view",
]
