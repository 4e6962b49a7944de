"""Wishes as directives: whose, of which event and version; and what an act comes to in the thread as it is."""

from __future__ import annotations

from collections.abc import Iterable

from bot import texts
from bot.answers import Version
from bot.changes import resetting, restoring, undoing
from bot.comparing import sides
from bot.directives import Directive, Slot
from bot.interpret.reading import Reading, Wish
from bot.interpret.scene import Scene
from bot.interpret.versions import LIKE
from bot.interpret.words import style_of
from bot.length import words
from bot.likeness import version_like
from bot.passage import spot
from bot.threads import Interpretation


def meant(
    scene: Scene, wishes: Iterable[tuple[Wish, bool]], source: str, reading: Reading | None = None
) -> Interpretation:
    """Directives of these wishes (each with whether it is verbatim), with acts resolved against the thread.

    What is wanted beside going back to a version is wanted of that version.
    """
    directives: list[Directive] = []
    notice = ""
    back: Version | None = None
    for part, (wish, verbatim) in enumerate(wishes):
        directive, problem = _resolved(scene, directive_of(scene, wish, source, part, verbatim or wish.verbatim, back))
        if directive.slot is Slot.RESTORE and scene.answer and directive.value.isdigit():
            back = scene.answer.version(int(directive.value))
        notice = notice or problem
        directives.append(directive)
    if len(directives) == 1 and directives[0].slot is Slot.REJECT and not directives[0].value:
        notice = texts.WHAT_WAS_WRONG
    return Interpretation(kind=reading.kind if reading else None, directives=tuple(directives), notice=notice)


def directive_of(
    scene: Scene, wish: Wish, source: str, part: int, verbatim: bool, version: Version | None = None
) -> Directive:
    """A wish as the directive of the scene's event and author.

    `source` is what would take it back, `part` its place among the event's directives, `version` what it speaks of:
    by default the version that the person saw.
    """
    event, answer = scene.event, scene.answer
    if version is None and answer:
        version = answer.version(event.version or answer.shown)
    kept = spot(version.text, wish.target or wish.value) if version and wish.slot is Slot.KEEP else None
    return Directive(
        slot=wish.slot,
        value=wish.value,
        scope=wish.scope,
        target=wish.target,
        verbatim=verbatim,
        task=wish.task,
        topic=wish.topic,
        analysis=wish.analysis,
        author=event.by,
        event=event.id,
        part=part,
        source=source,
        order=scene.thread.sequence + 1,
        at=event.at,
        passage=version.text[kept.start : kept.end] if version and kept else None,
        version=version.number if version else None,
        words=words(version.written) if version else None,
    )


def _resolved(scene: Scene, directive: Directive) -> tuple[Directive, str]:
    """An act with what it withdraws and returns; where it cannot do anything, what the person is told."""
    thread, answer = scene.thread, scene.answer
    if directive.slot is Slot.UNDO:
        undone = undoing(thread.changes)
        if undone is None:
            return directive, texts.NOTHING_TO_UNDO
        return directive.model_copy(update={"withdraws": undone[0], "returns": undone[1]}), ""
    if directive.slot is Slot.RESET:
        return directive.model_copy(update={"withdraws": resetting(thread.context)}), ""
    if directive.slot is Slot.COMPARE:
        problem = texts.NO_ANSWER_YET if answer is None or answer.current is None else ""
        return directive, problem or ("" if sides(thread.context, directive.value) else texts.CANNOT_COMPARE)
    if directive.slot is Slot.RESTORE:
        return _back(scene, directive)
    if directive.slot is Slot.ACCEPT and answer and scene.event.version and not answer.version(scene.event.version):
        return directive, texts.no_such_version(str(scene.event.version), len(answer.versions))
    if directive.slot in (Slot.ACCEPT, Slot.REJECT) and answer is None:
        return directive, texts.NO_ANSWER_YET
    return directive, ""


def _back(scene: Scene, directive: Directive) -> tuple[Directive, str]:
    """Going back to a version by its number, or by what it was like; where none was like that, the wish to be so."""
    answer = scene.answer
    version = answer.version(int(directive.value)) if answer and directive.value.isdigit() else None
    if directive.value.startswith(LIKE):
        style = style_of(directive.value.removeprefix(LIKE))
        version = version_like(answer, style) if answer and style else None
        if style and version is None:
            return directive.model_copy(update={"slot": style.slot, "value": style.value}), ""
    if version is None:
        return directive, texts.no_such_version(directive.value, len(answer.versions) if answer else 0)
    gone, returned = restoring(scene.thread.context, version)
    update = {"value": str(version.number), "withdraws": gone, "returns": returned}
    return directive.model_copy(update=update), ""
