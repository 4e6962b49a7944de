"""Every number of Slack's that we keep to, with its source.

"facts" is the project's own collection of what the platform does; its tables come from a dump of the official method
reference (August 2026), from the sources of slack-sdk 3.47 and slack-bolt 1.30, and from measurements in public issues.
"""

from __future__ import annotations

from typing import NamedTuple

# --- rates (facts 2.1: a floor per method, workspace and minute)

MINUTE = 60.0
TIER_1, TIER_2, TIER_3, TIER_4 = 1, 20, 50, 100
POSTS = 200
"""Messages a minute in a workspace: "several hundred" by the reference, so the least that the words can mean."""
POST_GAP = 1.0
"""Seconds between two messages in one channel: "about one a second"."""
TIERS: dict[str, int] = {
    "assistant.threads.setStatus": TIER_4,  # "special": no number is given, so what similar methods have
    "auth.test": TIER_4,  # "special": hundreds a minute
    "chat.appendStream": TIER_4,
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.postMessage": POSTS,
    "chat.startStream": TIER_2,
    "chat.stopStream": TIER_2,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "reactions.add": TIER_3,
    "reactions.remove": TIER_2,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}
KEPT = 0.2
"""The part of a minute's calls that running text leaves for what an answer has come to (ours)."""
OWED = 2 * MINUTE
"""Seconds after an answer last moved for which it is owed its last send (ours)."""
ONLY_RUNNING = ("chat.appendStream",)
"""Methods that no answer ends by."""
BURST = 0.25
"""The part of running text's calls that may be made at once; the others are spread evenly (ours)."""
OWN_GAP = 1.0
"""Seconds between two running sends of one answer: more often, nobody reads it (ours)."""
RETRY_AFTER = 5.0
"""Seconds to wait after a 429 that names none (ours)."""
RETRIES, LAST_RETRIES = 3, 8
"""Times that a call is made again after an error of the passing kind, a running one and a last one (ours)."""
BACKOFF, BACKOFF_MOST = 0.5, 30.0
"""Seconds before the first of them; each next wait is twice as long, up to the second number (ours)."""
ROUNDING = 1e-9
"""What sums of seconds may be off by."""
PASSING = ("internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org")
"""Errors in a 200 that the reference says may pass by themselves."""
MOST_KNOWN = 1000
"""Answers and channels whose last send is remembered before old ones are let go (ours)."""


class Rate(NamedTuple):
    """How a method may be called in one workspace."""

    most: int
    """Calls in any minute."""
    kept: int
    """Of those, how many running sends leave alone."""
    burst: float
    """Running sends at once."""
    refill: float
    """Running sends a second after that."""
    gap: float
    """Seconds between two calls for one channel; 0 for none."""
    own: float
    """Seconds between two running sends of one answer."""


def rate(method: str) -> Rate:
    """How a method may be called; one that is not in the table as the second tier, which most methods exceed."""
    most = TIERS.get(method, TIER_2)
    kept = 0 if method in ONLY_RUNNING else round(most * KEPT)
    burst = max(1.0, (most - kept) * BURST)
    refill = max(most - kept - burst, 1.0) / MINUTE
    return Rate(most, kept, burst, refill, POST_GAP if method == "chat.postMessage" else 0.0, OWN_GAP)


def retries(last: bool) -> int:
    """How often a call is made again where Slack cannot be reached or has a trouble of its own."""
    return LAST_RETRIES if last else RETRIES


def backoff(times: int) -> float:
    """Seconds to wait after so many troubles in a row."""
    return float(min(BACKOFF * 2 ** (times - 1), BACKOFF_MOST))


# --- streams (facts 2.4)

STREAM_TEXT = 12_000
"""Characters that one call of the streaming methods takes."""
HELD_BACK = 80
"""Characters of running text that wait for the end of their word at most (ours)."""
STATUS_LIFE = 120.0
"""Seconds after which Slack takes a status off by itself."""
STATUS_RENEWED = 0.8
"""The part of that time after which it is put up again (ours)."""
STATUS_MOST = 15 * 60.0
"""Seconds for which a status is kept up (ours)."""
REPLIES_PAGE = 200
"""Replies asked for at once: no more than 200, says the reference; new commercial apps are given 15 (facts 2.2)."""

