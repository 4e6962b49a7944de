"""What Slack shows of an answer: within its limits, nothing lost, nobody pinged."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_answers import ANSWERS, DISGUISED, HOSTILE, PLACES, WORDS, lacks

from adapters.slack import limits
from adapters.slack.buttons import row
from adapters.slack.fallback import plain
from adapters.slack.render import Image, Part, document, illustrated, overflowing, render
from adapters.slack.safe import GAP, safe_markdown, safe_text, settled
from adapters.slack.split import size
from bot import texts
from bot.answers import Frame, Progress
from bot.charts.chart import Axis, Chart, Mark, Point
from bot.interpret.buttons import BUTTONS, parse_buttons

PINGS = re.compile(
    r"<\s*(?:[@\#]|!(?!--|doctype\b|\[cdata\[)) | (?<![a-z0-9])@(?:here|channel|everyone)\b | <\w+:[^<>\s]*\|",
    re.IGNORECASE | re.VERBOSE,
)
CHART = Chart(mark=Mark.BAR, x=Axis(), y=Axis(), points=(Point(x="North", y=5.0),))
EVERY = [(where, what) for where in PLACES for what in (*HOSTILE, *DISGUISED)]


def frame(text: str = "Yes.", progress: Progress = "done", **more: Any) -> Frame:
    given: dict[str, Any] = {"version": 2, "line": "Version 2: shorter", "sequence": 7, **more}
    return Frame(thread="slack:T1:C1:170.1", answer=1, text=text, progress=progress, **given)


def rendered(text: str = "Yes.", progress: Progress = "done", note: str = "", **more: Any) -> tuple[Part, ...]:
    return render(frame(text, progress, **more), buttons=BUTTONS, note=note)


def pings(text: str) -> list[str]:
    """What a reader of Slack's kind may take for a mention, also where it decodes or joins more than it should."""
    found = []
    for once in (text, html.unescape(text), html.unescape(html.unescape(text))):
        for one in (once, once.replace("\\", ""), once.replace("\n", ""), re.sub(r"<!--.*?-->", "", once)):
            found += PINGS.findall(unicodedata.normalize("NFKC", one))
    return found


def strings(value: object) -> list[str]:
    """Every text in blocks, but for what only programs read."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() if key not in ("type", "value") for one in strings(inner)]
    if isinstance(value, list | tuple):
        return [one for inner in value for one in strings(inner)]
    return [value] if isinstance(value, str) else []


def labels(part: Part) -> list[str]:
    elements = [one for block in part.blocks if block["type"] == "actions" for one in block["elements"]]
    return [(one.get("text") or one["placeholder"])["text"] for one in elements]


def under(part: Part) -> list[str]:
    return [block["elements"][0]["text"] for block in part.blocks if block["type"] == "context"]


def check_limits(parts: tuple[Part, ...]) -> None:
    """Each number of Slack's that a message can break."""
    for part in parts:
        assert 0 < len(part.blocks) <= limits.BLOCKS
        assert 0 < size(part.text) <= 4_000
        assert sum(map(size, strings(part.blocks))) <= limits.MESSAGE_TEXT
        for block in part.blocks:
            if block["type"] == "markdown":
                assert 0 < size(block["text"]) <= limits.MARKDOWN_TEXT
            for one in block.get("elements", ()):
                assert size(str(one.get("value", ""))) <= limits.VALUE
                assert all(size(chosen["value"]) <= limits.OPTION_VALUE for chosen in one.get("options", ()))
                assert one["type"] != "mrkdwn" or (0 < size(one["text"]) <= 2_000 and one["verbatim"])


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_fits_into_slack_loses_nothing_and_pings_nobody(name: str) -> None:
    parts = rendered(ANSWERS[name], note="A note.")
    check_limits(parts)
    assert not overflowing(frame(ANSWERS[name]))
    assert lacks(ANSWERS[name], tuple(part.markdown for part in parts)) == ""
    assert not [one for part in parts for text in (part.text, *strings(part.blocks)) for one in pings(text)]


@pytest.mark.parametrize(("where", "what"), EVERY)
def test_no_mention_survives_anywhere(where: str, what: str) -> None:
    text = PLACES[where].replace("{}", what)
    (part,) = rendered(text, line=f"Version 2: “{what}”", conflicts=(f"{what} wants {what}",), note=what)
    assert not [one for text in (part.text, *strings(part.blocks)) for one in pings(text)]
    assert part.markdown.replace(GAP, "") == text.strip("\n")


