"""The language of an answer, and how hard its English is to read. The packages are loaded when first needed.

Both are functions of the text alone: the packages bring their tables along and fetch nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar

from bot.constraints.constraint import Constraint

CODES = {
    "arabic": "ar", "bengali": "bn", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr",
    "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "italian": "it", "japanese": "ja", "kannada": "kn", "korean": "ko", "latvian": "lv",
    "lithuanian": "lt", "malayalam": "ml", "marathi": "mr", "nepali": "ne", "norwegian": "no", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "slovak": "sk",
    "slovenian": "sl", "spanish": "es", "swahili": "sw", "swedish": "sv", "tamil": "ta", "telugu": "te", "thai": "th",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
"""The languages that are told apart, by their English names, with their ISO 639-1 codes."""

LETTERS = 30
"""Below so many letters a text is too short to judge. Our choice: about seven words, where the package errs seldom."""
UNSPACED_LETTERS = 8
"""The same for Chinese, Japanese, Korean and Thai letters, which carry a word in one or two."""
SURE = 0.9
"""The least probability with which another language is named: what is doubtful is not judged."""

_CODE = re.compile(r"^```.*?(?:^```[ \t]*$|\Z)|`[^`\n]*`|https?://\S+", re.MULTILINE | re.DOTALL)
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEAR = ({"hr", "sl"}, {"da", "no", "sv"}, {"cs", "sk"}, {"hi", "mr", "ne"}, {"es", "ca"}, {"ar", "fa", "ur"})
"""Languages that are too near to each other for a short text to be held against it."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 1 s, and only where a language is wanted

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(CODES.values()))
    return identifier


def spoken(text: str) -> str:
    """The ISO code of the language a text is in; "" where it is too short, mostly code, or in doubt."""
    prose = " ".join(re.sub(r"[\d*_#>|~=+<\[\](){}-]+", " ", _CODE.sub(" ", text)).lower().split())
    letters, unspaced = sum(map(str.isalpha, prose)), len(_UNSPACED.findall(prose))
    if letters < LETTERS and unspaced < UNSPACED_LETTERS:
        return ""
    if len(prose) * 3 < len(text):
        return ""
    code, probability = _identifier().classify(prose)
    return str(code) if probability >= SURE else ""


def code_of(language: str) -> str:
    """The code of a language by its name, of "Brazilian Portuguese" or "simplified Chinese" too; "" for any other."""
    return next((CODES[word] for word in language.casefold().split() if word in CODES), "")


class InLanguage(Constraint):
    """The language of the whole answer."""

    language: str

    @property
    def about(self) -> str:
        """The language."""
        return "language"

    @property
    def way(self) -> str:
        """Which."""
        return self.language.casefold()

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Write in {self.language}."

    def check(self, text: str) -> str:
        """In which language it is instead; a language that is not told apart is not judged."""
        found = spoken(text) if (wanted := code_of(self.language)) else ""
        near = any({found, wanted} <= group for group in _NEAR)
        if not found or found == wanted or near:
            return ""
        return f"It was in {next(name for name, code in CODES.items() if code == found).capitalize()}."


WORDS = 60
"""Below so many words a grade says little. Our choice; readability formulas were fitted on samples of about 100."""


_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+", "the of and to is that it for was are with as be this have from or by not but which they you an can"
    )
)
"""Words that English prose is full of, and no other language."""


def is_english(prose: str) -> bool:
    """Whether prose is English, by its function words: a seventh of them at least, of five kinds. Loads no tables."""
    said = re.findall(r"[^\W\d_]+", prose.lower())
    common = [word for word in said if word in _FUNCTION_WORDS]
    return len(common) * 7 >= len(said) and len(set(common)) >= 5


class ReadingLevel(Constraint):
    """For whom it is written, as the grade of its English.

    The formula is the Automated Readability Index (Smith and Senter, AMRL-TR-66-220, 1967): letters per word and words
    per sentence, no syllables, scaled to the school grade of the United States. The marks are our choice around
    published advice: plain-language guides of the NIH and the AMA ask for grades 6 to 8, and grade 6 is age 11 to 12.
    A beginner's text may have the words of its subject (10 at most), a child's may not (7), an expert's below 7 would
    be talking down.
    """

    READERS: ClassVar[dict[str, tuple[float, float, str]]] = {
        "child": (-99.0, 7.0, "Use short sentences and everyday words."),
        "beginner": (-99.0, 10.0, "Use everyday words, and explain every term."),
        "expert": (7.0, 99.0, "Use exact terms, and skip the basics."),
    }
    """The least and the highest grade for each reader, and how to get there."""

    reader: str

    @property
    def about(self) -> str:
        """The reader."""
        return "expertise"

    @property
    def way(self) -> str:
        """Who."""
        return self.reader

    def said(self, amount: str) -> str:
        """As a model is told it."""
        article = "an" if self.reader == "expert" else "a"
        return f"Write for {article} {self.reader}. {self.READERS[self.reader][2]}"

    def check(self, text: str) -> str:
        """Its grade, where the text is English and long enough for one."""
        lines = [re.sub(r"^[\s>#*+•-]+|^\s*\d+[.)]\s", "", line).strip() for line in _CODE.sub(" ", text).splitlines()]
        prose = " ".join(line if line[-1:] in ".!?" else f"{line}." for line in lines if re.search(r"\w", line))
        if len(prose.split()) < WORDS or not is_english(prose):
            return ""
        from textstat import automated_readability_index  # 0.4 s, and only where a reader is wanted

        grade = float(automated_readability_index(prose))
        low, high, _ = self.READERS[self.reader]
        return "" if low <= grade <= high else f"It reads like school grade {max(1, round(grade))}."
