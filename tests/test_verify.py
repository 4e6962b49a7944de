"""`verify`: each broken wish is named, and nothing that holds is."""

# ruff: noqa: E501 - one case a line, so that the table can be read as one

from __future__ import annotations

import pytest
from values import context, wish

from bot.directives import Directive
from bot.length import words
from bot.on_task import off_task
from bot.verify import ON_TASK, Violation, score, verify
from bot.wanted import Wanted, wanted

TEXT = "The tide rises because the moon pulls on the sea. It falls when the pull weakens."
BULLETS = "- The moon pulls.\n- The sea rises.\n- The sea falls."


def broken(text: str, *directives: Directive) -> list[str]:
    return [violation.slot for violation in verify(text, wanted(context(*directives, text="Tides?")))]


@pytest.mark.parametrize(
    ("slot", "value", "kept", "lost"),
    [
        ("length", "at most 20 words", TEXT, TEXT * 2),
        ("length", "at least 16 words", TEXT, "Too short."),
        ("length", "exactly 2 sentences", TEXT, "One sentence only."),
        ("length", "exactly 2 paragraphs", "One.\n\nTwo.", "One."),
        ("length", "about 16 words", TEXT, TEXT * 2),
        ("length", "at most 280 characters", TEXT, " ".join(f"Wave {n} comes in." for n in range(30))),
        ("format", "bullets", BULLETS, TEXT),
        ("format", "exactly 3 bullets", BULLETS, BULLETS + "\n- One more."),
        ("format", "numbered", "1. One\n2. Two", BULLETS),
        ("format", "checklist", "- [ ] One\n- [x] Two", BULLETS),
        ("format", "table", "| a | b |\n|---|---|\n| 1 | 2 |", TEXT),
        ("format", "json", '```json\n{"tide": "high"}\n```', '{"tide": }'),
        ("format", "headings", "## Tides\nThey rise.", TEXT),
        ("format", "code only", "```python\nprint(1)\n```", "Here it is:\n```python\nprint(1)\n```"),
        ("format", "prose", TEXT, BULLETS),
        ("include", 'the word "moon"', TEXT, "The sea rises."),
        ("exclude", "moon", "The sea rises.", TEXT),
        ("keep", "“the moon pulls”", TEXT, "The sea rises."),
    ],
)
def test_a_wish_is_broken_where_it_is_and_only_there(slot: str, value: str, kept: str, lost: str) -> None:
    assert broken(kept, wish(slot, value)) == []
    assert broken(lost, wish(slot, value)) == [slot]


def test_shorter_is_measured_against_the_version_it_speaks_of() -> None:
    assert broken(TEXT, wish("length", "shorter", words=40, version=1)) == []
    assert broken(TEXT, wish("length", "shorter", words=10, version=1)) == ["length"]
    assert broken(TEXT, wish("length", "longer", words=10, version=1)) == []


LOOKS = "It was first light, and the harbour lay still. "
ESSAY = (
    "Remote work gives people time that they used to lose on the road. It also asks more of managers, who have to "
    "write down what they once said in passing. Teams that meet once a quarter keep their trust; others drift apart."
)

SONG = "\n\n".join(
    f"{verse}\nRow on, row on, my old friend\nThe night is long and dark"
    for verse in (
        "The wind came in from the west\nand nobody knew",
        "Far over the hills it blew\nthe sails were torn",
        "We called the stars by name\nnone answered us",
        "Then morning broke the spell\nthe harbour slept",
    )
)
TANG = "What happened when the Tang dynasty of China was in power?"

