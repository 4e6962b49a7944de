"""`burnish eval profiles`: simulated people with hidden preferences, with a profile and without; tables of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

from adapters.console.progress import Bar
from adapters.console.tables import print_table
from bot.bootstrap import build_model
from bot.errors import BadEval
from bot.eval.chart import drawable
from bot.eval.habits import LONG, SHORT, Person
from bot.eval.learned import BUCKETS, FEW, Followed, Life, SlotSums, Sums, by_slot, followed, found, sums, wrong
from bot.eval.learned_chart import png
from bot.eval.living import MOST, live
from bot.eval.obedient import ObedientModel
from bot.eval.people import drawn, pool
from bot.ports import Model
from bot.settings import Settings
from bot.tasks import kind_of
from bot.topics import topics_of
from bot.values import Value

WITH, WITHOUT = "with a profile", "without"


class Options(Value):
    """What the command line asks for."""

    people: int = 12
    threads: int = 20
    seed: int = 1
    scripted: bool = True
    """Whether a model answers that does as it is told; else the one of the settings."""
    json_file: Path | None = None
    chart: Path | None = None


class Figures(Value):
    """What a run comes to."""

    arms: dict[str, Sums]
    slots: tuple[SlotSums, ...]
    changes: tuple[Followed, ...]


async def simulate(options: Options, settings: Settings) -> None:
    """Live everybody's threads twice, and print the tables; files are written at the end.

    Raises BadEval for a file that cannot be written and a model that does not answer, FetchFailed where the embedded
    one cannot be had.
    """
    _ready(options)
    people = drawn(options.people, options.threads, options.seed)
    lives = await _lived(people, options, settings)
    made = figures(people, lives)
    name = "a model that does as it is told" if options.scripted else _model(settings)
    print_figures(made, people, name, options)
    if options.json_file:
        options.json_file.write_text(_as_json(made, people, lives, name, options), "utf-8")
        print(f"written: {options.json_file}")
    if options.chart:
        options.chart.write_bytes(png(made.arms, f"{len(people)} simulated people, {name}"))
        print(f"written: {options.chart}")


def _ready(options: Options) -> None:
    """Raises BadEval now for what could not be written at the end of a long run."""
    for file in (options.json_file, options.chart):
        if file and not file.absolute().parent.is_dir():
            raise BadEval(f"{file} cannot be written: there is no folder {file.parent}")
    if options.chart:
        drawable()


def _model(settings: Settings) -> str:
    return f"{settings.model} at {settings.model_url}" if settings.model_url else "embedded SmolLM2-135M"


async def _lived(people: Sequence[Person], options: Options, settings: Settings) -> dict[str, list[Life]]:
    """Everybody's threads, by arm."""
    model: Model = ObedientModel() if options.scripted else build_model(settings)
    quick = {"settle": 0.0, **({"attempts": 1} if options.scripted else {})}
    own = settings.model_copy(update=quick)
    total, bar = 2 * sum(len(person.days) for person in people), Bar()
    lives: dict[str, list[Life]] = {WITH: [], WITHOUT: []}
    done = 0

    def after() -> None:
        nonlocal done
        done += 1
        bar(f"{done} of {total} threads", done / total)

    try:
        await model.ready(bar)
        for person in people:
            for arm, found in lives.items():
                found.append(await live(person, model, own, profile=arm == WITH, after=after))
    finally:
        bar.done()
        await model.close()
    return lives


def figures(people: Sequence[Person], lives: dict[str, list[Life]]) -> Figures:
    """What the lives come to."""
    changes = [followed(person, life) for person, life in zip(people, lives[WITH], strict=True)]
    return Figures(
        arms={arm: sums(found, people) for arm, found in lives.items()},
        slots=by_slot(lives[WITH], people),
        changes=tuple(one for one in changes if one),
    )


def print_figures(made: Figures, people: Sequence[Person], name: str, options: Options) -> None:
    """Edits, what was inferred, what made answers worse, changes of mind; then what the words mean."""
    print(f"\n{len(people)} people, {options.threads} threads each, {name}, seed {options.seed}\n")
    heads = [f"{first}" if first == last else f"{first}-{last}" for first, last in BUCKETS]
    print_table(
        ["edits a thread, in threads", *heads, "all"],
        [
            [arm, *map(_number, one.edits), _number(_overall(one.edits, options.threads))]
            for arm, one in made.arms.items()
        ],
    )
    print_table(
        ["first answers that needed none", *heads],
        [[arm, *map(_share, one.content)] for arm, one in made.arms.items()],
    )
    _print_inferred(made.slots)
    _print_worse(made.arms[WITH])
    _print_changes(made.changes)
    _print_meanings(made.arms, people)