@pytest.mark.parametrize("text", [
    "write to here@channel.com or me@here.org", "<!DOCTYPE html>\n<!-- a comment -->", "a < b && c > d << 2",
    "<div>x</div>",
    "<# a comment of PowerShell #>",
    '@Channel("prices") Emitter<String> out;', "#channel and !important",
    "<https://e.com/a?b=1&c=2>",
    "`List<String>` &lt;b&gt; &amp; R&D", "@channels and @hereby",
])  # fmt: skip
def test_what_is_no_mention_stays_letter_for_letter(text: str) -> None:
    assert safe_markdown(text) == text


@given(WORDS)
def test_making_text_safe_changes_nothing_that_is_seen_and_is_done_once(text: str) -> None:
    assert safe_markdown(text).replace(GAP, "") == text.replace(GAP, "")
    assert safe_markdown(safe_markdown(text)) == safe_markdown(text)
    assert html.unescape(safe_text("a&lt;" + text)).replace(GAP, "") == "a&lt;" + text


PIECES = st.sampled_from([*HOSTILE, *DISGUISED, "<", "!", "@", "&", "\\", "<!--", "here", "#", "x"])


@settings(max_examples=1_000, deadline=None)
@given(st.lists(PIECES, max_size=6).map("".join), st.integers(0, 60))
def test_a_safe_text_that_grows_only_grows(text: str, at: int) -> None:
    assert safe_markdown(text).startswith(safe_markdown(settled(text[:at])))
    assert settled(text[:at]) == text[: len(settled(text[:at]))]


def test_running_text_shows_all_but_an_end_that_may_become_a_mention() -> None:
    assert rendered("See <!cha", "streaming")[0].markdown == "See "
    assert rendered("if a < b: pass", "streaming")[0].markdown == "if a < b: pass"


def test_too_long_an_answer_is_its_beginning_a_sentence_and_a_file() -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "word " * 120 for n in range(100))
    (part,) = rendered(text)
    assert overflowing(frame(text))
    assert size(part.markdown) <= limits.BEGINNING
    assert text.startswith(part.markdown.rstrip())
    assert under(part) == [texts.REST_IN_FILE, "Version 2: shorter"]
    assert document(frame(text)) == text + "\n"


def test_while_it_is_written_too_long_an_answer_stays_where_it_is() -> None:
    parts = rendered("word " * 20_000, "streaming", line="")
    assert len(parts) == limits.PARTS
    assert under(parts[-1]) == [texts.REST_IN_FILE, "Writing…"]


def test_only_the_last_part_has_notes_and_buttons() -> None:
    *first, last = rendered(ANSWERS["thousands"], note="A note.", conflicts=("They differ.",))
    assert [[block["type"] for block in part.blocks] for part in first] == [["markdown"]] * len(first)
    assert under(last) == ["They differ.", "Version 2: shorter", "A note."]
    assert labels(last)


def test_people_are_named_and_not_mentioned() -> None:
    names = {"U1": "Ann", "U12": "<!here> Bo", "W3": "@channel"}
    given = frame(line="For U1, <@U12> and @W3, not U123 or SU1", conflicts=("U12 wants it; <@U1|ann> does not.",))
    (part,) = render(given, buttons=BUTTONS, names=names)
    conflict, line = under(part)
    assert line.replace(GAP, "") == "For Ann, &lt;!here&gt; Bo and @channel, not U123 or SU1"
    assert conflict.replace(GAP, "") == "&lt;!here&gt; Bo wants it; Ann does not."
    assert not pings(line)


@pytest.mark.parametrize(("progress", "line", "says", "buttons"), [
    ("thinking", "", "Thinking…", ["Stop"]),
    ("thinking", "Trying again (2 of 3): It is long.", "Trying again (2 of 3): It is long.", ["Stop"]),
    ("streaming", "", "Writing…", ["Stop"]),
    ("checking", "", "Checking…", ["Stop"]),
    ("failed", texts.NO_MODEL, texts.NO_MODEL, ["Again"]),
    ("failed", "", texts.TROUBLE, ["Again"]),
    ("stopped", "", texts.STOPPED, ["Again"]),
    ("done", "", texts.NO_TEXT, ["Again"]),
    ("withdrawn", texts.WITHDRAWN, texts.WITHDRAWN, []),
])  # fmt: skip
def test_an_answer_without_text_says_why_and_what_can_be_done(
    progress: Progress, line: str, says: str, buttons: list[str]
) -> None:
    (part,) = rendered(" \n", progress, line=line, note="A note.")
    assert under(part) == [says]
    assert part.text == says
    assert labels(part) == buttons


def test_a_first_version_has_no_undo_and_a_second_has() -> None:
    assert labels(rendered(version=1)[0]) == ["Shorter", "Simpler", "More detail", "More…", "Why?"]
    assert labels(rendered(version=2)[0]) == ["Shorter", "Simpler", "More detail", "Undo", "More…", "Why?"]


