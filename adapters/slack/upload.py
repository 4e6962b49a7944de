"""Answers that are too long for messages: a file in the thread, once for each version.

A file's place has the number of its version, negative, as its part: so it is durable which versions have theirs.
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

log = structlog.get_logger()


class Uploads:
    """Sends the files of all answers."""

    def __init__(self, calls: Calls, own: Own, places: Places) -> None:
        self._calls = calls
        self._own = own
        self._places = places

    async def bring(self, ref: ThreadRef, frame: Frame) -> bool:
        """Send the file of a version, where it needs one and has none; False where there is nothing to do.

        Raises SlackApiError, SlackRequestError and the network's errors for what cannot be got over.
        """
        if frame.version is None or frame.progress not in ("done", "stopped") or not overflowing(frame):
            return False
        part = -frame.version
        known = next((one for one in await self._places.of(ref, frame.answer) if one.part == part), None)
        if known and known.message:
            return False
        place = Place(
            platform=ref.platform,
            workspace=ref.workspace,
            channel=ref.channel,
            message="",
            thread=ref,
            answer=frame.answer,
            part=part,
            version=frame.version,
        )
        await self._places.put(place)
        message = await self._sent(ref, frame, looked_for=known is not None)
        await self._places.put(place.model_copy(update={"message": message}))
        return True

    async def _sent(self, ref: ThreadRef, frame: Frame, *, looked_for: bool) -> str:
        """The message with the file, or, while Slack has not put it into the thread yet, the file's id."""
        name = f"answer-{frame.answer}-version-{frame.version}.md"
        for turn in range(limits.RETRIES + 1):
            if (looked_for or turn) and (found := await self._own.file(ref, name)):
                return found
            try:
                file = await self._upload(ref, name, document(frame))
            except (SlackApiError, SlackRequestError, *TROUBLES) as problem:
                if turn == limits.RETRIES or not (isinstance(problem, SlackRequestError) or passing(problem)):
                    raise
                await self._calls.pace.sleep(limits.backoff(turn + 1))
            else:
                break
        return await self._own.file(ref, name) or file

    async def _upload(self, ref: ThreadRef, name: str, text: str) -> str:
        async def send(client: AsyncWebClient) -> Any:
            return await client.files_upload_v2(
                filename=name, title=name, content=text, channel=ref.channel, thread_ts=ref.thread
            )

        said = await self._calls.make(ref.workspace, "files.completeUploadExternal", send, last=True, repeat=False)
        return str(said["files"][0]["id"])
