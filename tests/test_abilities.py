"""Asked for what it cannot do, the bot says so; asked for words about it, it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from values import context, wish

from bot import texts
from bot.abilities import Ability, cannot, disclaimers, missing, overclaims
from bot.events import Attachment
from bot.prompt import render
from bot.verify import ABILITY, verify
from bot.wanted import wanted

ASKED = {
    "draw": [
        "Draw a cat.",
        "Make a pie chart of our sales by region.",
        "can you show this as a bar chart?",
        "Generate an image of a sunset",
        "plot revenue over time",
        "I want a diagram of the architecture",
        "with a picture",
        "add a chart",
        "Turn this into an infographic",
        "Could you visualize the data?",
        "a chart please",
        "Zeichne einen Hund",
        "Dessine-moi un mouton",
        "Haz un gráfico de ventas",
        "グラフを作ってください",
        "画一只猫",
        "Can I see a photo of it?",
    ],
    "look up": [
        "What's the weather in Paris today?",
        "What is the current price of Bitcoin?",
        "Search the web for the best laptops",
        "google the opening hours",
        "What's today's news?",
        "Look up the population of Fiji",
        "what time is it in Tokyo?",
        "how much is gold right now?",
        "Who won the game last night?",
        "Wie wird das Wetter morgen?",
        "今日の天気は？",
        "今天的天气怎么样",
        "qué tiempo hace en Madrid",
    ],
    "run": [
        "Run this script and tell me the output.",
        "Please restart my server.",
        "Execute the query on our database",
        "deploy it to production",
        "Can you check my server logs?",
        "Redémarre le serveur",
        "运行这个代码",
    ],
    "send": [
        "Write an email to Bob and send it to him.",
        "Send an email to the team about the outage.",
        "email John that I'm late",
        "post this on Twitter",
        "Schick eine Mail an Peter",
        "メールを送ってください",
    ],
    "remind": [
        "Remind me to call mom at 5pm",
        "set an alarm for 7",
        "Schedule a meeting with Ana tomorrow",
        "ping me when it's done",
        "提醒我明天开会",
        "erinnere mich an den Termin",
    ],
    "open": [
        "Summarize https://example.com/article",
        "Open this link: https://a.b",
        "read my file report.pdf",
        "what does https://x.org/y say about dogs?",
    ],
    "remember": [
        "What did we talk about last week?",
        "Use the numbers from our previous conversation",
        "do you remember what I said yesterday?",
    ],
    "call": ["Call my doctor and book an appointment", "phone them please", "give her a call"],
    "watch": [
        "Watch this video and summarize it",
        "transcribe this recording",
        "What's in this picture?",
        "summarize this podcast",
    ],
    "pay": ["Book me a flight to Rome", "Order a pizza", "pay my electricity bill", "Transfer $50 to Ana"],
}
NOT_ASKED = [
    "send the reader to the next section",
    "Forward the user to the login page",
    "post the summary at the end",
    "share the story with the reader",
    "send them to the conclusion",
    "Draw a conclusion from these numbers.",
    "Write a query that runs fast.",
    "Picture this: a dog on a boat. Continue the story.",
    "Build a look-up table in Python.",
    "Explain how to send mail with Python.",
    "Write a mail to my boss.",
    "What is a chart?",
    "How do I draw a cat?",
    "Write a function that plots a chart",
    "draw up a contract",
    "What is the difference between a chart and a graph?",
    "Draw parallels between Rome and the US",
    "Call the function twice",
    "What does current mean in physics?",
    "order these by price",
    "Remind me what ARR means",
    "What are the current best practices for REST?",
    "Create a docker image build file explanation",
    "Explain the graph database model",
    "Send me a list of fruits",
    "Tell me about the history of photography",
    "Write a story in which she runs the server room",
    "Explain weather forecasting",
    "Why does my server restart?",
    "How can I run this script?",
    "Call me Ana from now on",
    "a table please",
    "shorter please",
    "Make it more formal",
    "book recommendations for kids",
    "Which book should I read?",
    "search algorithms in Python",
    "explain binary search",
    "Should I buy a car?",
    "What is a good price for a bike?",
    "Give me a picture of the situation in words",
    "the bigger picture is missing",
    "chart a course for the company strategy",
    "Make the plot twist clearer",
    "Draw an ASCII cat",
    "write a mermaid diagram of it",
    "Read the question again",
    "text me",
    "How does email work?",
    "Share your thoughts on this",
    "post-mortem template",
    "update the times in today's agenda",
    "Wie teuer war Brot 1920?",
    "how to deploy it",
    "加一张表",
    "run-on sentences: fix them",
    "Explain tides.",
    "Explain what tests are",
    "Plan a birthday party",
    "what is the time complexity of quicksort?",
    "Explain the current time complexity",
    "Describe how to open a file in C",
    "pay attention to tone",
    "Write code to send a message",
    "stop using commas",
    "kill the second paragraph",
    "check my grammar",
    "test your understanding of the topic",
    "Watch your tone",
    "call it Project X",
    "Give the email a friendlier tone",
    "Use a message that is shorter",
    "Include the price",
    "Write a weather poem",
    "Make a phone tree list",
    "Visualize success: write a meditation",
    "mention the latest version of Python",
    "Debug this code: print(x",
    "install steps for nginx",
    "What is the latest news format?",
    f"Summarize this document: {'word ' * 30}",
]


MORE = {
    "look up": [
        "add today's tide times for Boston", "What's Apple trading at?", "What's the score of the Lakers game?",
        "who is the current CEO of OpenAI?", "Is Netflix down right now?", "Wie viel kostet Bitcoin heute?",
        "Quel est le prix du bitcoin aujourd'hui ?", "¿Cuánto cuesta el bitcoin hoy?", "Quanto custa o bitcoin hoje?",
    ],
    "run": [
        "deploy it for me", "restart nginx on prod", "サーバーで実行して", "在我们的服务器上运行",
        "exécute-le sur notre serveur", "ejecútalo en nuestro servidor",
    ],
    "draw": [
        "写真を追加して", "ajoute une photo", "füge ein Foto hinzu", "añade una foto", "adicione uma foto",
        "加一张照片",
    ],
    "open": ["what are my unread emails", "read my calendar"],
}  # fmt: skip
"""Shorter ways of asking, and other languages."""


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, said in MORE.items() for text in said])
def test_what_it_cannot_do_is_noticed_however_it_is_asked(name: str, text: str) -> None:
    assert name in {one.value for one in missing(text)}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, said in ASKED.items() for text in said])
def test_what_it_cannot_do_is_noticed(name: str, text: str) -> None:
    assert name in {one.value for one in missing(text)}


@pytest.mark.parametrize("text", NOT_ASKED)
def test_words_about_a_thing_are_no_wish_to_do_it(text: str) -> None:
    assert missing(text) == ()


@pytest.mark.parametrize("mark", ["“", "„", "«", '"', "`", "```\n", "> "])
def test_what_is_asked_behind_an_open_mark_or_a_long_paste_is_still_noticed(mark: str) -> None:
    assert missing(f"{mark * 20_000}\n\nDraw a cat.") == (Ability.DRAW,)
    assert missing(f"> as they wrote\n\n{'word ' * 4_000}\nDraw a cat.") == (Ability.DRAW,)


def test_every_ability_has_its_sentence() -> None:
    assert set(texts.CANNOT) == {one.value for one in Ability}


def test_an_ability_that_the_bot_has_is_no_longer_missing() -> None:
    assert missing("Draw a cat.", have=frozenset({Ability.DRAW})) == ()


def test_a_file_that_is_attached_can_be_read() -> None:
    asked = context(text="Summarize this file.")
    assert cannot(wanted(asked)) and not cannot(
        wanted(asked.model_copy(update={"data": (Attachment(name="a.txt", text="x"),)}))
    )


def test_the_prompt_says_it_and_an_answer_that_does_not_is_broken() -> None:
    asked = context(text="What's the weather in Paris today?")
    assert "You cannot look anything up" in render(asked)[-1].content
    want = wanted(asked)
    assert [one.slot for one in verify("Paris is often mild.", want)] == [ABILITY]
    assert verify("I can't look up today's weather, but Paris is mild in May.", want) == ()
    claimed = overclaims("I checked: it is sunny.", want)
    assert claimed and "I checked" in claimed[1]


@pytest.mark.parametrize(
    ("asked", "pretended"),
    [
        ("Make a pie chart of sales.", "Here is the pie chart you asked for."),
        ("Make a pie chart of sales.", "I can't draw, but see ![chart](http://x/y.png)"),
        ("Send an email to the team about it.", "I have sent the email."),
        ("Restart my server please.", "The server has been restarted."),
        ("Remind me to call mom at 5.", "I will remind you at 5."),
        ("Summarize https://a.org/b", "The article says that tides rise."),
        ("Summarize this video.", "The video shows a cat."),
        ("Book me a flight to Rome.", "Your booking has been confirmed."),
        ("What did we talk about last week?", "Last week we talked about tides."),
    ],
)
def test_pretending_is_broken(asked: str, pretended: str) -> None:
    found = overclaims(pretended, wanted(context(text=asked)))
    assert found and "claimed" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "Das kann ich leider nicht.",
        "Je ne peux pas dessiner.",
        "No puedo dibujar.",
        "Não consigo.",
        "できません。",
        "我不能画图。",
    ],
)
def test_an_admission_counts_in_other_languages(text: str) -> None:
    assert overclaims(text, wanted(context(text="Draw a cat."))) is None


def test_an_answer_bound_to_code_need_not_say_it() -> None:
    assert overclaims("```\nx\n```", wanted(context(wish("format", "code only"), text="Run this script."))) is None


def test_what_is_to_be_said_before_an_answer_that_hides_it() -> None:
    want = wanted(context(text="Draw a cat."))
    assert disclaimers("Cats have four legs.", want) == (Ability.DRAW,)
    assert disclaimers("I can't draw, but cats have four legs.", want) == ()


async def test_a_wish_for_what_it_cannot_do_is_told_once(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "I cannot, but here are words.")) as room:
        await room.ask("Analyze Q4 sales.")
        said = await room.reply("Add a bar chart.")
        assert texts.CANNOT["draw"] in (await room.outcome(said)).notice
        plain = await room.reply("more formal")
        assert texts.CANNOT["draw"] not in (await room.outcome(plain)).notice


async def test_making_it_shorter_never_leaves_what_it_cannot_do_alone(tmp_path: Path) -> None:
    said = "Bitcoin was made in 2009. Its price moves a lot from day to day. Exchanges show it."
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: said)) as room:
        await room.ask("What's bitcoin's price today?")
        await room.reply("draw a photo of it")
        await room.reply("shorter")
        text = await room.text()
        assert text.startswith("I can't draw charts or pictures or look things up:")
        assert "Bitcoin was made in 2009." in text


@pytest.mark.parametrize(
    ("asked", "drafted", "begins"),
    [
        ("Wie ist das Wetter heute in Berlin?",
         "In Berlin ist es im November oft kühl und feucht, und es regnet an vielen Tagen des Monats.", "Das kann ich"),
        ("¿Cuánto cuesta el bitcoin hoy?",
         "El bitcoin es una moneda digital cuyo valor cambia mucho de un día para otro en los mercados.", "No puedo"),
        ("今日のビットコインの価格は?", "ビットコインの価格は市場で毎日大きく変わります。", "それはできません"),
    ],
)  # fmt: skip
async def test_what_it_cannot_do_is_said_in_the_answers_own_language(
    tmp_path: Path, asked: str, drafted: str, begins: str
) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: drafted)) as room:
        await room.ask(asked)
        assert (await room.text()).startswith(begins) and drafted in await room.text()


async def test_what_it_cannot_do_becomes_no_point_of_a_list(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "Cats have four legs. They purr.")) as room:
        await room.ask("Draw a cat.")
        await room.reply("exactly 2 bullets")
        assert (await room.text()) == f"{texts.CANNOT['draw']}\n\n- Cats have four legs.\n- They purr."


def test_several_abilities_that_are_missing_are_one_sentence() -> None:
    assert texts.cannot(["draw", "send", "pay"]) == (
        "I can't draw charts or pictures, send or post anything or pay for, buy or book anything: "
        "what I can give is text."
    )
