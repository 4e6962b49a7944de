"""Every number of Discord's that we keep to, with its source.

"facts" is the project's own collection of what the platform does: from the official API documentation (August 2026),
the source of discord.py 2.7.1, runs against a local server, and public issues.
"""

from __future__ import annotations

# --- texts (facts: Limits; docs: resources/message). Sizes in UTF-16 units, which is never less than characters: the
# documentation says "characters" and not of which kind

CONTENT = 2_000
"""Characters of a message's content."""
BODY = 1_990
"""Characters of an answer in one of several messages: leaves room for a mark that takes a mention apart (ours)."""
UNDER = 800
"""Characters of what stands under an answer (ours)."""
PARTS = 4
"""Messages that one answer may take; a longer one is a file (ours)."""
NOTICE_PARTS = 4
"""Messages that one notice may take; a longer one is a file. Less than FOLLOW_UPS (ours)."""
BEGINNING = 1_100
"""Characters that a message shows of an answer that is a file (ours)."""
TABLE_WIDTH = 64
"""Columns of a table that is shown as one: in wider ones, lines break on a common window (ours)."""
TABLE_ROWS = 500
"""Rows of a table that is shown as one: a longer one becomes several (ours)."""
HEADINGS = 3
"""Levels of headings that Discord shows (docs: Markdown Text 101)."""
UPLOAD = 10 * 1024 * 1024
"""Bytes of a file that a bot may send anywhere (docs: resources/message, default attachment size limit)."""

ALT = 1_024
"""Characters of what a picture shows, in words (docs: resources/message, Attachment Object)."""

# --- components (facts: Limits; docs: components/reference)

ROW = 5
"""Buttons in a row."""
ROWS = 5
"""Rows of a message."""
OPTIONS = 25
"""Options of a select."""
LABEL = 80
"""Characters on a button."""
OPTION_LABEL = 100
"""Characters of an option's label, and of its value."""
PLACEHOLDER = 150
"""Characters of a select's placeholder."""
CUSTOM_ID = 100
"""Characters of a custom_id."""
THREAD_NAME = 100
"""Characters of a thread's name (docs: resources/channel)."""
NONCE = 25
"""Characters of a nonce (docs: resources/message, Create Message)."""

# --- rates (facts: Rate limits). Discord names no numbers and tells them in its headers; these hold until it has

EDITS, SENDS, OTHERS = 5, 5, 5
"""Calls of a kind in one channel in any WINDOW: the same numbers as people have seen."""
WINDOW = 5.0
"""Seconds of that window."""
GLOBAL = 50
"""Calls of one bot in a second, everything together (docs: topics/rate-limits)."""
GLOBAL_OTHERS, GLOBAL_KEPT = 5, 15
"""Of those, how many answers leave to what is not paced (reading, threads), and how many more running text (ours)."""
SECOND = 1.0
OWN_GAP = 1.0
"""Seconds between two running edits of one answer: more often, nobody reads it (ours)."""
PATIENCE = 0.2
"""How long the last of several answers in a channel may wait for its end, as a part of the time that the youngest of
them has already taken (ours): a quarter more than the ideal is what we promise."""
MOVING_LIFE = 10 * 60.0
"""Seconds after which an answer of which nothing more comes is thought to be at rest (ours)."""
RETRY_AFTER = 5.0
"""Seconds to wait after a 429 that names none (ours)."""
RETRIES, LAST_RETRIES = 1, 6
"""Times that a call is made again after a passing trouble, a running one and a last one (ours)."""
BACKOFF, BACKOFF_MOST = 0.5, 30.0
"""Seconds before the first of them; each next wait is twice as long, up to the second number (ours)."""
MOST_KNOWN = 1_000
"""Answers, channels and people that are remembered before old ones are let go (ours)."""


def backoff(times: int) -> float:
    """Seconds to wait after so many troubles in a row."""
    return float(min(BACKOFF * 2 ** (times - 1), BACKOFF_MOST))


# --- ages (facts: Limits and Interactions)

OLD = 60 * 60.0
"""Seconds after which a message takes few edits (error 30046), so that nothing moves in it."""
ACK = 3.0
"""Seconds in which an interaction has to be answered."""
ACK_PATIENCE = 1.8
"""Of those, how long what is kept or looked up first may take (ours)."""
INTERACTION_LIFE = 15 * 60.0
"""Seconds that an interaction's token can be used."""
INTERACTION_SPARE = 30.0
"""Seconds before its end when it is no longer relied on (ours)."""
FOLLOW_UPS = 5
"""Messages that one interaction of a user-installed app may give; we keep to it everywhere."""
TYPING_LIFE = 10.0
"""Seconds for which Discord shows that somebody is typing (docs: resources/channel, Trigger Typing Indicator)."""
TYPING_RENEWED = 0.8
"""The part of that time after which it is said again (ours)."""
TYPING_MOST = 15 * 60.0
"""Seconds for which it is kept up (ours)."""
NOTICE_LIFE, OFFER_LIFE = 2 * 60.0, 15 * 60.0
"""Seconds that a notice to one person stays in a channel where everybody sees it, without and with buttons (ours)."""
TOLD_AGAIN = 24 * 60 * 60.0
"""Seconds after which somebody is told again that a permission is missing in a channel (ours)."""
HISTORY = 100
"""Messages that are looked through for one of ours: a page of the reference."""
EPOCH = 1_420_070_400.0
"""When Discord's ids begin to count, in seconds since the epoch (docs: reference, Snowflakes)."""

# --- what errors mean (docs: topics/opcodes-and-status-codes)

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008
TOO_MANY_EDITS = 30046
"""Edits of a message older than an hour."""
NO_ACCESS, NO_PERMISSION = 50001, 50013
HAS_THREAD = 160004
"""The message has a thread already; its id is the message's."""
ARCHIVED = 50083
"""The thread is archived."""
CANNOT_DM = 50007
"""The person takes no direct messages from the bot."""
MISSING = (NO_ACCESS, NO_PERMISSION)
TOO_LARGE, INVALID_FORM = 40005, 50035
FILES_REFUSED = (TOO_LARGE, INVALID_FORM)
"""What a message is refused with whose files are too large, or not as they should be; the second says it of all else,
too, and is tried once more without the files."""


def made(id: int) -> float:
    """When the thing with that id was made, in seconds since the epoch (docs: reference, Snowflakes)."""
    return (id >> 22) / 1000 + EPOCH


def first_id(moment: float) -> int:
    """The least id of what was made at a moment, in seconds since the epoch, or later."""
    return max(1, int((moment - EPOCH) * 1000) << 22)


# --- catching up (ours)

MARK_EVERY = 5.0
"""Seconds between two times that it is kept how far each shard was read."""
MISSED_FOR = 24 * 60 * 60.0
"""Seconds for which what happened while nobody listened is caught up with: later, nobody waits for it any longer."""
MISSED_AGAIN = 10.0
"""Seconds before what was read last that are looked through once more."""
MISSED_CHANNELS = 200
"""Channels and threads of a shard that are looked into, those with the newest messages first."""
MISSED_THREADS = 100
"""Conversations of ours, those with the newest events first, in which edits, deletions and reactions are looked for."""
MISSED_MESSAGES = 100
"""Messages of a channel: a page of the reference."""
MISSED_REACTIONS = 1_000
"""People under one emoji."""
MISSED_ANSWERS = 10
"""Answers of a conversation, the newest, whose reactions are compared."""
