"""What reactions mean: a small exact table that people can remember, which an operator can change."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.directives import Slot
from bot.interpret.buttons import parse_meaning
from bot.interpret.reading import Wish

EmojiTable = dict[str, Wish]
"""By canonical emoji (see `canonical`), in the order in which the bot shows them."""

EMOJI: EmojiTable = {
    "👍": Wish(slot=Slot.ACCEPT),
    "👎": Wish(slot=Slot.REJECT),
    "✂": Wish(slot=Slot.LENGTH, value="shorter"),
    "➕": Wish(slot=Slot.LENGTH, value="longer"),
    "🐣": Wish(slot=Slot.EXPERTISE, value="beginner"),
    "🎓": Wish(slot=Slot.EXPERTISE, value="expert"),
    "👔": Wish(slot=Slot.TONE, value="formal"),
    "😎": Wish(slot=Slot.TONE, value="casual"),
    "🔀": Wish(slot=Slot.COMPARE),
    "🔁": Wish(slot=Slot.AGAIN),
    "↩": Wish(slot=Slot.UNDO),
}
"""The default vocabulary."""

_ALIASES = {
    "👍": "+1 thumbsup thumbs_up thumbup",
    "👎": "-1 thumbsdown thumbs_down thumbdown ❓ ❔ question red_question_mark grey_question white_question_mark",
    "✂": "scissors scissor",
    "➕": "heavy_plus_sign plus heavy_plus",
    "🐣": "hatching_chick hatching",
    "🎓": "mortar_board graduation_cap",
    "👔": "necktie tie shirt_and_tie",
    "😎": "sunglasses smiling_face_with_sunglasses cool_face",
    "🔀": "twisted_rightwards_arrows shuffle shuffle_tracks_button",
    "🔁": "repeat repeat_button",
    "↩": "leftwards_arrow_with_hook arrow_left_hook right_arrow_curving_left",
    "👶": "baby",
    "❤": "heart red_heart",
    "🎉": "tada",
    "📝": "memo pencil",
    "📊": "bar_chart",
    "🔥": "fire",
    "✅": "white_check_mark",
    "❌": "x cross_mark",
    "🛑": "octagonal_sign stop_sign",
    "🔄": "arrows_counterclockwise counterclockwise",
}
_BY_NAME = {name: emoji for emoji, names in _ALIASES.items() for name in names.split()}
_SKIN = re.compile(r"[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f]|:{1,2}skin-tone-\d(?:-\d)?:?|_tone\d(?=:?$)")
_CUSTOM = re.compile(r"<a?:(\w{2,32}):\d+>|a?:?(\w{2,32}):\d{5,}")


def canonical(emoji: str) -> str:
    """One spelling for each emoji: a character without skin tone or variation mark, or a custom emoji's bare name.

    `👍🏽`, `:thumbsup:`, `+1::skin-tone-2` and `thumbs_up` are all `👍`; `<a:Shorter:123>` and `shorter:12345` are
    `shorter`. The unknown comes back without its marks.
    """
    text = emoji.strip()
    if custom := _CUSTOM.fullmatch(text):
        text = custom[1] or custom[2]
    text = _SKIN.sub("", text).strip().strip(":").lower()
    return _BY_NAME.get(text, text)


def read_emoji(emoji: str, table: Mapping[str, Wish] = EMOJI) -> Wish | None:
    """What an emoji wishes, as the platform names it (a character, `:name:`, a custom emoji); None for nothing."""
    return table.get(canonical(emoji))


def parse_table(mapping: Mapping[str, str], table: Mapping[str, Wish] = EMOJI) -> EmojiTable:
    """The table with an operator's changes: `emoji -> "slot value"`, or "" to take an emoji away.

    The emoji may be written in any way that `canonical` knows. Raises ValueError that names every bad entry at once.
    """
    found = dict(table)
    problems: list[str] = []
    said: dict[str, str] = {}
    for emoji, meaning in mapping.items():
        name = canonical(emoji)
        if not name or any(char.isspace() for char in name):
            problems.append(f"{emoji!r}: this is no emoji")
        elif name in said:
            problems.append(f"{emoji!r}: the same emoji as {said[name]!r}")
        elif not meaning.strip():
            if found.pop(name, None) is None:
                problems.append(f"{emoji!r}: there is no such emoji to take away")
        else:
            wish, problem = parse_meaning(meaning)
            if wish is None:
                problems.append(f"{emoji!r}: {problem}")
            else:
                found[name] = wish
        said.setdefault(name, emoji)
    if problems:
        raise ValueError("bad emoji: " + "; ".join(problems))
    return found


_DOES = {
    (Slot.ACCEPT, ""): "this is right",
    (Slot.REJECT, ""): "this is not right",
    (Slot.LENGTH, "shorter"): "shorter",
    (Slot.LENGTH, "longer"): "more detail",
    (Slot.EXPERTISE, "beginner"): "simpler, for a beginner",
    (Slot.EXPERTISE, "expert"): "for an expert",
    (Slot.TONE, "formal"): "more formal",
    (Slot.TONE, "casual"): "more casual",
    (Slot.EXAMPLE, ""): "give an example",
    (Slot.COMPARE, ""): "two variants to choose from",
    (Slot.AGAIN, ""): "try again",
    (Slot.UNDO, ""): "undo the last change",
    (Slot.RESET, ""): "start over",
    (Slot.STOP, ""): "stop",
}
_AS = {
    Slot.TONE: "tone: {}",
    Slot.FORMAT: "as {}",
    Slot.LANGUAGE: "in {}",
    Slot.EXPERTISE: "for {}",
    Slot.INCLUDE: "include {}",
    Slot.EXCLUDE: "leave out {}",
    Slot.EXAMPLE: "give an example: {}",
}


def vocabulary(table: Mapping[str, Wish] = EMOJI) -> tuple[tuple[str, str], ...]:
    """Each emoji of a table beside what it does, in people's words; a custom emoji stands as `:name:`."""
    return tuple((f":{emoji}:" if emoji.isascii() else _shown(emoji), _does(wish)) for emoji, wish in table.items())


def _shown(emoji: str) -> str:
    """With the mark that makes old symbols show in colour."""
    return f"{emoji}\ufe0f" if len(emoji) == 1 and "\u2190" <= emoji <= "\u2764" and emoji not in "➕✅❌" else emoji


def _does(wish: Wish) -> str:
    words = _DOES.get((wish.slot, wish.value)) or _AS.get(wish.slot, "{}").format(wish.value)
    return words if wish.scope == "answer" else f"{words} ({wish.scope.value})"
