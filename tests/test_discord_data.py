"""Data, charts and queries in Discord: files in, pictures out, and nothing twice, whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import discord
import discord_rights as rights
import pytest
import simcord
from discord_asked import Upload
from discord_bot import Desk, a_bot_in
from discord_bot import a_desk as a_whole_desk
from discord_publishing import Desk as Shelf
from discord_publishing import Mortal, a_desk, frame
from discord_server import DiscordServer, discord_server
from discord_slash import slash, synced
from discord_state import ADA, BEN, BOT
from files import xlsx
from structlog.testing import capture_logs

from adapters import attached
from adapters.carried import Carried
from adapters.discord import events, limits, sentences
from adapters.discord.charted import Charted, File, charted, named
from adapters.discord.delivery import Press
from adapters.discord.render import render
from adapters.discord.wire import DiscordWire, Outgoing
from bot import texts
from bot.bootstrap import Bot
from bot.charts.alt import alt, chart_csv
from bot.charts.chart import Chart
from bot.charts.choose import choose
from bot.errors import DrawingFailed
from bot.events import Asked, Attached, Pressed, ThreadRef
from bot.interpret.buttons import BUTTONS
from bot.store.script import Script
from bot.tables.table import Kind, Result

TIDE = "The tide rises and falls twice a day, since the moon pulls at the sea, and the earth turns below the moon."
LONG = "\n\n".join(f"Paragraph {number}: {TIDE * 3}" for number in range(14))
HUGE = "\n\n".join(f"Paragraph {number}: {TIDE * 3}" for number in range(50))
SALES = b"day,region,revenue\n2025-10-01,East,7\n2025-11-01,West,5\n2025-12-01,East,6\n"


def chart(*numbers: float, title: str = "Revenue by region") -> Chart:
    """A chart of these numbers."""
    rows = tuple((f"Region {at}", number) for at, number in enumerate(numbers))
    made = choose(Result(columns=("region", "revenue"), kinds=(Kind.TEXT, Kind.NUMBER), rows=rows))
    assert isinstance(made, Chart)
    return made.model_copy(update={"title": title})


ONE, OTHER = chart(3, 5, 9), chart(4, 4, 1, title="Revenue by region, November")


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server() as made:
        yield made


@pytest.fixture
async def shelf(server: DiscordServer, tmp_path: Path) -> AsyncIterator[Shelf]:
    async with a_desk(server, tmp_path) as made:
        yield made


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_whole_desk(tmp_path) as running:
        await synced(running)
        yield running


def names(*charts: Chart) -> list[str]:
    """What the files of charts are called."""
    return [f"{named(one)}{ending}" for one in charts for ending in (".png", ".csv")]


def beside(server: DiscordServer, ref: ThreadRef) -> list[list[str]]:
    """What is attached to the messages of an answer, one after the other."""
    return [one["files"] for one in server.visible(int(ref.channel)) if one["author"] == BOT]


def uploads(server: DiscordServer) -> list[str]:
    """All files that the bot has sent so far."""
    return [file for call in server.log if call.status == 200 for file in call.files]


def content(server: DiscordServer, message: int, nth: int) -> bytes:
    """What is in a file beside a message."""
    return server.world.contents[int(server.at(message).attachments[nth]["id"])]


async def kept(bot: Bot, ref: ThreadRef) -> list[tuple[str, bytes | None]]:
    """The files that the first event of a conversation brought as data."""
    signal = (await bot.store.history(ref))[0].event.signal
    assert isinstance(signal, Asked)
    return [(one.name, await bot.files.content(ref, one.file)) for one in signal.files if one.file]


# --- files in


async def test_data_is_kept_as_it_is_for_the_thread_and_text_comes_as_text(desk: Desk) -> None:
    book, note = Upload("book.xlsx", xlsx({"A": [["a"], [1]]})), Upload("note.md", b"Mind the returns.")
    files = [Upload("q4.csv", SALES), book, note]
    thread = await desk.asks("Analyze this", files=files)
    ref = desk.ref(thread)
    assert await kept(desk.bot, ref) == [(one.name, one.content) for one in files[:2]]
    signal = (await desk.history(ref))[0].event.signal
    assert isinstance(signal, Asked) and [one.text for one in signal.files] == ["", "", "Mind the returns."]


async def test_a_file_under_which_the_bot_is_called_is_data_too(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "The sales", [Upload("q4.csv", SALES)])
    thread = await desk.asks("How much is it in all?", reply_to=theirs)
    assert await kept(desk.bot, desk.ref(thread)) == [("q4.csv", SALES)]


async def test_data_without_words_in_a_thread_is_data_for_its_answer(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("", thread, files=[Upload("q4.csv", SALES)])
    event, _ = await desk.last(thread)
    assert isinstance(event.signal, Attached) and event.thread == desk.ref(thread)
    assert await desk.bot.files.content(event.thread, event.signal.files[0].file) == SALES


async def test_a_question_that_is_heard_again_after_a_restart_keeps_its_file_once(tmp_path: Path) -> None:
    async with discord_server() as server:
        async with a_bot_in(server, tmp_path) as desk:
            thread = await desk.asks("Analyze this", files=[Upload("q4.csv", SALES)])
            answers = len(desk.answers(thread))
        server.gateway.forget()
        async with a_bot_in(server, tmp_path) as desk:
            assert await desk.kinds(thread) == ["asked"] and len(desk.answers(thread)) == answers
            assert await desk.bot.files._driver.read(_files()) == 1


def _files() -> Script[int]:
    rows = yield "SELECT count(*) FROM file", ()
    return int(rows[0][0])


async def test_what_is_not_read_is_said_and_the_rest_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "LARGEST", 1_000_000)
    files = [
        Upload("a.csv", SALES), Upload("b.png", b"\x89PNG", mimetype="image/png"), Upload("c.xlsx", b"no workbook"),
        Upload("d.csv", b"x\n" * 600_000), Upload("e.csv", b""), Upload("f.csv", SALES),
    ]  # fmt: skip
    thread = await desk.asks("Analyze this", files=files)
    assert await kept(desk.bot, desk.ref(thread)) == [("a.csv", SALES)]
    said = {**desk.server.world.messages, **desk.server.world.deleted}  # a notice is taken away after a while
    told = "\n".join(one.content for one in said.values() if one.author == BOT)
    for sentence in (
        "I cannot read “b.png”.", "“c.xlsx” could not be read", "“d.csv” is larger than 1 MB.", "“e.csv” is empty.",
        attached.TOO_MANY,
    ):  # fmt: skip
        assert told.count(sentence) == 1


async def test_a_command_brings_data_and_says_what_it_could_not_read(desk: Desk) -> None:
    await slash(desk, ADA, desk.general, "ask", question="How much is it in all?", attachment=Upload("q4.csv", SALES))
    (question,) = desk.answers(desk.general)
    assert await kept(desk.bot, desk.ref(question["id"])) == [("q4.csv", SALES)]
    await slash(desk, ADA, desk.general, "ask", question="And here?", attachment=Upload("b.png", b"\x89PNG"))
    assert "I cannot read “b.png”." in "\n".join(desk.told())


async def test_the_menu_of_a_message_brings_its_data(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "The sales", [Upload("q4.csv", SALES), Upload("b.png", b"\x89")])
    await desk.server.context_menu(ADA, theirs, "Ask about this")
    await desk.server.submits(ADA, question="How much is it in all?")
    await desk.settle()
    assert await kept(desk.bot, desk.ref(theirs)) == [("q4.csv", SALES)]
    assert "I cannot read “b.png”." in "\n".join(desk.told())


# --- pictures out


async def test_a_chart_is_a_picture_with_its_words_and_its_data_beside_it(shelf: Shelf) -> None:
    ref = await shelf.asked()
    message = int(await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE)))
    picture, data = shelf.server.at(message).attachments
    assert [picture["filename"], data["filename"]] == names(ONE) and picture["description"] == alt(ONE)
    assert content(shelf.server, message, 0).startswith(b"\x89PNG") and "description" not in data
    assert content(shelf.server, message, 1).decode("utf-8-sig") == chart_csv(ONE)


async def test_the_picture_is_that_of_the_version_shown_and_the_same_one_is_not_sent_again(shelf: Shelf) -> None:
    ref = await shelf.asked()
    message = await shelf.writes(ref, TIDE, chart=None)
    await shelf.publisher.edit(message, frame(ref, TIDE, "done", 2, chart=ONE))
    first = shelf.server.at(int(message)).attachments
    await shelf.publisher.edit(message, frame(ref, "Shorter.", "done", 3, chart=ONE))
    assert shelf.server.at(int(message)).attachments == first and uploads(shelf.server) == names(ONE)
    await shelf.publisher.edit(message, frame(ref, "November.", "done", 4, chart=OTHER))
    assert beside(shelf.server, ref) == [names(OTHER)]
    await shelf.publisher.edit(message, frame(ref, "Shorter.", "done", 3, chart=ONE))
    assert beside(shelf.server, ref) == [names(ONE)]
    await shelf.publisher.edit(message, frame(ref, TIDE, "done", 1))
    assert beside(shelf.server, ref) == [[]] and shelf.called("messages.post") == 1


async def test_while_the_next_version_is_written_the_picture_stays(shelf: Shelf) -> None:
    ref = await shelf.asked()
    message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    await shelf.publisher.edit(message, frame(ref, "The moon", "streaming", 2))
    await shelf.server.until(lambda: "The moon" in shelf.text(ref))
    assert beside(shelf.server, ref) == [names(ONE)]
    await shelf.publisher.edit(message, frame(ref, "The moon does it.", "done", 2, chart=ONE))
    assert beside(shelf.server, ref) == [names(ONE)] and uploads(shelf.server) == names(ONE)


async def test_a_picture_moves_to_the_last_message_of_an_answer(shelf: Shelf) -> None:
    ref = await shelf.asked()
    message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    await shelf.publisher.edit(message, frame(ref, LONG, "streaming", 2))
    await shelf.server.until(lambda: len(shelf.replies(ref)) > 1)
    await shelf.publisher.edit(message, frame(ref, LONG, "done", 2, chart=ONE))
    assert beside(shelf.server, ref) == [[], [], names(ONE)]
    await shelf.publisher.edit(message, frame(ref, TIDE, "done", 1, chart=ONE))
    assert beside(shelf.server, ref) == [names(ONE)]


async def test_a_text_too_long_for_messages_has_its_chart_beside_its_file(shelf: Shelf) -> None:
    ref = await shelf.asked()
    message = await shelf.publisher.post(frame(ref, HUGE, "done", chart=ONE))
    assert beside(shelf.server, ref) == [[*names(ONE), "answer-1-version-1.md"]]
    await shelf.publisher.edit(message, frame(ref, HUGE + " More.", "done", 2, chart=ONE))
    assert beside(shelf.server, ref) == [[*names(ONE), "answer-1-version-2.md"]]
    assert uploads(shelf.server).count(names(ONE)[0]) == 1


@pytest.mark.parametrize("seed", range(4))
async def test_after_many_versions_there_is_what_the_last_of_them_has(shelf: Shelf, seed: int) -> None:
    ref, random_ = await shelf.asked(), random.Random(seed)
    message, shown = await shelf.publisher.post(frame(ref, TIDE, "done")), None
    for version in range(2, 12):
        text, shown = random_.choice((TIDE, LONG)), random_.choice((None, ONE, OTHER))
        if random_.random() < 0.5:
            await shelf.publisher.edit(message, frame(ref, text[: len(text) // 2], "streaming", version))
        await shelf.publisher.edit(message, frame(ref, text, "done", version, chart=shown))
        *others, last = beside(shelf.server, ref)
        assert last == (names(shown) if shown else []) and not any(others)
        assert shelf.text(ref).replace("\n\n\n", "\n\n").strip() == text


# --- whatever goes wrong


async def test_a_restart_in_between_sends_no_picture_again(server: DiscordServer, tmp_path: Path) -> None:
    async with a_desk(server, tmp_path) as shelf:
        ref = await shelf.asked()
        message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
        before = server.at(int(message)).attachments
    async with a_desk(server, tmp_path) as shelf:
        await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
        await shelf.publisher.edit(message, frame(ref, "Shorter.", "done", 2, chart=ONE))
        assert server.at(int(message)).attachments == before and uploads(server) == names(ONE)
        assert len(shelf.replies(ref)) == 1


async def test_where_its_messages_cannot_be_read_after_a_restart_the_picture_is_replaced(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with a_desk(server, tmp_path) as shelf:
        ref = await shelf.asked(channel=server.direct(ADA))
        await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    async with a_desk(server, tmp_path) as shelf:
        server.fail("messages.get", status=403, code=50001, message="Missing Access")
        await shelf.publisher.post(frame(ref, TIDE, "done", 2, chart=ONE))
        assert beside(server, ref) == [names(ONE)] and uploads(server) == [*names(ONE), *names(ONE)]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
async def test_a_process_that_dies_at_any_call_leaves_one_picture_to_the_next(
    server: DiscordServer, tmp_path: Path, after: bool, at: int
) -> None:
    mortal: list[Mortal] = []

    def dying(client: discord.Client) -> Mortal:
        mortal.append(Mortal(client, after=after))
        return mortal[0]

    async with a_desk(server, tmp_path, wire=dying) as shelf:
        ref = await shelf.asked()
        mortal[0].left = at
        writing = asyncio.create_task(shelf.writes(ref, LONG, 0.01, step=9, chart=ONE))
        await asyncio.wait({writing, asyncio.create_task(mortal[0].dead.wait())}, return_when="FIRST_COMPLETED")
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    server.world.nonces.clear()  # it took longer than a nonce is remembered
    async with a_desk(server, tmp_path) as shelf:
        await shelf.publisher.post(frame(ref, LONG, "done", chart=ONE))
        assert beside(server, ref) == [[], [], names(ONE)]
        assert shelf.text(ref).replace("\n\n\n", "\n\n").strip() == LONG


@pytest.mark.parametrize("trouble", [{"lost": True}, {"drop": True}, {"status": 500}, {"status": 429}])
@pytest.mark.parametrize("name", ["messages.post", "messages.edit"])
async def test_a_trouble_that_passes_leaves_one_message_with_one_picture(
    shelf: Shelf, name: str, trouble: dict[str, object]
) -> None:
    ref = await shelf.asked()
    shelf.server.fail(name, **trouble)  # type: ignore[arg-type]
    message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    await shelf.publisher.edit(message, frame(ref, "November.", "done", 2, chart=OTHER))
    assert beside(shelf.server, ref) == [names(OTHER)] and shelf.text(ref) == "November."


async def test_a_post_that_gives_back_an_earlier_message_gets_its_picture(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with a_desk(server, tmp_path) as shelf:
        ref = await shelf.asked()
        wire, channel = DiscordWire(shelf.client), int(ref.channel)
        first = await wire.send(channel, Outgoing(content="The"), nonce="n", reply_to=None)
        files = (await charted(ONE, shelf.bot.pictures.png)).files
        again = await wire.send(channel, Outgoing(content="The tide.", files=files), nonce="n", reply_to=None)
        assert again == first and beside(server, ref) == [names(ONE)] and shelf.text(ref) == "The tide."


REFUSALS = [(413, 40005, sentences.NOT_ATTACHED), (403, 50013, sentences.MAY_NOT_ATTACH)]


@pytest.mark.parametrize(("status", "number", "sentence"), REFUSALS)
@pytest.mark.parametrize("name", ["messages.post", "messages.edit"])
async def test_where_no_file_is_taken_the_answer_comes_without_and_says_so(
    shelf: Shelf, name: str, status: int, number: int, sentence: str
) -> None:
    ref = await shelf.asked()
    if name == "messages.edit":
        await shelf.publisher.post(frame(ref, "Earlier.", "done", 1))
    shelf.server.fail(name, status=status, code=number, message="Refused")
    with capture_logs() as logs:
        message = await shelf.publisher.post(frame(ref, TIDE, "done", 2, chart=ONE))
    (shown,) = shelf.replies(ref)
    assert shown["content"] == f"{TIDE}\n-# {sentence.format(sentences.CHART)}\n-# Version 2" and not shown["files"]
    assert [one["event"] for one in logs if one["log_level"] == "warning"] == ["files are not taken"]
    assert shelf.server.visible(shelf.server.direct(ADA)) == []
    await shelf.publisher.edit(message, frame(ref, "November.", "done", 3, chart=OTHER))
    assert beside(shelf.server, ref) == [names(OTHER)] and "-# Version 3" in shelf.replies(ref)[0]["content"]


async def test_without_the_permission_every_version_comes_whole_and_the_permission_is_named(shelf: Shelf) -> None:
    ref = await shelf.asked()
    await shelf.server.sets(shelf.server.guild.general, BOT, deny=rights.ATTACH)
    message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    await shelf.publisher.edit(message, frame(ref, HUGE, "done", 2, chart=ONE))
    shown = shelf.replies(ref)
    assert len(shown) == limits.PARTS and not any(beside(shelf.server, ref)) and HUGE[:5_000] in shelf.text(ref)
    assert sentences.MAY_NOT_ATTACH.format(sentences.BOTH) in shown[-1]["content"]
    assert texts.REST_IN_FILE not in shown[-1]["content"]
    await shelf.server.sets(shelf.server.guild.general, BOT)
    await shelf.publisher.edit(message, frame(ref, TIDE, "done", 1, chart=ONE))
    assert beside(shelf.server, ref) == [names(ONE)]


async def test_a_chart_that_cannot_be_drawn_leaves_its_numbers(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(chart: Chart) -> bytes:
        raise DrawingFailed("no")

    ref = await shelf.asked()
    object.__setattr__(shelf.publisher._means, "draw", broken)
    with capture_logs() as logs:
        await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
    (shown,) = shelf.replies(ref)
    assert shown["files"] == names(ONE)[1:] and f"-# {sentences.NOT_DRAWN}" in shown["content"]
    assert [one["event"] for one in logs if one["log_level"] == "warning"] == ["a chart is not drawn"]


async def test_an_answer_too_old_to_be_edited_takes_its_picture_along(server: DiscordServer, tmp_path: Path) -> None:
    async with a_desk(server, tmp_path, later=2 * limits.OLD) as shelf:
        ref = await shelf.asked()
        message = await shelf.publisher.post(frame(ref, TIDE, "done", chart=ONE))
        server.fail("messages.edit", status=400, code=limits.TOO_MANY_EDITS, message="Too many edits")
        await shelf.publisher.edit(message, frame(ref, "November.", "done", 2, chart=OTHER))
        assert beside(server, ref) == [[], names(OTHER)]


# --- what files are called


def test_files_are_named_by_the_charts_title_and_by_what_is_in_it() -> None:
    assert named(ONE).startswith("revenue-by-region-") and named(ONE) != named(chart(3, 5, 8))
    odd = named(chart(1, 2, title="Umsätze @everyone ../../x " + "y" * 200))
    assert (
        odd.startswith("umsatze-everyone-x-yyy") and len(odd) < 60 and named(chart(1, 2, title="売上"))[:6] == "chart-"
    )


def test_words_and_long_tables_are_cut_between_rows_with_their_heads_and_the_picture_comes_last() -> None:
    ref = ThreadRef(platform="discord", workspace="1", channel="2", thread="2")
    rows = [[f"Customer {table}.{row}" for row in range(60)] for table in range(2)]
    tables = "\n\n".join(
        "**Revenue**\n\n| customer | revenue |\n|---|---:|\n"
        + "\n".join(f"| {one} | {len(one) * 999:,} |" for one in some)
        for some in rows
    )
    files = (File(name="a.png", data=b""),)
    parts = render(frame(ref, f"{TIDE}\n\n{tables}", "done"), buttons=BUTTONS, charted=Charted(files=files))
    assert 1 < len(parts) <= limits.PARTS and [part.files for part in parts] == [()] * (len(parts) - 1) + [files]
    for part in parts:
        blocks = part.content.split("```")
        assert len(blocks) % 2 == 1 and len(part.content) <= limits.CONTENT
        for block in blocks[1::2]:
            head, rule, *body = block.strip("\n").split("\n")
            assert head.split() == ["customer", "│", "revenue"] and "┼" in rule
            assert all(len(line) == len(head) and line[-1].isdigit() for line in body)
    shown = "\n".join(part.content for part in parts)
    assert all(shown.count(f"{one} ") == 1 for some in rows for one in some)


# --- the query


def test_the_query_has_a_row_of_its_own_where_something_was_computed() -> None:
    ref = ThreadRef(platform="discord", workspace="1", channel="2", thread="2")
    for version in (1, 2):
        (part,) = render(frame(ref, TIDE, "done", version, computed=True), buttons=BUTTONS)
        first, second, _ = part.rows
        assert isinstance(first, tuple) and isinstance(second, tuple)
        assert [key.label for key in second] == ["Show the query"] and len(first) <= limits.ROW
    for bare in (frame(ref, TIDE, "done"), frame(ref, TIDE, "streaming", computed=True)):
        assert "Show the query" not in str(render(bare, buttons=BUTTONS))


async def test_the_query_is_shown_to_whom_presses_as_often_as_they_press(desk: Desk) -> None:
    thread = await desk.asks("Revenue by region", files=[Upload("q4.csv", SALES)])
    answer = desk.answer(thread)["id"]
    for _ in range(2):
        await desk.presses(BEN, answer, "Show the query")
    told = desk.told(BEN)
    assert len(told) == 2 and told[0] == told[1] and "```sql" in told[0] and desk.told(ADA) == []
    signals = [one.event.signal for one in await desk.history(desk.ref(thread))]
    assert signals[1:] == [Pressed(button="query"), Pressed(button="query")] and len(desk.answers(thread)) == 1


def test_a_press_for_the_query_that_is_delivered_twice_is_one_press() -> None:
    held = Carried(thread="discord:1:2:2", answer=1, version=1, sequence=1)
    ids = [
        made.id
        for interaction in ("7", "7", "8")
        if (made := events.pressed(Press(workspace="1", channel="2", user="3", interaction=interaction, button="query",
                                         carried=held, message="9")))
    ]  # fmt: skip
    assert ids[0] == ids[1] != ids[2]


async def test_a_long_query_is_a_file_that_one_person_sees(shelf: Shelf) -> None:
    ref, said = await shelf.asked(), list[Outgoing]()

    async def say(message: Outgoing) -> None:
        said.append(message)

    shelf.publisher.remember(str(ADA), ref.channel, say)
    query = "\n".join(f"SELECT {number} AS a_column_with_a_long_name" for number in range(300))
    await shelf.publisher.tell(str(ref), str(ADA), f"The query:\n\n```sql\n{query}\n```")
    (message,) = said
    assert message.document and query in message.document.text and len(message.content) <= limits.CONTENT
    assert message.content.endswith(f"```\n-# {sentences.ALL_IN_FILE}") and shelf.replies(ref) == []


async def test_a_query_that_cannot_be_said_to_one_person_alone_is_still_code(shelf: Shelf) -> None:
    ref = await shelf.asked()
    await shelf.publisher.tell(str(ref), str(ADA), "The query:\n\n```sql\nSELECT 1\n```")
    (posted,) = shelf.server.calls("messages.post")
    assert posted.payload["content"] == f"-# <@{ADA}>\nThe query:\n```sql\nSELECT 1\n```" and not shelf.server.pinged


# --- all of it


async def test_a_table_becomes_an_answer_with_a_picture_that_is_refined_and_undone(desk: Desk) -> None:
    rows = "\n".join(f"2025-{10 + at % 3}-0{1 + at % 9},{'East' if at % 2 else 'West'},{at}" for at in range(60))
    file = Upload("q4.csv", f"day,region,revenue\n{rows}\n".encode())
    thread = await desk.asks("Revenue by region", files=[file])
    await desk.says("Show it as a chart", thread)
    first = desk.answer(thread)
    assert "East   │     900" in first["content"] and [one[-4:] for one in first["files"]] == [".png", ".csv"]
    await desk.says("only November", thread)
    second = desk.answer(thread)
    assert second["id"] == first["id"] and "West   │     310" in second["content"]
    assert second["files"] != first["files"] and len(second["files"]) == 2
    await desk.says("undo", thread)
    assert desk.answer(thread)["files"] == first["files"] and "900" in desk.answer(thread)["content"]


async def test_in_simcord_a_picture_is_kept_and_replaced_by_the_real_client(tmp_path: Path) -> None:
    client = discord.Client(intents=discord.Intents.default())
    async with simcord.run(client) as env:
        channel = env.create_guild().create_text_channel("general")
        wire = DiscordWire(client)

        async def draw(chart: Chart) -> bytes:
            return b"\x89PNG"

        one, other = [Outgoing(content="A", files=(await charted(it, draw)).files) for it in (ONE, OTHER)]
        id = await wire.send(channel.id, one, nonce="n", reply_to=None)

        def there() -> list[tuple[str, int]]:
            (message,) = channel.history()
            return [(file.filename, file.id) for file in message.attachments]

        first = there()
        for again in (wire, DiscordWire(client)):
            await again.edit(channel.id, id, one.model_copy(update={"content": "B"}))
            await again.edit(channel.id, id, Outgoing(content="C", moving=True))
            assert there() == first and [name for name, _ in first] == names(ONE)
        await wire.edit(channel.id, id, other)
        assert [name for name, _ in there()] == names(OTHER)
        await wire.edit(channel.id, id, Outgoing(content="D"))
        assert there() == []
