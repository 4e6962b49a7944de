"""The numbers of the local Discord: what fits into a message, a modal, a second. Source: facts/discord.md, "Limits"."""

from __future__ import annotations

import hashlib
import math
import time
from dataclasses import dataclass, field

from slack_state import Clock

CONTENT, EMBEDS, EMBED_TOTAL = 2_000, 10, 6_000
EMBED_SIZES = {"title": 256, "description": 4_096}
FIELDS, FIELD_NAME, FIELD_VALUE, FOOTER, EMBED_AUTHOR = 25, 256, 1_024, 2_048, 256
ROWS, ROW_BUTTONS, COMPONENTS, COMPONENT_TEXT = 5, 5, 40, 4_000
"""Rows without Components V2; buttons of a row; with V2 all components and all characters of a message."""
CUSTOM_ID, LABEL, OPTIONS, OPTION, PLACEHOLDER = 100, 80, 25, 100, 150
MODAL_TITLE, MODAL_PARTS, MODAL_LABEL, MODAL_VALUE, MODAL_HINT = 45, 5, 45, 4_000, 100
CHOICES, CHOICE = 25, 100
COMMANDS = {1: 100, 2: 15, 3: 15}
"""Global commands of an app: slash, user menu, message menu."""
NONCE, NONCE_SECONDS = 25, 180.0
"""Characters of a nonce; how long it is remembered: "the past few minutes", the number is ours."""
DESCRIPTION = 1_024
"""Characters of a picture's alt text."""
FILE_BYTES, REQUEST_BYTES, FILES = 10 * 1024**2, 25 * 1024**2, 10
THREAD_NAME, AUTO_ARCHIVE = 100, (60, 1_440, 4_320, 10_080)
PAGE, REACTIONS = 100, 20
"""Messages of one page of history; kinds of reactions under one message."""
ACK_SECONDS, TOKEN_SECONDS, USER_FOLLOWUPS = 3.0, 900.0, 5
"""For the first answer to an interaction; for its token; follow-ups where the app is installed by the person alone."""
OLD_SECONDS, OLD_EDITS, OLD_RETRY = 3_600.0, 5, 1.0
"""A message is old after an hour and takes so many edits then (30046, a 429). Discord tells neither how many nor what
retry_after says: these numbers are ours."""
SESSION_SECONDS = 180.0
"""How long a session that lost its socket can be resumed: "a few minutes", the number is ours."""
BULK_SECONDS = 14 * 86_400.0
"""Older messages cannot be deleted in bulk."""


@dataclass(frozen=True)
class Bucket:
    """How many calls of some routes in how many seconds."""

    name: str
    limit: int
    seconds: float

    @property
    def hash(self) -> str:
        """What X-RateLimit-Bucket says."""
        return hashlib.md5(self.name.encode(), usedforsecurity=False).hexdigest()


POSTS, EDITS = Bucket("posts", 5, 5.0), Bucket("edits", 5, 5.0)
REACTING, TYPING = Bucket("reacting", 1, 0.25), Bucket("typing", 5, 5.0)
DELETES, HOOKS = Bucket("deletes", 5, 1.0), Bucket("hooks", 5, 2.0)
PLENTY = Bucket("plenty", 50, 1.0)
"""The first three are the community's numbers (per channel); the others are ours."""
GLOBAL = Bucket("global", 50, 1.0)
"""All calls of a bot, but for interactions."""


@dataclass(frozen=True)
class Verdict:
    """Whether a call may go on."""

    headers: dict[str, str]
    wait: float = 0.0
    """Real seconds that it must wait instead; 0: it goes on."""
    scope: str = "user"


@dataclass
class Window:
    """The calls that fell into one window of a bucket."""

    start: float
    used: int = 0


@dataclass
class Rates:
    """Counts the calls of every bucket, and says who must wait for how long."""

    clock: Clock
    on: bool
    _windows: dict[tuple[str, str], Window] = field(default_factory=dict)
    _blocked: dict[tuple[str, str], float] = field(default_factory=dict)

    def take(self, bucket: Bucket, major: str, *, counted: bool = True) -> Verdict:
        """Count one call. `major`: its channel, guild or webhook; `counted`: within the global limit too."""
        window = self._window(bucket, major)
        if (left := self.blocked(bucket, major)) > 0:
            return Verdict(self._headers(bucket, window), self.real(left))
        if not self.on:
            return Verdict(self._headers(Bucket(bucket.name, 1_000, 1.0), Window(self.clock.now())))
        if window.used >= bucket.limit:
            wait = self.block(bucket, major, window.start + bucket.seconds - self.clock.now())
            return Verdict(self._headers(bucket, window), wait)
        everything = self._window(GLOBAL, "")
        if counted and everything.used >= GLOBAL.limit:
            wait = self.real(everything.start + GLOBAL.seconds - self.clock.now())
            return Verdict({"X-RateLimit-Global": "true"}, wait, "global")
        everything.used += counted
        window.used += 1
        return Verdict(self._headers(bucket, window))

    def block(self, bucket: Bucket, major: str, seconds: float) -> float:
        """Refuse a bucket for so long of Discord's time; the real seconds that Retry-After says."""
        self._blocked[bucket.name, major] = self.clock.now() + seconds
        return self.real(seconds)

    def blocked(self, bucket: Bucket, major: str) -> float:
        """Seconds of Discord's time for which the last Retry-After of a bucket still holds, or less than zero."""
        return self._blocked.get((bucket.name, major), -math.inf) - self.clock.now()

    def real(self, seconds: float) -> float:
        """Discord's seconds as we live them, rounded up to a millisecond."""
        return max(0.001, math.ceil(seconds / self.clock.speed * 1_000) / 1_000)

    def _window(self, bucket: Bucket, major: str) -> Window:
        now = self.clock.now()
        window = self._windows.setdefault((bucket.name, major), Window(now))
        if now >= window.start + bucket.seconds:
            window.start, window.used = now, 0
        return window

    def _headers(self, bucket: Bucket, window: Window) -> dict[str, str]:
        after = self.real(window.start + bucket.seconds - self.clock.now())
        told = {"Limit": str(bucket.limit), "Remaining": str(max(0, bucket.limit - window.used))}
        told |= {"Reset": f"{time.time() + after:.3f}", "Reset-After": f"{after:.3f}", "Bucket": bucket.hash}
        return {f"X-RateLimit-{name}": value for name, value in told.items()}