# --- private answers (facts 2.6)

RESPONSES = 5
"""Posts to one response_url."""
RESPONSE_LIFE = 30 * 60.0
"""Seconds that a response_url can be used."""

NAME_LIFE = 60 * 60.0
"""Seconds for which a person's name is known before it is asked for again (ours)."""

# --- what errors mean (facts 2.4; the method reference)

NO_STREAMS = ("unknown_method", "feature_not_enabled", "method_deprecated", "missing_scope", "not_allowed_token_type")
"""Errors of chat.startStream that tell of the whole workspace."""
NO_STREAMS_HERE = ("channel_type_not_supported", "method_not_supported_for_channel_type")
"""Errors of it that tell of one channel."""
NO_STREAMS_FOR = 60 * 60.0
"""Seconds after which streams are tried again there (ours)."""
GONE = ("message_not_found", "cant_update_message", "edit_window_closed")
"""Errors of chat.update after which an answer needs another message."""
REFUSED = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "block_mismatch")
"""Errors that are about what is in a message: the plainest blocks are sent then."""
SECTION_TEXT = 3_000
"""Characters of a section block's text (facts 2.3)."""

# --- pictures in messages (docs: image block, slack file object; what people measured)

ALT = 2_000
"""Characters of an image's `alt_text`."""
PROCESSING = 1.0
"""Seconds between two looks at a file that Slack is still processing: until then, which takes it a second or two, the
file can stand in no message (slackapi/python-slack-sdk#1521, #1658) (ours)."""
PROCESSED = 8
"""Times that it is looked at before it is used all the same (ours)."""
SEEN = 3
"""Times that a picture in a message is looked at before it counts as one that nobody there can see (ours)."""
NOT_IN_PLACE_FOR = 60 * 60.0
"""Seconds after which pictures are put into messages again in a workspace where nobody could see one (ours)."""

# --- texts and blocks (facts 2.3; sizes in UTF-16 units, which is never less than characters)

MARKDOWN_TEXT = 12_000
"""Characters of one `markdown` block, and of all of a message together (docs: markdown block)."""
MESSAGE_TEXT = 13_100
"""Characters of all blocks of a message: with 13,172 a message of several was refused (slackapi/bolt-js#2509)."""
BODY = 10_000
"""Characters of an answer in one message: leaves room for what stands under it, and for a limit that is only measured
(messages of other blocks with 11,341 have been refused: slackapi/bolt-js#2867) (ours)."""
PARTS = 4
"""Messages that one answer may take; a longer one is a file (ours)."""
BEGINNING = 3_000
"""Characters that a message shows of an answer that is a file (ours)."""
FALLBACK = 3_900
"""Characters of `text`: chat.update refuses more than 4,000."""
CONTEXT = 1_500
"""Characters of one text in a `context` block; the platform takes 2,000."""
BLOCKS = 50
"""Blocks of a message."""
TABLE_ROWS = 100
"""Rows of a table with its head (docs: table block, to which Slack turns a table)."""
ACTIONS = 25
"""Elements of an `actions` block."""
LABEL = 75
"""Characters on a button and of an option."""
VALUE = 2_000
"""Characters of a button's value."""
OPTIONS = 100
"""Options of a select."""
OPTION_VALUE = 150
"""Characters of an option's value (slack_sdk: Option.value_max_length)."""
ID = 255
"""Characters of an action_id and of a block_id."""

# --- views (facts 2.3; slack_sdk: models.views and models.blocks)

VIEW_BLOCKS = 100
"""Blocks of a modal and of the App Home."""
VIEW_BYTES = 250_000
"""Bytes of a view's JSON (the method reference: `view_too_large`)."""
VIEW_TITLE = 24
"""Characters of a modal's title, and of its two buttons."""
METADATA = 3_000
"""Characters of a view's private_metadata."""
HEADER_TEXT = 150
"""Characters of a header block."""
FIELD_LABEL = 2_000
"""Characters of an input's label and of its hint."""
PLACEHOLDER = 150
"""Characters of an input's placeholder."""
INPUT_TEXT = 3_000
"""Characters that a plain_text_input takes."""
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
"""Characters of what is asked before a button acts."""
