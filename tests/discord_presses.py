"""What people do with the bot's own things in the local Discord: buttons, menus, commands, modals. They wait for its
first answer, for three seconds at most; after that they read that it failed, which `troubles` keeps."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

import discord_interactions as interactions
import discord_limits as limits
import discord_rights as rights
import discord_shapes as shapes
from discord_asked import Upload, store
from discord_checks import BUTTON, INPUT, SELECT, SELECTS, walk
from discord_commands import chosen, nested
from discord_gateway import Gateway
from discord_state import Channel, Event, Interaction, Json, Message, World

SWITCH = {4: int, 5: bool, 10: float}
USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11
UPLOAD, RADIO, CHECKBOXES, CHECKBOX, LABEL, ROW, TEXT = 19, 21, 22, 23, 18, 1, 10


class Pressing:
    """The doings of people that are interactions."""

    world: World
    gateway: Gateway
    patience: float
    """Real seconds that people wait for the first answer."""
    troubles: list[str]
    """What they read when it did not come."""
    _waiting: dict[str, asyncio.Future[None]]

    async def presses(self, user: int, message: int, label: str) -> Interaction:
        """Press a button, by its label, emoji or custom_id."""
        one = self._component(user, message, label, (BUTTON,))
        assert one.get("style") != 5, "a link leads elsewhere"
        return await self._component_used(user, message, {"component_type": BUTTON, "custom_id": one["custom_id"]})

    async def chooses(self, user: int, message: int, menu: str, *values: str) -> Interaction:
        """Choose from a menu, by its placeholder or custom_id; of a menu with options by their label or value."""
        one = self._component(user, message, menu, SELECTS)
        data: Json = {"component_type": one["type"], "custom_id": one["custom_id"], "values": picked(one, values)}
        if one["type"] != SELECT:
            data["resolved"] = self._resolved(self._where(message), {int(value) for value in values})
        return await self._component_used(user, message, data)

    def _component(self, user: int, message: int, name: str, kinds: tuple[int, ...]) -> Json:
        shown = self.world.messages[message]
        assert shown.only in (0, user), "only somebody else sees it"
        for _, one in walk(shown.components):
            faces = (
                one.get("label"),
                one.get("custom_id"),
                one.get("placeholder"),
                (one.get("emoji") or {}).get("name"),
            )
            if one["type"] in kinds and name in faces:
                assert not one.get("disabled"), f"{name!r} is greyed out"
                return one
        raise AssertionError(f"there is no {name!r} under {message}")

    def _where(self, message: int) -> Channel:
        return self.world.channels[self.world.messages[message].channel]

    async def _component_used(self, user: int, message: int, data: Json) -> Interaction:
        shown = self.world.messages[message]
        asked = interactions.begin(self.world, interactions.COMPONENT, user, shown.channel, data, shown)
        return await self._wait(asked)

    async def slash(self, user: int, channel: int, words: str, **given: Any) -> Interaction:
        """Give a slash command ("refine", or "burnish votes" for one within a group) with its options."""
        where = self.world.channels[channel]
        command, options, path = chosen(self.world, user, where, words)
        data: Json = {"id": command["id"], "name": command["name"], "type": 1}
        found = [self._option(where, option, given.pop(option["name"]), data)
                 for option in options if option["name"] in given]  # fmt: skip
        assert not given, f"{words} has no {set(given)}"
        missing = {one["name"] for one in options if one.get("required")} - {one["name"] for one in found}
        assert not missing, f"{words} wants {missing}"
        data["options"] = nested(path, found, command)
        data |= {"guild_id": command["guild_id"]} if "guild_id" in command else {}
        return await self._wait(interactions.begin(self.world, interactions.COMMAND, user, channel, data))

    def _option(self, where: Channel, option: Json, value: Any, data: Json) -> Json:
        """One option as it is sent; what it names goes to `resolved`."""
        kind, resolved = option["type"], data.setdefault("resolved", {})
        if choices := option.get("choices"):
            by_name = {one["name"]: one["value"] for one in choices}
            value = by_name.get(value, value)
            assert value in by_name.values(), f"{value!r} is not offered for {option['name']}"
        if kind == ATTACHMENT:
            file = store(self.world, where.id, value)
            resolved.setdefault("attachments", {})[file["id"]] = file
            value = file["id"]
        elif kind in (USER, CHANNEL, ROLE, MENTIONABLE):
            for name, found in self._resolved(where, {int(value)}).items():
                resolved.setdefault(name, {}).update(found)
            value = str(value)
        elif kind == 3:
            least, most = int(option.get("min_length") or 0), int(option.get("max_length") or 6_000)
            assert least <= len(value) <= most, f"{option['name']} must have {least} to {most} characters"
        return {"name": option["name"], "type": kind, "value": SWITCH.get(kind, lambda it: it)(value)}

    def _resolved(self, where: Channel, numbers: set[int]) -> Json:
        """The people, roles and channels of these ids."""
        world, guild, told = self.world, self.world.guilds.get(where.guild), dict[str, Json]()
        for number in sorted(numbers):
            if number in world.users:
                told.setdefault("users", {})[str(number)] = shapes.user(world, number)
                if guild and number in guild.members:
                    member = shapes.member(world, guild, number, whole=False)
                    member["permissions"] = str(rights.permissions(world, where, number))
                    told.setdefault("members", {})[str(number)] = member
            elif guild and number in guild.roles:
                told.setdefault("roles", {})[str(number)] = shapes.role(guild.roles[number], 1)
            elif number in world.channels:
                one = world.channels[number]
                seen = shapes.channel(world, one) | {"permissions": str(rights.EVERYONE)}
                told.setdefault("channels", {})[str(number)] = seen
        return told

    async def autocompletes(self, user: int, channel: int, words: str, option: str, typed: str) -> list[str]:
        """Type into an option; the names of what is offered."""
        where = self.world.channels[channel]
        command, options, path = chosen(self.world, user, where, words)
        one = next(it for it in options if it["name"] == option)
        assert one.get("autocomplete"), f"{option} offers nothing while typing"
        focused = {"name": option, "type": one["type"], "value": typed, "focused": True}
        data: Json = {"id": command["id"], "name": command["name"], "type": 1}
        data["options"] = nested(path, [focused], command)
        asked = interactions.begin(self.world, interactions.AUTOCOMPLETE, user, channel, data)
        return [choice["name"] for choice in (await self._wait(asked)).choices]

    async def context_menu(self, user: int, message: int, name: str) -> Interaction:
        """Use a message's own menu."""
        shown = self.world.messages[message]
        command, _, _ = chosen(self.world, user, self._where(message), name, 3)
        resolved = {"messages": {str(message): shapes.message(self.world, shown)}}
        data = {"id": command["id"], "name": name, "type": 3, "target_id": str(message), "resolved": resolved}
        return await self._wait(interactions.begin(self.world, interactions.COMMAND, user, shown.channel, data))

    async def submits(self, user: int, **values: Any) -> Interaction:
        """Fill in and submit the modal that a person has open, by custom_ids or labels ("_" for a space)."""
        opened = self.world.modals.pop(user)
        assert opened.modal
        data: Json = {"custom_id": opened.modal["custom_id"], "resolved": {}}
        given = {name.replace("_", " ").lower(): value for name, value in values.items()}
        data["components"] = [self._part(opened.channel, one, given, data) for one in opened.modal["components"]]
        assert not given, f"the modal has no {set(given)}"
        message = self.world.messages.get(opened.message)
        asked = interactions.begin(self.world, interactions.SUBMIT, user, opened.channel, data, message)
        return await self._wait(asked)

    def _part(self, channel: int, one: Json, given: Json, data: Json, label: str = "") -> Json:
        """A part of a modal as it is submitted."""
        if one["type"] == ROW:
            inner = [self._part(channel, it, given, data, it.get("label") or "") for it in one["components"]]
            return {"type": ROW, "components": inner}
        if one["type"] == LABEL:
            told = self._part(channel, one["component"], given, data, one["label"])
            return {"type": LABEL, "id": one.get("id") or 1, "component": told}
        if one["type"] == TEXT:
            return {"type": TEXT, "id": one.get("id") or 1}
        names = (one["custom_id"].replace("_", " ").lower(), label.replace("_", " ").lower())
        value = next((given.pop(name) for name in names if name in given), None)
        told = {"type": one["type"], "id": one.get("id") or 1, "custom_id": one["custom_id"]}
        return told | self._filled(channel, one, value, data)

    def _filled(self, channel: int, one: Json, value: Any, data: Json) -> Json:
        kind = one["type"]
        if kind == INPUT:
            value = one.get("value") or "" if value is None else value
            least, most = int(one.get("min_length") or 0), int(one.get("max_length") or limits.MODAL_VALUE)
            assert (not value and not one.get("required", True)) or max(1, least) <= len(value) <= most, "does not fit"
            return {"value": value}
        if kind in (RADIO, CHECKBOX):
            return {"value": bool(value) if kind == CHECKBOX else value}
        values: Sequence[Any] = [value] if isinstance(value, str | int | Upload) else value or []
        if kind == UPLOAD:
            files = [store(self.world, channel, file) for file in values]
            data["resolved"].setdefault("attachments", {}).update({file["id"]: file for file in files})
            return {"values": [file["id"] for file in files]}
        if kind in SELECTS and kind != SELECT:
            data["resolved"] |= self._resolved(self.world.channels[channel], {int(it) for it in values})
        return {"values": picked(one, [str(it) for it in values])}

    def modal(self, user: int) -> Json | None:
        """The modal that a person sees now."""
        opened = self.world.modals.get(user)
        return opened.modal if opened else None

    def shown_to(self, user: int) -> list[Message]:
        """What only this person sees."""
        return [one for one in self.world.messages.values() if one.only == user]

    async def _wait(self, asked: Interaction) -> Interaction:
        """Send it, and wait for the first answer."""
        where = self.world.channels[asked.channel]
        answered = asyncio.get_running_loop().create_future()
        self._waiting[asked.token] = answered
        self.world.emit(Event("INTERACTION_CREATE", asked.payload, guild=where.guild, channel=where.id))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.patience if self.gateway.connections else 0):
                await answered
        if not asked.answered:
            asked.failed = True
            self.troubles.append("This interaction failed" if asked.message else "The application did not respond")
        return asked

    def answered(self, asked: Interaction) -> None:
        """The app gave its first answer."""
        waiting = self._waiting.pop(asked.token, None)
        if waiting and not waiting.done():
            waiting.set_result(None)


def picked(menu: Json, values: Sequence[str]) -> list[str]:
    """The values of the options that are chosen, each by its label or value; as many as the menu wants."""
    options = {name: one["value"] for one in menu.get("options") or [] for name in (one["label"], one["value"])}
    found = [options[value] if options else value for value in values]
    least, most = int(menu.get("min_values", 1) or 0), int(menu.get("max_values") or 1)
    assert least <= len(found) <= most or (not found and not menu.get("required", True)), f"{least} to {most} choices"
    return found
