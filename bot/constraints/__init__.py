"""What code can check of a directive: its canonical value parsed to a `Constraint`.

The canonical values, by slot. R stands for `at least`, `at most` or `exactly`, N for a number in digits:

- length: `R N words` (also `about`); the units are words, sentences, paragraphs, lines, characters; relative ones in
  `bot.length`.
- format: `bullets`, `numbered`, `steps`, `checklist`, `table`, `json`, `headings`, `code only`, `prose`;
  `R N bullets` (steps, numbered); `one of "A" / "B" / "C"`.
- case: `capitals`, `lowercase`, `normal`.
- start, end: the exact words, without quotation marks; start also `the question, word for word`.
- language: the language's English name.
- include: `the word "x"`, `"a phrase"`; either with ` R N times`; `the letter "x" R N times`;
  `R N highlighted parts`; `R N placeholders`; `R N words in capitals`; `R N sections marked "SECTION"`;
  `a title`, `a title in << >>`; `a postscript "P.S."`; `2 answers split by "******"`;
  `"***" between the paragraphs`; `paragraph N starting with "x"`; `quotation marks around the answer`.
- exclude: `the word "x"`, `"a phrase"`; `commas`, `semicolons`, `exclamation marks`, `question marks`, `dashes`,
  `parentheses`, `quotation marks`, `digits`, `emoji`, `links`, `headings`, `bold`, `bullets`, `tables`, `code`; also
  `colons`, `italics`, `lists`, `contractions`. One or two other words are looked for as they stand.
- expertise: `child`, `beginner`, `expert`.

`about` is understood wherever R is. Two wishes about one thing hold together where they make a range (`at least 3`,
`at most 5`); otherwise the later one counts. Any other value is the person's own words: it goes to the model, and
nothing here checks it.
"""
