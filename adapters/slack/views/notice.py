"""A view that says one thing: that something is being looked up, or that it cannot be had. Pure."""

from __future__ import annotations

from adapters.slack import limits
from adapters.slack.views.blocks import View, modal, safe, section

LOADING = "One moment…"


def loading_view(title: str) -> View:
    """Opened at once, within the three seconds that Slack gives, and updated when there is something to show."""
    return modal("loading", title, [section(LOADING)])


def error_view(sentence: str, title: str = "That can’t be done") -> View:
    """A sentence in place of what was asked for."""
    return modal("error", title, [section(safe(sentence, limits.SECTION_TEXT))])
