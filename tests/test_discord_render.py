"""What Discord shows of an answer: within its limits, nothing lost, nobody pinged."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_answers import ANSWERS, PLACES, WORDS, lacks

from adapters.discord import limits
from adapters.discord.buttons import Key, Menu, custom_id, offered, read_press
from adapters.discord.markdown import discord_markdown
from adapters.discord.render import Part, render
from adapters.discord.safe import safe
from adapters.discord.table import width
from adapters.splitting import size
from bot import texts
from bot.answers import Frame, Offer, Progress
from bot.events import ThreadRef
from bot.interpret.buttons import BUTTONS, parse_buttons

THREAD = "discord:1011121314151617181:1021222324252627282:1031323334353637383"
ADA = "80351110224678912"
HOSTILE = (
    "@everyone", "@here", "<@80351110224678912>", "<@!80351110224678912>", "<@&165511591545143296>",
    "<#103735883630395392>", "</airhorn:816437322781949972>", "<id:customize>", "@EVERYONE", "\\@everyone", "<\\@1>",
    "&lt;@1&gt;", "&commat;everyone", "<&#64;1>", "<@\\&1>", "<\\@&1>", "＠everyone", "discord.gg/abc",
    "https://discord.com/invite/abc", "[https://good.example](https://evil.example)",
    "[good.example](<https://evil.example>)", "[www.good.example/a]( https://evil.example )",
)  # fmt: skip
"""What would ping, or look as if it did, or pretend to lead elsewhere."""
PINGS = re.compile(
    r"<@[!&]?\d | <\#\d | </[^<>\n:]+:\d | <id: | [@＠](?:everyone|here)\b | discord\.(?:gg|com/invite)/"
    r" | \[[^\[\]]*(?:://|\w\.example)[^\[\]]*\]\(",
    re.IGNORECASE | re.VERBOSE,
)
EVERY = [(where, what) for where in PLACES for what in HOSTILE]


def frame(text: str = "Yes.", progress: Progress = "done", **more: Any) -> Frame:
    given: dict[str, Any] = {"version": 2, "line": "Version 2: shorter", "sequence": 7, **more}
    return Frame(thread=THREAD, answer=1, text=text, progress=progress, **given)


def rendered(text: str = "Yes.", progress: Progress = "done", note: str = "", **more: Any) -> tuple[Part, ...]:
    return render(frame(text, progress, **more), buttons=BUTTONS, note=note)


def contents(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(part.content for part in parts)


def labels(part: Part) -> list[list[str]]:
    return [[one.placeholder] if isinstance(one, Menu) else [key.label for key in one] for one in part.rows]


def check_limits(parts: tuple[Part, ...]) -> None:
    """Each number of Discord's that a message can break."""
    assert 0 < len(parts) <= limits.PARTS
    for part in parts:
        assert 0 < size(part.content) <= limits.CONTENT and part.content.strip()
        assert len(part.rows) <= limits.ROWS
        ids = []
        for row in part.rows:
            keys: list[Any] = [row] if isinstance(row, Menu) else list(row)
            assert 0 < len(keys) <= limits.ROW
            ids += [one.id for one in keys]
            for key in keys:
                assert 0 < len(key.id) <= limits.CUSTOM_ID
                if isinstance(key, Key):
                    assert 0 < len(key.label) <= limits.LABEL
                else:
                    assert 0 < len(key.options) <= limits.OPTIONS
                    assert len({id for id, _ in key.options}) == len(key.options)
                    assert all(0 < len(one) <= limits.OPTION_LABEL for option in key.options for one in option)
        assert len(set(ids)) == len(ids)


# --- nothing lost, nothing too long


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("progress", ["streaming", "done"])
def test_every_answer_is_within_the_limits_and_whole(name: str, progress: Progress) -> None:
    parts = rendered(ANSWERS[name], progress, note="A note. " * 9)
    check_limits(parts)
    if parts[-1].document:
        assert lacks(ANSWERS[name], (parts[-1].document.text,)) == ""
        assert len(parts) == 1 and texts.REST_IN_FILE in parts[0].content
    elif len(parts) < limits.PARTS:
        together = " ".join(contents(parts))
        assert [word for word in re.findall(r"\w{3,}", plain(ANSWERS[name])) if word not in together] == []


