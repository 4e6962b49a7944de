"""IFEval's own verifiers, from the package `if-verifiable` (the extra `eval`), imported only when they are needed."""

from __future__ import annotations

import functools
from typing import Any

from bot.errors import BadEval
from bot.eval.items import Instruction

MISSING = "IFEval's items need the package if-verifiable: pip install 'burnish[eval]'"


@functools.cache
def _registry() -> dict[str, Any]:
    """The verifiers by instruction id. Raises BadEval where the package is not installed."""
    try:
        import langdetect
        from if_verifiable.ifeval import instructions_registry, instructions_util
        from nltk.tokenize import NLTKWordTokenizer
        from nltk.tokenize.punkt import PunktSentenceTokenizer
    except ImportError as error:
        raise BadEval(f"{MISSING} ({error})") from error
    # The package loads nltk's trained punkt model from a file that neither it nor nltk brings along, and fetching it
    # is blocked on many machines. The same tokenizer untrained splits at . ! ? too; it knows no abbreviations, so
    # "e.g." counts as the end of a sentence, in every arm alike. The words in capitals are counted the same way.
    splitter = PunktSentenceTokenizer()
    instructions_util._get_sentence_tokenizer = lambda: splitter
    words = NLTKWordTokenizer()
    instructions_util.nltk.word_tokenize = lambda text: [
        token for sentence in splitter.tokenize(text) for token in words.tokenize(sentence)
    ]
    langdetect.DetectorFactory.seed = 0  # it guesses at random otherwise
    return dict(instructions_registry.INSTRUCTION_DICT)


def ready() -> None:
    """Import them now. Raises BadEval with how to install them."""
    _registry()


def follows(instruction: Instruction, text: str) -> bool:
    """Whether a text follows an instruction, by IFEval's strict check; an empty text follows none.

    Raises BadEval for an instruction or arguments that the verifiers do not take.
    """
    checker = _registry().get(instruction.id)
    if checker is None:
        raise BadEval(f"if-verifiable knows no instruction {instruction.id}")
    rule = checker(instruction.id)
    try:
        rule.build_description(**{name: value for name, value in instruction.kwargs.items() if value is not None})
    except (TypeError, ValueError) as error:
        raise BadEval(f"{instruction.id}: {error}") from error
    return bool(text.strip()) and bool(rule.check_following(text))
