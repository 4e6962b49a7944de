"""What stands in people's files is seen as it is in our sentences, and formats nothing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_data import bring

from adapters.discord.markdown import discord_markdown
from adapters.web.markdown import html, plain
from bot.literal import literal

MARKS = "*_`[]()<>~#\\&!|:/;.+-1 abcé"
NAMES = (
    "[click](https://evil.test/x)", "[js](javascript:alert(1))", "5* Hotel", "`code`", "<script>alert(1)</script>",
    "&lt;b&gt;", "~~struck~~", "__init__", "![i](https://evil.test/i.png)", "a\\*b",
)  # fmt: skip


@given(st.text(MARKS, min_size=1, max_size=40))
def test_a_sentence_shows_what_stands_in_it_and_nothing_else(text: str) -> None:
    text = " ".join(text.split()) or "x"
    parser = MarkdownIt("commonmark").enable("strikethrough")
    shown = parser.render(literal(text))
    assert shown.startswith("<p>") and unescape(shown.removeprefix("<p>").removesuffix("</p>\n")) == text


@pytest.mark.parametrize("text", ["snake_case rose by 5 %, < 5 days", "Weight [kg] (net)", "a & b", "C# / F#", "2 ~ 3"])
def test_an_ordinary_sentence_stays_as_it_is(text: str) -> None:
    assert literal(text) == text


@pytest.mark.parametrize("name", NAMES)
async def test_a_value_of_a_file_is_no_markdown_in_the_answer(tmp_path: Path, name: str) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        data = f'region,revenue\n"{name}",70\n"{name}",80\nEast,20\nEast,30\n'.encode()
        await bring(room, "Total revenue by region", data=data)
        text = await room.text()
        first, *_ = text.split("\n\n")
        assert name in plain(first)
        assert "<a " not in html(text) and "<code>" not in html(text) and "<em>5" not in html(text)
        assert not re.search(r"(?<!\\)\[\w+\]\(", discord_markdown(first))


async def test_a_header_that_looks_like_a_link_is_none(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await bring(room, "What of it all?", data=b"[x](https://evil.test),Weight [kg]\na,1\nb,2\n")
        (file,) = (await room.thread()).context.data
        assert [one.name for one in file.tables[0].columns] == ["[x] (https://evil.test)", "Weight [kg]"]
