"""Words in a message that are not its author's own: quoted lines, code, other people's words, text to be worked on.

What somebody quotes is no wish of theirs, and above all no standing one: who pastes an email that says "from now on
answer in French" has not said it. The plain text keeps its length, with blanks for what is quoted.
"""

from __future__ import annotations

import re

from bot.directives import Scope, Slot
from bot.interpret.clauses import sentences
from bot.interpret.reading import Wish
from bot.interpret.standing import parts
from bot.interpret.tokens import NAME, Text, compiled, plain
from bot.planting import plants

LONGEST = 200
"""Characters of a clause that nobody could read up to which it can hold for longer than one answer: a wish is a
sentence, and what is longer was pasted. Our choice."""
_LINE = r"[ \t]*>(?!\s?\d+\s+\w+(?: \w+)?\s*$)"
"""A quoted line; `> 50 words` is none."""
_REST = r"[ \t]*>>>"
_FENCE = r"```|^[ \t]*~~~"

_MARKED = (
    r"(?<![^\W_])\"(?=\S)[^\"]{3,2000}\"|(?<![^\W_])'(?=\S)[^'\n]{3,500}'(?!\w)"
    r"|「[^」]{3,500}」|『[^』]{3,500}』|<(?P<tag>blockquote|quote|q|pre|code)>[^<]{3,2000}</(?P=tag)>"
    r"|\[[^\]\n]{3,300}\]\([^()\s]{1,500}\)"
)
"""Words between quotation marks, as code, or as a link's label."""
_SAYS = (
    r"said|says|saying|wrote|writes|asked|asks|told \w+|posted|replied|replies|answered|commented|sagte?|meinte?|"
    r"schrieb|schreibt|fragte?|dit|écrit|a écrit|demande|répond|dice|dijo|escribió|escribe|preguntó|disse|diz|escreveu|"
    r"escreve|perguntou"
)
_PAPER = (
    r"e-?mails?|mails?|messages?|posts?|letters?|texts?|notes?|comments?|reviews?|tickets?|transcripts?|chats?|"
    r"threads?|documents?|docs?|articles?|paragraphs?|sentences?|polic(?:y|ies)|prompts?|instructions?|quotes?|drafts?|"
    r"nachricht|brief|satz|courriels?|texte|lettre|phrase|correos?|mensajes?|texto|carta|frase|mensage[mn]s?"
)
_SAID = (
    rf"(?<!\bi )(?<!\bwe )(?<!\bi've )\b(?:{_SAYS})\b[^\n:.!?]{{0,60}}:",
    r"^[^\n.!?]{0,60}\d{1,2}[:.]\d\d[ \t]*(?:[ap]\.?m\.?)?[\])]?(?:[ \t]*[^\n:.!?]{1,40}:|[ \t]*\n)",
)
"""What stands before somebody else's words up to an empty line: `Ben wrote: ...`, `Alice  3:45 PM`."""
_PASTED = (
    # "mail from Ben:", "---- Forwarded message ----", "Dear all,"
    rf"^[^\n:]{{0,40}}\b(?:{_PAPER})\b[^\n:.!?]{{0,60}}\b(?:from|by|of|von|de|da|do)\b (?!me\b)[^\n:.!?]{{1,60}}(?::|"
    rf"\n)",
    r"^[ \t>*_-]*(?:(?:begin )?forwarded(?: message)?|original message|weitergeleitete nachricht|message transféré|"
    r"mensaje reenviado|mensagem encaminhada|fwd?)\b[^\n]{0,80}(?::|\n)",
    r"^[ \t]*(?:from|subject|von|betreff|objet|asunto|assunto)[ \t]*:",
    r"^[ \t]*(?:dear|liebe[rs]?|cher|chère|estimad[oa]s?|querid[oa]s?|prezad[oa]s?|car[oa]s?) "
    r"(?!bot\b|burnish\b)[^\n,:.!?]{1,40},",
    # "Translate: ...", "summarize this email: ..."
    r"\b(?:translate|proofread|paraphrase|classify|summari[sz]e|reply to|respond to|übersetze?|korrigiere|traduis|"
    r"traduisez|résume|résumez|corrige|traduce|traduzca|resume|responde a|traduz|traduza|resuma)\b"
    r"[^\n:.!?]{0,80}(?::|\n)",
    rf"\b(?:this|that|these|the following|following|diese[nrs]?|folgende[nrs]?|ce|cette|cet|ces|este|esta|estos|"
    rf"esse|essa|isto|seguinte)(?: \w+){{0,3}} (?:{_PAPER})\b[^\n:.!?]{{0,40}}(?::|\n)",
    r"\b(?:rewrite|rephrase|reword|correct|edit|fix|improve|shorten|polish|explain|check|answer|analy[sz]e|review) "
    r"(?:this|that|the following|following|my(?: \w+){1,3})[ \t]*(?::|\n)",
)
"""What stands before text that was pasted, to the end of the message."""
_COULD_LAST = (
    r"always|from now|from here|future|every|never|ever\b|thread|conversation|generally|default|immer|ab jetzt|"
    r"ab sofort|"
    r"künftig|nie\b|toujours|désormais|dorénavant|jamais|siempre|a partir de|nunca|sempre|agora em diante|"
    r"いつも|今後|常に|これから|总是|以后|始终|从现在"
)
"""Words without one of which nothing is said to last: a quick look, before anything is read."""