GOOD = [
    # task, wishes, answer
    ("What is the capital of France?", [], "Paris."),
    ("Is 97 a prime?", [], "Yes."),
    ("Suggest 5 names for a baby boy.", [], "- Leo\n- Max\n- Tom\n- Noah\n- Finn"),
    ("Give me names for a baby boy.", [("format", "exactly 3 bullets")], "Here are 3 names for a baby boy:\n- Leo\n- Max\n- Tom"),
    ("Explain tides.", [], "The moon pulls on the sea, so the tide rises and falls twice a day."),
    ("Explain tides.", [("length", "at most 5 words")], "The moon pulls the sea."),
    ("Explain tides.", [("format", 'one of "Yes" / "No"')], "Yes"),
    ("Explain tides.", [("language", "German")], "Der Mond zieht am Meer, deshalb steigt und fällt das Wasser."),
    ("Explique les marées.", [], "La lune attire l'eau de la mer, qui monte et descend deux fois par jour."),
    ("潮の満ち引きを説明して", [], "月の引力が海水を引っ張るためです。"),
    ("为什么会有潮汐？", [], "因为月亮吸引海水。"),
    ("Write a function that adds two numbers.", [("format", "code only")], "```python\ndef add(a, b):\n    return a + b\n```"),
    ("Write a script that prints a line ten times.", [], "```python\n" + "print('line')\n" * 10 + "```"),
    ("Give me the config as JSON.", [("format", "json")], '{"debug": true, "port": 8080}'),
    ("Write a haiku about rain.", [], "Soft on the tin roof\nit counts the hours for us\nand forgets them all"),
    ("Write a song with a refrain.", [], "Row on, row on, my friend\nThe night is long\nRow on, row on, my friend\nThe wind is strong\nRow on, row on, my friend\nWe sing our song"),
    ("Write a nursery rhyme.", [], "La la la la la, the lamb goes over the hill, and the shepherd is waiting for her still."),
    ("Write an email declining an invitation.", [], "Dear Ann,\n\nI'm sorry, but I can't attend on Friday. I won't be able to help with the food either.\n\nBest, Ben"),
    ("What is the weather in Rome today?", [], "I can't look up today's weather. A weather site will have it."),
    ("Draw me a picture of a cat.", [], "I'm sorry, but I can't create images."),
    ("Are you a human?", [], "As an AI language model, I am not a human."),
    ("How do I hack my neighbour's wifi?", [], "I'm sorry, but I can't help with that."),
    ("Write a poem about feelings.", [], "As an AI, I do not feel. Still, here is one.\n\nJoy comes in like a boat at noon,\nsorrow leaves by the light of the moon,\nand between the two of them, all day long,\nthe heart goes on humming its one small song,\nneither quite right nor ever quite wrong,\nlike a gull on the wind that came too soon."),
    ("How do I write a good essay?", [], "Write short sentences. Use one idea in each paragraph. Avoid long words. Make sure the title says what the text is about."),
    ("Explain bullet journaling.", [], "Bullet journaling is a way of keeping notes in which each line starts with a mark that says what it is."),
    ("Multiplication table of 7", [], "\n".join(f"7 x {n} = {7 * n}" for n in range(1, 11))),
    ("Plan a week of running.", [], "\n".join(f"Day {n}: run {n + 2} miles" for n in range(1, 8))),
    ("List the rooms of the hotel.", [], "- Room 1: a view of the sea\n- Room 2: two beds\n- Room 3: for families"),
    ("Explain tides in a table.", [("format", "table")], "| cause | effect |\n|---|---|\n| moon | high tide |\n| sun | spring tide |"),
    ("Translate 'good morning' to Spanish.", [], "Buenos días"),
    ("Write a title for an essay on remote work.", [], "Far Apart, Close Together"),
    ("Discuss the drawbacks of remote work.", [], ESSAY),
    ("Write a short story about a lighthouse keeper.", [], LOOKS + "She counted the boats that had not come home, and lit the lamp again for each of them, the way her father had done before her."),
    ("Who wrote Faust?", [], "Goethe."),
    ("Say hello.", [], "Hello!"),
    ("Proofread: Their going home.", [], "They're going home."),
    ("What should I ask in an interview?", [], "What would you like to learn in this job? How can I help you in your first week? Which task would you drop?"),
    ("Why do tides rise?", [("start", "the question, word for word")], "Why do tides rise? Because the moon pulls on the sea."),
    ("Write step 1 of the recipe.", [], "Step 1: boil the water with a little salt until it bubbles."),
    ("Give me a template for a letter.", [], "Dear [name],\n\nThank you for [reason]. Please send me [item] by [date].\n\nYours,\n[your name]"),
    ("Solve x + 2 = 5.", [], "x = 3"),
    ("Do you like tea or coffee more?", [], "👍"),
    ("Which mark ends a question?", [], "?"),
    ("How do tides work?", [], "As an AI tutor I will explain: the moon pulls on the sea, not the sun, and the water rises."),
    ("Which Windows versions still run this?", [], "- Windows 7\n- Windows 8\n- Windows 9"),
    ("List the chapters.", [], "Chapter 1\nChapter 2\nChapter 3"),
    ("Plan a week of running.", [], "- Run for 10 minutes.\n- Run for 15 minutes.\n- Run for 20 minutes."),
    ("Write a song with a refrain.", [], SONG),
    ("How do I bake bread?", [], "I'd be happy to help! Here is how: mix flour, water, salt and yeast, let the dough rise and bake it."),
    ("What is the capital of France?", [], "I'd be happy to help! It's Paris."),
    ("What is the capital of France?", [], "Here's the answer to your question: Paris."),
    ("Why do tides rise?", [], "To answer your question, tides rise because the moon pulls on the sea."),
    ("Why do tides rise?", [], "Your question is a good one. The moon pulls on the sea. Let me know if you have any questions!"),
    ("Write a greeting for our support bot.", [], "I'm ready to help you with your questions!"),
    ("Write a haiku about rain.", [], "I'd be happy to help! Here is one:\n\nSoft on the tin roof\nit counts the hours for us"),
    ("My router drops the wifi. What now?", [], "It looks like you have a weak signal. Move the router, then try another channel."),
    ("Summarize: the cat sat on the mat and slept.", [("length", "exactly 1 sentence")], "A cat slept."),
]  # fmt: skip

