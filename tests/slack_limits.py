"""The numbers of the local Slack: what fits into a message, a view, a minute. Source: facts/slack.md, 2.1 to 2.7."""

from __future__ import annotations

import math
from collections import deque

from slack_state import Clock

BLOCKS = 50
"""Blocks of one message."""
VIEW_BLOCKS = 100
MARKDOWN = 12_000
"""Characters of one markdown block, and of one `markdown_text`."""
MESSAGE = 13_200
"""Characters of all blocks of a message together, `msg_blocks_too_long`; measured by others: 13,297 in markdown blocks
alone, 13,172 with one divider besides (slackapi/bolt-js#2509), so a block that is no markdown costs CONTAINER more."""
CONTAINER = 125
POSTED_TEXT = 40_000
"""Where the text of a posted message is cut off."""
UPDATED_TEXT = 4_000
"""Above it chat.update answers `msg_too_long`."""
SECTION, FIELD, FIELDS = 3_000, 2_000, 10
HEADER, BUTTON_TEXT, BUTTON_VALUE, NAME = 150, 75, 2_000, 255
"""Characters of a header, of a button's label and value, and of an action_id, block_id, callback_id."""
ACTIONS, CONTEXT, CONTEXT_ACTIONS, OVERFLOW, OPTIONS = 25, 10, 5, 5, 100
"""Elements of a row of actions, a context, a context_actions; options of an overflow menu and of a select."""
OPTION_TEXT, OPTION_VALUE = 75, 150
TITLE, PRIVATE_METADATA, STACK, VIEW_BYTES = 24, 3_000, 3, 250_000
"""Of views: characters of title, submit and close; of private_metadata; views one above another; bytes of one."""
ALT = 2_000
TABLE_ROWS, TABLE_COLUMNS = 100, 20
METADATA_BYTES = 8_000
TRIGGER_SECONDS, ACK_SECONDS = 3.0, 3.0
HOOK_USES, HOOK_SECONDS = 5, 1_800.0
"""A response_url takes this many posts for this long."""
STREAM_SECONDS = 300.0
"""How long a stream lives, however much is appended to it."""
SOCKETS = 10
"""Connections of one app; the next one is told too_many_websockets."""
RETRY_GAPS = (0.0, 60.0, 300.0)
"""Seconds before the first, second and third redelivery of what was not acknowledged."""

TIERS = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}
"""Calls of one method in any 60 seconds, in one workspace. Tier 5 is "special": this number is ours."""
CHANNEL_BURST, WORKSPACE_POSTS = 3, 300
"""chat.postMessage: one a second in a channel with short bursts, and several hundred a minute in a workspace. How short
and how many Slack does not say: these numbers are ours."""


class Rates:
    """Counts the calls of every method in every workspace, and says who must wait for how long."""

    def __init__(self, clock: Clock, *, on: bool) -> None:
        self.clock, self.on = clock, on
        self._calls: dict[tuple[str, str], deque[float]] = {}
        self._tokens: dict[tuple[str, str], tuple[float, float]] = {}
        self._blocked: dict[tuple[str, str, str], float] = {}

    def retry_after(self, team: str, method: str, tier: int, channel: str) -> int | None:
        """Count one call; the whole real seconds that it must wait instead, or None where it may go on."""
        if (left := self.blocked(team, method, channel)) > 0:
            return self._seconds(left)
        if not self.on:
            return None
        posting = method == "chat.postMessage"
        wait = self._window(team, method, WORKSPACE_POSTS if posting else TIERS[tier])
        wait_there = self._bucket(team, channel) if posting and wait <= 0 else 0.0
        if wait <= 0 and wait_there <= 0:
            self._calls[team, method].append(self.clock.now())
            return None
        return self.block(team, method, max(wait, wait_there), channel if wait_there > 0 else "")

    def block(self, team: str, method: str, seconds: float, channel: str = "") -> int:
        """Refuse a method in a workspace (in one channel of it) for so long; the real seconds that Retry-After says."""
        after = self._seconds(seconds)
        self._blocked[team, method, channel] = self.clock.now() + after * self.clock.speed
        return after

    def blocked(self, team: str, method: str, channel: str) -> float:
        """Seconds of Slack's time for which the last Retry-After of this method still holds, or less than zero."""
        keys = ((team, method, ""), (team, method, channel))
        return max(self._blocked.get(key, -math.inf) for key in keys) - self.clock.now()

    def _seconds(self, wait: float) -> int:
        return max(1, math.ceil(wait / self.clock.speed))

    def _window(self, team: str, method: str, most: int) -> float:
        calls = self._calls.setdefault((team, method), deque())
        now = self.clock.now()
        while calls and calls[0] <= now - 60:
            calls.popleft()
        return calls[0] + 60 - now if len(calls) >= most else 0.0

    def _bucket(self, team: str, channel: str) -> float:
        now = self.clock.now()
        tokens, then = self._tokens.get((team, channel), (float(CHANNEL_BURST), now))
        tokens = min(CHANNEL_BURST, tokens + now - then)
        self._tokens[team, channel] = (tokens - 1 if tokens >= 1 else tokens, now)
        return 0.0 if tokens >= 1 else 1 - tokens
