"""Wiring: settings in, a running bot out. Production and tests call the same function."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.computing import Computing
from bot.desk import Desk
from bot.door import Door
from bot.embedded.model import EmbeddedModel, cache_folder
from bot.embeddings import Embeddings
from bot.errors import BadSettings, StoreFailed
from bot.generate import OpenAIModel
from bot.inbox import Inbox
from bot.interpret.meaning import Tables
from bot.interpret.words import read
from bot.job import Limits
from bot.keeping import Keeping
from bot.pictures import Pictures
from bot.ports import Model, Publisher
from bot.refine import Refiner
from bot.running.ran import NotRun
from bot.running.sandbox import Sandbox, lacking
from bot.settings import Settings
from bot.store.deliveries import Deliveries
from bot.store.files import Files
from bot.store.heard import Heard
from bot.store.houses import Houses
from bot.store.installs import Installs
from bot.store.memories import Memories
from bot.store.places import Places
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite

log = structlog.get_logger()


@dataclass(frozen=True)
class Bot:
    """A running bot: events go in at the inbox, people see what its publisher was given, the store has it all."""

    inbox: Inbox
    store: SQLStore
    places: Places
    installs: Installs
    deliveries: Deliveries
    heard: Heard
    houses: Houses
    memories: Memories
    door: Door
    files: Files
    pictures: Pictures
    model: Model
    tables: Tables
    settings: Settings


def database(settings: Settings) -> Path:
    """Where the database is: the settings' own path, or `burnish.db` in the data folder."""
    if settings.database:
        return settings.database
    import platformdirs  # only where no path is set

    return Path(settings.data_dir or platformdirs.user_data_dir("burnish", appauthor=False)) / "burnish.db"


def build_model(settings: Settings) -> Model:
    """The configured endpoint's model, or the embedded one. Raises BadSettings for a fallback without a first."""
    if settings.model_url or settings.fallback_url or settings.fallback_model:
        return OpenAIModel(settings)
    return EmbeddedModel(settings)


async def _opened(path: Path) -> SQLite:
    try:
        return await SQLite.open(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreFailed(f"The database {path} cannot be used: {error}") from error


def _limits(settings: Settings, model: Model, *, dry: bool) -> Limits:
    """What the path may spend on one answer of that model."""
    return Limits(
        attempts=settings.attempts,
        candidates=settings.candidates,
        hold=settings.model_holds != "nothing",
        finish=settings.finish,
        judge=settings.judge_tone,
        memory=settings.memory_tokens,
        examples=settings.memory_examples == "always" or (settings.memory_examples == "auto" and model.reads),
        meets=settings.first_meeting,
        settle=settings.settle,
        seed=settings.seed,
        dry=dry,
    )


def _sandbox(settings: Settings) -> Sandbox | None:
    """Where Python of answers is run; None where the operator does not allow it. Raises BadSettings."""
    if not settings.run_code:
        return None
    if why := lacking():
        raise BadSettings(f"run_code: {why}")
    return Sandbox(cache_folder(settings).absolute() / "running")


async def _made(sandbox: Sandbox) -> None:
    """Make the sandbox before anybody waits for it."""
    try:
        await sandbox.ready()
    except NotRun as failed:
        log.error("sandbox not made", reason=str(failed))


@asynccontextmanager
async def bootstrap(
    settings: Settings,
    publisher: Publisher,
    *,
    model: Model | None = None,
    dry: bool = False,
    clock: Callable[[], float] = time.time,
) -> AsyncIterator[Bot]:
    """A bot that runs until the block ends; then what is unfinished is left, durable, for the next one.

    `model` takes the place of the one that the settings name. `dry`: events are interpreted and contexts rewritten,
    answers are not written. `clock` tells seconds since the epoch. Raises BadSettings, and StoreFailed for a
    database that cannot be used. The model is not started: that is `bot.model.ready`'s.
    """
    tables = settings.tables()
    read("shorter")  # the vocabularies are built at first use: before anyone waits for it
    model = model or build_model(settings)
    sandbox = _sandbox(settings)
    driver = await _opened(database(settings))
    store = SQLStore(driver)
    asked = settings.read_with_model == "always" or (settings.read_with_model == "auto" and model.reads)
    files, pictures = Files(driver, clock), Pictures()
    desk = Desk(files)
    memories = Memories(driver, Embeddings.of(settings))
    refiner = Refiner(
        store,
        model,
        publisher,
        tables,
        _limits(settings, model, dry=dry),
        memories,
        reader=model if asked else None,
        desk=desk,
        computing=Computing(desk, pictures, settings.chart_colours, capable=model.reads),
        runner=sandbox,
        clock=clock,
        wake=lambda ref: inbox.wake(ref),
    )
    inbox = Inbox(store, refiner.refine)
    keeping = asyncio.create_task(Keeping(driver, settings.retention, clock).run(), name="keeping")
    making = asyncio.create_task(_made(sandbox), name="sandbox") if sandbox else None
    houses = Houses(driver)
    try:
        yield Bot(
            inbox=inbox,
            store=store,
            places=Places(driver),
            installs=Installs(driver),
            deliveries=Deliveries(driver),
            heard=Heard(driver),
            houses=houses,
            memories=memories,
            door=Door(inbox, store, houses, tables),
            files=files,
            pictures=pictures,
            model=model,
            tables=tables,
            settings=settings,
        )
    finally:
        beside = [task for task in (keeping, making) if task]
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        await inbox.close()
        await desk.close()
        await pictures.close()
        await model.close()
        await memories.close()
        await store.close()