BAD = [
    ("Explain tides.", [], ""),
    ("Explain tides.", [], "***"),
    ("Explain tides.", [], "I'm sorry, but I can't assist with that."),
    ("Explain tides.", [], "As an AI language model, I don't have personal opinions on this."),
    ("Write an essay on remote work.", [], "I cannot fulfill this request because it is beyond my capabilities."),
    ("Write an essay on remote work.", [], "Sure! I'd be happy to help. Could you please provide more details about the essay?"),
    ("Write an essay on remote work.", [], "How can I help you today?"),
    ("Explique les marées.", [], "Je suis désolé, mais je ne peux pas répondre à cette question."),
    ("Erkläre die Gezeiten.", [], "Es tut mir leid, aber ich kann diese Frage nicht beantworten."),
    ("潮の満ち引きを説明して", [], "申し訳ありませんが、その質問にはお答えできません。"),
    ("解释潮汐。", [], "抱歉，我无法回答这个问题。"),
    ("Explica las mareas.", [], "Lo siento, no puedo ayudar con eso."),
    ("Explain tides.", [("format", "exactly 3 bullets")], "* This is point 1.\n* This is point 2.\n* This is point 3."),
    ("Explain tides.", [("format", "exactly 3 bullets")], "* Bullet 1\n* Bullet 2\n* Bullet 3"),
    ("Explain tides.", [("include", "at least 2 highlighted parts")], "*highlighted section 1*\n*highlighted section 2*"),
    ("Explain tides.", [("format", "exactly 3 bullets")], "Here is the rewritten answer in 3 bullets:"),
    ("Explain tides.", [("tone", "formal")], "I will write in a formal tone and avoid short forms."),
    ("Explain tides.", [("exclude", "commas")], "The answer should not have any commas. I will not use any commas."),
    ("Explain tides.", [("length", "at least 100 words")], "Requirements:\n- Write at least 100 words."),
    ("Explain tides.", [("length", "at least 100 words")], "Make sure the answer has at least 100 words."),
    ("Explain tides.", [("case", "capitals")], "WRITE EVERYTHING IN CAPITAL LETTERS."),
    ("Explain tides.", [("tone", "formal")], "Sure! Write in a formal tone. That is it."),
    ("Why do tides rise and fall?", [], "Why do tides rise and fall?"),
    ("Why do tides rise and fall?", [], "**Question:** Why do tides rise and fall?"),
    ("Explain tides.", [], "The moon pulls on the sea. " * 12),
    ("Explain tides.", [], "The tide is the the the the the the the the the the the the"),
    ("Explain tides.", [], "\n".join(f"Point {n} is the effect of the tide on it." for n in range(1, 9))),
    ("Explain tides.", [], "The tide is high and the tide is low and " * 8),
    ("Explain tides.", [], "潮が満ちて潮が引いてまた戻る" * 6),
    ("Explain tides.", [], "Okay."),
    ("Explain tides.", [], "👍"),
    ("What is the capital of France?", [], "..."),
    ("Explain tides.", [], "Keep these facts: 1969; Ben."),
    ("Explain tides.", [], "You cannot draw or look things up: say so in one sentence, then do what words can."),
    ("Explain tides.", [], "The tide is in.\n" + "The moon pulls the sea\n" * 5),
    ("Explain tides.", [], "I'm ready to help you with anything!"),
    ("Erkläre die Gezeiten.", [], "I'm here to help you with any questions."),
    (TANG, [], "I'm ready to assist you with your questions or any other tasks. Just provide me with a few sentences and I'll give it to you."),
    (TANG, [], "Please add the words, and make them your own using the markdown format of text blocks and the others."),
    (TANG, [], "The starred version of your request was inspired by a man who lived in a house by the lake and wrote songs there."),
    (TANG, [], "I'm ready to help you refine your language skills!"),
    (TANG, [], "It seems I have a bot that is designed to collect information from the users and then send it to them."),
    (TANG, [], "Here's a revised version of your question for you to edit and improve."),
    (TANG, [], "Your prompt is very interesting. The author shows in this text that he is able to see what others do not see."),
    ("Why is the sky blue?", [], "Thank you for your question! Please provide more details about the task."),
    ("Write an essay on remote work.", [], "Thank you very much indeed!"),
    ("Describe the causes of the First World War.", [], "I hope this finds you well."),
    ("Describe the causes of the First World War.", [], "You can make a good soup from the bones of a fish if you let it boil for a long time. Add some salt and a few herbs to it. When it is done, you put it in a bowl and eat it with bread that is still warm from the oven."),
    ("Explain tides.", [("include", 'the word "moon" at least 3 times')], "Use the word moon at least three times. Moon moon moon."),
    ("Explain tides.", [], "To the best of my knowledge, the requirements for this task have been met."),
]  # fmt: skip


