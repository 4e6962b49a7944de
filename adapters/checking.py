"""What every platform's doctor has in common: a check, how checks are told, and whether the model answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

from bot.bootstrap import build_model
from bot.errors import BurnishError
from bot.ports import Request
from bot.prompt import Message
from bot.settings import Settings
from bot.values import Value

WAIT = 10
"""Seconds that the model has to answer."""
WIDTH = 15


class Check(Value):
    """One thing that was looked at."""

    name: str
    state: Literal["ok", "missing", "look"]
    """look: nobody but a person can see it, or it need not be wrong."""
    said: str
    """What is there; or what is not, and where to click."""


async def told(checks: AsyncIterator[Check], command: str) -> bool:
    """Print what is there and what is not, a line each, as it is found. Gives whether nothing is missing."""
    good = True
    async for check in checks:
        good = good and check.state != "missing"
        print(f"{check.state:<9}{check.name + ' ':<{WIDTH}}{check.said}", flush=True)
    print(f"Ready: {command}" if good else "Not ready: see what is missing above.")
    return good


async def model_check(settings: Settings) -> Check:
    """Whether the model that is set answers."""
    if not (settings.model_url or settings.fallback_url or settings.fallback_model):
        said = "the built-in one: it shows that everything works, not how good answers get (model_url)"
        return Check(name="model", state="ok", said=said)
    given = {"model_retries": 0, "model_timeout": WAIT}
    model = build_model(settings.model_copy(update=given))
    asked = Request(messages=(Message(role="user", content="Say yes."),))
    try:
        async for _ in model.generate(asked):
            pass
    except BurnishError as problem:
        reason = getattr(problem, "reason", "") or str(problem)
        return Check(name="model", state="missing", said=f"{reason} (model_url, model, model_key)")
    finally:
        await model.close()
    return Check(name="model", state="ok", said=model.name)
