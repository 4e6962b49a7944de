"""Answers with parts marked in them by hand, and what people say to mean these parts.

`⟦a|words⟧` is the part called a; marks may stand in marks. A case names the parts that the words mean (`b`, or `b c`
for two), or `?` where a careful reader has to ask. A leading `"` says that the words are quoted from the answer.
"""

from __future__ import annotations

PROSE_TIDES = """⟦t|# Tides, in short⟧

⟦a|⟦a1|The sea rises and falls twice a day.⟧ ⟦a2|Dr. Ames says the moon pulls on the water, e.g. at 3.5 km depth.⟧
⟦a3|The sun helps a little.⟧⟧

⟦b|⟦b1|At new moon both pull together, and the tide is ⟦b4|unusually high⟧.⟧ ⟦b2|Sailors call this a *spring tide*.⟧⟧

⟦c|⟦c1|A week later they pull apart.⟧ ⟦c2|Then the tide is ⟦c4|unusually low⟧ — a “neap” tide.⟧⟧

⟦d|⟦d1|So look at the table before you walk out on the sand.⟧ ⟦d2|It saves lives! 🌊⟧⟧"""

PROSE_MAIL = """⟦a|Dear Ms. Okafor,⟧

⟦b|⟦b1|Thank you for your letter of 3 May.⟧ ⟦b2|We have looked into the delay.⟧ ⟦b3|The parcel left Oslo on Monday.⟧⟧

⟦c|⟦c1|Thank you for your patience.⟧ ⟦c2|We will refund the postage (€ 12.50) within 5 days.⟧⟧

⟦d|⟦d1|If anything is unclear, write to us at help@example.org.⟧ ⟦d2|We answer the same day.⟧⟧

⟦e|Kind regards,
Jørn Å. Bülow⟧"""

PROSE_CRLF = "\r\n".join(
    [
        "⟦a|Der Fluss ist grün.⟧",
        "",
        "⟦b|Er fließt nach Süden; ⟦b1|im Winter friert er zu⟧.⟧",
        "",
        "⟦c|日本語の文です。⟦c1|川は長い。⟧海は広い。⟧",
        "",
        "⟦d|Ende gut, alles gut. 👩‍👩‍👧⟧",
    ]
)

PROSE_SIMILAR = """## ⟦h1|Before⟧

⟦a|Open the valve slowly and wait for the light.⟧

⟦b|Open the valve slowly and wait for the sound.⟧

## ⟦h2|After⟧

⟦c|Close the valve slowly and wait for the light.⟧

⟦d|Close the valve quickly and leave.⟧"""

LIST_FLAT = """⟦i|Pack these things for a day at the sea:⟧

- ⟦a|**Water**: two litres a person⟧
- ⟦b|A hat, because the sun is strong⟧
- ⟦c|Sun cream (factor 50)⟧
- ⟦d|A towel 🏖️ and something to read⟧

⟦e|Have a good time!⟧"""

LIST_STEPS = """# Making tea

1. ⟦a|Boil ⟦a1|fresh water⟧.⟧
2. ⟦b|Warm the pot with some of it.⟧
   - ⟦b1|Pour that water away.⟧
   - ⟦b2|Dry the lid.⟧
3. ⟦c|Put in one spoon of tea a cup.⟧
4. ⟦d|Wait ⟦d1|four minutes⟧, then pour.⟧

⟦e|That is all.⟧"""

LIST_NESTED = """* ⟦a|Fruit⟧
  * ⟦a1|Apples, from Kent⟧
  * ⟦a2|Pears⟧
* ⟦b|Vegetables⟧
  * ⟦b1|Leeks⟧
  * ⟦b2|Beans, from Kenya⟧
    * ⟦b3|Green ones⟧
* ⟦c|Bread and salt⟧"""

LIST_TWO = """## ⟦h1|Pros⟧

- ⟦a|It is cheap.⟧
- ⟦b|It is quick.⟧

## ⟦h2|Cons⟧

- ⟦c|It is loud.⟧
- ⟦d|It is heavy.⟧
- ⟦e|It needs two people.⟧"""

LIST_TASKS = """⟦p|What is left to do:⟧

- [x] ⟦a|Write the plan⟧
- [ ] ⟦b|Ask *Ana* for the numbers⟧
- [ ] ⟦c|Send it to the board⟧

> ⟦q|Nothing is done until it is sent.⟧"""

