"""What has to be set before the bot can run in Discord. Pure."""

from __future__ import annotations

import re

from bot.settings import Settings

WHERE = "https://discord.com/developers/applications"
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


def missing(settings: Settings) -> list[str]:
    """What is not set and has to be, each in a sentence."""
    token = settings.discord_token.get_secret_value()
    count, ids = settings.discord_shard_count, settings.discord_shard_ids
    wrong: list[str] = []
    if not token:
        wrong.append(f"discord_token: the bot's token, under your application > Bot > Reset Token ({WHERE})")
    elif not _TOKEN.fullmatch(token):
        wrong.append("discord_token: a bot's token has three parts with dots between them; this is another secret")
    if ids and not count:
        wrong.append("discord_shard_count: how many shards there are in all, where discord_shard_ids is set")
    if count and any(one >= count for one in ids):
        wrong.append(f"discord_shard_ids: of {count} shards the last is number {count - 1}")
    return wrong