def test_more_holds_the_rest_of_the_table_and_our_own() -> None:
    (block,) = row(frame(), BUTTONS)
    (select,) = [one for one in block["elements"] if one["type"] == "static_select"]
    chosen = [json.loads(one["value"])["x"] for one in select["options"]]
    assert chosen[:3] == ["again", "formal", "casual"]
    assert chosen[-4:] == ["reset", "edit", "refine", "history"]
    assert not {"shorter", "undo", "stop", "restore", "remove"} & set(chosen)


def test_a_button_carries_where_it_stands_and_on_which_state() -> None:
    (block,) = row(frame(), BUTTONS)
    assert block["elements"][0]["action_id"] == "burnish:shorter"
    assert json.loads(block["elements"][0]["value"]) == {"t": "slack:T1:C1:170.1", "a": 1, "v": 2, "s": 7, "x": ""}
    assert block["block_id"] != row(frame(sequence=8), BUTTONS)[0]["block_id"]


def test_an_operators_buttons_fit_however_many_and_long_they_are() -> None:
    mapping = {f"own{n}": f"{'Very ' * 30}<!channel> {n}: tone formal" for n in range(150)}
    table = parse_buttons({**mapping, "x" * 300: "Long: tone formal", "stop": "", "shorter": ""})
    parts = render(frame(), buttons=table)
    check_limits(parts)
    assert "Shorter" not in labels(parts[0])
    assert not [one for text in strings(parts[0].blocks) for one in pings(text)]
    assert row(frame(progress="streaming"), table) == ()


@pytest.mark.parametrize("progress", get_args(Progress))
@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=300), st.text(max_size=3000), st.lists(st.text(max_size=900), max_size=4), st.text(max_size=900)
)
def test_whatever_a_frame_holds_slack_can_take_it(
    progress: Progress, text: str, line: str, conflicts: list[str], note: str
) -> None:
    check_limits(rendered(text * 40, progress, note=note, line=line, conflicts=tuple(conflicts)))


@pytest.mark.parametrize("progress", get_args(Progress))
def test_what_stands_behind_computed_numbers_has_a_row_of_its_own_once_they_rest(progress: Progress) -> None:
    rows = row(frame("5", progress, computed=True, chart=CHART), BUTTONS)
    faces = [[one["text"]["text"] for one in each["elements"] if "text" in one] for each in rows]
    assert (["Show the query", "Data (CSV)"] in faces) == (progress in ("done", "stopped"))
    assert len({each["block_id"] for each in rows}) == len(rows)
    assert row(frame("5", progress), BUTTONS) == rows[-1:] if progress != "withdrawn" else rows == ()


def test_a_picture_or_what_is_said_of_it_stands_under_the_last_text_and_fits_however_long_that_is() -> None:
    parts = rendered("word " * 5_000, note="A note.")
    for picture, kind in ((Image(file="F1", alt="<!channel> " * 400), "image"), ("It is below.", "context")):
        *before, last = illustrated(parts, picture)
        assert before == list(parts[:-1]) and last.markdown == parts[-1].markdown and last.digest != parts[-1].digest
        assert [block["type"] for block in last.blocks[:2]] == ["markdown", kind]
        assert size(last.text) <= limits.FALLBACK and not PINGS.search(json.dumps([last.text, last.blocks[1]]))
    assert len(illustrated(parts, Image(file="F1", alt="x" * 3_000))[-1].blocks[1]["alt_text"]) == limits.ALT


def test_the_same_frame_has_the_same_digest_and_another_has_another() -> None:
    assert rendered()[0].digest == rendered()[0].digest
    assert len({one[0].digest for one in (rendered(), rendered("No."), rendered(line=""), rendered(sequence=8))}) == 4


def test_the_plain_text_is_the_words_without_their_marks() -> None:
    text = "# Head\n\n- **one** [two](https://e.com)\n  1. three\n\n| a | b |\n|---|---|\n| `c` | d |\n\n"
    text += "```py\nx < 1\n```\n\n![pic](e.png)"
    assert plain(text) == "Head\n• one two\n  1. three\na | b\nc | d\nx < 1\npic"
    assert "x &lt; 1" in rendered(text)[0].text


def test_what_is_long_is_cut_within_no_entity() -> None:
    (part,) = rendered("&" * 3_000, line="<" * 1_000)
    assert re.fullmatch(r"(&amp;)+…\n(&lt;)+…", part.text)
    assert re.fullmatch(r"(&lt;)+…", under(part)[0])