def _print_inferred(slots: Sequence[SlotSums]) -> None:
    head = ["preferences", "in all", "rightly inferred", "and used", "threads before"]
    head += ["not inferred", "asked too seldom", "wrongly inferred"]
    rows = [
        [
            one.slot.value,
            str(one.preferences),
            str(one.right),
            str(one.used),
            _number(one.first),
            str(one.preferences - one.right),
            str(one.scarce),
            str(one.wrong),
        ]
        for one in slots
    ]
    total = [str(sum(map(_count, column))) for column in list(zip(*rows, strict=True))[1:]]
    used = sum(one.used for one in slots)
    total[3] = _number(sum((one.first or 0.0) * one.used for one in slots) / used if used else None)
    print_table(head, [*rows, ["all", *total]])


def _count(cell: str) -> int:
    return int(cell) if cell.isdecimal() else 0


def _print_worse(one: Sums) -> None:
    never_right = one.worse - one.for_once - one.outdated
    share = f"{one.worse} ({one.worse / one.with_profile:.0%})" if one.with_profile else "0"
    numbers = [one.for_once, one.outdated, never_right, one.against_kept, one.leaks]
    print_table(
        [
            "threads",
            "profile in use",
            "made worse",
            "otherwise once",
            "mind changed",
            "never right",
            "kept by press",
            "leaks",
        ],
        [[str(one.threads), str(one.with_profile), share, *map(str, numbers)]],
    )


def _print_changes(changes: Sequence[Followed]) -> None:
    if not changes:
        return
    groups = (
        ("the old one never in use", [one for one in changes if not one.was_used]),
        ("in use, inferred", [one for one in changes if one.was_used and not one.kept]),
        ("in use, kept by a press", [one for one in changes if one.kept]),
    )
    rows = [[title, str(len(group)), *_change(group)] for title, group in groups if group]
    head = ["changes of mind", "people", "old dropped", "after threads", "new used", "after threads", "threads left"]
    print_table(head, rows)


def _change(group: Sequence[Followed]) -> list[str]:
    dropped = [one.dropped for one in group if one.dropped is not None and one.was_used]
    adopted = [one.adopted for one in group if one.adopted is not None]
    return [
        str(len(dropped)) if any(one.was_used for one in group) else "-",
        _number(fmean(dropped) if dropped else None),
        str(len(adopted)),
        _number(fmean(adopted) if adopted else None),
        _number(fmean(one.concerned for one in group)),
    ]


def _print_meanings(arms: dict[str, Sums], people: Sequence[Person]) -> None:
    asked = [day.question for person in people for day in person.days]
    kinds = sum(kind_of(one.text) is one.kind for one in asked)
    topics = sum(topics_of(one.text)[:1] == (one.topic,) for one in asked)
    unmet = "; ".join(f"{arm} {one.unmet}" for arm, one in arms.items())
    print(f"An edit: one thing that somebody says, taps or presses because of the answer; at most {MOST} a thread.")
    print(f"Threads in which they gave up: {unmet}.")
    print(f"Format is checked on the text, and length: short is up to {SHORT} words, long from {LONG}. Of tone and "
          "expertise no check of a text is honest: there it counts what the answer was told.")  # fmt: skip
    print("Rightly inferred: the very slot, kind of task or topic, and direction. Threads before: those it concerned "
          "before the one that first used it. "
          f"Asked too seldom: in fewer than {FEW} threads, so that there was nothing to infer from.")  # fmt: skip
    print("Made worse: somebody asked for the contrary of what the profile had put there, or pressed it away; by why, "
          "and how many of these were against what they had kept by a press themselves.")  # fmt: skip
    print("Leaks: lines of a profile in a prompt of another kind of task or topic.")
    print("Changes of mind: in threads that they concern, from the change on; people press and correct, and never say "
          "“from now on”.")  # fmt: skip
    print(f"Of {len(asked)} questions from a pool of {len(pool())} the bot took {kinds} for the kind that they are, "
          f"and {topics} for their topic.")  # fmt: skip


def _overall(edits: Iterable[float | None], threads: int) -> float | None:
    """The mean over all threads, from the means of the buckets."""
    sizes = [max(0, min(last, threads) - first + 1) for first, last in BUCKETS]
    sizes[-1] += max(0, threads - BUCKETS[-1][1])
    known = [(value, size) for value, size in zip(edits, sizes, strict=True) if value is not None]
    return sum(value * size for value, size in known) / sum(size for _, size in known) if known else None


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _as_json(made: Figures, people: Sequence[Person], lives: dict[str, list[Life]], name: str, options: Options) -> str:
    """Everything: the sums, and of everybody what they hid, what became of it, and each thread of both arms."""
    data = {
        "model": name,
        "seed": options.seed,
        "threads": options.threads,
        "buckets": BUCKETS,
        **made.model_dump(mode="json"),
        "people": [
            {
                **person.model_dump(mode="json"),
                "found": [one.model_dump(mode="json") for one in found(person, lives[WITH][place])],
                "wrong": wrong(person, lives[WITH][place]),
                "lives": {arm: several[place].model_dump(mode="json") for arm, several in lives.items()},
            }
            for place, person in enumerate(people)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