TABLE_PRICES = """⟦i|Here are three phones.⟧

⟦h|| ⟦k1|Phone⟧ | ⟦k2|Price⟧ | ⟦k3|Notes⟧ |⟧
|:------|------:|-------|
⟦a|| ⟦a1|Kite⟧ | ⟦a2|199 €⟧ | ⟦a3|small \\| light⟧ |⟧
⟦b|| ⟦b1|Heron⟧ | ⟦b2|349 €⟧ | ⟦b3|good camera⟧ |⟧
⟦c|| ⟦c1|Crane⟧ | ⟦c2|899 €⟧ | ⟦c3|the largest⟧ |⟧

⟦e|Prices are of May.⟧"""

TABLE_TWO = """### ⟦s1|Trains⟧

city | hours
--- | ---
⟦a|⟦a1|Bergen⟧ | ⟦a2|7⟧⟧
⟦b|⟦b1|Trondheim⟧ | ⟦b2|6½⟧⟧

### ⟦s2|Buses⟧

city | hours
--- | ---
⟦c|⟦c1|Bergen⟧ | ⟦c2|10⟧⟧
⟦d|⟦d1|Skien⟧ | ⟦d2|2⟧⟧"""

CODE_PYTHON = """⟦i|This counts words.⟧

```python
⟦o|import re⟧


⟦f|def words(text: str) -> list[str]:
    \"\"\"The words of a text.\"\"\"
    return re.findall(r"\\w+", text)⟧


⟦c|class Counter:
    ⟦m|def add(self, word: str) -> None:
        self.seen[word] = self.seen.get(word, 0) + 1⟧

    ⟦n|def most(self) -> str:
        return max(self.seen, key=self.seen.get)⟧⟧


⟦l|print(len(words("a b")))⟧
```

⟦e|Call `words` with any text.⟧"""

CODE_TWO = """⟦i|Install it, then run it:⟧

⟦a|```bash
⟦a1|pip install burnish⟧
⟦a2|burnish run --port 80⟧
```⟧

⟦b|~~~js
⟦f|function greet(name) {
  if (name) { return `Hi ${name}`; }
  return "Hi }";
}⟧

⟦g|const shout = (name) => {
  return name.toUpperCase();
};⟧
~~~⟧

⟦e|Stop it with Ctrl+C.⟧"""

CODE_IN_LIST = """1. ⟦a|Make a file:⟧

   ⟦x|```toml
   ⟦x1|name = "a"⟧
   ⟦x2|size = 3⟧
   ```⟧

2. ⟦b|Start it.⟧

⟦e|Done.⟧"""

SECTIONS = """# ⟦t|The harbour⟧

⟦i|A short guide.⟧

⟦s|## Getting there

⟦s1|⟦s2|Take bus 12.⟧ ⟦s3|It leaves every hour.⟧⟧⟧

⟦r|## Eating

- ⟦r1|Fish at the pier⟧
- ⟦r2|Cake at Mia's⟧⟧

⟦u|## Sleeping

⟦u1|There is one hotel. For example, ask for ⟦u2|a room to the sea⟧.⟧

⟦v|### Camping

⟦v1|Only in June.⟧⟧⟧"""

