"""Drawing simulated people: the same seed gives the same people, with the same questions on the same days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources
from random import Random

from bot.directives import Slot
from bot.eval.habits import Change, Day, Person, Preference, Question
from bot.tasks import TaskKind

POOL = "questions.jsonl"
CHANGES = 12
"""The thread from which half of the people want something else."""
ONCE = 0.1
"""The share of threads in which somebody wants the other thing for once."""
SHARES = (0.55, 0.3, 0.15)
"""How much of their questions are of their first, second and third kind of task."""
OWN = 0.55
"""How often a question is about a topic of the person's own, where there is one left of that kind."""
LIKELY = (0.75, 0.45, 0.0)
"""How likely a preference on a slot is, by the kind's place: most have some of their first, nobody of their third."""
NAMES = (
    "ana",
    "ben",
    "cleo",
    "dan",
    "eve",
    "finn",
    "gil",
    "hana",
    "ivo",
    "jo",
    "kim",
    "lou",
    "mia",
    "ned",
    "ora",
    "pat",
)

CHOICES: dict[Slot, tuple[str, ...]] = {
    Slot.TONE: ("formal", "casual", "friendly"),
    Slot.LENGTH: ("short", "long"),
    Slot.EXPERTISE: ("expert", "beginner"),
}
FORMATS = {
    TaskKind.CODE: ("code only", "steps", "bullets"),
    TaskKind.WRITING: ("prose", "bullets"),
    TaskKind.EXPLAINING: ("bullets", "prose", "steps"),
    TaskKind.DATA: ("table", "bullets", "prose"),
}


def pool() -> tuple[Question, ...]:
    """All questions that are shipped."""
    lines = (resources.files("bot.eval") / POOL).read_text("utf-8").splitlines()
    return tuple(Question.model_validate(json.loads(line)) for line in lines)


def drawn(people: int, threads: int, seed: int) -> tuple[Person, ...]:
    """So many people with so many threads each; every other one changes their mind. Nobody asks a question twice."""
    questions = pool()
    return tuple(_person(place, threads, Random(f"{seed}:{place}"), questions) for place in range(people))


def _person(place: int, threads: int, draw: Random, questions: Sequence[Question]) -> Person:
    kinds = draw.sample(tuple(TaskKind), 3)
    first = sorted({one.topic for one in questions if one.kind is kinds[0]})
    second = sorted({one.topic for one in questions if one.kind is kinds[1]} - set(first))
    own = (*draw.sample(first, 2), draw.choice(second))
    levels = draw.sample(("expert", "beginner", "expert"), 2)
    preferences = [*_of_kinds(kinds, draw)]
    preferences += [
        Preference(slot=Slot.EXPERTISE, value=level, topic=topic) for topic, level in zip(own[::2], levels, strict=True)
    ]
    change = _change(preferences, kinds[0], draw) if place % 2 == 0 and threads > CHANGES else None
    asked = _questions(kinds, own, threads, draw, questions)
    plain = Person(name=_name(place), preferences=tuple(preferences), change=change,
                   days=tuple(Day(question=one) for one in asked))  # fmt: skip
    return plain.model_copy(
        update={
            "days": tuple(_day(plain, thread, draw) for thread in range(1, threads + 1)),
            "limits": draw.random() < 0.3,
            "taps": draw.random() < 0.6,
            "ignores": place % 3 == 1,
            "thumbs": place % 3 == 2,
        }
    )


def _name(place: int) -> str:
    return NAMES[place] if place < len(NAMES) else f"person{place + 1}"


def _of_kinds(kinds: Sequence[TaskKind], draw: Random) -> list[Preference]:
    """The preferences of tone, length and format; at least one of the first kind."""
    found: list[Preference] = []
    for kind, likely in zip(kinds, LIKELY, strict=True):
        for slot in (Slot.TONE, Slot.LENGTH, Slot.FORMAT):
            value = draw.choice(FORMATS[kind] if slot is Slot.FORMAT else CHOICES[slot])
            if draw.random() < likely and not (slot is Slot.FORMAT and value == "code only" and found):
                found.append(Preference(slot=slot, value=value, kind=kind))
    if not found:
        found.append(Preference(slot=Slot.LENGTH, value=draw.choice(CHOICES[Slot.LENGTH]), kind=kinds[0]))
    return found


def _change(preferences: Sequence[Preference], kind: TaskKind, draw: Random) -> Change | None:
    old = draw.choice([one for one in preferences if one.kind is kind] or list(preferences))
    return Change(thread=CHANGES, old=old, new=_other(old, draw))


def _other(one: Preference, draw: Random) -> Preference:
    """The same preference the other way; `code only` is nobody's afterthought, since it rules out all else."""
    choices = FORMATS[one.kind] if one.slot is Slot.FORMAT and one.kind else CHOICES[one.slot]
    left = [value for value in choices if value not in (one.value, "code only")]
    return one.model_copy(update={"value": draw.choice(left)})


def _questions(
    kinds: Sequence[TaskKind], own: Sequence[str], threads: int, draw: Random, questions: Sequence[Question]
) -> list[Question]:
    """So many questions, none twice, by the shares of the kinds, in a mixed order."""
    left = list(questions)
    plan = [kinds[0]] * round(threads * SHARES[0])
    plan += [kinds[1]] * round(threads * SHARES[1])
    plan += [kinds[2]] * (threads - len(plan))
    draw.shuffle(plan)
    asked: list[Question] = []
    for kind in plan:
        familiar = [one for one in left if one.kind is kind and one.topic in own]
        others = [one for one in left if one.kind is kind and one.topic not in own]
        from_own = bool(familiar) and (draw.random() < OWN or not others)
        asked.append(draw.choice(familiar if from_own else others))
        left.remove(asked[-1])
    return asked


def _day(person: Person, thread: int, draw: Random) -> Day:
    """A thread's question, and now and then one wish that is the other way for once."""
    day, wants = person.days[thread - 1], person.wants(thread)
    if not wants or draw.random() >= ONCE:
        return day
    return day.model_copy(update={"once": _other(draw.choice(wants), draw)})