def plain(markdown: str) -> str:
    """What of a Markdown is to be read: no addresses of definitions, no entities, no languages, no tags."""
    return re.sub(r"&\w+;|^ *(?:`{3,}|~{3,}).*$|</?\w+>", " ", markdown, flags=re.MULTILINE)


LEAF = st.integers(1000, 9999).map(lambda it: f"w{it}")
INLINE = st.one_of(
    LEAF,
    LEAF.map(lambda it: f"**{it}**"),
    LEAF.map(lambda it: f"__{it}__"),
    LEAF.map(lambda it: f"`{it}`"),
    st.tuples(LEAF, LEAF, LEAF).map(lambda it: f'[{it[0]}](https://e.com/{it[1]} "{it[2]}")'),
    st.tuples(LEAF, LEAF).map(lambda it: f"![{it[0]}](https://e.com/{it[1]})"),
    st.tuples(LEAF, LEAF).map(lambda it: f"[https://{it[0]}.example](https://{it[1]}.example)"),
    LEAF.map(lambda it: f"<b>{it}</b><br>"),
    LEAF.map(lambda it: f"a || {it} || b"),
)
LINE = st.lists(INLINE, min_size=1, max_size=25).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.tuples(st.integers(1, 6), LINE).map(lambda it: "#" * it[0] + f" {it[1]}"),
    st.lists(LINE, min_size=1, max_size=9).map(lambda it: "\n".join(f"- [ ] {one}" for one in it)),
    st.lists(LINE, min_size=1, max_size=9).map(lambda it: "\n".join(f"{n}. {one}" for n, one in enumerate(it, 3))),
    st.lists(LINE, min_size=1, max_size=5).map(lambda it: "\n".join(f"> {one}" for one in it)),
    st.lists(LEAF, min_size=1, max_size=300).map(lambda it: "~~~py\n" + "\n".join(it) + "\n~~~"),
    st.lists(st.tuples(LEAF, LEAF), min_size=1, max_size=90).map(
        lambda it: "| one | two |\n|---|:-:|\n" + "\n".join(f"| {a} | `{b}` |" for a, b in it)
    ),
    st.lists(st.tuples(LINE, LEAF), min_size=1, max_size=5).map(
        lambda it: "| one | two |\n|---|:-:|\n" + "\n".join(f"| {a.replace('|', '')} | {b} |" for a, b in it)
    ),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=9).map("\n\n".join), st.booleans())
def test_every_word_of_an_answer_is_in_its_messages_or_in_its_file(text: str, note: bool) -> None:
    parts = rendered(text, note="Written by a small model. " * 9 if note else "")
    check_limits(parts)
    found = " ".join(contents(parts)) + (parts[-1].document.text if parts[-1].document else "")
    assert [word for word in re.findall(r"w\d{4}", text) if word not in found] == []
    for part in parts:
        assert part.content.count("```") % 2 == 0


@settings(max_examples=150, deadline=None)
@given(WORDS.map(lambda it: it * 9), st.sampled_from(get_args(Progress)))
def test_whatever_is_written_is_shown_within_the_limits_and_pings_nobody(text: str, progress: Progress) -> None:
    parts = rendered(text, progress)
    check_limits(parts)
    assert not any(PINGS.search(part.content) for part in parts)


@pytest.mark.parametrize(("where", "what"), EVERY)
def test_nothing_looks_like_a_ping_an_invite_or_another_address(where: str, what: str) -> None:
    parts = rendered(PLACES[where].replace("{}", what), line=f"Version 2: {what}", conflicts=(what,))
    check_limits(parts)
    assert [PINGS.findall(part.content) for part in parts] == [[]] * len(parts)


@settings(max_examples=100, deadline=None)
@given(st.text("<@!&#/:1ae discord.gvy\\\n[](htps)\u200b", max_size=40))
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert safe(text).replace("\u200b", "") == text.replace("\u200b", "")