CASES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "prose/tides": (
        PROSE_TIDES,
        (
            ("first paragraph", "a"), ("the second paragraph", "b"), ("paragraph 3", "c"), ("last paragraph", "d"),
            ("final paragraph", "d"), ("intro", "a"), ("the introduction", "a"), ("conclusion", "d"),
            ("ending", "d"), ("title", "t"), ("second sentence", "a2"), ("last sentence", "d2"),
            ("third sentence", "a3"), ("first sentence of the last paragraph", "d1"),
            ("second sentence of the second paragraph", "b2"), ("the last sentence in the third paragraph", "c2"),
            ("the part about sailors", "b"), ("the paragraph about neap tides", "c"), ('"unusually high', "b4"),
            ('"unusually low', "c4"), ('"unusually', "?"), ('"Sailors call this a spring tide.', "b2"),
            ("first and last paragraph", "a d"), ("last two paragraphs", "c d"),
            ('"A week later they pull apart.', "c1"), ('"at new moon both pull together ... unusually high.', "b1"),
            ("fifth paragraph", "?"), ('"Then the tide is unusually low - a "neap" tide.', "c2"),
            ("the paragraph about whales", "?"), ('"the sun helps a litle', "a3"), ("paragraph", "?"),
            ("sentence about the sun", "a3"),
        ),
    ),
    "prose/mail": (
        PROSE_MAIL,
        (
            ('"Thank you for your', "?"), ('"Thank you for your patience.', "c1"),
            ("where it says the same day", "d2"), ('"We will refund the postage (€ 12.50) within 5 days.', "c2"),
            ("the sentence about Oslo", "b3"), ("the part about the refund", "c"), ("third paragraph", "c"),
            ("second sentence of the third paragraph", "c2"), ('"Kind regards, Jørn Å. Bülow', "e"),
            ('"kind regards', "e"), ("the sentence with the postage", "c2"), ('"we have lookd into the delay', "b2"),
            ("the parcel sentence", "b3"), ('"The parcel left Oslo on Tuesday.', "?b3"), ("the table", "?"),
            ("the code", "?"),
        ),
    ),
    "prose/crlf": (
        PROSE_CRLF,
        (
            ("first paragraph", "a"), ("second paragraph", "b"), ("third paragraph", "c"), ("last paragraph", "d"),
            ('"im Winter friert er zu', "b1"), ('"川は長い。', "c1"), ("second sentence of the third paragraph", "c1"),
            ('"Der Fluß ist grün.', "?a"), ('"Ende gut, alles gut. 👩‍👩‍👧', "d"), ("the last two paragraphs", "c d"),
        ),
    ),
    "prose/similar": (
        PROSE_SIMILAR,
        (
            ('"Open the valve slowly', "?"), ('"wait for the light', "?"),
            ('"Close the valve quickly and leave.', "d"), ('"open the valve slowly and wait for the sound', "b"),
            ("third paragraph", "c"), ("first paragraph under After", "c"),
            ("second paragraph in the Before section", "b"), ('"Close the valve slowly … the light', "c"),
            ('"Close the valv slowly and wait for the light', "?c"), ("the paragraph about the valve", "?"),
            ("the paragraph about the sound", "b"),
        ),
    ),
    "list/flat": (
        LIST_FLAT,
        (
            ("first bullet", "a"), ("second bullet", "b"), ("bullet 3", "c"), ("third bullet point", "c"),
            ("last bullet", "d"), ("the last item", "d"), ("last two bullets", "c d"), ("bullets 2 and 3", "b c"),
            ("the bullet about the hat", "b"), ("the water bullet", "a"), ("the towel item", "d"),
            ("seventh bullet", "?"), ("bullet", "?"), ('"factor 50', "c"), ('"Sun cream (factor 50)', "c"),
            ('"Water: two litres a person', "a"), ("first paragraph", "i"), ("last line", "?e"),
            ("first and third bullets", "a c"), ("the second-to-last bullet", "c"),
        ),
    ),
    "list/steps": (
        LIST_STEPS,
        (
            ("step 1", "a"), ("step 2", "b"), ("step 3", "c"), ("the fourth step", "d"), ("last step", "d"),
            ("number 3", "c"), ('"fresh water', "a1"), ('"four minutes', "d1"), ("steps 3 and 4", "c d"),
            ("steps 3-4", "c d"), ("the step about the pot", "b"), ("first sub-bullet", "b1"),
            ("the last sub-bullet", "b2"), ("second bullet of step 2", "b2"), ("step 9", "?"),
            ("the nested bullet about the lid", "b2"), ('"Dry the lid', "b2"), ('"Put in one spoon', "c"),
        ),
    ),
    "list/nested": (
        LIST_NESTED,
        (
            ("first bullet", "a"), ("second bullet", "?"), ("last bullet", "c"), ('"Apples, from Kent', "a1"),
            ("the bullet about Kenya", "b2"), ('"Pears', "a2"), ("first sub-bullet of the first bullet", "a1"),
            ("the bread bullet", "c"), ('"Green ones', "b3"), ('"from Ken', "?"), ("the leeks item", "b1"),
        ),
    ),
    "list/two": (
        LIST_TWO,
        (
            ("second bullet", "?"), ("first bullet", "?"), ("first bullet under Cons", "c"),
            ("last bullet under Pros", "b"), ("last bullet in the Cons section", "e"), ("third bullet", "?e"),
            ("the bullet about noise", "?"), ("the loud bullet", "c"), ("second item of the second list", "d"),
            ("first bullet of the first list", "a"), ('"It is', "?"), ('"It is quick.', "b"),
            ("bullet 2 under Cons", "d"), ("the last two bullets under Cons", "d e"),
        ),
    ),
    "list/tasks": (
        LIST_TASKS,
        (
            ("first item", "a"), ("second bullet", "b"), ("last item", "c"), ('"Ask Ana for the numbers', "b"),
            ("the quote", "q"), ("the item about the board", "c"), ('"write the plan', "a"), ("the intro", "p"),
        ),
    ),
    "table/prices": (
        TABLE_PRICES,
        (
            ("first row", "a"), ("second row", "b"), ("row 3", "c"), ("last row", "c"), ("the Heron row", "b"),
            ("the row about Crane", "c"), ("the header row", "h"), ("second column", "k2 a2 b2 c2"),
            ("the Price column", "k2 a2 b2 c2"), ("last column", "k3 a3 b3 c3"), ('"good camera', "b3"),
            ('"small | light', "a3"), ("row 2, column 3", "b3"), ("the cell in row 1, column 2", "a2"),
            ("row 9", "?"), ('"899 €', "c2"), ('"Heron', "b1"), ("last two rows", "b c"), ("the colour column", "?"),
            ("column 7", "?"), ("the intro", "i"), ("last paragraph", "e"),
            ("third column of the second row", "?b3"),
        ),
    ),
    "table/two": (
        TABLE_TWO,
        (
            ("first row", "?"), ("the Bergen row", "?"), ("the Skien row", "d"),
            ("second row of the first table", "b"), ("last row of the second table", "d"),
            ("first row under Buses", "c"), ('"Bergen', "?"), ('"Trondheim', "b1"), ('"6½', "b2"),
            ("the row about Trondheim", "b"), ("last row in the Trains section", "b"),
        ),
    ),
    "code/python": (
        CODE_PYTHON,
        (
            ("function words", "f"), ("the words function", "f"), ("words()", "f"), ("class Counter", "c"),
            ("the Counter class", "c"), ("the add method", "m"), ("method most", "n"), ("function `most`", "n"),
            ("last line of the code", "l"), ('"print(len(words("a b")))', "l"), ("function nothing", "?"),
            ("first paragraph", "i"), ("last paragraph", "e"), ("function add", "m"),
            ("the first line of the code", "o"),
        ),
    ),
    "code/two": (
        CODE_TWO,
        (
            ("first code block", "a"), ("second code block", "b"), ("last code block", "b"), ("the code", "?"),
            ("the greet function", "f"), ("function shout", "g"), ("line 2 of the first code block", "a2"),
            ("first line of the first code block", "a1"), ('"pip install burnish', "a1"), ("intro", "i"),
            ('"burnish run --port 80', "a2"), ("code block 3", "?"), ("the last snippet", "b"),
        ),
    ),
    "code/list": (
        CODE_IN_LIST,
        (
            ("the code", "x"), ("code block", "x"), ("line 2 of the code", "x2"), ('"size = 3', "x2"),
            ("step 2", "b"), ("first step", "a"), ("the snippet", "x"), ('"Start it.', "b"),
            ("first line of the code", "x1"),
        ),
    ),
    "prose/sections": (
        SECTIONS,
        (
            ("the Getting there section", "s"), ("section 2", "r"), ("the section about eating", "r"),
            ("first section", "s"), ("the part about sleeping", "u"), ("the camping section", "v"),
            ("second bullet of the Eating section", "r2"), ("the paragraph under Getting there", "s1"),
            ("first sentence under Getting there", "s2"), ("the example", "u1"), ('"a room to the sea', "u2"),
            ("the intro", "i"), ("first bullet", "r1"), ("last section", "u"),
        ),
    ),
}  # fmt: skip
"""By name: the answer, and what is said with what it means. `?b` is: to ask is as right as to change b."""
