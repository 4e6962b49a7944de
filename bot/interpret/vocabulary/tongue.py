"""English words for the language of an answer, and how languages call themselves."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term, split

_NAMES = tuple(
    split(
        "German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese, Korean, Russian, "
        "Ukrainian, Arabic, "
        "Hebrew, Hindi, Bengali, Swedish, Norwegian, Danish, Finnish, Icelandic, Greek, Czech, Slovak, "
        "Hungarian, "
        "Romanian, Bulgarian, Serbian, Croatian, Slovenian, Latvian, Lithuanian, Estonian, Catalan, "
        "Basque, Galician, "
        "Irish, Welsh, Latin, Esperanto, Persian, Urdu, Tamil, Telugu, Thai, Vietnamese, Indonesian, "
        "Malay, Tagalog, "
        "Swahili, Afrikaans, Albanian, Armenian, Georgian, Mongolian, Nepali, Punjabi, Gujarati, Marathi, "
        "English, "
        "Klingon, Yiddish, Zulu"
    )
)
_ALSO = {
    "German": "deutsch",
    "French": "français, francais",
    "Spanish": "español, espanol, castellano",
    "Portuguese": "português, portugues",
    "Italian": "italiano",
    "Dutch": "nederlands",
    "Chinese": "mandarin, 中文",
    "Japanese": "日本語",
    "Korean": "한국어",
    "Persian": "farsi",
    "British English": "british english, uk english, british spelling, uk spelling, british, the queen's english",
    "American English": "american english, us english, american spelling, us spelling, american",
    "Brazilian Portuguese": "brazilian portuguese, brazilian",
    "Simplified Chinese": "simplified chinese",
    "Traditional Chinese": "traditional chinese",
    "Mexican Spanish": "mexican spanish",
    "Swiss German": "swiss german",
    "Canadian French": "canadian french",
    "Turkish": "in turkish, into turkish, to turkish",
    "Polish": "in polish, into polish, to polish",
}


def _row(name: str) -> tuple[str, Term]:
    phrases = [name.lower()] if name in _NAMES else []
    return ", ".join([*phrases, *filter(None, [_ALSO.get(name)])]), Term(Slot.LANGUAGE, name)


TONGUE: tuple[tuple[str, Term], ...] = tuple(_row(name) for name in dict.fromkeys([*_NAMES, *_ALSO]))
