"""A thread as one person sees it, as HTML: the page, the list of threads, the conversation. Pure."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from adapters.web.beside import beside, trailing
from adapters.web.card import card
from adapters.web.composer import composer
from adapters.web.scene import Scene
from adapters.web.starting import State
from adapters.web.tags import Child, Html, el, join
from adapters.web.talk import Exchange, Said, done, exchanges
from bot.directives import Directive, Scope
from bot.events import Asked, Replied
from bot.explain import brief

UNFOLDED = 6
"""How many of the latest things said about an answer stand open; earlier ones are folded away."""
EXAMPLES = (
    "Create a Python function to calculate Fibonacci.",
    "Write a short story.",
    "Explain how a bicycle stays upright.",
)
"""What an empty page offers to ask."""
SAMPLE = ("/static/coffee_q4.csv", "Analyze Q4 sales by region, with a chart.")
"""A file of ours that an empty page offers to try, and what is asked of it."""
READ_AS = {"feedback": "read as a change", "question": "read as a question"}
"""What stands beside words that were in doubt, once their author has said what they are."""
HERE = "Your own files work too: attach them, or drop them anywhere on this page."
HOW = "Then make the answer yours: reply, react, press a button, or type / for commands. It changes in place."


def page(scene: Scene) -> str:
    """The whole page."""
    return "<!doctype html>\n" + el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("title", f"{scene.title or 'New thread'} · Burnish"),
            el("link", rel="icon", href="/static/icon.svg", type="image/svg+xml"),
            el("link", rel="stylesheet", href="/static/page.css"),
            el("link", rel="stylesheet", href="/static/panel.css"),
            el("script", src="/static/theme.js"),
            el("script", type="module", src="/static/page.js"),
        ),
        el(
            "body",
            el("a", "To the message field", href="#say", class_="skip"),
            _bar(scene),
            el("nav", threads(scene), id="threads", aria_label="Threads"),
            el("main", _middle(scene), id="middle"),
            el("aside", id="panel", aria_label="Details", tabindex="-1", hidden=True),
            el("div", id="heard", class_="unseen", aria_live="polite"),
            el("button", "Refine this passage", type="button", id="refine", hidden=True),
            data_thread=scene.ref.thread,
            data_ref=str(scene.ref),
            data_me=scene.me,
            data_seq=scene.seq,
        ),
        lang="en",
    )


def address(scene: Scene, path: str = "", **more: str) -> str:
    """An address of the playground, as the person who looks."""
    asked = "".join(f"&{name}={quote(value)}" for name, value in more.items())
    return f"/{path}?as={quote(scene.me)}{asked}"


def _bar(scene: Scene) -> Html:
    people = [
        el("a", who, href=f"?as={quote(who)}", aria_current="true" if who == scene.me else None, class_="person")
        for who in scene.people
    ]
    return el(
        "header",
        el("button", "☰", type="button", id="menu", aria_label="Threads", aria_controls="threads"),
        el("a", "Burnish", href=address(scene), class_="brand"),
        el("div", people, class_="people", role="group", aria_label="Who you are"),
        el("button", "Profile", type="button", id="profile", data_act="profile", aria_haspopup="dialog"),
        el("button", "◐", type="button", id="theme", aria_label="Light or dark", title="Light or dark"),
        class_="bar",
    )


def threads(scene: Scene) -> Html:
    """The list of threads, the one with the newest event first."""
    rows = [
        el(
            "li",
            el(
                "a",
                el("span", one.title or "Without a question", class_="name"),
                el("span", el("span", "being answered", class_="unseen"), class_="dot", title="Being answered")
                if one.owed
                else None,
                href=address(scene, f"t/{one.ref.thread}"),
                aria_current="page" if one.ref == scene.ref else None,
            ),
            id=f"t-{one.ref.thread}",
        )
        for one in scene.threads
    ]
    return join([el("a", "New thread", href=address(scene), class_="new", id="new"), el("ul", rows, id="rows")])


def _middle(scene: Scene) -> Html:
    return join([model(scene.model), el("div", talk(scene), id="talk"), composer(scene)])


def model(state: State) -> Html:
    """How far the model is, while it comes up; nothing once it is there."""
    if state.progress == "ready":
        return el("div", id="model", hidden=True)
    bar = el("progress", value=None if state.share is None else f"{state.share:.3f}", max="1", aria_label="The model")
    again = el("button", "Try again", type="button", id="retry", data_act="retry")
    wait = "You can ask already: the answer comes as soon as the model is there."
    starting = state.progress == "starting"
    return el(
        "div",
        el("p", state.sentence.rstrip(".") + ("…" if starting else ".")),
        [bar, el("p", wait, class_="aside")] if starting else again,
        id="model",
        role="status",
        class_=state.progress,
    )


def talk(scene: Scene) -> Html:
    """The conversation, or what an empty page says."""
    found = exchanges(scene.history)
    return join(_exchange(scene, one, place) for place, one in enumerate(found)) if found else _empty()


def _empty() -> Html:
    examples = [
        el("li", el("button", text, type="button", id=f"example-{place}", data_act="example"))
        for place, text in enumerate(EXAMPLES)
    ]
    file, text = SAMPLE
    sample = el(
        "button", "Try it with sales data", el("small", f"{file.rpartition('/')[2]}: “{text}”"), type="button",
        id="sample", data_act="sample", data_file=file, data_text=text,
    )  # fmt: skip
    return el(
        "section",
        el("h1", "Ask something"),
        el("p", HOW),
        el("ul", examples, el("li", sample), class_="examples"),
        el("p", HERE, class_="aside"),
        class_="empty",
        id="empty",
    )


def _exchange(scene: Scene, exchange: Exchange, place: int) -> Html:
    question = exchange.question
    waiting = el("article", el("header", el("b", "Burnish"), el("span", "Waiting…", class_="status")), class_="answer")
    answer: Child = None
    if exchange.answer is not None:
        answer = card(scene, exchange.answer, deleted=bool(question and question.deleted))
    elif question:
        answer = waiting
    return el(
        "section",
        _question(scene, question) if question else None,
        _trail(scene, exchange.trail, place) if exchange.trail else None,
        answer,
        beside(scene, exchange, place),
        class_="exchange",
        id=f"x{place}",
    )


def _question(scene: Scene, said: Said) -> Html:
    return el(
        "article",
        _head(said),
        _body(said),
        _own(scene, said),
        trailing(scene, said),
        class_=f"question {'mine' if said.event.by == scene.me else 'theirs'}",
        id=f"m-{said.event.message}",
        data_message=said.event.message,
    )


def _trail(scene: Scene, trail: tuple[Said, ...], place: int) -> Html:
    """What was said about an answer, in the order in which it came; of a long one the earlier part is folded."""
    rows = [_row(scene, said) for said in trail]
    folded = rows[:-UNFOLDED] if len(rows) > UNFOLDED + 2 else []
    return el(
        "div",
        el("details", el("summary", f"Earlier feedback ({len(folded)})"), el("ol", folded), id=f"x{place}-earlier")
        if folded
        else None,
        el("ol", rows[len(folded) :]),
        class_="trail",
        id=f"x{place}-trail",
        role="group",
        aria_label="Feedback",
    )


def _row(scene: Scene, said: Said) -> Html:
    """A reply as words; a press, a reaction or a command as what the person did."""
    signal = said.event.signal
    by = f"said {'mine' if said.event.by == scene.me else 'theirs'}"
    chips = [el("span", chip, class_="chip") for chip in dict.fromkeys(_chip(one) for one in said.wishes)]
    understood = (
        el("div", chips, class_="chips", role="group", aria_label="Understood as")
        if chips and not said.deleted
        else None
    )
    if isinstance(signal, Asked | Replied):
        parts: list[Child] = [_head(said), _body(said), _own(scene, said)]
    else:
        by = f"did {by}"
        parts = [el("span", el("b", said.event.by), f" {done(said, scene.tables.buttons)}"), understood, _time(said)]
        understood = None
    return el(
        "li",
        parts,
        understood,
        trailing(scene, said),
        class_=by,
        id=f"m-{said.event.message or said.event.id.partition(':')[2]}",
        data_message=said.event.message or None,
        data_waiting=said.outcome is None,
    )


def _head(said: Said) -> Html:
    meant = said.event.signal.meant if isinstance(said.event.signal, Replied) else None
    mark = "deleted" if said.deleted else "edited" if said.edited else READ_AS[meant] if meant else ""
    return el("header", el("b", said.event.by), _time(said), el("span", mark, class_="mark") if mark else None)


def _body(said: Said) -> Child:
    signal = said.event.signal
    if said.deleted:
        return el("p", "This message was deleted.", class_="words gone")
    quoted = el("blockquote", signal.quote) if isinstance(signal, Replied) and signal.quote else None
    files = signal.files if isinstance(signal, Asked | Replied) else ()
    return [quoted, el("p", said.text, class_="words"), [el("p", f"📎 {file.name}", class_="file") for file in files]]


def _own(scene: Scene, said: Said) -> Child:
    """What one can do with one's own message."""
    if said.deleted or said.event.by != scene.me or not said.event.message:
        return None
    name = said.event.message
    edit = el("button", "Edit", type="button", id=f"edit-{name}", data_act="edit", data_message=name)
    delete = el("button", "Delete", type="button", id=f"delete-{name}", data_act="delete", data_message=name)
    return el("div", edit, delete, class_="own")


def _time(said: Said) -> Html:
    at = datetime.fromtimestamp(said.event.at).astimezone()
    return el("time", at.strftime("%H:%M"), datetime=at.isoformat(timespec="seconds"), title=at.strftime("%c"))


def _chip(directive: Directive) -> str:
    where = {Scope.ANSWER: "", Scope.THREAD: ", in this thread", Scope.ALWAYS: ", always"}[directive.scope]
    return brief(directive) + where
