"""IFEval's constraints said as people say them: casual, polite, short; never the data set's wording alone. Pure.

A phrase is chosen by a seed. Places in braces are filled from the constraint's arguments: `{n}` a number, `{less}` the
number below it (IFEval's "less than 5" is often said "4 at most"), `{word}`, `{words}`, `{text}` and so on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

Arguments = Mapping[str, Any]
Filled = dict[str, object]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def phrase(instruction: str, kwargs: Arguments, *, task: str, seed: str) -> str:
    """A constraint as a message of a chat. The same seed says it alike.

    Raises KeyError with the name of an argument that is missing or the id of an instruction that is unknown, and
    ValueError for an argument that is none of IFEval's.
    """
    ways = phrases(instruction, kwargs, task=task)
    digest = hashlib.sha256(f"{seed}:{instruction}".encode()).digest()
    return ways[int.from_bytes(digest[:4], "big") % len(ways)]


def phrases(instruction: str, kwargs: Arguments, *, task: str) -> tuple[str, ...]:
    """All the ways in which this constraint is said."""
    found, fill = INSTRUCTIONS[instruction]
    filled = fill(kwargs)
    relation = str(filled.pop("relation", ""))
    if instruction == "combination:repeat_prompt" and _plain(str(filled["text"])) == _plain(task):
        relation = "task"
    if relation not in found:
        raise ValueError(f"{instruction} knows no relation {relation!r}")
    return tuple(way.format_map(filled) for way in found[relation])


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _nothing(kwargs: Arguments) -> Filled:
    return {}


def _number(name: str, relation: str = "") -> Callable[[Arguments], Filled]:
    """Fills `{n}` and `{less}` from that argument, and takes the relation from the other."""

    def fill(kwargs: Arguments) -> Filled:
        count = int(kwargs[name])
        return {"n": count, "less": max(0, count - 1), "relation": kwargs[relation] if relation else ""}

    return fill


def _named(**names: str) -> Callable[[Arguments], Filled]:
    """Fills each place from the argument of that name."""
    return lambda kwargs: {place: kwargs[name] for place, name in names.items()}


def _listed(name: str) -> Callable[[Arguments], Filled]:
    """Fills `{words}` with the quoted words of that argument."""

    def fill(kwargs: Arguments) -> Filled:
        quoted = [f'"{word}"' for word in kwargs[name]]
        listed = " and ".join(quoted) if len(quoted) < 3 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
        return {"words": listed, "relation": "one" if len(quoted) == 1 else ""}

    return fill


def _often(name: str, count: str, relation: str) -> Callable[[Arguments], Filled]:
    def fill(kwargs: Arguments) -> Filled:
        return {"word": kwargs[name], **_number(count, relation)(kwargs)}

    return fill


def _paragraph(kwargs: Arguments) -> Filled:
    place = int(kwargs["nth_paragraph"])
    which = _ORDINALS[place - 1] if 0 < place <= len(_ORDINALS) else f"{place}th"
    return {"n": kwargs["num_paragraphs"], "which": which, "word": kwargs["first_word"]}


_LEAST, _BELOW = "at least", "less than"

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "de": "German", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati", "hi": "Hindi", "it": "Italian",
    "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "mr": "Marathi", "ne": "Nepali", "pa": "Punjabi",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tr": "Turkish", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""By ISO 639-1 code: the languages that IFEval asks for, and a few more that its detector knows."""

