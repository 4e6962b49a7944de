"""An answer as a card: its text, the quiet line under it, its versions, buttons and reactions. Pure."""

from __future__ import annotations

from adapters.web.figure import figure
from adapters.web.publish import MOVING
from adapters.web.scene import Scene
from adapters.web.tags import Child, Html, el, join
from adapters.web.talk import QUERY, QUERY_LABEL, RESTORE, reactions
from adapters.web.variants import body
from bot import explain, texts
from bot.answers import Answer, Frame
from bot.comparing import variants
from bot.events import ThreadRef
from bot.explain import line
from bot.interpret.buttons import REMOVE, Button
from bot.interpret.emoji import canonical, vocabulary

STATUS = {
    "thinking": "Thinking…",
    "streaming": "Writing…",
    "checking": "Checking…",
    "stopped": "Stopped",
    "failed": "No answer",
    "withdrawn": "Withdrawn",
    "done": "",
}
"""What stands beside the name of who answers."""
FIRST = ("accept", "reject")
"""Buttons that stand in the first row beside those that the table puts there."""
APART = ("stop", RESTORE, REMOVE)
"""Buttons with a place of their own."""


def card(scene: Scene, number: int, *, deleted: bool = False) -> Html:
    """One answer. `deleted` says that its question was."""
    answer = scene.answers.get(number, Answer(number=number))
    frame = shown(scene, number, deleted=deleted)
    name = f"a{number}"
    return el(
        "article",
        el(
            "header",
            el("b", "Burnish"),
            el("span", STATUS[frame.progress], class_="status", id=f"{name}-status"),
            _act("stop", "Stop", number, id=f"{name}-stop", class_="stop"),
        ),
        el("div", body(frame), class_="text", id=f"{name}-text"),
        el("div", picture(frame), class_="pictured", id=f"{name}-picture"),
        el("p", frame.line, class_="line", id=f"{name}-line"),
        [el("p", sentence, class_="conflict") for sentence in conflicts(scene, number)],
        el("p", scene.note, class_="origin") if scene.note and _written(answer) else None,
        _versions(answer) if answer.versions else None,
        _actions(scene, answer, computed=frame.computed)
        if answer.versions or frame.progress in (*MOVING, "failed", "stopped")
        else None,
        id=name,
        class_="answer",
        aria_label=f"Answer {number}",
        tabindex="-1",
        aria_busy="true" if frame.progress in MOVING else "false",
        data_answer=number,
        data_version=answer.shown,
        data_progress=frame.progress,
    )


def shown(scene: Scene, number: int, *, deleted: bool = False) -> Frame:
    """What an answer shows: the frame that was published last, or at rest what the store has."""
    if number in scene.frames:
        return scene.frames[number]
    answer = scene.answers.get(number, Answer(number=number))
    current = answer.current
    if current is not None:
        progress = "stopped" if current.stopped else "done"
        text, quiet = current.text, line(current, answer.version(current.parent))
    elif deleted:
        progress, text, quiet = "withdrawn", "", texts.WITHDRAWN
    elif scene.thread.owed and scene.thread.answer == number:
        progress, text, quiet = "thinking", "", ""
    else:
        progress, text, quiet = "stopped", "", texts.STOPPED
    comparing = scene.thread.comparing
    beside = variants(scene.thread, answer) if comparing and comparing.whole else ()
    computed = current.computed if current and not beside else None
    return Frame.model_validate(
        {
            "thread": str(scene.ref),
            "answer": number,
            "version": answer.shown,
            "text": text,
            "progress": progress,
            "line": texts.COMPARING if beside else quiet,
            "variants": beside,
            "chart": computed.chart if computed else None,
            "computed": computed is not None,
        }
    )


def picture(frame: Frame) -> Html:
    """The chart of an answer at rest. While a new version is written there is none: the old one is not its own."""
    if frame.chart is None or frame.version is None or frame.progress in MOVING:
        return join([])
    return figure(ThreadRef.parse(frame.thread).thread, frame.answer, frame.version, frame.chart)


def _written(answer: Answer) -> bool:
    return answer.current is not None and bool(answer.current.model)


def conflicts(scene: Scene, number: int) -> tuple[str, ...]:
    """What people want both ways of an answer, in sentences."""
    return explain.conflicts(scene.context(number))


