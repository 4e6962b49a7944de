"""Files that came with a message: fetched from where Discord keeps them; nothing else is ever fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from urllib.parse import urlsplit

import aiohttp
import structlog

from adapters import attached
from adapters.attached import Fetched, FileRef, Taken

log = structlog.get_logger()

HOSTS = ("cdn.discordapp.com", "media.discordapp.net")
"""Where Discord keeps files (docs: reference, Image Formatting and Signed Attachment CDN URLs)."""


class Files:
    """Reads what people attach. What cannot be read is said to them in a sentence, and the rest goes on."""

    def __init__(self, api: str) -> None:
        self._api = urlsplit(api)
        self._session: aiohttp.ClientSession | None = None

    async def read(self, files: Iterable[FileRef]) -> Taken:
        """The files, as text or as what is to be kept as data; and a sentence for each that could not be had."""
        return await attached.each(tuple(files), self._fetched)

    async def close(self) -> None:
        """Let go of connections."""
        if self._session:
            await self._session.close()

    async def _fetched(self, file: FileRef) -> Fetched | str:
        """A file, or a sentence that says why not."""
        if problem := self._refused(file):
            return problem
        try:
            async with asyncio.timeout(attached.SECONDS):
                content = await self._content(file)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as trouble:
            log.warning("file not fetched", file=file.id, reason=repr(trouble))
            content = None
        return _lost(file) if content is None else attached.attachment(file.name, content)

    async def _content(self, file: FileRef) -> bytes | None:
        """A file's bytes, no more than are worth reading; None where they are not to be had (any longer)."""
        self._session = self._session or aiohttp.ClientSession()
        async with self._session.get(file.url, allow_redirects=False) as reply:
            if reply.status != 200:
                log.warning("file not fetched", file=file.id, status=reply.status)
                return None
            return await attached.bounded(reply)

    def _refused(self, file: FileRef) -> str:
        """Why a file is not fetched, as a sentence; "" where it is."""
        if not self._discords(file.url):
            return _lost(file)
        return attached.refused(file.name, file.mimetype, file.size)

    def _discords(self, url: str) -> bool:
        """Whether an address is one of Discord's own."""
        try:
            asked = urlsplit(url)
            host = asked.hostname or ""
        except ValueError:
            return False
        beside = (asked.scheme, asked.netloc) == (self._api.scheme, self._api.netloc)
        return beside or (asked.scheme == "https" and host in HOSTS)


def _lost(file: FileRef) -> str:
    return attached.lost(file.name, "Discord")
