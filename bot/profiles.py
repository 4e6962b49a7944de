"""What is known of a person and goes with them into the next conversation. Pure.

What they said outright (`directives`) holds at once. What they wanted of single answers (`evidence`) is only what
`bot.inferring` draws its conclusions from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.directives import STYLE, Directive, Scope, Slot
from bot.events import PersonRef
from bot.memory import Memory
from bot.tasks import TaskKind
from bot.values import Value

LARGEST = 200
"""How many wishes a profile keeps; the oldest go first."""
MOST_EVIDENCE = 400
"""How much evidence it keeps, the same: some 100 threads of four wishes."""


ALLOW = "allow:"
"""Before the id of what was never to be inferred, where a press says that it may be."""


class Evidence(Value):
    """One thing that a person wanted of one answer to a question of their own."""

    slot: Slot
    value: str = ""
    task: TaskKind | None = None
    """What kind of task the question was; None where that could not be said."""
    topics: tuple[str, ...] = ()
    """What it was about, the most specific first."""
    thread: str
    event: str
    wish: str = ""
    """The id of the directive that it was, which is another event's where a variant was chosen; "" for none."""
    source: str
    """What would take it back, within the thread."""
    at: float
    weight: float = 1.0
    """How much it says: a wish in words is 1."""


class Usual(Value):
    """What a person usually wants of one kind of task (of a topic, for expertise): what an inference is about."""

    slot: Slot
    value: str = ""
    task: TaskKind | None = None
    topic: str = ""

    @property
    def id(self) -> str:
        """The same for the same conclusion, however often it is drawn; `Usual.parse` reads it."""
        return f"usual:{self.slot.value}:{self.task.value if self.task else ''}:{self.topic}:{self.value}"

    def wish(self, person: str, at: float = 0.0) -> Directive:
        """It as a wish that nobody said; `at` is when its latest evidence was."""
        return Directive(
            slot=self.slot,
            value=self.value,
            scope=Scope.ALWAYS,
            task=self.task,
            topic=self.topic,
            inferred=True,
            author=person,
            event=self.id,
            source=self.id,
            at=at,
        )

    @classmethod
    def parse(cls, id: str) -> Usual | None:
        """What an id is about; None for any other text."""
        parts = id.split(":", 4)
        if len(parts) != 5 or parts[0] != "usual" or parts[1] not in tuple(Slot):
            return None
        if parts[2] and parts[2] not in tuple(TaskKind):
            return None
        return cls(slot=Slot(parts[1]), task=TaskKind(parts[2]) if parts[2] else None, topic=parts[3], value=parts[4])


class Denial(Value):
    """What a person does not want to be inferred."""

    usual: Usual
    forever: bool = False
    """Whether no evidence at all may bring it back."""
    evidence: tuple[str, ...] = ()
    """The events from which it must not be inferred again."""


class Profile(Value):
    """What one person in one workspace wants; where accounts are joined, `united` makes one of several."""

    platform: str = ""
    workspace: str
    person: str
    directives: tuple[Directive, ...] = ()
    """What they said outright with scope "always", oldest first; of a profile in use, what fits the question."""
    evidence: tuple[Evidence, ...] = ()
    """Oldest first."""
    denied: tuple[Denial, ...] = ()
    announced: tuple[str, ...] = ()
    """The ids of what is inferred and of which they were told that it is used."""
    met: int = 0
    """How many questions of the first meeting they were asked, or skipped."""
    off: bool = False
    """Whether the person switched it off: it is kept, and neither used nor added to."""

    @classmethod
    def of(cls, who: PersonRef) -> Profile:
        """The profile of somebody of whom nothing is known."""
        return cls(platform=who.platform, workspace=who.workspace, person=who.person)

    @property
    def who(self) -> PersonRef:
        """Whose it is."""
        return PersonRef(platform=self.platform, workspace=self.workspace, person=self.person)

    @property
    def holding(self) -> tuple[Directive, ...]:
        """What was said and is in force."""
        return in_force(self.directives)


def in_force(directives: Iterable[Directive]) -> tuple[Directive, ...]:
    """The latest wish on each slot of STYLE for each kind of task and topic, and each requirement once."""
    latest: dict[tuple[object, ...], Directive] = {}
    for directive in directives:
        what = "" if directive.slot in STYLE else directive.value
        latest[directive.slot, what, directive.task, directive.topic] = directive
    return tuple(latest.values())