def _versions(answer: Answer) -> Html:
    name = f"a{answer.number}"
    switches = [
        el(
            "button",
            f"v{one.number}",
            type="button",
            id=f"{name}-v{one.number}",
            class_="version",
            aria_pressed="true" if one.number == answer.shown else "false",
            title="The version that is shown" if one.number == answer.shown else f"Go to version {one.number}",
            data_act="press",
            data_button=RESTORE,
            data_value=one.number,
            data_answer=answer.number,
        )
        for one in answer.versions
    ]
    why = el(
        "button", "Why?", type="button", id=f"{name}-why", class_="quiet", data_act="why",
        data_answer=answer.number, aria_haspopup="dialog", title="Why this answer?",
    )  # fmt: skip
    compare = el(
        "button", "Changes", type="button", id=f"{name}-compare", class_="quiet", data_act="compare",
        data_answer=answer.number, aria_expanded="false", title="Two versions, word by word",
    )  # fmt: skip
    return el(
        "div",
        switches,
        compare if len(answer.versions) > 1 else None,
        why,
        class_="versions",
        id=f"{name}-versions",
        role="group",
        aria_label="Versions, and why",
    )


def _actions(scene: Scene, answer: Answer, *, computed: bool) -> list[Child]:
    """The buttons and the reactions under an answer; of an older answer only what is asked for is unfolded."""
    number, name = answer.number, f"a{answer.number}"
    table = [one for one in scene.tables.buttons if one.id not in APART]
    first = [one for one in table if one.primary or one.id in FIRST]
    rest = [one for one in table if one not in first]
    newest = number == scene.newest
    copy = el("button", "Copy", type="button", id=f"{name}-copy", data_act="copy", data_answer=number)
    source = answer.current.text if answer.current else ""
    edit = el(
        "button", "Edit", type="button", id=f"{name}-edit", data_act="rewrite", data_answer=number, data_source=source,
        title="Change the words yourself: they are kept from then on",
    )  # fmt: skip
    listed = [_button(one, answer) for one in (rest if newest else first + rest)]
    more = el(
        "details",
        el("summary", "More…" if newest else "Refine…", id=f"{name}-more"),
        el("div", listed, edit if source else None, copy, class_="sheet"),
        id=f"{name}-rest",
        class_="more",
    )
    query = _act(QUERY, QUERY_LABEL, number, id=f"{name}-b-query") if computed else None
    row = [*(_button(one, answer) for one in first), query, more] if newest else [query, more]
    return [
        el("div", row, class_="buttons", id=f"{name}-buttons", role="group", aria_label="Change this answer"),
        _reactions(scene, number),
    ]


def _button(button: Button, answer: Answer) -> Html:
    accepted = button.id == "accept" and answer.current is not None and answer.current.accepted
    return _act(
        button.id,
        button.label,
        answer.number,
        id=f"a{answer.number}-b-{button.id}",
        class_="accepted" if accepted else None,
        aria_pressed="true" if accepted else None,
    )


def _act(button: str, label: str, answer: int, **attributes: str | None) -> Html:
    return el("button", label, type="button", data_act="press", data_button=button, data_answer=answer, **attributes)


def _reactions(scene: Scene, number: int) -> Html:
    """The vocabulary as a bar, with who has reacted; pressing one's own takes it back."""
    on = reactions(scene.history, number)
    known = vocabulary(scene.tables.emoji)
    others = [(emoji, "means nothing to me") for emoji in on if emoji not in {canonical(one) for one, _ in known}]
    return el(
        "div",
        [_reaction(scene, number, emoji, does, on.get(canonical(emoji), ())) for emoji, does in [*known, *others]],
        class_="reactions",
        id=f"a{number}-reactions",
        role="group",
        aria_label="Reactions",
    )


def _reaction(scene: Scene, number: int, emoji: str, does: str, people: tuple[str, ...]) -> Html:
    mine = scene.me in people
    who = f" ({', '.join(people)})" if people else ""
    return el(
        "button",
        el("span", emoji, aria_hidden="true"),
        el("span", str(len(people)), class_="count") if people else None,
        type="button",
        id=f"a{number}-r-{ord(emoji[0]):x}{'' if len(emoji) < 3 else '-' + canonical(emoji)}",
        title=f"{does}{who}",
        aria_label=f"React: {does}{who}",
        aria_pressed="true" if mine else "false",
        data_act="react",
        data_emoji=emoji,
        data_answer=number,
    )
