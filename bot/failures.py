"""Why a call of a model failed, and whether trying again can help. Importing this module does not import the SDK."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.errors import PromptTooLong

LONGEST_WAIT = 30.0
"""Seconds of a Retry-After that are waited out, with a person waiting; a longer one ends the tries at that endpoint."""

_TOO_LONG = re.compile(r"exceed_context_size|context_length_exceeded|maximum context length|prompt is too long", re.I)
_HINTS = {401: " (check the key)", 403: " (check the key)", 404: " (check the URL and the model's name)"}


class CallFailed(Exception):
    """One call of an endpoint failed. The text is one line for the operator's log."""

    def __init__(self, reason: str, *, again: bool = True, wait: float | None = None) -> None:
        """`again`: the same endpoint may be tried once more; `wait`: after so many seconds, as the server asked."""
        super().__init__(reason)
        self.again = again and (wait is None or wait <= LONGEST_WAIT)
        self.wait = wait


def failure(error: Exception) -> CallFailed | PromptTooLong:
    """What went wrong in a call, and whether trying again can help."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return CallFailed("it timed out")
    if isinstance(error, openai.APIConnectionError):
        return CallFailed(f"the connection failed ({error.__cause__ or error!r})")
    if not isinstance(error, openai.APIError):
        return CallFailed(f"its stream is malformed ({error!r})")
    said = str((isinstance(error.body, Mapping) and error.body.get("message")) or error.message)
    if _TOO_LONG.search(f"{error.type} {error.code} {said}"):
        return PromptTooLong(said)
    if not isinstance(error, openai.APIStatusError):
        return CallFailed(f"it broke off: {said}")
    status, headers = error.status_code, error.response.headers
    final = error.code == "insufficient_quota" or headers.get("x-should-retry") == "false"
    again = not final and (status in (408, 409, 425, 429) or status >= 500)
    return CallFailed(f"{status}{_HINTS.get(status, '')}: {said}", again=again, wait=_asked(headers))


def _asked(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks us to wait: Retry-After in seconds or as a date, or OpenAI's in milliseconds."""
    for header, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(header, "")
        if re.fullmatch(r"\d{1,12}(\.\d*)?", value):
            return float(value) * unit
    try:
        date = parsedate_to_datetime(headers.get("retry-after", ""))
    except (ValueError, OverflowError):
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
