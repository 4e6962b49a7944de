"""Answers for the tests of what Slack shows: of every form that models write, and with hostile mentions everywhere."""

from __future__ import annotations

import re

from hypothesis import strategies as st

HOSTILE = (
    "<!channel>", "<!here|here>", "<@U024BE7LH>", "<@W012A3CDE|boss>", "<!subteam^SAZ94GDB8>", "<#C024BE7LR>",
    "@channel", "@here", "@everyone", "<!date^1392734382^{date}|soon>", "<https://evil.example|click here>",
)  # fmt: skip
"""What would notify people, or pretend to be something else."""
PLACES = {
    "prose": "Ask {} about it.",
    "alone": "{}",
    "twice": "{}{}",
    "code span": "Write `{}` there.",
    "code block": "```python\nprint('{}')\n```",
    "unclosed code block": "```\n{}",
    "indented code": "Then:\n\n    say {}\n",
    "link text": "[{}](https://example.com)",
    "link address": "[here](https://example.com/{})",
    "link title": '[here](https://example.com "{}")',
    "table cell": "| Who | What |\n|---|---|\n| {} | told |",
    "table head": "| {} | What |\n|---|---|\n| a | b |",
    "heading": "# News for {}",
    "picture": "![{}](https://example.com/a.png)",
    "HTML": "<b>{}</b> and <!-- {} -->",
    "HTML taken out": "<<!-- -->!channel> {}",
    "quotation": "> {}\n> said so",
    "list": "- one\n  - {}\n",
    "emphasis": "**{}** and _{}_ and ~~{}~~",
    "after a word": "see,{},now",
    "in Chinese": "你好{}您好",
    "definition": "[a]: https://example.com '{}'",
}
"""Where it may stand."""
DISGUISED = (
    "&lt;!channel&gt;", "&#60;!here&#62;", "&#x3C;@U024BE7LH&#x3e;", "&amp;lt;!channel&amp;gt;", "&LT;!everyone&GT;",
    "<&#33;channel>", "<&excl;here>", "<&commat;U024BE7LH>", "&#64;channel", "&commat;everyone", "@&#99;hannel",
    "\\<!channel>", "<\\!channel>", "<\\@U024BE7LH>", "\\@channel", "<\n!channel>", "<!\nchannel>", "<@\nU024BE7LH>",
    "＜!channel＞", "<！channel>", "＠channel", "<＠U024BE7LH>", "@CHANNEL", "@Here", "<!CHANNEL>", "<<!here>>",
)  # fmt: skip
"""The same, written so that a filter may miss it."""

_TABLE = "| Region | Ἀρχή | 数量 |\n|:---|:---:|---:|\n" + "\n".join(
    f"| Row {n} | `a \\| b` {'x' * (n % 17)} | {n * 37} |" for n in range(1, 41)
)
_CODE = "\n".join(
    f"    if x{n} < {n} and not y[{n}]:  # {'so ' * (n % 9)}\n\n        return '```' * {n}" for n in range(120)
)
_LIST = "\n".join(
    f"{n}. Step {n}: {'do it well, ' * (n % 6)}\n    - first, *carefully*\n      - and deeper `x{n}`\n"
    f"    - second [link](https://e.com/{n})"
    for n in range(1, 60)
)
_LINES = "\n".join(f"> Line {n} of what was said, at some length." for n in range(300))
_LET = "\n".join(f"   let v{n} = {n};" for n in range(400))
_SHELL = "```sh\necho 'hello' && ls <in >out\n```\n\n~~~json\n{\"a\": [1, 2]}\n~~~"
_HTML = "<details>\n<summary>More</summary>\n\nText\n\n</details>\n\n<!-- note -->\n\nA <br> &amp; an entity &copy;."
_PROSE = " ".join(f"Sentence {n} says a little more than the one before it, and ends." for n in range(1, 60))
ANSWERS = {
    "short": "Yes.",
    "table": f"Here it is:\n\n{_TABLE}\n\nThat is all.",
    "code": f"## Code\n\nRun this:\n\n````python\n{_CODE}\n````\n\nand this\n\n{_SHELL}",
    "nested list": _LIST,
    "code in a list": f"1. First:\n\n   ```js\n{_LET}\n   ```\n2. Then rest.",
    "quotation": f"{_LINES}\n>\n> ```\n> code\n> ```",
    "links and emoji": (
        "See [the docs](https://example.com/a?b=1&c=2#d) 👩🏽‍💻🏳️‍🌈, <https://example.com> and me@example.com. " * 80
    ),
    "right to left": "שלום עולם, זה **מודגש** ו`קוד`. مرحبا بالعالم. " * 150,
    "thousands": "\n\n".join(f"### Part {n}\n\n{_PROSE[: 900 + n]}" for n in range(25))[:20_000],
    "one word": "x" * 15_000,
    "one emoji": "👩‍👩‍👧‍👦" * 3_000,
    "no spaces, Chinese": "这是一个很长的句子。" * 1_500,
    "long table": "| n | square |\n|--|--|\n" + "\n".join(f"| {n} | {n * n} |" for n in range(350)),
    "definitions": "See [it][1].\n\n[1]: https://example.com 'Title'\n\n" + _PROSE,
    "HTML": _HTML,
    "windows": "One\r\n\r\n- two\r\n- three\r\n\r\n```\r\nfour\r\n```\r\n",
}  # fmt: skip
"""Answers by what is hard about them."""
WORDS = st.text(st.sampled_from("ab .,:;*_`#|<>!@&~-+1\n\\[]()\"'é字👍🏽\u200d"), max_size=80)
"""Short texts of the characters that mean something in Markdown or to Slack."""


def letters(text: str) -> str:
    """A text without spaces, also without those of no width."""
    return re.sub(r"[\s\u200b]", "", text)


def lacks(text: str, parts: tuple[str, ...]) -> str:
    """What of a text, spaces apart, does not come in the parts in its order."""
    rest = iter(letters("".join(parts)))
    return "".join(char for char in letters(text) if char not in rest)
