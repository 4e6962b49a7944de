"""What a page looks at beside the conversation: why an answer is what it is, two versions, what is kept of a person."""

from __future__ import annotations

import time
from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from adapters.web import kept, panels
from adapters.web.kept import Keeping
from adapters.web.parse import PLATFORM, WORKSPACE, profile_ref, thread_ref
from adapters.web.publish import Hub
from adapters.web.roots import roots
from adapters.web.rows import About
from adapters.web.scene import Scene, look
from adapters.web.starting import Starting
from bot import explanation, holdings
from bot.answers import Answer, Version
from bot.bootstrap import Bot
from bot.events import FeedbackEvent, PersonRef, ThreadRef
from bot.explained import Explanation, Viewer
from bot.memory import NAMED
from bot.profiles import Profile

FILE = "burnish-{}.json"
"""The file in which people take their data along."""


class Looking:
    """Reads what a person may see. Every method but `ref` and `me` reads the store."""

    def __init__(self, bot: Bot, hub: Hub, starting: Starting) -> None:
        self._bot = bot
        self._hub = hub
        self._starting = starting

    async def scene(self, request: Request, ref: ThreadRef) -> Scene:
        """A thread as the person who asks sees it."""
        return await look(self._bot, self._hub, self._starting.state, self.me(request), ref)

    def me(self, request: Request) -> str:
        """Who looks: the person that the address names, or the first."""
        asked, people = request.query_params.get("as", ""), self._bot.settings.people
        return asked if asked in people else people[0]

    def ref(self, request: Request) -> ThreadRef:
        """The thread that the address names. Raises HTTPException where it can name none."""
        ref = thread_ref(request.path_params["thread"])
        if ref is None:
            raise HTTPException(404, "There is no such thread.")
        return ref

    async def why(self, request: Request) -> Response:
        """Why an answer is what it is."""
        scene = await self.scene(request, self.ref(request))
        answer = _answer(request, scene)
        version, about = answer.current, About(me=scene.me, answer=answer.number, titles=scene.titles)
        if version is None:
            return HTMLResponse(panels.why(explanation.unanswered(), about))
        now = scene.context(answer.number)
        viewer = await self._viewer(scene, explanation.sources(version, now))
        told = explanation.why(answer, version, now, viewer)
        asker = version.context.task.author if version.context.task else ""
        if asker == scene.me:
            held = await self._profile(scene.me)
            found = roots(held, viewer.events, scene.titles, time.time())
            about = about.model_copy(update={"roots": found})
        return HTMLResponse(panels.why(told, about, hidden_for=asker if _hides(told, version) else ""))

    async def compare(self, request: Request) -> Response:
        """Two versions of an answer, word by word; without `from`, the newer one with what it came from."""
        scene = await self.scene(request, self.ref(request))
        answer = _answer(request, scene)
        new = answer.version(_number(request, "to")) or answer.current or next(iter(answer.versions), None)
        if new is None:
            raise HTTPException(404, "There is no version to compare yet.")
        old = answer.version(_number(request, "from")) or answer.version(new.parent) or answer.versions[0]
        return HTMLResponse(panels.compare(scene.ref.thread, answer, old, new))

    async def profile(self, request: Request) -> Response:
        """What the person's profile holds."""
        scene = await self.scene(request, self.ref(request))
        held, now = await self._profile(scene.me), time.time()
        viewer = await self._viewer(scene, holdings.evidence(held, now))
        about = About(me=scene.me, roots=roots(held, viewer.events, scene.titles, now), titles=scene.titles)
        told = holdings.profile(held, viewer, now)
        return HTMLResponse(kept.profile(told, about, self._keeping(request, scene, held)))

    async def memory(self, request: Request) -> Response:
        """What is remembered of the person's conversations."""
        scene = await self.scene(request, self.ref(request))
        entries = await self._bot.store.remembered(_who(scene.me))
        shareable = frozenset(f"{NAMED}{one.name}" for one in entries if not one.shared)
        about = About(me=scene.me, titles=scene.titles, shareable=shareable)
        keeping = self._keeping(request, scene, await self._profile(scene.me))
        return HTMLResponse(kept.memory(holdings.memory(entries, Viewer(person=scene.me)), about, keeping))

    async def export(self, request: Request) -> Response:
        """All that is kept of the person, as a file to take along."""
        text = await self._bot.store.export(_who(self.me(request)))
        name = FILE.format(
            "".join(one for one in self.me(request).lower() if one.isascii() and one.isalnum()) or "data"
        )
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type="application/json", headers=headers)

    async def _profile(self, me: str) -> Profile:
        return await self._bot.store.profile(_who(me))

    def _keeping(self, request: Request, scene: Scene, held: Profile) -> Keeping:
        """What they were told since they opened the panel stands in it."""
        told, since = self._hub.told(str(profile_ref(scene.me)), scene.me), _number(request, "since")
        return Keeping(
            off=held.off,
            here="" not in scene.thread.aside(scene.me) if scene.history else None,
            told=told if told and since is not None and told.seq > since else None,
        )

    async def _viewer(self, scene: Scene, sources: Iterable[str]) -> Viewer:
        """Who looks, with the events that are spoken of, of whatever thread."""
        found: dict[str, FeedbackEvent] = {}
        for name in set(sources):
            if entry := await self._bot.store.entry(name):
                found[name] = entry.event
        return Viewer(person=scene.me, events=found, buttons=scene.tables.buttons)


def _who(me: str) -> PersonRef:
    return PersonRef(platform=PLATFORM, workspace=WORKSPACE, person=me)


def _hides(told: Explanation, version: Version) -> bool:
    """Whether the prompt is kept from who looks."""
    return bool(version.prompt) and not told.prompt


def _answer(request: Request, scene: Scene) -> Answer:
    answer = scene.answers.get(request.path_params["answer"])
    if answer is None:
        raise HTTPException(404, "There is no such answer.")
    return answer


def _number(request: Request, name: str) -> int | None:
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
