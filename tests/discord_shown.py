"""What people see of a message in the local Discord, and whom it would notify."""

from __future__ import annotations

import re

from discord_checks import BUTTON, SELECTS, TEXT, embed_texts, walk
from discord_state import LOADING, Json, Message, User, World

_USER, _ROLE = re.compile(r"<@!?(\d+)>"), re.compile(r"<@&(\d+)>")
_CROWD = re.compile(r"@(everyone|here)\b")


def texts(one: Message) -> list[str]:
    """All that is written in a message: its content, its embeds, its text components."""
    said = [one.content] if one.content else []
    for embed in one.embeds:
        said += embed_texts(embed)
    return said + [part.get("content") or "" for _, part in walk(one.components) if part["type"] == TEXT]


def labels(components: list[Json]) -> list[str]:
    """What stands on the buttons and menus, in order; "…" for a menu that says nothing."""
    found = []
    for _, one in walk(components):
        if one["type"] == BUTTON:
            found.append(one.get("label") or (one.get("emoji") or {}).get("name") or "")
        elif one["type"] in SELECTS:
            found.append(one.get("placeholder") or "…")
    return found


def visible(world: World, one: Message) -> Json:
    """A message as people see it."""
    author: User = world.users[one.author]
    reactions = {it.emoji.name: len(it.users) for it in one.reactions.values()}
    told: Json = {"id": one.id, "author": author.id, "content": "\n".join(texts(one)), "edited": bool(one.edited)}
    told |= {"labels": labels(one.components), "files": [file["filename"] for file in one.attachments]}
    return told | {"reactions": reactions, "thinking": bool(one.flags & LOADING), "reply_to": one.reference}


def mentioned(text: str) -> tuple[set[int], set[int], set[str]]:
    """The people, roles and crowds that a text names."""
    people, roles = ({int(match[1]) for match in pattern.finditer(text)} for pattern in (_USER, _ROLE))
    return people, roles, {f"@{match[1]}" for match in _CROWD.finditer(text)}


def allowed(text: str, rules: Json | None) -> tuple[set[int], set[int], set[str]]:
    """Those of them that a message may mention by its allowed_mentions; without any: all."""
    people, roles, crowds = mentioned(text)
    if rules is None:
        return people, roles, crowds
    parse = rules.get("parse") or []
    named = [{int(it) for it in rules.get(kind) or []} for kind in ("users", "roles")]
    return (
        people if "users" in parse else people & named[0],
        roles if "roles" in parse else roles & named[1],
        crowds if "everyone" in parse else set(),
    )


def address(world: World, one: Message, rules: Json | None) -> None:
    """Fill in whom a message mentions, and note whom one of the bot's notifies."""
    people, roles, crowds = allowed("\n".join(texts(one)), rules)
    replied = world.messages.get(one.reference)
    one.reply_pings = bool(replied) and one.kind == 19 and (rules is None or bool(rules.get("replied_user")))
    if replied and one.reply_pings:
        people |= {replied.author}
    one.mentions = sorted(person for person in people if person in world.users)
    one.mention_roles, one.everyone = sorted(roles), bool(crowds)
    if world.users[one.author].bot and not one.only:
        names = {f"<@{who}>" for who in people} | {f"<@&{role}>" for role in roles} | crowds
        world.pinged |= {(name, one.id) for name in names}
