"""`burnish eval`: run, keep, judge, and print what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import TextIO

from adapters.console.progress import Bar
from adapters.console.tables import print_table
from bot.bootstrap import build_model
from bot.errors import BadEval
from bot.eval.arms import Arm
from bot.eval.chart import drawable, png
from bot.eval.items import Item, parse_items
from bot.eval.record import Conversation, parse_records
from bot.eval.rules import check
from bot.eval.run import Run, conversations, planned
from bot.eval.scoring import Verdict, judge
from bot.eval.summary import ArmSummary, Estimate, Tally, summarise
from bot.eval.verifiers import ready
from bot.settings import Settings
from bot.values import Value

SHIPPED = "items.jsonl"


class Options(Value):
    """What the command line asks for."""

    items: Path | None = None
    """None for the shipped ones."""
    arms: tuple[Arm, ...]
    limit: int | None = None
    repeat: int = 1
    parallel: int = 1
    json_file: Path | None = None
    chart: Path | None = None
    resume: Path | None = None


async def evaluate(options: Options, settings: Settings) -> None:
    """Run what has not been run, and print the tables; files are written at the end, the resumed one as it goes.

    Raises BadEval for a file that cannot be used and a model that does not answer, FetchFailed where the embedded one
    cannot be had.
    """
    _ready(options)
    items = load_items(options.items, settings.seed or 0)[: options.limit]
    if any(wish.instruction for item in items for wish in item.wishes):
        ready()
    runs = planned(items, options.arms, options.repeat, settings)
    kept = _kept(options.resume, runs)
    found = {run.key: kept[run.key] for run in runs if run.key in kept}
    missing = [run for run in runs if run.key not in found]
    if missing:
        for talk in await _run(missing, len(runs), options, settings):
            found[talk.key] = talk
    talks = [found[run.key] for run in runs if run.key in found]
    by_id = {item.id: item for item in items}
    scores = [judge(talk, by_id[talk.item], check) for talk in talks]
    arms = sorted(summarise(talks, scores), key=lambda one: [arm.name for arm in options.arms].index(one.arm))
    print_tables(arms, options.arms, len(items), settings)
    if options.json_file:
        _write(options.json_file, _as_json(arms, talks, scores, settings).encode())
    if options.chart:
        _write(options.chart, png(arms, f"burnish eval: {len(items)} tasks, {_model(settings)}"))


def _ready(options: Options) -> None:
    """Raises BadEval now for what could not be written at the end of a long run."""
    for file in (options.json_file, options.chart, options.resume):
        if file and not file.absolute().parent.is_dir():
            raise BadEval(f"{file} cannot be written: there is no folder {file.parent}")
    if options.chart:
        drawable()


def load_items(file: Path | None, seed: int) -> tuple[Item, ...]:
    """The items of a file, or the shipped ones. Raises BadEval."""
    if file is None:
        return parse_items((resources.files("bot.eval") / SHIPPED).read_text("utf-8"), SHIPPED, seed=seed)
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadEval(f"{file} cannot be read: {error}") from error
    return parse_items(text, str(file), seed=seed)


def _kept(file: Path | None, runs: Sequence[Run]) -> dict[tuple[str, str, int, str], Conversation]:
    """The conversations of an earlier run; those of other items or settings stay in the file and count for nothing."""
    if file is None or not file.exists():
        return {}
    text = file.read_text("utf-8")
    found = {talk.key: talk for talk in parse_records(text, str(file))}
    if text and not text.endswith("\n"):  # it ended in the middle of a line: the next record begins on one of its own
        file.write_text(text[: text.rfind("\n") + 1], "utf-8")
    others = len(found.keys() - {run.key for run in runs})
    if others:
        print(f"{file}: {others} kept conversations are of other items or settings; they are not used.")
    return found


async def _run(missing: Sequence[Run], total: int, options: Options, settings: Settings) -> list[Conversation]:
    """Have the conversations, each written to the resumed file as it ends."""
    bar = Bar()
    model = build_model(settings)
    talks: list[Conversation] = []
    with ExitStack() as stack:
        stream: TextIO | None = None
        if options.resume:
            stream = stack.enter_context(options.resume.open("a", encoding="utf-8"))
        try:
            await model.ready(bar)
            async for talk in conversations(missing, model, settings, parallel=options.parallel):
                talks.append(talk)
                if stream:
                    stream.write(talk.model_dump_json() + "\n")
                    stream.flush()
                done = total - len(missing) + len(talks)
                bar(f"{done} of {total} conversations", done / total)
        finally:
            bar.done()
            await model.close()
    return talks


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    print(f"written: {file}")


def _model(settings: Settings) -> str:
    return f"{settings.model} at {settings.model_url}" if settings.model_url else "embedded SmolLM2-135M"


def print_tables(arms: Sequence[ArmSummary], run: Sequence[Arm], items: int, settings: Settings) -> None:
    """What holds, what it costs, by turn, by kind; then what the words mean."""
    print(f"\n{items} tasks, {_model(settings)}, seed {settings.seed}, at most {settings.max_tokens} tokens a reply\n")
    _print_shares(arms)
    _print_costs(arms)
    turns = max((len(arm.by_turn) for arm in arms), default=0)
    print_table(
        ["hold and on task after", *(f"wish {turn}" for turn in range(1, turns + 1))],
        [[arm.arm, *map(_tally, arm.by_turn), *["-"] * (turns - len(arm.by_turn))] for arm in arms],
    )
    kinds = sorted({kind for arm in arms for kind in arm.kinds})
    print_table(
        ["hold and on task, by kind", *(arm.arm for arm in arms)],
        [[kind, *(_tally(arm.kinds.get(kind, Tally())) for arm in arms)] for kind in kinds],
    )
    off = {arm.arm: ", ".join(f"{count} {what}" for what, count in arm.off.items()) for arm in arms}
    print("Off their task: " + "; ".join(f"{arm}: {why or 'none'}" for arm, why in off.items()))
    print("Arms: " + "; ".join(f"{arm.name}: {arm.means}" for arm in run) + ".")
    print("In brackets: 95% intervals, bootstrapped over tasks. “Against transcript” is in points, task by task.")


def _print_shares(arms: Sequence[ArmSummary]) -> None:
    head = ["", "wishes hold and on task", "against transcript", "wishes hold", "on task"]
    rows = [
        [
            arm.arm,
            _share(arm.both),
            _gain(arm.gain),
            *map(_share, [arm.held, arm.on_task, arm.untouched, arm.facts]),
        ]
        for arm in arms
    ]
    print_table([*head, "only that passage changed", "facts kept"], rows)


def _print_costs(arms: Sequence[ArmSummary]) -> None:
    head = ["prompt tokens:", "last turn", "longest call", "whole talk", "cached", "written", "calls", "seconds"]
    rows = [
        [
            arm.arm,
            *map(_plain, [arm.last_prompt, arm.last_longest, arm.prompt]),
            "-" if arm.cached is None else f"{arm.cached:.0%}",
            *map(_plain, [arm.completion, arm.calls, arm.seconds]),
        ]
        for arm in arms
    ]
    print_table(head, rows)


def _bounds(estimate: Estimate, scale: Callable[[float], str]) -> str:
    return f"{scale(estimate.mean)} [{scale(estimate.low)}, {scale(estimate.high)}]"


def _share(estimate: Estimate | None) -> str:
    if estimate is None:
        return "-"
    return f"{estimate.mean:.0%} [{estimate.low * 100:.0f}, {estimate.high * 100:.0f}]"


def _gain(estimate: Estimate | None) -> str:
    return "-" if estimate is None else _bounds(estimate, lambda share: f"{share * 100:+.0f}")


def _plain(estimate: Estimate | None) -> str:
    if estimate is None:
        return "-"
    return f"{estimate.mean:,.0f}" if estimate.mean >= 10 else f"{estimate.mean:.1f}"


def _tally(tally: Tally) -> str:
    return f"{tally.both}/{tally.of}" if tally.of else "-"


def _as_json(
    arms: Sequence[ArmSummary], talks: Sequence[Conversation], scores: Sequence[Verdict], settings: Settings
) -> str:
    """Everything: the sums by arm, and each conversation with its texts and its score."""
    data = {
        "model": _model(settings),
        "seed": settings.seed,
        "max_tokens": settings.max_tokens,
        "arms": [arm.model_dump(mode="json") for arm in arms],
        "conversations": [
            {**talk.model_dump(mode="json"), "score": score.model_dump(mode="json")}
            for talk, score in zip(talks, scores, strict=True)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
