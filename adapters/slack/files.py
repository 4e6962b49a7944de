"""Files that came with a message: fetched with the bot's own token; nothing else is ever fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from urllib.parse import urlsplit

import aiohttp
import structlog

from adapters import attached
from adapters.attached import Fetched, FileRef, Taken
from adapters.slack.clients import Clients

log = structlog.get_logger()

HOSTS = (".slack.com", ".slack-files.com", ".slack-gov.com")
"""Where Slack keeps files: our token goes nowhere else, but to where the Web API is."""


class Files:
    """Reads what people attach. What cannot be read is said to them in a sentence, and the rest goes on."""

    def __init__(self, clients: Clients, api: str) -> None:
        self._clients = clients
        self._api = urlsplit(api)

    async def read(self, workspace: str, files: Iterable[FileRef]) -> Taken:
        """The files as text or as data, and a sentence for each that could not be had.

        Raises LookupError where the bot is not installed, and what `Clients.workspace` raises.
        """
        return await attached.each(tuple(files), lambda file: self._read(workspace, file))

    async def _read(self, workspace: str, file: FileRef) -> Fetched | str:
        """A file, or a sentence that says why not."""
        if problem := self._refused(file):
            return problem
        try:
            async with asyncio.timeout(attached.SECONDS):
                content = await self._content(workspace, file)
        except (aiohttp.ClientError, OSError, TimeoutError) as trouble:
            log.warning("file not fetched", file=file.id, reason=repr(trouble))
            content = None
        return _lost(file) if content is None else attached.attachment(file.name, content)

    async def _content(self, workspace: str, file: FileRef) -> bytes | None:
        """A file's bytes, no more than are worth reading; None where Slack does not give it to us."""
        client = await self._clients.of(workspace)
        headers = {"Authorization": f"Bearer {client.token}"}
        async with self._clients.session.get(file.url, headers=headers, allow_redirects=False) as reply:
            page = reply.content_type == "text/html" and not file.name.lower().endswith((".html", ".htm"))
            if reply.status != 200 or page:  # without files:read Slack sends its log-in page, with status 200
                log.warning("file not fetched", file=file.id, status=reply.status, type=reply.content_type)
                return None
            return await attached.bounded(reply)

    def _refused(self, file: FileRef) -> str:
        """Why a file is not fetched, as a sentence; "" where it is."""
        if not self._slacks(file.url):
            return _lost(file)
        return attached.refused(file.name, file.mimetype, file.size)

    def _slacks(self, url: str) -> bool:
        """Whether an address is one of Slack's own."""
        try:
            asked = urlsplit(url)
            host = f".{asked.hostname or ''}"
        except ValueError:
            return False
        beside = (asked.scheme, asked.netloc) == (self._api.scheme, self._api.netloc)
        return beside or (asked.scheme == "https" and host.endswith(HOSTS))


def _lost(file: FileRef) -> str:
    return attached.lost(file.name, "Slack")
