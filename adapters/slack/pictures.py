"""The chart of an answer: a picture in the answer's own message, which changes with the version; nothing is posted.

The picture is brought to Slack and into no conversation, which nobody sees, and the message then names it (an `image`
block with a `slack_file`). Slack has to process it first. Of messages that were edited so, several people have reported
that nobody could see the picture (slackapi/java-slack-sdk#1441, node-slack-sdk#2100, bolt-python#1295); in a post it
was seen. So Slack is asked after the edit whether the file is the channel's now; where it is not, and where Slack
refuses the block, the picture goes into the thread instead, once for each chart.

What was brought is durable. The place of a version's picture has "file id:digest of the chart" as its message ("thread"
in the place of the id, where the picture is in the thread), and a version once people can see it: so an undo shows an
earlier picture at once, and a process that dies doubles nothing that can be seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits, sentences
from adapters.slack.calls import TROUBLES, Calls
from adapters.slack.fields import inner, items
from adapters.slack.pace import code
from adapters.slack.render import Image, Part, illustrated
from adapters.slack.upload import CHART, IMAGE, File, Uploads
from bot import pictures as drawn
from bot.answers import Frame
from bot.charts.alt import alt
from bot.charts.chart import Chart
from bot.errors import DrawingFailed
from bot.events import ThreadRef
from bot.store.places import Place, Places

log = structlog.get_logger()

THREAD = "thread"
"""What stands for a file's id where the picture is in the thread."""


@dataclass
class Picture:
    """One chart's picture, as far as it is known."""

    place: Place
    file: str
    """Its id at Slack, or THREAD."""
    ready: bool = False
    """Slack has processed it; in the thread: it is there."""
    looked: int = 0
    """How often Slack has been asked for what is not so yet."""
    refused: int = 0
    """How often Slack has refused a message with it."""