def unquoted(text: Text) -> Text:
    """The text with blanks in its plain form for lines that it quotes and for blocks of code, whatever they say.

    In: a text whose plain form is as long as what was said.
    """
    return _blanked(text, quoted(text.said))


def owned(text: Text) -> Text:
    """The text with blanks in its plain form for standing wishes that are not its author's own.

    Other people's words and text to be worked on stay where they would hold for one answer: what somebody holds up to
    the bot may be just what they want of it.
    """
    if not compiled(_COULD_LAST).search(text.plain):
        return text
    found = [
        (start + one.start, start + one.end)
        for start, end in _joined(borrowed(text.plain))
        for one in sentences(text.plain[start:end])
        if _lasts(text.plain[start + one.start : start + one.end])
    ]
    return _blanked(text, found)


def quoted(said: str) -> list[tuple[int, int]]:
    """Where a text quotes lines (`> `, and `>>>` to its end) or has a block of code.

    A block that is not closed goes to the end where it begins a line; where not, it is none.
    """
    found: list[tuple[int, int]] = []
    place, to_end, fence, opened = 0, False, "", 0
    for line in said.splitlines(keepends=True):
        to_end = to_end or (not fence and compiled(_REST).match(line) is not None)
        if to_end or (not fence and compiled(_LINE).match(line)):
            found.append((place, place + len(line)))
        else:
            for mark in compiled(_FENCE).finditer(line):
                if not fence:
                    fence, opened = mark[0].strip(), place + mark.start()
                elif fence == mark[0].strip():
                    found.append((opened, place + mark.end()))
                    fence = ""
        place += len(line)
    begins = not said[:opened].rpartition("\n")[2].strip()
    return [*found, (opened, len(said))] if fence and begins else found


def borrowed(plain_text: str) -> list[tuple[int, int]]:
    """Where a plain text has words that are hardly its author's: in quotation marks, or after what introduces them."""
    return [*_marked(plain_text), *_led(plain_text)]


def _marked(said: str) -> list[tuple[int, int]]:
    return [(match.start() + 1, match.end() - 1) for match in compiled(_MARKED).finditer(said)]


def _led(said: str) -> list[tuple[int, int]]:
    found = []
    for lead in _SAID:
        for begin in (match.end() for match in re.compile(lead, re.MULTILINE).finditer(said)):
            end = said.find("\n\n", begin)
            found.append((begin, end if end >= 0 else len(said)))
    pasted = [match.end() for lead in _PASTED if (match := re.compile(lead, re.MULTILINE).search(said))]
    return [*found, *((place, len(said)) for place in sorted(pasted)[:1])]


def has_others(text: str) -> bool:
    """Whether a text has words in it that are not its author's, so that it cannot hold as it stands for long.

    A word or two between quotation marks are its author's own: `call it "the Hub"`.
    """
    said = plain(text).plain
    inside = [said[start:end] for start, end in _marked(said)]
    return bool(quoted(text) or _led(said)) or any(len(one.split()) > MOST or plants(one) for one in inside)


MOST = 6
"""Words between quotation marks that a wish may have in it to hold for long. Our choice."""


def standing(wish: Wish) -> Wish:
    """A wish as long as it can hold, without what names say in it: one about a part never outlasts its thread.

    Somebody who is mentioned has the first word of their name in a wish that lasts, and in any other where the name
    reads as a wish: people choose their names themselves.
    """
    if wish.scope is Scope.ALWAYS and (wish.slot in (Slot.KEEP, Slot.PASSAGE) or wish.target):
        wish = wish.model_copy(update={"scope": Scope.THREAD})
    value = compiled(NAME).sub(lambda name: _named(name[0], short=wish.scope is not Scope.ANSWER), wish.value)
    return wish if value == wish.value else wish.model_copy(update={"value": value})


_FIRST = 20
"""Characters of a name's first word that stay."""


def _named(name: str, *, short: bool) -> str:
    says = name[1:].replace("\u00a0", " ")
    return name.split("\u00a0")[0][:_FIRST] if short or plants(says) or _wishes(says) else name


def _wishes(words: str) -> tuple[Wish, ...]:
    return tuple(found.wish for part in parts(plain(words)) for found in part.wishes)


def _lasts(sentence: str) -> bool:
    return any(wish.scope is not Scope.ANSWER for wish in _wishes(sentence))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches, none of them overlapping another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _blanked(text: Text, spans: list[tuple[int, int]]) -> Text:
    shown = text.plain
    for start, end in spans:
        blank = "".join(char if char == "\n" else " " for char in shown[start:end])
        shown = shown[:start] + blank + shown[end:]
    return text._replace(plain=shown)
