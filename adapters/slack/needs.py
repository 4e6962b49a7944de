"""What has to be set before the bot can run in Slack. Pure."""

from __future__ import annotations

from adapters.slack.vault import MISSING
from bot.settings import Settings


def missing(settings: Settings) -> list[str]:
    """What is not set and has to be, each in a sentence."""
    wrong: list[str] = []
    bot, app = settings.slack_bot_token.get_secret_value(), settings.slack_app_token.get_secret_value()
    oauth = settings.slack_client_id and settings.slack_client_secret.get_secret_value()
    if not bot and not oauth:
        wrong.append(
            "slack_bot_token: the token of your workspace (xoxb-...), or slack_client_id and slack_client_secret"
        )
    if bot and not bot.startswith("xoxb-"):
        wrong.append("slack_bot_token: a bot token begins with xoxb-")
    if app and not app.startswith("xapp-"):
        wrong.append("slack_app_token: an app-level token begins with xapp-")
    if not app and not settings.slack_signing_secret.get_secret_value():
        wrong.append("slack_app_token: for Socket Mode (xapp-...), or slack_signing_secret for HTTP")
    if bool(settings.slack_client_id) != bool(settings.slack_client_secret.get_secret_value()):
        wrong.append("slack_client_id and slack_client_secret go together")
    if oauth and not settings.secret_keys:
        wrong.append(MISSING)
    if oauth and not settings.slack_public_url:
        wrong.append("slack_public_url: where browsers reach this machine, for installations")
    return wrong
