"""Nothing that pings: text of models and people, made so that Slack takes nothing in it for a mention. Pure.

Slack reads `<!channel>`, `<@U…>` and `<#C…>` also within a `markdown` block, wherever they stand. It shows an entity as
its character and does not read the result again (measured against a workspace: PostHog/posthog#95054). Whether it reads
them in code nobody has measured, and an entity in code would be seen. Hence one rule that needs no parser: a zero-width
space between the first two characters. It takes a mention apart in every place, changes nothing that can be seen, and
leaves a text that grows a text that grows, which a stream depends on.
"""

from __future__ import annotations

import re

GAP = "\u200b"
"""What takes a mention apart."""
_LESS = r"(?:[<＜﹤]|&(?:amp;)*(?:lt|\#0*60|\#x0*3c)\b;?)"
_SIGN = r"(?:[@!\#＠！＃﹫﹗﹟]|&(?:amp;)*(?:commat|excl|num|\#0*(?:33|35|64)|\#x0*(?:21|23|40))\b;?)"
_AT = r"(?:[@＠﹫]|&(?:amp;)*(?:commat|\#0*64|\#x0*40)\b;?)"
_MENTION = re.compile(
    rf"""
    {_LESS} (?!
        !--(?!>) | !doctype\b | !\[CDATA\[ | \#(?:\s|\Z)    # <!-- -->, <!DOCTYPE>, <# #>: code that is often shown
    ) (?= [\\\s]* {_SIGN}                                   # <!channel>, <\@U1>, &lt;!here&gt;
        | [a-z][\w+.-]*:[^<>|\s]*\|                         # <https://where.it.leads|what it says>
        | <!--                                              # <<!-- -->!channel>, should HTML be taken out
    )
    | (?<![a-z0-9]) {_AT} (?! (?-i:Channel)\( ) (?=         # not in an address, and not Java's @Channel("…")
        (?:here|channel|everyone)(?![a-z0-9_]) | &\#
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OPEN_END = re.compile(
    rf"(?: {_LESS} [\\\s]* (?:{_SIGN}[a-z\[-]{{0,7}})? | <[a-z][^<>|\s]* | {_AT}[a-z]{{0,8}} | &[\#\w;]{{0,24}} ) \Z",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 500
"""How far from its end a growing text is looked at."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def safe_markdown(text: str) -> str:
    """Text for a `markdown` block, a stream, or a `plain_text` object: no part of it is a mention.

    The same text but for zero-width spaces. Idempotent.
    """
    return _MENTION.sub(lambda found: found[0] + GAP, text)


def safe_text(text: str) -> str:
    """Plain text for a `mrkdwn` object or a message's `text`: no mentions, no links, and `&`, `<`, `>` escaped as Slack
    asks."""
    return safe_markdown(text).translate(_ESCAPED)


def settled(text: str) -> str:
    """A growing text without an end that may yet become part of a mention.

    `safe_markdown` of it is the beginning of `safe_markdown` of whatever the text grows to, unless that end is longer
    than 500 characters, as of an address in angle brackets.
    """
    kept, end = text[:-_REACH], text[-_REACH:]
    while found := _OPEN_END.search(end):
        end = end[: found.start()]
    return kept + end
