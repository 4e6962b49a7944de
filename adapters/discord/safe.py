"""Nothing that pings or pretends: text of models and people, made so that Discord makes no mention of it. Pure.

`AllowedMentions.none()` goes with every call, so nothing here can ping. What would look like a ping is taken apart all
the same, by a zero-width space, wherever it stands: that needs no parser, is seen by nobody, and cannot be got round by
a form that two parsers read differently. So are invites, which Discord makes a card with a button of, and links that
show one address and lead to another.
"""

from __future__ import annotations

import re

GAP = "\u200b"
"""What takes a mention apart."""
_MENTION = re.compile(
    r"""
    < (?= [\\\s]* (?: @[!&]?\d | \#\d | /[^<>\n:]*:\d | id: ) )    # <@1>, <@!1>, <@&1>, <#1>, </ask:1>, <id:customize>
    | [@＠﹫] (?= (?:everyone|here)(?![a-z0-9_]) )
    | (?: discord(?:app)?\.com/invite | discord\.(?:gg|me|io) | dsc\.gg ) (?= / )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MASKED = re.compile(r"\[([^\[\]]*)\](\(\s*<?\s*(?:https?|discord):)", re.IGNORECASE)
_ADDRESS = re.compile(r"://|\bwww\.|\b[\w-]+\.(?:[a-z]{2,})\b", re.IGNORECASE)


def safe(text: str) -> str:
    """Text for a message's content, for a label, or for whatever else Discord shows: no part of it is a mention, an
    invite or a link with an address for its words.

    The same text but for zero-width spaces. Idempotent.
    """
    apart = _MENTION.sub(lambda found: found[0] + GAP, text)
    return _MASKED.sub(lambda found: f"[{found[1]}]{GAP}{found[2]}" if is_address(found[1]) else found[0], apart)


def is_address(words: str) -> bool:
    """Whether a link's words look like an address, so that people would take it for where the link leads."""
    return bool(_ADDRESS.search(words.replace(GAP, "")))


def line(text: str) -> str:
    """Text as one line in which nothing is formatted."""
    return safe(re.sub(r"([\\*_~`|>#\[\]])", r"\\\1", " ".join(text.split())))
