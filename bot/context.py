"""The prompt context as a value, and `rewrite`, by which directives change it. Pure and total."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import model_validator

from bot.directives import Directive, Scope, Slot
from bot.events import Attachment
from bot.tables.table import Table
from bot.values import Value

BACKGROUND = 2
"""How many earlier exchanges a follow-up question takes along."""
BACKGROUND_WORDS = (80, 200)
"""How many words of an earlier answer go along: of the one before last, and of the last."""


class Task(Value):
    """What is asked, by whom, and what would take it back."""

    text: str
    author: str
    event: str
    source: str


class Exchange(Value):
    """An earlier question of the thread, as it was understood, and the start of its answer."""

    question: str
    answer: str


class Agreed(Value):
    """An accepted version, from which the later ones come: what it says stays unless a later wish is about it."""

    version: int
    text: str
    wishes: tuple[tuple[str, str], ...] = ()
    """The id and the words of each wish that it was made from."""


class Requirement(Value):
    """One line of a prompt that stands for one wish or several."""

    text: str
    covers: tuple[str, ...]
    """The ids of the directives that it stands for."""


class Policy(Value):
    """Who settles what two people want both ways: the asker, whoever spoke last, or so many people."""

    decides: Literal["asker", "anyone", "quorum"] = "asker"
    quorum: int = 2


class Withdrawal(Value):
    """A withdrawal that came before what it withdraws (platforms do not keep the order of deliveries)."""

    name: str
    at: float


class PromptContext(Value):
    """All that an answer is made from, but for the person's profile.

    `directives` holds every wish that is not withdrawn, in the order in which it was said, also those that lost to a
    later one: what is in force of them is `wanted`'s to say. Nothing in here depends on what has been withdrawn.
    """

    task: Task | None = None
    background: tuple[Exchange, ...] = ()
    data: tuple[Attachment, ...] = ()
    agreed: Agreed | None = None
    """The accepted version that the shown one is, or comes from; None for none."""
    consolidated: tuple[Requirement, ...] = ()
    """A model's shorter wording of many wishes; it counts for as long as each of them is in force."""
    policy: Policy = Policy()
    directives: tuple[Directive, ...] = ()
    early: tuple[Withdrawal, ...] = ()
    """Withdrawals still waiting for what they name."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """What of the attached data can be computed with."""
        return tuple(table for file in self.data for table in file.tables)

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_gone(cls, given: object) -> object:
        """Versions stored earlier have three more fields, which nothing ever filled."""
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if name not in ("pinned", "ledger", "examples")}
        return given


def rewrite(context: PromptContext, directives: Iterable[Directive]) -> PromptContext:
    """The context after these directives, each applied once however often it comes.

    An act takes out what it names and puts back what it returns; a wish joins at its place. A wish that replaces one
    of the same source (a person edited their message) takes its place in the order.
    """
    live = {directive.id: directive for directive in context.directives}
    early = list(context.early)
    places: dict[str, int] = {}
    for directive in directives:
        if directive.withdraws and _outdated(directive, live.values()):
            continue
        for name in directive.withdraws:
            gone = [held for held in live.values() if held.named_by(name) and held.id != directive.id]
            for held in gone:
                places[held.source] = min(held.order, places.get(held.source, held.order))
                del live[held.id]
            if not gone and name.startswith(("reaction:", "message:")):
                early.append(Withdrawal(name=name, at=directive.at))
        for held in directive.returns:
            live.setdefault(held.id, held)
        if directive.is_wish and directive.id not in live and not _came_late(directive, early, live.values()):
            place = places.get(directive.source, directive.order)
            live[directive.id] = directive.model_copy(update={"order": place})
    ordered = sorted(live.values(), key=lambda held: (held.order, held.event, held.part))
    return context.model_copy(update={"directives": tuple(ordered), "early": tuple(dict.fromkeys(early))})


def _came_late(directive: Directive, early: Iterable[Withdrawal], live: Iterable[Directive]) -> bool:
    """Whether what it came from has said something newer, or was taken back, before this arrived."""
    newer = any(held.source == directive.source and held.at > directive.at for held in live)
    return newer or any(directive.named_by(gone.name) and directive.at < gone.at for gone in early)


def _outdated(directive: Directive, live: Iterable[Directive]) -> bool:
    """Whether it takes back, by its source, what was said after it: an older edit that is delivered late."""
    return any(held.source in directive.withdraws and held.at > directive.at for held in live)


def ask(
    context: PromptContext, task: Task, *, files: tuple[Attachment, ...] = (), answer: str | None = None
) -> PromptContext:
    """The context for a new question in the thread: the thread's scope stays, the last answer's is dropped.

    `answer` is the text that the question follows on; None for a task of its own, which takes nothing along.
    What was said with scope "always" comes back through its author's profile.
    """
    background: tuple[Exchange, ...] = ()
    if answer and context.task:
        earlier = (*context.background, Exchange(question=understood(context), answer=answer))[-BACKGROUND:]
        limits = BACKGROUND_WORDS[-len(earlier) :]
        background = tuple(
            exchange.model_copy(update={"answer": _clip(exchange.answer, limit)})
            for exchange, limit in zip(earlier, limits, strict=True)
        )
    kept = tuple(
        directive.model_copy(update={"version": None, "words": None})
        for directive in context.directives
        if directive.scope is Scope.THREAD
    )
    return attach(context, files).model_copy(
        update={
            "task": task,
            "background": background,
            "directives": kept,
            "agreed": None,
            "consolidated": (),
        }
    )


def reword(context: PromptContext, source: str, text: str) -> PromptContext:
    """The context with the question's new words, where `source` is the question's message; else unchanged."""
    if context.task is None or context.task.source != source:
        return context
    return context.model_copy(update={"task": context.task.model_copy(update={"text": text}), "agreed": None})


def attach(context: PromptContext, files: tuple[Attachment, ...]) -> PromptContext:
    """The context with more data; a file of the same name takes the place of the earlier one."""
    names = {file.name for file in files}
    kept = tuple(file for file in context.data if file.name not in names)
    return context.model_copy(update={"data": kept + files})


def understood(context: PromptContext) -> str:
    """The question with its corrections, as one text; "" where there is no question."""
    if context.task is None:
        return ""
    corrections = [held.value for held in context.directives if held.slot is Slot.CORRECT]
    return context.task.text + "".join(f" ({correction})" for correction in corrections)


def _clip(text: str, words: int) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"
