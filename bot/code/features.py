"""What of a piece of code can be wanted or unwanted, and the words by which people name it. Pure."""

from __future__ import annotations

from bot.code.dialects import OF_DIALECTS
from bot.code.feature import Feature

FEATURES: dict[str, Feature] = {
    "generator expression": Feature(
        said="a generator expression",
        words=r"generator (?:expression|comprehension)s?", use="Use a generator expression.", leave="",
        coded=True,
    ),
    "generator": Feature(
        words=r"(?:generators?(?: functions?)?(?! (?:expression|set|of electricity))|`?yields?`?(?: statements?|"
              r" keyword)?|yielding)",
        use="Use a generator: a function with `yield`.",
        leave="Do not use a generator.",
        verb=r"yield\b(?! (?:right|sign|strength|curve))",
        said="a generator",
    ),
    "lazy": Feature(
        words=r"(?:lazy(?: (?:evaluation|iterators?|iteration|version|way))?|lazily(?: evaluated)?|"
              r"one (?:value|item|number|element|result|row|line) at a time)",
        use="Use a generator: a function with `yield`.",
        leave="",
        means="generator",
    ),
    "type hints": Feature(
        words=r"(?:(?:static )?typ(?:e|ing)[ -]?(?:hints?|hinting|annotations?|hinted|annotated)|typehints?|"
        r"annotations? for (?:the )?types)",
        use="Give every parameter and result a type hint.",
        leave="Use no type hints.",
        coded=True,
        verb=r"type[ -]?hint (?:it|this|that|(?:all|every|each|the)\b[\w ]*)|"
             r"annotate (?:it|this|that|them|types?|(?:all|every|each|the)\b[\w ]*)|"
             r"type (?:it|this|that|them|everything|the (?:functions?|params?|parameters|args|arguments|code))\b",
    ),
    "types": Feature(
        words=r"(?:(?:static |strict |proper )?types(?! (?:of|that|which|like|alias|guards?|checker|"
              r"for (?!the (?:param|arg)|param|arg))\b)|(?:fully|strictly|strongly|statically|"
              r"properly)[ -]typed|typed)",
        use="Give every parameter and result a type hint.",
        leave="Use no type hints.",
        means="type hints",
    ),
    "recursion": Feature(
        words=r"(?:recursions?|recursive(?:ly)?(?: (?:calls?|functions?|solutions?|approach|version|"
              r"implementation|way))?|recurs(?:e|es|ing)|(?:call(?:s|ing)? itself)|self[- ]calls?)",
        use="Use recursion: the function calls itself.",
        leave="Use no recursion: no function calls itself.",
    ),
    "iteration": Feature(
        words=r"(?:(?:an )?(?:iterative|non-?recursive)(?:ly)?(?: (?:solution|approach|version|implementation|"
              r"way|function|loop))?|iteration)",
        use="Write it iteratively: no function calls itself.",
        leave="",
    ),
    "docstring": Feature(words=r"doc[ -]?string", use="Add a docstring.", leave="Use no docstrings.", coded=True),
    "docstrings": Feature(
        words=r"(?:doc[ -]?strings|js ?docs?|tsdocs?|doc comments?)",
        use="Give every function and class a docstring.",
        leave="Use no docstrings.",
        coded=True,
        verb=r"document (?:it|this|that|them|everything|the (?:code|functions?|methods?|class(?:es)?)|"
             r"(?:every|each|all)\b[\w ]*)",
    ),
    "standard library": Feature(
        words=r"(?:(?:(?:only )?(?:the )?(?:python(?:'s)? )?(?:standard lib(?:rary)?|stdlib|std lib|"
              r"built-?ins?)(?: modules?)?"
        r"(?: only| alone)?)|pure python)",
        use="Use only the standard library.",
        leave="",
        coded=True,
    ),
    "other packages": Feature(
        words=r"(?:(?:third[ -]party|3rd[ -]party|external|extra|additional|outside|other)(?: python)? "
        r"(?:libs?|librar(?:y|ies)|packages?|modules?|deps?|dependenc(?:y|ies)|imports?)|deps?|dependenc(?:y|ies)|"
        r"packages)",
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
        verb=r"comment (?:it|this|that|them|everything|(?:the|your) (?:code|functions?|methods?|lines|steps)|"
             r"(?:every|each|all)\b[\w ]*)(?! out\b)",
    ),
    "class": Feature(
        said="a class",
        words=r"(?:(?:python )?class(?:es)?(?! (?:an?|of|at|in school|room|methods?|name|diagram|variables?)))",
        use="Use a class.",
        leave="Use no class.",
        alone=False,
    ),
    "oop": Feature(
        words=r"(?:oop|object[ -]oriented|class-based)(?: (?:style|code|way|approach|design|programming|version))?",
        use="Use a class.",
        leave="Use no class.",
        means="class",
    ),
    "async": Feature(
        words=r"(?:async(?:hronous(?:ly)?)?(?:/await| await| function| code| version)?|asyncio|await)",
        use="Make it asynchronous: use `async`.",
        leave="Do not use `async`.",
    ),
    "list comprehension": Feature(
        words=r"list comp(?:rehension)?s?", use="Use a list comprehension.", leave="Use no list comprehensions.",
        coded=True, said="a list comprehension",
    ),
    "comprehension": Feature(
        said="a comprehension",
        words=r"(?:(?:dict(?:ionary)?|set) )?comprehensions?", use="Use a comprehension.",
        leave="Use no comprehensions.",
    ),
    "f-strings": Feature(words=r"f[ -]?strings?", use="Use f-strings.", leave="Use no f-strings.", coded=True),
    "dataclass": Feature(said="a dataclass", words=r"@?data ?class(?:es)?",
        use="Use a dataclass.", leave="Use no dataclass.", coded=True,
    ),
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
        verb=r"catch (?:it|this|that|them|(?:the|any|all|every|those)\b[\w ]*)",
    ),
    "try": Feature(
        said="try/except",
        words=r"(?:try ?(?:/|-|and|\.\.\.| )? ?(?:except|catch)(?: blocks?| statements?)?)",
        use="Use `try`/`except`.",
        leave="Use no `try`/`except`.",
        coded=True,
    ),
    "tests": Feature(
        words=r"(?:(?:unit |some |a few |automated |pytest |doc ?)?tests?(?: cases?| functions?|"
              r" suite)?(?! data|ing|imon| scores?| "
        r"drive| results?)|pytest|unittests?|assert(?:ion)?s?|asserts)",
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
        said="a main guard",
        words=r"(?:(?:a |the |an if[ -]|if[ -])?(?:`?(?:if )?__name__`? ?(?:== ?['\"]?__main__['\"]?)?`?|__main__|"
              r"main)(?: (?:guards?|blocks?|checks?))|"
        r"`?if __name__ ?== ?['\"]__main__['\"]:?`?)",
        use="Guard what runs with `if __name__ == \"__main__\":`.",
        leave="Write no `if __name__ == \"__main__\":`.",
        coded=True,
    ),
    "while loop": Feature(
        words=r"while[ -]?loops?", use="Use a `while` loop.", leave="Use no `while` loop.", alone=False, coded=True,
        said="a while loop",
    ),
    "for loop": Feature(
        words=r"for[ -]?loops?", use="Use a `for` loop.", leave="Use no `for` loop.", alone=False, coded=True,
        said="a for loop",
    ),
    "loop": Feature(
        said="a loop",
        words=r"(?:(?:explicit )?loops?|looping)",
        use="Use a loop.", leave="Use no loops.", alone=False,
    ),
    "lambda": Feature(said="a lambda", words=r"lambdas?(?: (?:functions?|expressions?))?",
        use="Use a lambda.", leave="Use no lambda.",
    ),
    "global": Feature(
        said="global variables",
        words=r"global(?:s| variables?| state)", use="", leave="Use no global variables.", alone=False
    ),
    "one-liner": Feature(
        said="a one-liner",
        words=r"one[ -]?liners?(?! (?:summar|expl|descr|doc|comment|joke|intro|per|for each))",
        use="Write it as a one-liner: a single statement.",
        leave="",
        alone=False,
    ),
    "memoization": Feature(
        words=r"(?:memoi[sz](?:e|ed|ation|ing)|lru[_ ]cache|functools\.(?:lru_)?cache|caching)",
        use="Use memoization: a cache of results.",
        leave="",
        verb=r"memoi[sz]e\b[\w ]*|"
             r"cache (?:it|them|this|that|(?:the|its|all|any|intermediate|previous|computed) ?[\w ]*)",
    ),
    "logging": Feature(
        words=r"(?:logging(?! (?:in|on|off|out|road|industry|compan|ban))(?: statements?| calls?| module)?)",
        use="Use logging.",
        leave="",
        alone=False,
        verb=r"log (?:(?:the|all|any|every|each) )?(?:it|them|errors?|exceptions?|failures?|warnings?|"
             r"steps?|progress|calls?)\b",
    ),
    "match": Feature(
        said="match/case",
        words=r"(?:match(?: ?/ ?|-| )(?:case|statements?)(?: blocks?| statements?)?|structural pattern matching)",
        use="Use `match`/`case`.",
        leave="Use no `match`/`case`.",
        coded=True,
    ),
    "context manager": Feature(
        said="a context manager",
        words=r"(?:context[ -]managers?|with[ -](?:statements?|blocks?))",
        use="Use a context manager.", leave="Use no context manager.", coded=True
    ),
    "walrus": Feature(
        words=r"walrus(?:es)?(?: operators?)?|assignment expressions?", said="the walrus operator",
        use="Use a walrus operator.",
        leave="Use no walrus operator.",
    ),
    "arrow function": Feature(
        said="arrow functions",
        words=r"arrow (?:functions?|fns?|funcs?|syntax)", use="Use arrow functions.", leave="Use no arrow functions.",
        coded=True,
    ),
    "bare except": Feature(
        words=r"(?:bare|naked|blanket|empty|catch-all) excepts?(?: clauses?| blocks?)?(?:ion handlers?)?",
        use="", leave="Use no bare `except`.", alone=False, coded=True,
    ),
    "mutable default": Feature(
        words=r"mutable default(?:s| arg(?:ument)?s?| param(?:eter)?s?| values?)(?: values?)?", said="mutable defaults",
        use="", leave="Use no mutable default arguments.", alone=False, coded=True,
    ),
    "property": Feature(
        words=r"(?:@propert(?:y|ies)|propert(?:y|ies) decorators?|(?<=make it a )property|(?<=into a )property)",
        use="Use `@property`.", leave="Use no `@property`.", said="@property", coded=True,
    ),
    "static method": Feature(
        words=r"@?static[ -]?methods?", use="Use a static method.", leave="Use no static methods.",
        said="a static method", coded=True,
    ),
    "class method": Feature(
        words=r"@?class[ -]?methods?", use="Use a class method.", leave="Use no class methods.",
        said="a class method", coded=True, alone=False,
    ),
    "regex": Feature(
        words=r"reg(?:ular )?[ -]?ex(?:p|es|pressions?)?", use="Use a regular expression.",
        leave="Use no regular expressions.", said="a regular expression",
    ),
    "camelCase": Feature(
        words=r"(?:lower )?camel[ _-]?case(?:d)?(?: names?| naming| variables?| identifiers?)?",
        use="Write names in camelCase.", leave="", coded=True,
    ),
    **OF_DIALECTS,
}  # fmt: skip
"""By name; of two whose words could fit in one place, the earlier one is read."""