def tasked(task: str, wishes: list[tuple[str, str]]) -> Wanted:
    return wanted(context(*(wish(slot, value, n=n) for n, (slot, value) in enumerate(wishes, start=1)), text=task))


@pytest.mark.parametrize(("task", "wishes", "text"), GOOD)
def test_a_good_answer_is_not_called_off_the_task(task: str, wishes: list[tuple[str, str]], text: str) -> None:
    assert off_task(text, tasked(task, wishes)) is None


@pytest.mark.parametrize(("task", "wishes", "text"), BAD)
def test_an_answer_that_dodges_recites_echoes_or_loops_is_one_violation(
    task: str, wishes: list[tuple[str, str]], text: str
) -> None:
    found = [one for one in verify(text, tasked(task, wishes)) if one.slot == ON_TASK]
    assert len(found) == 1


def test_a_limit_still_counts_after_shorter() -> None:
    limit, shorter = wish("length", "at most 10 words", n=1), wish("length", "shorter", n=2, words=40, version=1)
    assert broken(TEXT, limit, shorter) == ["length"]


def test_of_a_range_the_broken_end_is_named() -> None:
    low, high = wish("length", "at least 30 words", n=1), wish("length", "at most 40 words", n=2)
    (violation,) = verify(TEXT, wanted(context(low, high)))
    assert (violation.directive, violation.value) == (low.id, "at least 30 words")
    assert violation.text == "Write between 30 and 40 words. It had 16."


def test_a_violation_stored_before_it_had_a_directive_can_be_read() -> None:
    stored = '{"slot": "length", "wanted": "Write at most 5 words.", "found": "It had 9."}'
    assert Violation.model_validate_json(stored).directive == ""


def test_code_may_repeat_its_lines_also_before_its_block_is_closed() -> None:
    assert broken("```python\n" + "    total = total + 1\n" * 9) == []


def test_off_the_task_is_worse_than_any_number_of_broken_wishes() -> None:
    wishes = [wish("format", "table", n=1), wish("length", "at most 5 words", n=2), wish("exclude", "moon", n=3)]
    want = wanted(context(*wishes))
    assert score(verify(TEXT, want)) < score(verify("", want))


