"""What discord.py raises, and what it means."""

from __future__ import annotations

import math

import aiohttp
import discord

from adapters.discord import limits

TROUBLES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)
"""What a call raises that Discord refuses, or where Discord cannot be reached."""


def code(error: BaseException) -> int:
    """Discord's number of what went wrong; 0 where it gave none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def status(error: BaseException) -> int:
    """The HTTP status of what Discord refused; 0 where there is none."""
    return error.status if isinstance(error, discord.HTTPException) else 0


def retry_after(error: BaseException) -> float | None:
    """How long Discord wants to be left alone; None where the error is another than a rate limit."""
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    if not isinstance(error, discord.HTTPException) or error.status != 429 or error.code == limits.TOO_MANY_EDITS:
        return None
    headers = getattr(error.response, "headers", None) or {}
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return limits.RETRY_AFTER
    return seconds if math.isfinite(seconds) and seconds > 0 else limits.RETRY_AFTER


def passing(error: BaseException) -> bool:
    """Whether the same call may well succeed a little later; it may also have taken effect already."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500
    return isinstance(error, aiohttp.ClientError | OSError | TimeoutError)
