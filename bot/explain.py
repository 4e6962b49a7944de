"""Why an answer is what it is, what changed between versions, and what the bot knows: in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot import texts
from bot.agreed import keeping
from bot.answers import Answer, Version
from bot.constraints.edges import QUESTION_FIRST
from bot.context import PromptContext
from bot.directives import Directive, Scope, Slot
from bot.interpret.usage import COMMANDS
from bot.ledger import numbered
from bot.passage import named
from bot.requirements import requirement
from bot.tasks import TaskKind
from bot.telling import queries
from bot.topics import shown
from bot.wanted import Conflict, Held, wanted

Topic = Literal["why", "history", "help", "ledger", "query"]

SIDES = 4
"""What most people want of one thing, so many at most, is told of a vote."""
SCOPES = {Scope.ANSWER: "for this answer", Scope.THREAD: "in this thread", Scope.ALWAYS: "always"}
"""How long a directive holds, in words."""


def brief(directive: Directive) -> str:
    """A directive in a few words, as it stands in the quiet line under an answer, with what it is for."""
    return ", ".join(filter(None, (_what(directive), meant_for(directive))))


def meant_for(directive: Directive) -> str:
    """For which questions a standing wish holds, in words (`when explaining`, `about SQL`, `in any email`); or ""."""
    topic = shown(directive.topic)
    match directive.task:
        case TaskKind.WRITING:
            return f"in any {topic}" if topic else "when writing"
        case TaskKind.CODE:
            return f"in {topic} code" if topic else "in code"
        case TaskKind.EXPLAINING:
            return f"when explaining {topic}" if topic else "when explaining"
        case TaskKind.DATA:
            return f"with data about {topic}" if topic else "with data"
        case _:
            return f"about {topic}" if topic else ""


def _what(directive: Directive) -> str:
    value = texts.clipped(directive.value.rstrip(" ."), 60)
    where = f" ({directive.target})" if directive.target else ""
    match directive.slot:
        case Slot.TONE | Slot.LENGTH | Slot.FORMAT:
            return value + where
        case Slot.EXPERTISE:
            return f"for {value}" if value.startswith(("my ", "a ")) else f"for {reader(value)}"
        case Slot.LANGUAGE:
            return f"in {value}"
        case Slot.CASE:
            return f"in {value}" if value != "normal" else "in normal case"
        case Slot.START:
            return f"starting with {value if value == QUESTION_FIRST else f'“{value}”'}"
        case Slot.END:
            return f"ending with “{value}”"
        case Slot.PIN | Slot.STEP:
            return f"noted: {value}"
        case Slot.INCLUDE:
            return value if directive.verbatim else f"with {value}"
        case Slot.EXCLUDE:
            return f"without {value}"
        case Slot.CORRECT:
            return f"meant: {value}"
        case Slot.ANALYSIS | Slot.CHART:
            return value
        case Slot.PASSAGE:
            target = " ".join((directive.target or "").split())
            return f"only {target if named(target) else f'“{texts.clipped(target, 40)}”'}: {value}"
        case Slot.KEEP:
            return f"keeping {directive.target or value}"
        case Slot.EXAMPLE:
            return f"with {_example(value)}"
        case _:
            return directive.slot.value


def of_data(directive: Directive) -> str:
    """What is wanted of the data, or of its picture, as a line."""
    return f"Of the {'chart' if directive.slot is Slot.CHART else 'data'}: {brief(directive)}"


def _example(value: str) -> str:
    """`two examples` as it stands; one (`example from music`, `second example`) with its article."""
    words = value.lower().split()
    if not words or "example" not in words or words[0] in ("one", "1", "an", "a", "another"):
        return value or "an example"
    return f"{'an' if words[0] == 'example' else 'a'} {value}"


def reader(value: str) -> str:
    """Whom an answer is for, as it stands behind "for"."""
    return {"beginner": "a beginner", "expert": "an expert", "child": "a child"}.get(value, value)


def changed(version: Version, parent: Version | None, names: Mapping[str, str] = {}) -> str:
    """What is new in a version against the one it came from, and what is gone, in a few words; `names` are people's."""
    if version.by:
        return f"edited by {names.get(version.by, version.by)}"
    if parent is None:
        return ""
    before = {held.id: held for held in parent.context.directives}
    after = {held.id: held for held in version.context.directives}
    new = [brief(held) for name, held in after.items() if name not in before]
    gone = [f"no longer {brief(held)}" for name, held in before.items() if name not in after]
    return ", ".join(dict.fromkeys(new + gone)) or "written again"