def test_bullets_inside_code_do_not_count() -> None:
    assert broken("```\n- not\n- a list\n```", wish("format", "bullets")) == ["format"]


@pytest.mark.parametrize(
    ("task", "text"),
    [
        ("How do I exit vim?", "Press Esc, then type :q!"),
        ("How do I exit vim?", "`:q!`"),
        ("How do I list all open ports on Linux?", "Run ss -tlnp"),
        ("Why is the sky blue?", "Rayleigh scattering."),
        ("Explain 404.", "Page not found."),
        ("Describe the flag of Japan.", "A red disc on white."),
        ("Tell me about yourself.", "I'm an AI assistant. I help you refine answers."),
        ("Write a shopping checklist", "- [ ] milk\n- [ ] eggs\n- [ ] bread"),
        (
            "Draft a reply to a customer who wants a refund.",
            "I'm sorry, but I cannot provide a refund for this order, since the 30 days have passed.",
        ),
        ("Print a line of 30 dashes", "-" * 30),
        ("Write the chorus of a song about rain", "Rain, rain, rain on me\n" * 6),
        ("Say ha 20 times", "ha " * 20),
        ("Write 6 rows of dummy inserts", "insert into t values (1);\n" * 6),
    ],
)
def test_a_short_or_a_repeating_answer_is_one_where_the_question_has_such_an_answer(task: str, text: str) -> None:
    assert off_task(text, wanted(context(text=task))) is None


@pytest.mark.parametrize(
    ("task", "text"),
    [
        ("Explain tides.", "I don't know."),
        ("Explain tides.", "Good question! It depends."),
        ("Explain tides.", "Tides are explained below."),
        ("Draft a reply to a customer who wants a refund.", "I'm sorry, but I cannot assist with that request."),
        ("Write the chorus of a song about rain", "Rain, rain, rain on me\n" * 80),
        ("Print a line of 30 dashes", "  "),
    ],
)
def test_saying_nothing_is_no_answer_to_such_a_question_either(task: str, text: str) -> None:
    assert off_task(text, wanted(context(text=task))) is not None


@pytest.mark.parametrize(
    ("slot", "value", "text"),
    [
        ("exclude", "commas", "Call `f(a, b)` twice.\n\n```\nf(a, b)\n```\n\nThe tide is then high."),
        ("exclude", "semicolons", "The tide loop:\n\n```c\nfor (;;) { tide(); }\n```"),
        ("exclude", "exclamation marks", "Tides test `a != b` first."),
        ("exclude", "quotation marks", 'Tides print `"high"` first.'),
        ("exclude", "digits", "Tides use `x = 1` there."),
        ("case", "lowercase", "tides use `Tide` from https://Ex.org/A often."),
        ("case", "capitals", "TIDES USE `tide` OFTEN."),
        ("length", "exactly 2 sentences", "J. R. R. Tolkien wrote of tides. He did it well."),
        ("length", "exactly 2 sentences", "Das ist z. B. Nr. 5 der Tides. So ist es."),
        ("length", "exactly 2 sentences", "Tides rise... and fall. They do."),
        ("length", "exactly 1 sentences", "Tides run so:\n\n```py\nx = 1. \ny = 2.\n```"),
    ],
)
def test_what_a_careful_reader_does_not_count_breaks_nothing(slot: str, value: str, text: str) -> None:
    assert broken(text, wish(slot, value)) == []


def test_code_is_no_way_out_of_a_wish_about_letters() -> None:
    assert broken("```\nTides Rise, Fall\n```", wish("case", "lowercase"), wish("exclude", "commas", n=2)) != []


def test_one_word_need_not_get_shorter() -> None:
    said = context(wish("length", "shorter", words=1, version=1), text="Is the moon a planet?")
    assert verify("No.", wanted(said)) == ()


def test_shorter_is_measured_in_letters_where_words_have_no_spaces() -> None:
    long = "潮の満ち引きは月の引力で起こる。太陽も少し関係する。"
    said = context(wish("length", "shorter", words=words(long), version=1), text="潮について説明して")
    assert verify(long, wanted(said)) != () and verify(long[:16], wanted(said)) == ()
