"""One item through one arm: as a plain chat that grows, or through the very path that people use."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answers import Frame, Offer, Usage
from bot.bootstrap import Bot, bootstrap
from bot.context import PromptContext, Task
from bot.directives import Directive
from bot.errors import BadEval, ForPeople, PromptTooLong
from bot.eval.arms import Arm
from bot.eval.items import Item
from bot.eval.record import Cost, Turn
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.ports import Model, Piece, Request
from bot.prompt import Message, render
from bot.settings import Settings

PERSON = "ana"


class Meter:
    """A model that counts what is asked of it, and stays open when one conversation's bot closes it.

    A reply that is broken off has no count of the server's: its pieces count as its tokens, and its prompt's tokens
    are estimated from its characters at the rate of the call before (a quarter of a token each for the first).
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.name, self.note, self.holds, self.reads = model.name, model.note, model.holds, model.reads
        self.failure: ForPeople | None = None
        """Why it did not answer, other than that a prompt was too long."""
        self._usages: list[Usage] = []
        self._calls = 0
        self._ratio = 0.25
        self._began = time.monotonic()

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        """Make the model answer."""
        await self._model.ready(progress)

    async def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Stream the model's reply, counted."""
        self._calls += 1
        streamed, counted = 0, False
        try:
            async with aclosing(self._model.generate(request)) as pieces:
                async for piece in pieces:
                    streamed += bool(piece.text)
                    if piece.usage:
                        counted = True
                        self._count(request, piece.usage)
                    yield piece
        except PromptTooLong:
            raise  # a limit of the arm, not of the run
        except ForPeople as error:
            self.failure = error
            raise
        finally:
            if streamed and not counted:  # closed before its end, which alone has the server's count
                prompt = round(_characters(request) * self._ratio)
                self._usages.append(Usage(prompt_tokens=prompt, completion_tokens=streamed))

    def _count(self, request: Request, usage: Usage) -> None:
        """Keep what the server counted, and how many tokens a character of this model's prompts is."""
        self._usages.append(usage)
        if usage.prompt_tokens:
            self._ratio = usage.prompt_tokens / _characters(request)

    async def close(self) -> None:
        """Nothing: the model serves the next conversation too."""

    def lap(self) -> Cost:
        """What was spent since the lap before."""
        total = Usage()
        for usage in self._usages:
            total = total.plus(usage)
        prompts = [usage.prompt_tokens for usage in self._usages if usage.prompt_tokens is not None]
        now = time.monotonic()
        cost = Cost(
            calls=self._calls,
            prompt_tokens=total.prompt_tokens,
            longest_prompt=max(prompts, default=None),
            cached_tokens=total.cached_tokens,
            completion_tokens=total.completion_tokens,
            seconds=round(now - self._began, 3),
        )
        self._usages, self._calls, self._began = [], 0, now
        return cost


def _characters(request: Request) -> int:
    return max(1, sum(len(message.content) for message in request.messages))


async def converse(item: Item, arm: Arm, model: Model, settings: Settings) -> tuple[Turn, ...]:
    """The question's turn and one for each wish. Raises BadEval where the model does not answer or our path breaks.

    `settings` has the seed. A prompt that is too long leaves the answer as it was: people would see that too.
    """
    meter = Meter(model)
    turns = await (_rewritten(item, arm, meter, settings) if arm.rewrites else _transcript(item, meter, settings))
    if meter.failure:
        raise BadEval(f"The model {model.name} does not answer: {meter.failure.reason}")
    return turns


async def _transcript(item: Item, meter: Meter, settings: Settings) -> tuple[Turn, ...]:
    """The usual bot: the same rules and question as ours, and the conversation grows.

    The seed of each turn is the one that our path takes for its first draft, so that the arms begin with one answer.
    """
    task = Task(text=item.task, author=PERSON, event="0", source="message:0")
    messages = list(render(PromptContext(task=task)))
    turns: list[Turn] = []
    for number, said in enumerate(["", *(wish.says for wish in item.wishes)], 1):
        if said:
            messages.append(Message(role="user", content=said))
        seed = None if settings.seed is None else settings.seed + 1009 * number
        text, notice = "", ""
        try:
            async with aclosing(meter.generate(Request(messages=tuple(messages), seed=seed))) as pieces:
                async for piece in pieces:
                    text = piece.text if piece.restart else text + piece.text
        except ForPeople as error:
            if meter.failure:
                break
            text, notice = turns[-1].text if turns else "", str(error)
        text = text.strip()
        messages.append(Message(role="assistant", content=text))
        turns.append(Turn(text=text, cost=meter.lap(), notice=notice))
    return tuple(turns)


class _Unseen:
    """A publisher for nobody: the texts are read from the store."""

    async def thinking(self, frame: Frame) -> None:
        """Say that an answer is on its way."""

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time."""
        return f"{frame.thread}/{frame.answer}"

    async def edit(self, message: str, frame: Frame) -> None:
        """Show the next frame of it."""

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say something beside it."""


def limited(settings: Settings, arm: Arm) -> Settings:
    """The settings as an arm changes them."""
    several = max(settings.candidates, arm.candidates) if arm.candidates > 1 else 1
    attempts = settings.attempts if arm.attempts is None else arm.attempts
    holds = settings.model_holds if arm.finish else "nothing"
    changes = {"attempts": attempts, "finish": arm.finish, "model_holds": holds, "candidates": several}
    return settings.model_copy(update=changes)


async def _rewritten(item: Item, arm: Arm, meter: Meter, settings: Settings) -> tuple[Turn, ...]:
    """Our path, with a database of its own: nothing that one item taught holds for another."""
    ref = ThreadRef(platform="eval", workspace="local", channel=arm.name, thread=item.id)
    turns: list[Turn] = []
    with TemporaryDirectory(prefix="burnish-eval-") as folder:
        own = limited(settings, arm).model_copy(update={"database": Path(folder) / "eval.db"})
        async with bootstrap(own, _Unseen(), model=meter) as bot:
            meter.lap()
            for number, said in enumerate([item.task, *(wish.says for wish in item.wishes)], 1):
                event = FeedbackEvent(
                    id=f"eval:{number}",
                    thread=ref,
                    by=PERSON,
                    at=float(number),
                    message=f"m{number}",
                    signal=Asked(text=said) if number == 1 else Replied(text=said),
                )
                await bot.inbox.accept(event)
                await bot.inbox.settled(ref)
                if meter.failure:
                    break
                turns.append(await _turn(bot, event, meter.lap()))
    return tuple(turns)


async def _turn(bot: Bot, event: FeedbackEvent, cost: Cost) -> Turn:
    """What is shown of the thread's newest answer, and how the event was read."""
    entry = await bot.store.entry(event.id)
    state = await bot.store.load(event.thread)
    if entry is None or entry.outcome is None or state.thread.owed:
        raise BadEval(f"The path broke on task {event.thread.thread}, event {event.id}: the log has why.")
    outcome = entry.outcome
    read = [_wish(one) for one in outcome.directives]
    if outcome.kind and not read:
        read = [outcome.kind.value]
    current = state.answer.current if state.answer else None
    return Turn(
        text=current.text if current else "",
        cost=cost,
        read=tuple(read) if isinstance(event.signal, Replied) else (),
        notice=outcome.notice,
    )


def _wish(directive: Directive) -> str:
    """A directive in one line: `passage: shorter @ second bullet`, `include: be kind (as said)`."""
    where = f" @ {directive.target}" if directive.target else ""
    return f"{directive.slot.value}: {directive.value}{where}{' (as said)' if directive.verbatim else ''}"
