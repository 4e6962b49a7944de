"""The command line. It wires adapters to the core, and imports what a command needs only when that command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import BadReplay, ForOperators

if TYPE_CHECKING:
    from bot.settings import Settings

EXAMPLES = ("fibonacci", "story", "sales")

app = typer.Typer(
    name="burnish",
    help="Refine an AI answer where you read it. Without a command: the playground, on this machine.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

doctor = typer.Typer(help="Check a set-up: what is missing, and where to click.", no_args_is_help=True)
app.add_typer(doctor, name="doctor")

ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="embedded|URL", help="The built-in model, or an endpoint's base URL.")
]
SeedOption = Annotated[int | None, typer.Option("--seed", help="Repeatable answers, where the model can do that.")]


def main() -> None:
    """Run the command line; an operator's error is one clear message and exit code 1 (2 for a bad replay file)."""
    try:
        app()
    except BadReplay as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except ForOperators as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"{error.filename or 'burnish'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)


def _settings(
    model: str | None = None,
    seed: int | None = None,
    database: Path | None = None,
    *,
    quiet: bool = False,
    **given: object,
) -> Settings:
    """The settings in force, with what the command line gives."""
    from bot.logs import configure
    from bot.settings import load

    if model not in (None, "embedded"):
        given["model_url"] = model
    settings = load(seed=seed, database=database, **given)
    if model == "embedded":
        settings = settings.model_copy(update={"model_url": None, "fallback_url": None, "fallback_model": None})
    chosen = "log_level" in settings.model_fields_set
    configure(settings.log_level if chosen or not quiet else "error")
    return settings