class Pictures:
    """What the pictures of all answers are brought about by."""

    def __init__(self, calls: Calls, uploads: Uploads, places: Places, drawings: drawn.Pictures) -> None:
        self.uploads = uploads
        self.places = places
        self._calls = calls
        self._drawings = drawings
        self._unseen: dict[str, float] = {}
        """Until when none is put into messages, by workspace."""

    def in_place(self, workspace: str) -> bool:
        """Whether pictures can stand in messages there, as far as is known."""
        return self._unseen.get(workspace, 0.0) <= self._calls.pace.clock()

    def unseen(self, workspace: str) -> None:
        """Nobody could see one that was put into a message there."""
        self._unseen[workspace] = self._calls.pace.clock() + limits.NOT_IN_PLACE_FOR

    async def file(self, kind: int, ref: ThreadRef, answer: int, version: int, chart: Chart) -> File:
        """A chart as a file. Raises DrawingFailed."""
        png = await self._drawings.png(chart)
        return File(kind=kind, version=version, name=f"chart-{answer}-{version}.png", content=png, alt=alt(chart))

    async def info(self, workspace: str, file: str) -> Mapping[str, Any]:
        """What Slack says of a file."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.files_info(file=file)

        said = await self._calls.make(workspace, "files.info", send)
        return dict(said.get("file") or {})

    async def wait(self, seconds: float) -> None:
        """Give Slack some time."""
        await self._calls.pace.sleep(seconds)


class Illustration:
    """The pictures of one answer. `step` by step they come to where people can see them."""

    def __init__(self, ref: ThreadRef, answer: int, pictures: Pictures) -> None:
        self._ref = ref
        self._answer = answer
        self._pictures = pictures
        self._known: dict[str, Picture] = {}
        """By the digest of the chart."""
        self._failed: tuple[str, int | None, int] | None = None
        """What could not be shown: tried again with the next frame only."""

    async def load(self) -> None:
        """What an earlier process has brought."""
        places = {-place.part: place for place in await self._pictures.places.of(self._ref, self._answer)}
        for part, place in places.items():
            if IMAGE < part < CHART:
                file, _, digest = place.message.partition(":")
                there = places.get(part - IMAGE + CHART)
                ready = bool(there and there.message) if file == THREAD else place.version is not None
                self._known[digest] = Picture(place, file, ready)

    def on(self, frame: Frame, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """An answer's messages with what there is of its picture."""
        chart = drawable(frame)
        if chart is None:
            return parts
        picture = self._known.get(digest_of(chart))
        if self._failed == _key(frame, chart):
            return illustrated(parts, sentences.NO_CHART)
        if picture is None or not picture.ready:
            return parts
        image = Image(file=picture.file, alt=alt(chart))
        return illustrated(parts, sentences.CHART_BELOW if picture.file == THREAD else image)

    async def step(self, frame: Frame) -> bool:
        """One call towards the picture of what is shown, once all else is; False where nothing is left to do. What
        cannot be got over is logged, and said under the answer."""
        chart = drawable(frame)
        if chart is None or self._failed == _key(frame, chart):
            return False
        try:
            return await self._towards(frame, chart)
        except (SlackApiError, SlackRequestError, LookupError, DrawingFailed, *TROUBLES) as problem:
            log.warning("a chart is not shown", thread=str(self._ref), reason=code(problem) or repr(problem))
            self._failed = _key(frame, chart)
            return True

    async def refused(self, frame: Frame) -> None:
        """Slack does not take a message with that picture: not yet; not this file any more; or not at all."""
        picture = self._known.get(digest_of(chart)) if (chart := drawable(frame)) else None
        if picture is None:
            return
        picture.refused += 1
        log.warning("Slack refuses a picture", thread=str(self._ref), file=picture.file, times=picture.refused)
        if picture.refused <= limits.RETRIES:
            await self._pictures.wait(limits.backoff(picture.refused))
        elif picture.place.version is not None:  # people saw it once: somebody has deleted it since
            self._known = {digest: one for digest, one in self._known.items() if one is not picture}
            await self._pictures.places.remove(picture.place)
        else:
            await self._to_thread(picture)

    async def _towards(self, frame: Frame, chart: Chart) -> bool:
        picture = self._known.get(digest_of(chart))
        if picture is None:
            await self._bring(frame, chart)
        elif picture.file == THREAD:
            if picture.ready:
                return False
            number = -picture.place.part - IMAGE
            file = await self._pictures.file(CHART, self._ref, self._answer, number, chart)
            await self._pictures.uploads.send(self._ref, self._answer, file)
            picture.ready = True
        elif not picture.ready:
            await self._process(picture)
        elif picture.place.version is None:
            await self._look(picture)
        else:
            return False
        return True

    async def _bring(self, frame: Frame, chart: Chart) -> None:
        """Bring a picture to Slack; one whose bringing nobody has heard of is brought again, and seen by nobody."""
        number = frame.version or 0
        place = Place.of(self._ref, self._answer, -(IMAGE + number))
        if self._pictures.in_place(self._ref.workspace):
            file = await self._pictures.file(IMAGE, self._ref, self._answer, number, chart)
            id = await self._pictures.uploads.stored(self._ref.workspace, file)
        else:
            id = THREAD
        picture = self._known[digest_of(chart)] = Picture(place, id)
        await self._keep(picture, digest_of(chart))

    async def _process(self, picture: Picture) -> None:
        """See whether Slack has processed it: until then its kind is not known."""
        info = await self._pictures.info(self._ref.workspace, picture.file)
        picture.looked += 1
        picture.ready = bool(info.get("mimetype")) or picture.looked >= limits.PROCESSED
        if picture.ready:
            picture.looked = 0
        else:
            await self._pictures.wait(limits.PROCESSING)

    async def _look(self, picture: Picture) -> None:
        """See whether those who see the message can see the picture in it."""
        info = await self._pictures.info(self._ref.workspace, picture.file)
        picture.looked += 1
        if shared(info, self._ref.channel):
            picture.refused = 0
            await self._keep(picture, version=-picture.place.part - IMAGE)
        elif picture.looked < limits.SEEN:
            await self._pictures.wait(limits.PROCESSING)
        else:
            log.warning("nobody sees a picture in a message", thread=str(self._ref), file=picture.file)
            self._pictures.unseen(self._ref.workspace)
            await self._to_thread(picture)

    async def _to_thread(self, picture: Picture) -> None:
        """It is to stand in the thread."""
        picture.file, picture.ready = THREAD, False
        await self._keep(picture)

    async def _keep(self, picture: Picture, digest: str = "", version: int | None = None) -> None:
        digest = digest or picture.place.message.rpartition(":")[2]
        picture.place = picture.place.model_copy(update={"message": f"{picture.file}:{digest}", "version": version})
        await self._pictures.places.put(picture.place)


def drawable(frame: Frame) -> Chart | None:
    """The chart that is to be seen of a frame; None where there is none, or nothing that it could stand under."""
    rests = frame.progress in ("done", "stopped") and frame.version is not None
    return frame.chart if rests and frame.text.strip() else None


def digest_of(chart: Chart) -> str:
    """What two charts that look the same have in common."""
    return hashlib.sha256(chart.model_dump_json().encode()).hexdigest()[:20]


def shared(info: Mapping[str, Any], channel: str) -> bool:
    """Whether a file is one of a conversation's, so that all who are in it can see it."""
    listed = [*items(info, "channels"), *items(info, "groups"), *items(info, "ims")]
    return channel in listed or any(channel in (inner(info, "shares", kind) or ()) for kind in ("public", "private"))


def _key(frame: Frame, chart: Chart) -> tuple[str, int | None, int]:
    return digest_of(chart), frame.version, frame.sequence