INSTRUCTIONS: dict[str, tuple[dict[str, tuple[str, ...]], Callable[[Arguments], Filled]]] = {
    "punctuation:no_comma": ({"": (
        "no commas please", "can you write that without any commas?", "drop all the commas", "pls dont use commas",
        "Could you avoid commas entirely?", "commas out, everywhere",
    )}, _nothing),
    "length_constraints:number_words": ({
        _LEAST: ("at least {n} words please", "make it {n} words or more", "needs to be {n}+ words",
                 "too short, i need a minimum of {n} words", "Could you bring it to at least {n} words?",
                 "no less than {n} words pls"),
        _BELOW: ("keep it under {n} words", "less than {n} words please", "can you get that below {n} words?",
                 "too long! fewer than {n} words", "{less} words max pls", "Please stay under {n} words."),
    }, _number("num_words", "relation")),
    "length_constraints:number_sentences": ({
        _LEAST: ("at least {n} sentences please", "make it {n} sentences or more", "i want no less than {n} sentences",
                 "needs at minimum {n} sentences", "Could you write at least {n} sentences?"),
        _BELOW: ("fewer than {n} sentences please", "keep it under {n} sentences", "less than {n} sentences pls",
                 "{less} sentences at most", "Can you do it in under {n} sentences?"),
    }, _number("num_sentences", "relation")),
    "length_constraints:number_paragraphs": ({"": (
        "make it {n} paragraphs, with *** between them", "split it in exactly {n} paragraphs, separated by ***",
        "{n} paragraphs please, put *** in between", "can you do {n} paragraphs with a *** divider between them?",
        "i need {n} paragraphs, divided by ***",
    )}, _number("num_paragraphs")),
    "length_constraints:nth_paragraph_first_word": ({"": (
        '{n} paragraphs, and start the {which} one with the word "{word}"',
        'make it exactly {n} paragraphs, the {which} paragraph should begin with "{word}"',
        'can you do {n} paragraphs where the {which} one starts with "{word}"? blank line between them',
        '{n} paragraphs please. the {which} paragraph has to start with "{word}"',
        'split it in {n} paragraphs and let the {which} paragraph start with "{word}"',
    )}, _paragraph),
    "detectable_format:number_highlighted_sections": ({"": (
        "highlight at least {n} parts in *italics*", "can you mark at least {n} bits with *asterisks*?",
        "pls highlight {n} or more key phrases, like *this*", "make {n} important parts stand out with *stars*",
        "At least {n} *highlighted* phrases, please.",
    )}, _number("num_highlights")),
    "detectable_format:number_bullet_lists": ({"": (
        "exactly {n} bullets please", "make it {n} bullet points", "as a list with {n} bullet points",
        "can i get that as {n} bullets, no more no less", "{n} bullet points pls, starting with *",
    )}, _number("num_bullets")),
    "detectable_format:title": ({"": (
        "add a title in << >>", "give it a title, wrapped in double angle brackets like <<title>>",
        "needs a title, put it in <<>>", "can you put a title on top, like <<this>>?",
        "Please add a title in double angular brackets.",
    )}, _nothing),
    "detectable_format:multiple_sections": ({"": (
        'split it into {n} sections, marked {word} 1, {word} 2 and so on',
        "make {n} sections and label each one {word} X (with the number)",
        "{n} sections please, each starting with {word} and its number",
        "can you break it up in {n} parts, headed {word} 1, {word} 2, ...?",
        'i want at least {n} sections, call them "{word} 1", "{word} 2" etc',
    )}, _named(n="num_sections", word="section_spliter")),
    "detectable_format:json_format": ({"": (
        "as json please", "give me the whole thing as JSON", "can you output that in json format?",
        "wrap everything in json pls", "valid json only", "I need it as a JSON object.",
    )}, _nothing),
    "detectable_format:constrained_response": ({"": (
        'answer only with "My answer is yes.", "My answer is no." or "My answer is maybe."',
        'just pick one: "My answer is yes." / "My answer is no." / "My answer is maybe."',
        'reply with exactly one of "My answer is yes.", "My answer is no.", "My answer is maybe."',
        'say either "My answer is yes." or "My answer is no." or "My answer is maybe."',
        'one of these please: "My answer is yes.", "My answer is no.", "My answer is maybe."',
    )}, _nothing),
    "detectable_content:postscript": ({"": (
        "add a {word} at the end", "end with a postscript that starts with {word}", "put a {word} below it pls",
        "can you add a postscript ({word})?", "needs a {word} at the bottom",
    )}, _named(word="postscript_marker")),
    "detectable_content:number_placeholders": ({"": (
        "put in at least {n} placeholders like [name]", "use {n} or more placeholders in square brackets, like [date]",
        "leave at least {n} blanks i can fill in, in [brackets]", "can you add at least {n} [placeholders]?",
        "at least {n} placeholders in [square brackets] pls",
    )}, _number("num_placeholders")),
    "keywords:existence": ({
        "": ("use the words {words}", "please mention {words}", "can you work in {words}?", "include {words} somewhere",
             "i want {words} in there", "make sure {words} appear"),
        "one": ("use the word {words}", "please mention {words}", "can you work in the word {words}?",
                "include {words} somewhere", "i want {words} in there"),
    }, _listed("keywords")),
    "keywords:forbidden_words": ({
        "": ("don't use the words {words}", "leave out {words}", "without the words {words} please",
             "avoid {words} pls", "can you not say {words}?", "drop {words}"),
        "one": ("don't use the word {words}", "leave out {words}", "without the word {words} please",
                "avoid {words} pls", "can you not say {words}?"),
    }, _listed("forbidden_words")),
    "keywords:frequency": ({
        _LEAST: ('use the word "{word}" at least {n} times', 'mention "{word}" {n} times or more',
                 'i want "{word}" in there at least {n} times', '"{word}" should appear at least {n} times',
                 'can you say "{word}" no less than {n} times?'),
        _BELOW: ('use the word "{word}" less than {n} times', 'don\'t say "{word}" {n} times or more',
                 '"{word}" should appear fewer than {n} times', 'the word "{word}" at most {less} times please',
                 'can you use "{word}" under {n} times?'),
    }, _often("keyword", "frequency", "relation")),
    "keywords:letter_frequency": ({
        _LEAST: ("the letter {word} should appear at least {n} times", "use the letter {word} {n} times or more",
                 'i want the letter "{word}" in there at least {n} times', "at least {n} times the letter {word} pls",
                 'can you use the letter "{word}" at least {n} times?'),
        _BELOW: ("the letter {word} should appear less than {n} times", "use the letter {word} fewer than {n} times",
                 'the letter "{word}" at most {less} times please', "less than {n} times the letter {word} pls",
                 'can you keep the letter "{word}" under {n} times?'),
    }, _often("letter", "let_frequency", "let_relation")),
    "language:response_language": ({"": (
        "in {word} please", "can you write that in {word}?", "translate it to {word}", "{word} only pls",
        "Could I have the whole answer in {word}?",
    )}, lambda kwargs: {"word": LANGUAGES.get(str(kwargs["language"]), str(kwargs["language"]))}),
    "change_case:english_lowercase": ({"": (
        "all lowercase please", "no capital letters at all", "write everything in lower case, in english",
        "can you make it all lowercase?", "lowercase only pls",
    )}, _nothing),
    "change_case:english_capital": ({"": (
        "ALL CAPS please", "write it all in capital letters, in english", "can you make it all uppercase?",
        "everything in caps pls", "capital letters only",
    )}, _nothing),
    "change_case:capital_word_frequency": ({
        _LEAST: ("write at least {n} words in ALL CAPS", "put {n} or more words in capitals",
                 "i want at least {n} words in capital letters", "can you shout at least {n} words, in all caps?",
                 "at least {n} words in all capitals pls"),
        _BELOW: ("less than {n} words in ALL CAPS", "keep words in all capitals under {n}",
                 "no more than {less} words in capital letters", "fewer than {n} all-caps words pls",
                 "can you use capitals for at most {less} words?"),
    }, _number("capital_frequency", "capital_relation")),
    "startend:quotation": ({"": (
        "put the whole thing in double quotes", "wrap your answer in quotation marks",
        'can you put " around the entire answer?', "quotation marks around the whole answer pls",
        "the entire reply should be in double quotation marks",
    )}, _nothing),
    "startend:end_checker": ({"": (
        'end with "{text}"', 'finish with exactly this: "{text}"', 'the last words should be "{text}"',
        'can you close with "{text}"? nothing after it', 'let it end on "{text}" please',
    )}, _named(text="end_phrase")),
    "combination:two_responses": ({"": (
        "give me two different answers, separated by ******", "i'd like 2 versions with ****** between them",
        "two alternatives please, split by ******", "can you write two different responses? put ****** in between",
        "2 answers, divided by six asterisks ******",
    )}, _nothing),
    "combination:repeat_prompt": ({
        "task": ("repeat my question word for word first, then answer", "start by repeating my request exactly",
                 "say my question again verbatim before you answer", "first repeat the request word for word",
                 "can you begin with my exact question and then answer it?"),
        "": ('repeat this word for word first, then answer: "{text}"', 'start with exactly this: "{text}"',
             'begin with "{text}" and then answer', 'first say "{text}" verbatim', 'can you start with "{text}"?'),
    }, _named(text="prompt_to_repeat")),
}  # fmt: skip
"""By the id of each of IFEval's instructions: the ways to say it, by relation, and what fills their places."""
