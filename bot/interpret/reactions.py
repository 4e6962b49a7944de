"""Reactions, and what takes back what was said: a reaction removed, a message deleted or edited."""

from __future__ import annotations

from bot import texts
from bot.directives import WISHES, Slot
from bot.events import Reacted, Unreacted
from bot.interpret.emoji import canonical, read_emoji
from bot.interpret.reading import Wish
from bot.interpret.resolve import directive_of, meant
from bot.interpret.scene import Scene
from bot.threads import Interpretation


def reaction(answer: int, person: str, emoji: str) -> str:
    """The source of what an emoji says that a person has put on an answer: what takes it back."""
    return f"reaction:{answer}:{person}:{canonical(emoji)}"


def _reaction(scene: Scene, emoji: str) -> str:
    return reaction(scene.event.answer or scene.thread.answer, scene.event.by, emoji)


def reacted(scene: Scene, signal: Reacted) -> Interpretation:
    """What an emoji put on an answer means; nothing where it is not of the vocabulary, or was counted already."""
    wish = read_emoji(signal.emoji, scene.tables.emoji)
    if wish is None:
        return Interpretation()
    source = _reaction(scene, signal.emoji)
    if any(held.source == source for held in scene.thread.context.directives):
        return Interpretation()  # a reaction is there or not: a second delivery under another id adds nothing
    return meant(scene, [(wish, False)], source)


def unreacted(scene: Scene, signal: Unreacted) -> Interpretation:
    """What it means that an emoji was taken off again: what it had said, or done, is taken back."""
    wish = read_emoji(signal.emoji, scene.tables.emoji)
    if wish is None:
        return Interpretation()
    back = withdrawn(scene, _reaction(scene, signal.emoji))
    if wish.slot in WISHES:
        return back
    undo = tuple(one.model_copy(update={"withdraws": ()}) for one in back.directives)
    compares = scene.thread.comparing
    ends = compares is not None and compares.sides[0].source == _reaction(scene, signal.emoji)
    return back.model_copy(update={"directives": undo, "takes_back": wish.slot, "ends_comparing": ends})


def withdrawn(scene: Scene, source: str) -> Interpretation:
    """Take back all that a source said; where it said nothing that holds, only its early arrival is kept."""
    undo = directive_of(scene, Wish(slot=Slot.UNDO, value=said_by(scene, source)), f"event:{scene.event.id}", 0, False)
    notice = ""
    task = scene.thread.context.task
    if task and task.source == source:
        notice = texts.QUESTION_DELETED
    return Interpretation(directives=(undo.model_copy(update={"withdraws": (source,)}),), notice=notice)


def own(scene: Scene, source: str) -> bool:
    """Whether what a message said is this person's to change: nobody edits or deletes for somebody else."""
    context = scene.thread.context
    authors = {held.author for held in context.directives if held.source == source}
    if context.task and context.task.source == source:
        authors.add(context.task.author)
    return authors <= {scene.event.by}


def said_by(scene: Scene, name: str) -> str:
    """What a source or directive said that holds still, in a few words."""
    return ", ".join(held.value or held.slot.value for held in scene.thread.context.directives if held.named_by(name))
