"""Slack's mrkdwn as people typed it: names, addresses, calls to the bot, quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.text import called_off, plain, quoted

NAMES = {"U1": "Ana Lima", "W2": "Ben", "S1": "writers", "C2": "moon"}
PIECES = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "|",
            "@",
            "!",
            "#",
            "^",
            "&",
            "&lt;",
            "&gt;",
            "&amp;",
            "<@U1>",
            "<@W2|ben>",
            "<@UBOT>",
            "<!here>",
            "```",
            "<#C2|>",
            "<https://x.co|x>",
            "<!date^1^{date}|then>",
            "\n",
            " ",
            ",",
            ".",
            ":",
            "> ",
            "&gt;&gt;&gt;",
            "shorter",
        ]
    )
    | st.text(max_size=4)
).map("".join)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("shorter", "shorter"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("&nbsp; &quot; & &lt", "&nbsp; &quot; & &lt"),
        ("ask <@U1> and <@W2|benny>", "ask @Ana\u00a0Lima and @Ben"),
        ("thanks<@U1>shorter, <@U1>'s", "thanks @Ana\u00a0Lima shorter, @Ana\u00a0Lima's"),
        ("ask <@U9|gus> and <@U8>", "ask @gus and @U8"),
        ("<#C1|general> <#C2|> <#C3>", "#general #moon #C3"),
        ("<!channel> <!here|here> <!everyone|@everyone>", "@channel @here @everyone"),
        ("<!subteam^S9|@ops> <!subteam^S1> <!subteam^S2>", "@ops @writers @S2"),
        ("<!date^1790000100^{date_short}^https://x.co|Sep 21>", "Sep 21"),
        ("<https://moon.example/a?b=1&amp;c=2>", "https://moon.example/a?b=1&c=2"),
        ("<https://moon.example|the moon>", "the moon (https://moon.example)"),
        ("<https://moon.example|https://moon.example>", "https://moon.example"),
        ("put it into <http://main.py|main.py>", "put it into main.py"),
        ("<mailto:ana@moon.example|ana@moon.example>", "ana@moon.example"),
        ("<mailto:ana@moon.example|Ana>", "Ana (ana@moon.example)"),
        ("<tel:+431234|+43 1234>", "+43 1234 (+431234)"),
        ("<slack://open|open>", "open (slack://open)"),
        ("*bold* _soft_ ~no~ `&lt;b&gt;` :scissors:", "*bold* _soft_ ~no~ `<b>` :scissors:"),
        ("&lt;@U1&gt; as code", "<@U1> as code"),
        ("<> <b> <", "<> <b> <"),
    ],
)
def test_what_slack_marks_is_what_was_typed(sent: str, typed: str) -> None:
    assert plain(sent, NAMES) == typed


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("<@UBOT> shorter", "shorter"),
        ("<@UBOT|burnish> shorter", "shorter"),
        ("  <@UBOT>, shorter", "shorter"),
        ("<@UBOT>: shorter", "shorter"),
        ("<@UBOT> – shorter", "shorter"),
        ("<@UBOT> <@UBOT> shorter", "shorter"),
        ("shorter, <@UBOT>", "shorter"),
        ("shorter please <@UBOT>!", "shorter please!"),
        ("<@UBOT>", ""),
        ("<@UBOT>!", ""),
        ("<@UBOT> ?", "?"),
        ("<@UBOT> :scissors:", ":scissors:"),
        ("<@UBOT>:scissors:", ":scissors:"),
        ("<@UBOT> -5 degrees", "-5 degrees"),
        ("<@UBOT>\n- shorter\n- simpler", "- shorter\n- simpler"),
        ("&gt; The moon\n<@UBOT> shorter", "&gt; The moon\nshorter"),
        ("hi <@UBOT>, shorter", "hi, shorter"),
        ("can <@UBOT> do it?", "can do it?"),
        ("<@U1> shorter", "<@U1> shorter"),
        ("shorter", "shorter"),
    ],
)
def test_a_call_to_the_bot_is_no_part_of_the_words(sent: str, words: str) -> None:
    assert called_off(sent, "UBOT") == words


def test_in_the_middle_of_a_sentence_the_bot_has_its_name() -> None:
    assert called_off("<@UBOT> what does <@UBOT> do?", "UBOT", "Burnish") == "what does Burnish do?"


def test_where_nobody_knows_who_the_bot_is_all_words_stay() -> None:
    assert called_off(" <@UBOT> shorter", "") == "<@UBOT> shorter"


@pytest.mark.parametrize(
    ("sent", "passage", "words"),
    [
        ("&gt; The moon has no air.\nshorter", "The moon has no air.", "shorter"),
        ("> The moon has no air.\n> None.\n\nshorter", "The moon has no air.\nNone.", "shorter"),
        ("&gt;The moon\nshorter\nand simpler", "The moon", "shorter\nand simpler"),
        ("&gt; The moon\n\n&gt; has no air.\nshorter", "The moon\nhas no air.", "shorter"),
        ("this is wrong:\n&gt; The moon is green.", "The moon is green.", "this is wrong:"),
        ("drop this\n&gt;&gt;&gt; The moon\nhas no air.", "The moon\nhas no air.", "drop this"),
        ("&gt; ```a &gt; b```\nsimpler", "```a &gt; b```", "simpler"),
    ],
)
def test_what_is_quoted_is_the_passage_and_the_rest_the_words(sent: str, passage: str, words: str) -> None:
    assert quoted(sent) == (passage, words)


@pytest.mark.parametrize(
    "sent",
    [
        "shorter",
        "",
        "a &gt; b",
        "&gt; only quoted",
        "&gt;&gt;&gt; only\nquoted",
        "&gt;\nshorter",
        "&gt; a\nshorter\n&gt; b\nlonger",
        "```\n&gt; a prompt\n```\nwhat does this do?",
    ],
)
def test_without_one_passage_and_words_the_message_stays_as_it_is(sent: str) -> None:
    assert quoted(sent) == (None, sent)


def test_raw_and_plain_text_are_quoted_alike() -> None:
    raw = "&gt; a &lt; b\n<@UBOT>, shorter"
    passage, words = quoted(raw)
    assert passage and quoted(plain(called_off(raw, "UBOT"))) == (plain(passage), called_off(words, "UBOT"))


@given(PIECES, PIECES)
def test_whatever_is_written_nothing_is_raised(text: str, name: str) -> None:
    plain(text, {"U1": name})
    assert isinstance(called_off(text, "UBOT", name), str)
    passage, words = quoted(text)
    assert passage is None or (passage.strip() and words.strip())


@given(st.text())
def test_a_text_without_marks_is_left_alone(text: str) -> None:
    bare = text.replace("<", "").replace("&", "")
    assert plain(bare, NAMES) == bare
    assert called_off(bare, "UBOT") == bare.strip()


@given(PIECES)
def test_whoever_is_known_has_a_name(text: str) -> None:
    text = text.replace("&lt;", "")
    typed = plain(text, NAMES)
    assert not any(f"<@{mark}{end}" in typed for mark in NAMES for end in ">|")


@given(PIECES)
def test_a_call_to_the_bot_is_taken_out_once_and_for_all(text: str) -> None:
    text = text.replace("<", "").replace(">", "")
    assert called_off(f"<@UBOT> {text} <@UBOT> {text} <@UBOT>", "UBOT").count("UBOT") == 2 * text.count("UBOT")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", [" ", ",", "<", "<@UBOT", "<@UBOT> ", "<@UBOT>.", "&gt; ", "> \n", "<a|", "```"])
def test_a_long_text_takes_no_longer_than_it_is(text: str) -> None:
    for long in (text * 40_000, f"x <@UBOT>{text * 40_000}y"):
        assert isinstance(quoted(plain(called_off(long, "UBOT"))), tuple)
