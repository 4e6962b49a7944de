"""The messages of one answer, and where they are: durable before and after each is posted (before, without an id).

A process that dies at any moment leaves enough to find its messages again. What brings them nearer to what is to be
seen is the adapter's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.answers import Frame
from bot.events import ThreadRef
from bot.store.places import Place, Places


@dataclass
class Message:
    """One message of an answer, as far as this process knows it."""

    place: Place
    unsure: bool = False
    """It may have been posted, though nothing says where."""
    shows: str = ""
    """The digest of what it shows; "" where that is not known."""


M = TypeVar("M", bound=Message)
Act = Callable[[int, bool], Awaitable[None]]
"""What is done to the message of a part; whether the answer is at rest."""


class Placed(ABC, Generic[M]):
    """The messages of one answer; `made` makes one that has a place.

    `troubles`: what a platform's calls raise; after more than `most` of them in a row the last is raised.
    """

    def __init__(
        self,
        ref: ThreadRef,
        answer: int,
        places: Places,
        made: Callable[[Place], M],
        *,
        troubles: tuple[type[Exception], ...],
        most: int,
    ) -> None:
        self._ref = ref
        self._answer = answer
        self._places = places
        self._made = made
        self._expected = troubles
        self._most = most
        self._messages: dict[int, M] = {}
        self._troubles = 0

    @property
    def first(self) -> str:
        """The id of the message that shows the first part; "" before there is one."""
        return self._messages[0].place.message if 0 in self._messages else ""

    async def load(self, message: str) -> None:
        """What is known of where the answer is; `message` counts where no place is."""
        self._know(await self._places.of(self._ref, self._answer))
        if message and 0 not in self._messages:
            self._messages[0] = self._made(self._place(0, message))
            await self._places.put(self._messages[0].place)

    async def settle(self, frame: Frame) -> None:
        """Keep which version the messages show."""
        self._troubles = 0
        for message in self._messages.values():
            if frame.progress in ("done", "stopped") and message.place.version != frame.version:
                message.place = message.place.model_copy(update={"version": frame.version})
                await self._places.put(message.place)

    def _know(self, known: Iterable[Place]) -> None:
        """These places are known; what has a negative part is no part of the answer, but the adapter's."""
        self._messages = {place.part: self._made(place) for place in known if place.part >= 0}
        for message in self._messages.values():
            message.unsure = not message.place.message

    async def _safely(self, act: Act, number: int, rest: bool) -> None:
        """Post or update a part, and get over what can be got over, a bounded number of times."""
        try:
            await act(number, rest)
        except self._expected as problem:
            self._troubles += 1
            self._met(problem)
            if self._troubles > self._most:
                raise
            await self._mend(self._messages[number], problem, rest)
        else:
            self._troubles = 0

    def _met(self, problem: Exception) -> None:
        """A trouble has been met, for whoever is to know of it."""

    @abstractmethod
    async def _mend(self, message: M, problem: Exception, rest: bool) -> None:
        """Get over what is wrong with a message, or raise that."""

    async def _posted(self, message: M, id: str) -> None:
        """A part has its message: that is durable before anything else is done."""
        message.place = message.place.model_copy(update={"message": id})
        await self._places.put(message.place)

    def _place(self, part: int, message: str) -> Place:
        return Place.of(self._ref, self._answer, part, message)