# --- Discord's own dialect


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# One\n\n#### Deep **and** bold", "# One\n\n**Deep and bold**"),
        ("Setext\n---", "## Setext"),
        ("- [ ] todo\n- [x] done", "- ☐ todo\n- ☑ done"),
        ("__bold__ and _slanted_", "**bold** and _slanted_"),
        ("a || b || c", "a \\|\\| b \\|\\| c"),
        ("-# not small", "\\-# not small"),
        ("AT&amp;T &copy; \\*", "AT&T © \\*"),
        ("one\n\n---\n\ntwo", "one\n\n────────────\n\ntwo"),
        ('[docs](https://e.com/a "The title")', "[docs](https://e.com/a) (The title)"),
        ("[docs][1]\n\n[1]: https://e.com/a", "[docs](https://e.com/a)"),
        ("[1]: https://e.com/a 'Title'", "\\[1\\]: <https://e.com/a> Title"),
        ("![A cat](https://e.com/a.png)", "🖼 [A cat](https://e.com/a.png)"),
        ("[https://good.com](https://evil.com)", "https://good.com (<https://evil.com>)"),
        ("[good.com](https://evil.com)", "good.com (<https://evil.com>)"),
        ("[https://a.com/b](https://a.com/b)", "<https://a.com/b>"),
        ("[mail](mailto:a@b.com) <a@b.com>", "mail (mailto:a@b.com) a@b.com"),
        ("[a](ftp://e.com)", "a (ftp://e.com)"),
        ("+ plus\n1) one", "- plus\n\n1. one"),
        ("- a\n  - b\n    - c", "- a\n  - b\n    - c"),
        ("1. a\n\n   more\n2. b", "1. a\n   more\n2. b"),
        ("~~~~js title=x\n```\n~~~~", "```js\n``\u200b`\n```"),
        ("- do:\n  ```sh\n  ls\n    -l\n  ```\n- then", "- do:\n```sh\nls\n  -l\n```\n- then"),
        ("    code", "```\ncode\n```"),
        ("line  \nbroken\\\ntwice", "line\nbroken\ntwice"),
        ("<b>bold</b><br>H<sub>2</sub>O List<T>", "**bold**\nH2O List<T>"),
        ("<details><summary>More</summary>\nText\n</details>", "**More**\nText"),
        ("| a | b |\n|--|--:|\n| **x** | 10 |", "```\na │  b\n──┼───\nx │ 10\n```"),
    ],
)
def test_what_discord_does_not_know_is_written_in_what_it_does(markdown: str, shown: str) -> None:
    assert discord_markdown(markdown) == shown


def test_a_table_is_aligned_for_the_eye() -> None:
    lines = discord_markdown("| 名 | b |\n|:-:|--:|\n| é | 数量 |\n| long one | 👩‍💻 |").split("\n")[1:-1]
    assert {width(line.partition("│")[0]) for line in lines if "│" in line} == {9}


def test_a_table_that_is_too_wide_is_a_list_with_its_marks() -> None:
    wide = "word " * 9
    shown = discord_markdown(
        f"| Name | What | Why |\n|--|--|--|\n| Ada | {wide} | [x](https://e.com) |\n| Ben | {wide}| |"
    )
    assert shown.startswith("**Name**\n- **Ada**\n  - What: word word")
    assert "  - Why: [x](https://e.com)\n- **Ben**" in shown and "```" not in shown


def test_a_table_that_is_cut_goes_on_with_its_head() -> None:
    parts = rendered("| n | square |\n|--|--|\n" + "\n".join(f"| {n} | {n * n} |" for n in range(250)))
    assert len(parts) > 1
    assert all(part.content.startswith("```\nn   │ square\n────┼───────\n") for part in parts)


def test_code_that_is_cut_goes_on_with_its_language() -> None:
    parts = rendered("Look:\n\n```python\n" + "\n".join(f"x{n} = {n}" for n in range(400)) + "\n```\n\nDone.")
    assert len(parts) > 1 and all("```python\n" in part.content for part in parts)