class Lesson(Value):
    """What one event teaches the profile of the person who sent it."""

    who: PersonRef
    thread: str = ""
    """Where; what is withdrawn by its source is withdrawn in this thread alone."""
    directives: tuple[Directive, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Ids of directives, ids of events, sources, and ids of what is inferred."""
    never: str = ""
    """The id of what must not be inferred any more, whatever comes."""
    allows: str = ""
    """The id of what may be inferred again."""
    announced: tuple[str, ...] = ()
    met: int | None = None
    switches: bool | None = None
    """Whether the profile is used from now on; None leaves that as it is."""
    forgets: bool = False
    """Whether all that is kept of the person is erased."""
    memories: tuple[Memory, ...] = ()
    """What is to be remembered for later questions."""
    shares: str = ""
    """The name of what is remembered for the whole workspace from now on."""
    drops: str = ""
    """The name of what is remembered no more."""
    steward: bool = False
    """Whether the person may teach for the whole workspace."""

    @property
    def elsewhere(self) -> Lesson:
        """What of it concerns the other profiles of accounts that are joined with theirs."""
        return self.model_copy(update={"directives": (), "evidence": (), "memories": (), "shares": "", "drops": ""})


def learn(profile: Profile, lesson: Lesson, spent: Iterable[str] = ()) -> Profile:
    """The profile after a lesson: what its person wants always is held at once, what they withdraw goes.

    `spent` are the events that an inference came from which is withdrawn. Only the profile's own person teaches it;
    the same lesson twice changes nothing; one that is switched off takes nothing in.
    """
    off = profile.off if lesson.switches is None else not lesson.switches
    names = {*lesson.withdrawn, *(f"{lesson.thread} {name}" for name in lesson.withdrawn if ":" in name)}
    told = [one for one in profile.announced if one not in lesson.withdrawn]  # where it comes back, it is said anew
    kept = [one for one in profile.directives if not names & {one.id, one.event, one.source}]
    shown = [one for one in profile.evidence if not _taken_back(one, lesson)]
    if not off and profile.who == lesson.who:
        known = {one.id for one in kept}
        kept += [_lasting(one, lesson) for one in _own(lesson) if one.id not in known]
        seen = {(one.event, one.slot, one.value) for one in shown}
        shown += [one for one in lesson.evidence if (one.event, one.slot, one.value) not in seen]
    return profile.model_copy(
        update={
            "directives": _largest(kept),
            "evidence": tuple(shown)[-MOST_EVIDENCE:],
            "denied": _denied(profile.denied, lesson, tuple(spent)),
            "announced": tuple(dict.fromkeys((*told, *lesson.announced))),
            "met": profile.met if lesson.met is None else max(profile.met, lesson.met),
            "off": off,
        }
    )


def _largest(directives: list[Directive]) -> tuple[Directive, ...]:
    """No more than LARGEST: what something later has taken the place of goes first, then the oldest."""
    if len(directives) <= LARGEST:
        return tuple(directives)
    holding = {one.id for one in in_force(directives)}
    spare = max(0, LARGEST - len(holding))
    lost = [one.id for one in directives if one.id not in holding]
    gone = set(lost[: len(lost) - spare])
    return tuple(one for one in directives if one.id not in gone)[-LARGEST:]


def _own(lesson: Lesson) -> list[Directive]:
    return [
        one
        for one in lesson.directives
        if one.is_wish and one.scope is Scope.ALWAYS and one.author == lesson.who.person
    ]


def _lasting(directive: Directive, lesson: Lesson) -> Directive:
    """A wish of all answers, not of the one it was said about; its source is named with its thread."""
    source = f"{lesson.thread} {directive.source}"
    return directive.model_copy(update={"version": None, "words": None, "source": source})


def _taken_back(evidence: Evidence, lesson: Lesson) -> bool:
    if evidence.event in lesson.withdrawn or (evidence.wish and evidence.wish in lesson.withdrawn):
        return True
    return evidence.thread == lesson.thread and evidence.source in lesson.withdrawn


def _denied(denied: tuple[Denial, ...], lesson: Lesson, spent: tuple[str, ...]) -> tuple[Denial, ...]:
    allowed = Usual.parse(lesson.allows)
    found = [one for one in denied if one.usual != allowed]
    if never := Usual.parse(lesson.never):
        found.append(Denial(usual=never, forever=True))
    for name in lesson.withdrawn:
        if usual := Usual.parse(name):
            found.append(Denial(usual=usual, evidence=spent))
    return tuple(dict.fromkeys(found))


def united(own: Profile, others: Sequence[Profile]) -> Profile:
    """One profile of a person's several accounts, as it is for the first of them.

    Wishes and evidence stand in the order in which they were said; one that is switched off switches all off.
    """
    everyone = (own, *others)
    directives = sorted((one for profile in everyone for one in profile.directives), key=lambda one: one.at)
    return own.model_copy(
        update={
            "directives": tuple(one.model_copy(update={"author": own.person}) for one in directives),
            "evidence": tuple(sorted((one for each in everyone for one in each.evidence), key=lambda one: one.at)),
            "denied": tuple(dict.fromkeys(one for each in everyone for one in each.denied)),
            "announced": tuple(dict.fromkeys(one for each in everyone for one in each.announced)),
            "met": max(each.met for each in everyone),
            "off": any(each.off for each in everyone),
        }
    )
