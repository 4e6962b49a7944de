"""What of a piece of code can be wanted or unwanted, and the words by which people name it. Pure."""

from __future__ import annotations

from bot.values import Value


class Feature(Value):
    """Something that code has or has not."""

    words: str
    """A pattern of its names in English, in small letters."""
    use: str
    """The requirement as a sentence, where it is wanted."""
    leave: str
    """Where it is unwanted; "" where it cannot be."""
    alone: bool = True
    """Whether its name alone says a wish ("type hints, please")."""
    coded: bool = False
    """Whether its name is said of code and of nothing else: a chapter has comments and a school has tests too."""


FEATURES: dict[str, Feature] = {
    "generator expression": Feature(
        words=r"generator (?:expression|comprehension)s?", use="Use a generator expression.", leave="",
        coded=True,
    ),
    "generator": Feature(
        words=r"(?:generators?(?: functions?)?(?! (?:expression|set|of electricity))|`?yield`?(?: statements?|"
              r" keyword)?)",
        use="Use a generator: a function with `yield`.",
        leave="Do not use a generator.",
    ),
    "type hints": Feature(
        words=r"(?:(?:static )?typ(?:e|ing)[ -]?(?:hints?|hinting|annotations?|hinted|annotated)|typehints?|"
        r"annotations? for (?:the )?types)",
        use="Give every parameter and result a type hint.",
        leave="Use no type hints.",
        coded=True,
    ),
    "recursion": Feature(
        words=r"(?:recursions?|recursive(?:ly)?(?: (?:calls?|functions?|solutions?|approach|version|"
              r"implementation|way))?)",
        use="Use recursion: the function calls itself.",
        leave="Use no recursion: no function calls itself.",
    ),
    "iteration": Feature(
        words=r"(?:iterative(?:ly)?(?: (?:solution|approach|version|implementation|way|function|loop))?|iteration)",
        use="Write it iteratively: no function calls itself.",
        leave="",
    ),
    "docstring": Feature(words=r"doc[ -]?string", use="Add a docstring.", leave="Use no docstrings.", coded=True),
    "docstrings": Feature(
        words=r"(?:doc[ -]?strings|js ?docs?|tsdocs?|doc comments?)",
        use="Give every function and class a docstring.",
        leave="Use no docstrings.",
        coded=True,
    ),
    "standard library": Feature(
        words=r"(?:(?:(?:only )?(?:the )?(?:python(?:'s)? )?(?:standard library|stdlib|std lib|"
              r"built-?ins?)(?: modules?)?"
        r"(?: only| alone)?)|pure python)",
        use="Use only the standard library.",
        leave="",
        coded=True,
    ),
    "other packages": Feature(
        words=r"(?:(?:third[ -]party|external|extra|additional|outside|other)(?: python)? "
        r"(?:librar(?:y|ies)|packages?|modules?|dependenc(?:y|ies)|imports?)|dependenc(?:y|ies))",
        use="",
        leave="Use only the standard library.",
        alone=False,
    ),
    "imports": Feature(
        words=r"(?:imports?(?: statements?)?|importing (?:anything|any ?thing|modules|libraries)|libraries|modules)",
        use="",
        leave="Use no imports.",
        alone=False,
    ),
    "comments": Feature(
        words=r"(?:(?:in-?line |code |explanatory )?comments?(?! (?:on|about|section|below|above|form|thread))|"
              r"commented)",
        use="Add comments to the code.",
        leave="Write no comments in the code.",
    ),
    "class": Feature(
        words=r"(?:(?:python )?class(?:es)?(?! (?:an?|of|at|in school|room|methods?|name|diagram|variables?))|oop|"
        r"object[ -]oriented(?: (?:style|code|way|approach|design|programming))?|class-based)",
        use="Use a class.",
        leave="Use no class.",
        alone=False,
    ),
    "async": Feature(
        words=r"(?:async(?:hronous(?:ly)?)?(?:/await| await| function| code| version)?|asyncio)",
        use="Make it asynchronous: use `async`.",
        leave="Do not use `async`.",
    ),
    "list comprehension": Feature(
        words=r"list comprehensions?", use="Use a list comprehension.", leave="Use no list comprehensions.",
        coded=True,
    ),
    "comprehension": Feature(
        words=r"(?:(?:dict(?:ionary)?|set) )?comprehensions?", use="Use a comprehension.",
        leave="Use no comprehensions.",
    ),
    "f-strings": Feature(words=r"f[ -]?strings?", use="Use f-strings.", leave="Use no f-strings.", coded=True),
    "dataclass": Feature(words=r"data ?class(?:es)?", use="Use a dataclass.", leave="Use no dataclass.", coded=True),
    "snake_case": Feature(
        words=r"snake[ _-]?case(?:d)?(?: names?| naming| variables?| identifiers?)?",
        use="Write names in snake_case.",
        leave="",
        coded=True,
    ),
    "error handling": Feature(
        words=r"(?:(?:proper |some |better |basic |robust )?(?:error|exception)[ -]handling|(?:errors?|"
              r"exceptions?)(?! messages?))",
        use="Handle errors: catch or raise exceptions.",
        leave="",
        alone=False,
    ),
    "try": Feature(
        words=r"(?:try ?(?:/|-|and|\.\.\.| )? ?(?:except|catch)(?: blocks?| statements?)?)",
        use="Use `try`/`except`.",
        leave="Use no `try`/`except`.",
        coded=True,
    ),
    "tests": Feature(
        words=r"(?:(?:unit |some |a few |automated |pytest |doc ?)?tests?(?: cases?| functions?|"
              r" suite)?(?! data|ing|imon| scores?| "
        r"drive| results?)|unittests?|assert(?:ion)?s?|asserts)",
        use="Add a test: a test function or `assert`.",
        leave="Write no tests.",
    ),
    "print": Feature(
        words=r"(?:`?print`?(?:\(\)`?)?(?: statements?| calls?|s| functions?)?|printing(?: anything)?|"
              r"console\.logs?(?:\(\))?)",
        use="",
        leave="Do not print anything.",
        alone=False,
    ),
    "main guard": Feature(
        words=r"(?:(?:a |the )?(?:`?(?:if )?__name__`? ?(?:== ?['\"]?__main__['\"]?)?`?|__main__|"
              r"main)(?: (?:guards?|blocks?|checks?))|"
        r"`?if __name__ ?== ?['\"]__main__['\"]:?`?)",
        use="Guard what runs with `if __name__ == \"__main__\":`.",
        leave="Write no `if __name__ == \"__main__\":`.",
        coded=True,
    ),
    "loop": Feature(
        words=r"(?:(?:for|while|explicit) ?-?loops?|loops?)", use="Use a loop.", leave="Use no loops.", alone=False
    ),
    "lambda": Feature(words=r"lambdas?(?: (?:functions?|expressions?))?", use="Use a lambda.", leave="Use no lambda."),
    "global": Feature(
        words=r"global(?:s| variables?| state)", use="", leave="Use no global variables.", alone=False
    ),
    "one-liner": Feature(
        words=r"one[ -]?liners?(?! (?:summar|expl|descr|doc|comment|joke|intro|per|for each))",
        use="Write it as a one-liner: a single statement.",
        leave="",
        alone=False,
    ),
    "memoization": Feature(
        words=r"(?:memoi[sz](?:e|ed|ation|ing)|lru[_ ]cache|functools\.(?:lru_)?cache|caching)",
        use="Use memoization: a cache of results.",
        leave="",
    ),
    "logging": Feature(
        words=r"(?:logging(?! (?:in|on|off|out|road|industry|compan|ban))(?: statements?| calls?| module)?)",
        use="Use logging.",
        leave="",
        alone=False,
    ),
    "match": Feature(
        words=r"(?:match(?: ?/ ?|-| )(?:case|statements?)(?: blocks?| statements?)?|structural pattern matching)",
        use="Use `match`/`case`.",
        leave="Use no `match`/`case`.",
        coded=True,
    ),
    "context manager": Feature(
        words=r"context[ -]managers?", use="Use a context manager.", leave="Use no context manager.", coded=True
    ),
    "walrus": Feature(
        words=r"walrus(?:es)?(?: operators?)?|assignment expressions?",
        use="Use a walrus operator.",
        leave="Use no walrus operator.",
    ),
    "arrow function": Feature(
        words=r"arrow functions?", use="Use arrow functions.", leave="Use no arrow functions.",
        coded=True,
    ),
}  # fmt: skip
"""By name; of two whose words could fit in one place, the earlier one is read."""
