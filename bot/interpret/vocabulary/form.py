"""English words for the form of an answer."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term


def _form(value: str, less: str = "", *, own: bool = False, noun: bool = False) -> Term:
    return Term(Slot.FORMAT, value, less, own=own, noun=noun)


FORM: tuple[tuple[str, Term], ...] = (
    (
        "only the snippet, just the snippet, snippet only, only the command, just the command, "
        "only the commands, just the commands, only the script, just the script, code and no explanation, "
        "only the code block, just the code block, no commentary just the code, just code no talk, "
        "just code no explanation",
        _form("code only", own=True),
    ),
    (
        "in points, as points, point wise, pointwise, in point wise, "
        "with dots, with dashes as a list, in a list, as a list",
        _form("bullets", own=True),
    ),
    (
        "just write normally, write normally, normal paragraphs, in normal paragraphs, regular paragraphs, "
        "in regular paragraphs, normal sentences, in normal sentences, in sentences, as prose, "
        "proper sentences, in proper sentences, proper paragraphs, without bullets, no bullets, "
        "no bullet points, without bullet points, unbullet it, less listy, less of a list, un bullet it, "
        "as one flowing text, ordinary text, just text, in text form",
        _form("prose", own=True),
    ),
    (
        "dot point it, bullet this, bullet these, bullet that, bullets for this, bullet it out, itemize, "
        "itemize it, itemise, itemise it, itemized, in list form, listicle style bullets, bulletted, "
        "bullet style",
        _form("bullets", own=True),
    ),
    (
        "break it up with some headings, break it up with headings, break it up with headers, "
        "break this up with headings, break it into sections, break it into sections with headings, "
        "split it into sections, with clear headings, with section titles, some headings, give it headings, "
        "give it some headings, divide it into sections, subheads, with subheads",
        _form("headings", own=True),
    ),
    (
        "side by side table, a side by side table, a side by side, side by side, side by side comparison, "
        "a side by side comparison, in rows and columns, rows and columns, in columns, table it, chart form, "
        "put in a grid, comparison chart, in a matrix",
        _form("table", noun=True),
    ),
    (
        "number these, number those, number this, number the list, number the points, number the items, "
        "number everything, with numbers in front, numbered please",
        _form("numbered", own=True),
    ),
    (
         (
            "bullets, bullet points, bullet point, bullet list, bulleted list, bulletpoints, bulletpoint, "
            "bulleted, "
            "bullet form, bullet point form, point form, dot points, bullet point list, unordered list, "
            "list form, "
            "list format"
        ),
        _form("bullets", "prose", noun=True),
    ),
    ("list, lists, a list", _form("bullets", "prose", noun=True)),
    ("bullet it, bulletize it, bulletize, list it, list them, list these, listify", _form("bullets", own=True)),
    (
         (
            "numbered, numbered list, ordered list, numbers instead of bullets, numbered bullets, "
            "numbered points, "
            "number them, number it, enumerate, enumerated, enumerated list"
        ),
        _form("numbered", "prose", noun=True),
    ),
    (
         (
            "table, tables, tabular, table form, table format, tabular form, tabular format, "
            "markdown table, grid, "
            "a comparison table, comparison table, spreadsheet"
        ),
        _form("table", "prose", noun=True),
    ),
    ("tabulate, tabulate it", _form("table", own=True)),
    ("json, json format, json object, valid json", _form("json", noun=True)),
    ("yaml, yml, yaml format", _form("yaml", noun=True)),
    ("csv, csv format, comma separated values", _form("csv", noun=True)),
    ("xml", _form("xml", noun=True)),
    ("html", _form("html", noun=True)),
    ("latex", _form("latex", noun=True)),
    ("markdown", _form("markdown", "plain text", noun=True)),
    (
         (
            "plain text, plaintext, raw text, unformatted, no formatting, without formatting, no markdown, "
            "without markdown, plain txt"
        ),
        _form("plain text", own=True),
    ),
    (
         (
            "headings, headers, headlines, with headings, with headers, section headings, subheadings, "
            "section titles, sections with headings"
        ),
        _form("headings", "prose", noun=True),
    ),
    (
        "no headings, without headings, no headers, without headers, no subheadings, drop the headings, "
        "no headlines",
        Term(Slot.EXCLUDE, "headings", own=True),
    ),
    (
         (
            "code only, only code, only the code, just code, just the code, code and nothing else, "
            "nothing but code, nothing but the code, code without explanation, only give me the code, "
            "just give me the code, just show me the code"
        ),
        _form("code only", own=True),
    ),
    (
         (
            "prose, plain prose, in paragraphs, as paragraphs, paragraphs instead, paragraph form, "
            "full sentences, "
            "complete sentences, running text, continuous text, flowing text, normal text, plain paragraphs"
        ),
        _form("prose", "bullets", noun=True),
    ),
    ("email, e mail, mail", _form("email", noun=True)),
    (
         (
            "steps, step by step, step by step guide, step by step instructions, step by step list, "
            "numbered steps, "
            "steps format, how to guide, a how to, in steps"
        ),
        _form("steps", "prose", noun=True),
    ),
    ("checklist, check list, to do list, todo list, todo", _form("checklist", "prose", noun=True)),
    ("tweet, a tweet, tweets", _form("tweet", noun=True)),
    ("faq, q&a, q and a, questions and answers", _form("faq", noun=True)),
    ("outline", _form("outline", noun=True)),
)  # fmt: skip

GENRES = (
    "haiku|limerick|sonnet|poem|song|rap|ballad|fairy tale|short story|story|fable|letter|cover letter|memo|"
    "press release|blog post|blog article|linkedin post|instagram caption|facebook post|social media post|slack "
    "message|discord message|text message|sms|script|dialogue|dialog|conversation|screenplay|recipe|slide deck|"
    "slides|essay|report|one-pager|one pager|cheat sheet|cheatsheet|timeline|speech|toast|news article|article|"
    "newsletter|user story|meeting notes|minutes|flashcards|quiz|mermaid diagram|flowchart|diagram|tutorial|"
    "powerpoint|presentation|executive summary|abstract|readme|docstring|unit test|sql query|regex|shell script|"
    "bash script|monologue|tagline|slogan|headline|changelog|bug report|ticket|diary entry|interview|comic "
    "strip|advert|ad|elevator pitch|pitch"
)
"""What an answer can be made into, besides the forms above."""