def line(version: Version, parent: Version | None) -> str:
    """The quiet line under an answer: version, what changed, which files it was the first to use, what was not met."""
    known = {file.name for file in parent.context.data} if parent else set()
    used = [file.name for file in version.context.data if file.name not in known and not file.unread]
    new = [texts.clipped(" ".join(name.split()), 60) for name in used]
    parts = [texts.version_line(version.number, changed(version, parent)), texts.used(new), *came(version)]
    return " · ".join(part for part in parts if part)


def conflicts(context: PromptContext, names: Mapping[str, str] = {}) -> tuple[str, ...]:
    """What people want both ways, in sentences; `names` are theirs by id. Where they vote, how that stands."""
    if context.policy.decides == "quorum":
        return votes(context)

    def told(one: Conflict) -> str:
        sides = [(names.get(side.author, side.author), side.value) for side in one.sides]
        return texts.conflict(one.slot.value, sides, one.holds.value if one.holds else None, one.settled)

    return tuple(told(one) for one in wanted(context).conflicts)


def votes(context: PromptContext) -> tuple[str, ...]:
    """How each vote stands that is not over, in a sentence: "Vote: 2 of 3 for “shorter”."; nobody is named."""
    return tuple(
        texts.vote((brief(one.wish), one.people, one.needed, one.counts) for one in vote[:SIDES])
        for vote in wanted(context).votes
    )


def came(version: Version) -> list[str]:
    """How a version came about, in sentences: stopped or cut off, finished by code, its tries, what was not met.

    All may read them, so what the profile of the person who asked wants is not named.
    """
    parts: list[str] = []
    if version.stopped:
        parts.append("Stopped.")
    elif version.cut:
        parts.append("Cut off at the length limit.")
    if version.finished:
        parts.append(texts.finished(version.finished))
    if version.attempts > 1:
        parts.append(texts.tries(version.attempts))
    if version.violations:
        parts.append(texts.unmet(unmet(version, own=False)))
    return parts


def unmet(version: Version, *, own: bool) -> tuple[str, ...]:
    """What was not managed; what the asker's profile wants is named to them alone."""
    theirs = {one.id for one in version.profile.directives} if version.profile and not own else set()
    said = (texts.UNMET_OWN if one.directive in theirs else one.text for one in version.violations)
    return tuple(dict.fromkeys(said))


def explain(topic: Topic, answer: Answer | None, context: PromptContext | None = None, *, own: bool = True) -> str:
    """The text that a person gets who asks about this topic; `context` is the thread's, for its ledger.

    `own`: whether the question was theirs. To others nothing is told of the profile of the person who asked.
    """
    if topic == "ledger":
        return numbered(wanted(context)) or texts.NO_LEDGER if context else texts.NO_LEDGER
    if topic == "help":
        return _help()
    if answer is None or answer.current is None:
        return texts.NO_ANSWER_YET
    if topic == "query":
        computed = answer.current.computed
        return f"{texts.QUERIES}\n\n{queries(computed)}" if computed else texts.NO_QUERY
    return _why(answer.current, own=own) if topic == "why" else _history(answer)


def _why(version: Version, *, own: bool) -> str:
    want = wanted(version.context, version.profile)
    rows = [f"- {requirement(held)} ({_from(held)})" for held in want.all if own or not held.from_profile]
    rows += [f"- {of_data(one)} ({one.author}, {SCOPES[one.scope]})" for one in want.data]
    rows += [f"- {one.text} (remembered)" for one in version.memory.corrections if own or one.shared]
    head = f"Version {version.number} answers “{version.context.task.text if version.context.task else ''}”"
    parts = [head + (", and holds to:" if rows else ", and nothing else shaped it."), *rows]
    if want.agreed and (kept := keeping(want)):
        parts.append(f"- {kept} (version {want.agreed.version} was right)")
    if noted := numbered(want):
        parts += ["", noted]
    return "\n".join(parts)


def _from(held: Held) -> str:
    directive = held.directive
    if held.from_profile:
        return f"usual for {directive.author}" if directive.inferred else f"from the profile of {directive.author}"
    return f"{directive.author}, {SCOPES[directive.scope]}"


def _history(answer: Answer) -> str:
    rows: list[str] = []
    for version in answer.versions:
        mark = " (shown)" if version.number == answer.shown else ""
        change = changed(version, answer.version(version.parent)) or "the first answer"
        rows.append(" · ".join([f"{version.number}. {change}{mark}", *came(version)]))
    return "\n".join(rows)


def _help() -> str:
    return "\n".join(f"{usage} - {what}" for usage, what in COMMANDS.values())
