"""The playground for tests: the real app over a real server on loopback, and people who look at it in Chromium."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from bots import ScriptedModel
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from adapters.web import app
from adapters.web.publish import Hub
from bot.bootstrap import Bot, bootstrap
from bot.settings import Settings

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOTS = os.environ.get("BURNISH_SCREENSHOTS")
"""The folder that screenshots are written to, if any."""

expect.set_options(timeout=15_000)


class Site:
    """A running playground, and the browser that looks at it. It notes every request and every complaint."""

    def __init__(self, bot: Bot, hub: Hub, address: str, browser: Browser) -> None:
        self.bot, self.hub, self.address = bot, hub, address
        self._browser = browser
        self.requests: list[str] = []
        self.complaints: list[str] = []

    async def open(self, path: str = "/", person: str = "Ana", **look: Any) -> Page:
        """A new tab of a browser of its own, as that person."""
        context = await self._browser.new_context(viewport=look.pop("viewport", {"width": 1280, "height": 860}), **look)
        return await self.tab(context, path, person)

    async def tab(self, context: BrowserContext, path: str = "/", person: str = "Ana") -> Page:
        """A new tab of that browser."""
        page = await context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: asyncio.ensure_future(self._refuse(dialog)))
        await page.goto(f"{'' if path.startswith('http') else self.address}{path}?as={person}")
        await page.wait_for_selector("body[data-live=yes]")
        return page

    async def _refuse(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    @property
    def outside(self) -> list[str]:
        """Requests that left loopback."""
        return [url for url in self.requests if urlsplit(url).hostname != "127.0.0.1"]


@asynccontextmanager
async def listening(bot: Bot, hub: Hub, port: int = 0) -> AsyncIterator[str]:
    """The app on a real server; gives its address."""
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(app(bot, hub), log_level="error", timeout_graceful_shutdown=1))
    running = asyncio.create_task(server.serve(sockets=[bound]))
    while not server.started:  # noqa: ASYNC110 - uvicorn sets a flag and no event
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def playground(folder: Path, model: Any = None, **settings: Any) -> AsyncIterator[Site]:
    """A site that must, at its end, have asked for nothing outside and have complained of nothing."""
    hub = Hub()
    given: dict[str, Any] = {"database": folder / "test.db", "settle": 0.02, "attempts": 1, **settings}
    async with (
        bootstrap(Settings(**given), hub, model=model or ScriptedModel()) as bot,
        listening(bot, hub) as address,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        site = Site(bot, hub, address, browser)
        yield site
        await browser.close()
        assert site.outside == [], site.outside
        assert site.complaints == [], site.complaints


async def ask(page: Page, text: str = "Explain tides.") -> None:
    """Write into the message field and send it."""
    await page.fill("#say", text)
    await page.press("#say", "Enter")


async def asked(page: Page, text: str = "Explain tides.") -> None:
    """Ask, and wait for the answer's end."""
    await ask(page, text)
    await rests(page)


async def anew(site: Site, page: Page, text: str, person: str = "Ana") -> None:
    """Ask in a new thread, and wait for the answer's end."""
    await page.goto(f"{site.address}/?as={person}")
    await page.wait_for_selector("body[data-live=yes]")
    await asked(page, text)


async def rests(page: Page, version: int | None = None) -> None:
    """Wait until the newest answer is done, and shows that version, if one is given."""
    wanted = '[data-progress="done"]' + (f'[data-version="{version}"]' if version else "")
    await expect(page.locator(".answer").last).to_have_attribute("data-progress", "done")
    await expect(page.locator(f".answer{wanted}").last).to_be_visible()


async def shot(page: Page, name: str) -> None:
    """Keep a screenshot, if a folder for them is set."""
    if SHOTS:
        await page.wait_for_timeout(150)
        await page.screenshot(path=f"{SHOTS}/{name}.png")  # the folder is made where needed