@app.callback(invoke_without_command=True)
def playground(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help="The playground's port; 0 for any free one.")] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Start the playground: a page on this machine on which to ask, press, react and reply."""
    if context.invoked_subcommand is not None:
        return
    if version:
        from importlib.metadata import version as installed

        print(f"burnish {installed('burnish')}")
        return
    import asyncio

    from adapters.web import serve

    asyncio.run(serve(_settings(port=port), open_browser=open_browser))


@app.command()
def chat(
    model: ModelOption = None,
    seed: SeedOption = None,
    db: Annotated[Path | None, typer.Option("--db", help="The database to use.")] = None,
    person: Annotated[str, typer.Option("--as", help="Who you are.")] = "you",
) -> None:
    """Talk to it here, in the terminal."""
    import asyncio

    from adapters.console.chat import talk

    asyncio.run(talk(_settings(model, seed, db, quiet=True), person))


@app.command()
def replay(
    file: Annotated[Path | None, typer.Argument(help="A dialogue as JSON lines; - for standard input.")] = None,
    example: Annotated[str | None, typer.Option("--example", help=f"One of {', '.join(EXAMPLES)}.")] = None,
    dry: Annotated[bool, typer.Option("--dry", help="Interpret and rewrite only; no answers.")] = False,
    model: ModelOption = None,
    seed: SeedOption = None,
    db: Annotated[
        Path | None, typer.Option("--db", help="Keep everything in this database, and go on with it.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write the lines here.")] = None,
    charts: Annotated[
        Path | None, typer.Option("--charts", help="Write charts into this folder, as PNG and CSV.")
    ] = None,
) -> None:
    """Send a dialogue through the path and print a JSON line for each event."""
    import asyncio

    from adapters.console.dialogue import parse_dialogue, read_dialogue
    from adapters.console.replay import run

    if (file is None) == (example is None):
        raise BadReplay("Give a file, or --example with one of: " + ", ".join(EXAMPLES))
    if example is not None and example not in EXAMPLES:
        raise BadReplay(f"There is no example {example}; there are: {', '.join(EXAMPLES)}")
    if file is not None and str(file) == "-":
        dialogue = parse_dialogue(sys.stdin.read(), Path(), "standard input")
    else:
        dialogue = read_dialogue(file or Path(__file__).parent / "examples" / f"{example}.jsonl")
    found = _settings(model, seed, db, quiet=True)
    asyncio.run(run(dialogue, found, dry=dry, out=out, keep=db is not None, charts=charts))


@app.command()
def bench(
    embedded: Annotated[
        bool, typer.Option("--embedded", help="Also: how fast feedback takes over on the built-in model.")
    ] = False,
) -> None:
    """Measure what the path itself costs, with a model that answers at once."""
    import asyncio

    from adapters.console.bench import measure
    from bot.logs import configure

    configure("error")
    asyncio.run(measure(embedded=embedded))


measured = typer.Typer(no_args_is_help=False)
app.add_typer(measured, name="eval")


@measured.callback(invoke_without_command=True)
def evaluate(
    context: typer.Context,
    items: Annotated[
        Path | None, typer.Option("--items", help="Tasks as JSON lines, in our form or IFEval's; else those shipped.")
    ] = None,
    arms: Annotated[
        str | None,
        typer.Option("--arms", help="Of transcript,rewritten,checked,finished,candidates; all without it."),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only so many of the tasks.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Of the first repeat; 1 where none is set.")] = None,
    repeat: Annotated[int, typer.Option("--repeat", min=1, help="How often, each time with another seed.")] = 1,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="Conversations at once; the model's slots.")] = 1,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures and texts here.")] = None,
    chart: Annotated[Path | None, typer.Option("--chart", help="Draw what holds, by arm, as a PNG.")] = None,
    resume: Annotated[
        Path | None, typer.Option("--resume", help="Keep each conversation here, and go on with those kept.")
    ] = None,
    max_tokens: Annotated[int | None, typer.Option("--max-tokens", help="Tokens of one reply at most.")] = None,
    model: ModelOption = None,
) -> None:
    """Measure what refining gains on a model: the same tasks by a resent transcript and by our path."""
    if context.invoked_subcommand is not None:
        return
    import asyncio

    from adapters.console.evaluate import Options
    from adapters.console.evaluate import evaluate as measure
    from bot.eval.arms import chosen

    options = Options(
        items=items,
        arms=chosen(arms),
        limit=limit,
        repeat=repeat,
        parallel=parallel,
        json_file=json_file,
        chart=chart,
        resume=resume,
    )
    found = _settings(model, seed, quiet=True, max_tokens=max_tokens)
    asyncio.run(measure(options, found if found.seed is not None else found.model_copy(update={"seed": 1})))


@measured.command("profiles")
def evaluate_profiles(
    people: Annotated[int, typer.Option("--people", min=1, max=200, help="How many simulated people.")] = 12,
    threads: Annotated[int, typer.Option("--threads", min=1, max=60, help="How many threads each opens.")] = 20,
    seed: Annotated[int, typer.Option("--seed", help="Who they are, and what they ask.")] = 1,
    model: Annotated[
        str,
        typer.Option(
            "--model",
            metavar="scripted|embedded|URL",
            help="One that does as it is told, the built-in one, a base URL.",
        ),
    ] = "scripted",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures and texts here.")] = None,
    chart: Annotated[Path | None, typer.Option("--chart", help="Draw the edits by thread, as a PNG.")] = None,
    max_tokens: Annotated[int | None, typer.Option("--max-tokens", help="Tokens of one reply at most.")] = None,
) -> None:
    """Measure what a profile gains: simulated people with hidden preferences, with it and without."""
    import asyncio

    from adapters.console.simulate import Options, simulate

    scripted = model == "scripted"
    options = Options(people=people, threads=threads, seed=seed, scripted=scripted, json_file=json_file, chart=chart)
    asyncio.run(simulate(options, _settings(None if scripted else model, seed, quiet=True, max_tokens=max_tokens)))


@app.command()
def slack() -> None:
    """Run in Slack; what it needs is said by `burnish doctor slack`."""
    import asyncio

    from adapters.slack.serve import serve

    asyncio.run(serve(_settings()))


@doctor.command("slack")
def doctor_slack() -> None:
    """Check everything that Slack needs, and say what is missing and where to click."""
    import asyncio

    from adapters.slack.doctor import report

    if not asyncio.run(report(_settings(quiet=True))):
        raise typer.Exit(1)


@app.command()
def discord() -> None:
    """Run in Discord; what it needs is said by `burnish doctor discord`."""
    import asyncio

    from adapters.discord.serve import serve

    asyncio.run(serve(_settings()))


@doctor.command("discord")
def doctor_discord() -> None:
    """Check everything that Discord needs, and say what is missing and where to click."""
    import asyncio

    from adapters.discord.doctor import report

    if not asyncio.run(report(_settings(quiet=True))):
        raise typer.Exit(1)


@app.command()
def key() -> None:
    """Print a new key, to encrypt the tokens of workspaces with: secret_keys."""
    from cryptography.fernet import Fernet

    print(Fernet.generate_key().decode())


@app.command()
def settings() -> None:
    """Print the settings in force; secrets are masked."""
    from bot.settings import config_file, in_force

    found = _settings()
    print(f"# from the environment (BURNISH_...) and {config_file() or 'no file'}")
    for name, value in in_force(found):
        print(f"{name} = {value}")