def test_an_answer_of_two_thousand_characters_is_two_messages_and_one_a_little_shorter_is_one() -> None:
    assert [len(rendered("word " * count)) for count in (380, 400)] == [1, 2]


# --- what stands under it


def test_the_quiet_line_is_small_print_with_the_version() -> None:
    assert rendered()[0].content == "Yes.\n-# Version 2: shorter"


def test_people_are_named_as_discord_names_them() -> None:
    (part,) = rendered(conflicts=(f"{ADA} wants “short”.",))
    assert f"-# <@{ADA}> wants “short”." in part.content
    (named,) = render(frame(conflicts=(f"{ADA} wants it.",)), buttons=BUTTONS, names={ADA: "Ada @here"})
    assert "-# Ada @\u200bhere wants it." in named.content


@pytest.mark.parametrize(("progress", "said"), [("thinking", "Thinking…"), ("failed", texts.TROUBLE)])
def test_without_a_text_it_is_said_what_is_going_on(progress: Progress, said: str) -> None:
    assert rendered("", progress, line="")[0].content == f"-# {said}"


def test_a_very_long_line_under_an_answer_leaves_the_answer_whole() -> None:
    parts = rendered("word " * 395, line="Not managed: " + "x " * 900)
    check_limits(parts)
    assert sum(part.content.count("word") for part in parts) == 395


# --- buttons


@pytest.mark.parametrize(
    ("progress", "version", "expected"),
    [
        ("done", 2, [["Shorter", "Simpler", "More detail", "Undo", "Why?"], ["More…"]]),
        ("done", 1, [["Shorter", "Simpler", "More detail", "Why?"], ["More…"]]),
        ("streaming", 2, [["Stop"]]),
        ("failed", 2, [["Again"]]),
        ("withdrawn", 2, []),
    ],
)
def test_the_rows_are_those_of_the_moment(progress: Progress, version: int, expected: list[list[str]]) -> None:
    assert labels(rendered("Yes.", progress, version=version)[-1]) == expected


def test_a_press_carries_all_of_itself() -> None:
    found = read_press(custom_id(frame(), "shorter", 3))
    assert found and str(found.thread) == THREAD
    assert (found.button, found.answer, found.part, found.version, found.sequence) == ("shorter", 1, 3, 2, 7)
    chosen = read_press(custom_id(frame(), "more", 0), "formal")
    assert chosen and chosen.button == "formal"


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.just("@me"), st.integers(0, 2**64 - 1).map(str)),
    st.integers(0, 2**64 - 1).map(str),
    st.one_of(st.none(), st.integers(0, 2**64 - 1).map(str)),
    st.text(max_size=30) | st.integers(10**16, 2**64).map(lambda it: f"discord:m:{it}"),
)
def test_whatever_fits_into_a_custom_id_is_read_again(guild: str, channel: str, thread: str | None, value: str) -> None:
    ref = ThreadRef(platform="discord", workspace=guild, channel=channel, thread=thread or channel)
    id = custom_id(Frame(thread=str(ref), answer=12, version=None, text="", progress="done"), "instead", 0, value)
    if not id:
        return
    found = read_press(id)
    assert found and (found.thread, found.value, found.version) == (ref, value, None)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=100), st.text("burnish:more.=0123456789", max_size=60).map("burnish:".__add__)))
def test_whatever_is_pressed_is_read_or_is_not_ours(id: str) -> None:
    read_press(id, "x")


def test_an_operators_buttons_find_room_and_those_that_carry_too_much_are_left_out() -> None:
    more = {f"own{n}": f"Own {n}: tone formal" for n in range(40)} | {"x" * 120: "Long: tone formal"}
    (part,) = render(frame(), buttons=parse_buttons(more), note="")
    check_limits((part,))
    assert isinstance(part.rows[1], Menu) and [id for id, _ in part.rows[1].options][-3:] == [
        "edit",
        "refine",
        "history",
    ]


def test_offers_are_rows_of_five() -> None:
    rows = offered(frame(), [Offer(label=f"{n}.", button="which", value=f"e:{n}") for n in range(7)])
    assert [len(row) for row in rows if not isinstance(row, Menu)] == [5, 2]
