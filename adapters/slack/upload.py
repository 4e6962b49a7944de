"""Files in a thread, each once for each version: an answer too long for messages, a chart that cannot stand in its
message, and a chart's data.

A file's place has the number of its version, negative, as its part, from its kind's own number on: so it is durable
which versions have theirs.
"""

from __future__ import annotations

from typing import Any

import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls
from adapters.slack.own import Own
from adapters.slack.pace import passing
from adapters.slack.render import document, overflowing
from bot.answers import Frame
from bot.events import ThreadRef
from bot.store.places import Place, Places
from bot.values import Value

log = structlog.get_logger()

TEXT, IMAGE, CHART, DATA = 0, 1_000_000, 2_000_000, 3_000_000
"""What a file is: an answer's text; a picture within its message (`pictures`), one in the thread; a chart's data. No
answer has so many versions that one kind's parts reach those of the next."""


class File(Value):
    """A file that a version has."""

    kind: int
    version: int
    name: str
    content: bytes
    alt: str = ""
    """What is to be seen in a picture."""


class Uploads:
    """Sends the files of all answers."""

    def __init__(self, calls: Calls, own: Own, places: Places) -> None:
        self._calls = calls
        self._own = own
        self._places = places

    async def bring(self, ref: ThreadRef, frame: Frame) -> bool:
        """Send the text of a version, where it needs a file and has none; False where there is nothing to do.

        Raises SlackApiError, SlackRequestError and the network's errors for what cannot be got over.
        """
        if frame.version is None or frame.progress not in ("done", "stopped") or not overflowing(frame):
            return False
        name = f"answer-{frame.answer}-version-{frame.version}.md"
        file = File(kind=TEXT, version=frame.version, name=name, content=document(frame).encode())
        return await self.send(ref, frame.answer, file)

    async def send(self, ref: ThreadRef, answer: int, file: File) -> bool:
        """Put a file into the thread, unless it is there already: then False. A process that dies meanwhile leaves
        enough to find it again.

        Raises SlackApiError, SlackRequestError, LookupError and the network's errors for what cannot be got over.
        """
        part = -(file.kind + file.version)
        known = next((one for one in await self._places.of(ref, answer) if one.part == part), None)
        if known and known.message:
            return False
        place = Place.of(ref, answer, part).model_copy(update={"version": file.version})
        await self._places.put(place)
        message = await self._sent(ref, file, looked_for=known is not None)
        await self._places.put(place.model_copy(update={"message": message}))
        return True

    async def stored(self, workspace: str, file: File) -> str:
        """Bring a file to Slack and into no conversation, so that nobody sees it yet. Gives its id.

        Raises SlackApiError, SlackRequestError, LookupError and the network's errors.
        """
        return await self._upload(workspace, file, last=False, repeat=True)

    async def _sent(self, ref: ThreadRef, file: File, *, looked_for: bool) -> str:
        """The message with the file, or, while Slack has not put it into the thread yet, the file's id."""
        for turn in range(limits.RETRIES + 1):
            if (looked_for or turn) and (found := await self._own.file(ref, file.name)):
                return found
            try:
                where = {"channel": ref.channel, "thread_ts": ref.thread}
                id = await self._upload(ref.workspace, file, last=True, repeat=False, **where)
            except (SlackApiError, SlackRequestError, *TROUBLES) as problem:
                if turn == limits.RETRIES or not (isinstance(problem, SlackRequestError) or passing(problem)):
                    raise
                await self._calls.pace.sleep(limits.backoff(turn + 1))
            else:
                break
        return await self._own.file(ref, file.name) or id

    async def _upload(self, workspace: str, file: File, *, last: bool, repeat: bool, **where: Any) -> str:
        async def send(client: AsyncWebClient) -> Any:
            return await client.files_upload_v2(
                filename=file.name, title=file.name, file=file.content, alt_txt=file.alt or None, **where
            )

        said = await self._calls.make(workspace, "files.completeUploadExternal", send, last=last, repeat=repeat)
        return str(said["files"][0]["id"])
