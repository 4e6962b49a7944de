"""What an operator can set: environment variables `BURNISH_...`, and a TOML file of the same keys in lower case."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.charts.colours import checked
from bot.errors import BadSettings
from bot.retaining import wrong

if TYPE_CHECKING:
    from bot.interpret.meaning import Tables

PREFIX = "BURNISH_"
FILE = "BURNISH_CONFIG"
"""The variable that names the TOML file; without it `burnish.toml` in the current folder, if there is one."""


class Settings(BaseSettings):
    """The knobs, each with its unit and its default."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, env_ignore_empty=True)

    # The model
    model_url: str | None = Field(None, pattern=r"^https?://")
    """The base URL of an OpenAI-compatible endpoint, with its /v1. Without it the embedded model answers."""
    model: str = Field("default", min_length=1)
    """The model's name at that endpoint."""
    model_key: SecretStr = SecretStr("")
    """The endpoint's API key."""
    fallback_url: str | None = Field(None, pattern=r"^https?://")
    """The base URL of the fallback model's endpoint; without it, `model_url` with `fallback_model`."""
    fallback_model: str | None = None
    """The model asked when the first does not answer."""
    fallback_key: SecretStr = SecretStr("")
    """The fallback endpoint's API key; empty for `model_key`."""
    model_timeout: float = Field(60.0, gt=0, le=600)
    """Seconds without a byte from the model before a call counts as failed."""
    model_retries: int = Field(2, ge=0, le=10)
    """How often a failed call is tried again before the fallback."""
    temperature: float = Field(0.7, ge=0, le=2)
    """How freely the model chooses its words."""
    max_tokens: int = Field(1500, ge=16, le=100_000)
    """Tokens of one completion at most."""
    model_holds: Literal["grammar", "schema", "nothing"] = "schema"
    """What the endpoint can hold a reply to while it is generated: llama.cpp a grammar, most others a JSON schema."""
    seed: int | None = None
    """For repeatable answers, where the model's server can do that."""

    # Embeddings
    embeddings_url: str | None = Field(None, pattern=r"^https?://")
    """The base URL of an OpenAI-compatible endpoint for embeddings; without it, memory is searched by words alone."""
    embeddings_model: str = Field("default", min_length=1)
    """The name of the embeddings model there; with another one, what is remembered is embedded anew as it is needed."""
    embeddings_key: SecretStr = SecretStr("")
    """That endpoint's API key."""
    embeddings_near: float = Field(0.75, gt=0, le=1)
    """From which cosine similarity something remembered counts as about the question; it depends on the model."""

    # The path
    attempts: int = Field(3, ge=1, le=8)
    """Drafts made at most until one is as wanted."""
    candidates: int = Field(1, ge=1, le=8)
    """Drafts made at once for each attempt, of which the best counts: for servers with slots to spare. Each costs."""
    finish: bool = True
    """Whether code finishes what is mechanical (a closing phrase, a case, no commas) after the model."""
    judge_tone: bool = False
    """Whether the model is asked, after each draft, if its tone is the one wanted: one more call each."""
    memory_tokens: int = Field(300, ge=0, le=20_000)
    """Tokens (estimated) of earlier conversations in one prompt at most: corrections, accepted answers; 0 for none."""
    memory_examples: Literal["auto", "always", "never"] = "auto"
    """Whether accepted answers go along as examples. auto: unless the model is the embedded one, which copies them."""
    first_meeting: bool = True
    """Whether a person who is new, and alone with the bot, is asked three questions about how they like answers."""
    chart_colours: Annotated[tuple[str, ...], NoDecode] = Field(default=(), max_length=8)
    """The colours of charts where somebody asks for "our colours", as `["#0b5fff", "#ffb000"]`, the first one first."""
    run_code: bool = False
    """Whether Python of an answer that computes and prints is run, in WebAssembly, and its output shown as run. Needs
    the extra `run`; the sandbox is made at the first start, in half a minute."""
    settle: float = Field(0.25, ge=0, le=5)
    """Seconds of quiet that end a burst of feedback."""
    read_with_model: Literal["auto", "always", "never"] = "auto"
    """Whether the model reads feedback that is not plain. auto: unless the model is the embedded one."""

    # What people can use
    emoji: dict[str, str] = Field(default_factory=dict)
    """Emoji to add or change, by character or name: `{"🦊" = "tone casual", "scissors" = ""}`; "" takes one away."""
    buttons: dict[str, str] = Field(default_factory=dict)
    """Buttons to add or change: `{"legal" = "Legal: tone formal"}`; "" takes one away."""

    # Where things are
    database: Path | None = None
    """The database file; by default `burnish.db` in the data folder."""
    data_dir: Path | None = None
    """Where the database is kept; by default the user's data folder."""
    cache_dir: Path | None = None
    """Where the embedded model's file is kept; by default the user's cache folder."""
    retention: dict[str, int] = Field(default_factory=dict)
    """For how many days what nobody touches any more is kept, by "platform:workspace", "platform" or "*", the most
    exact counts: conversations, what was remembered, evidence. Without a key, for ever. Wishes said outright stay."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What goes into the operator's log."""

    # The playground
    host: str = "127.0.0.1"
    """The address that the playground listens on. It has no log-in: keep it on loopback."""
    port: int = Field(8080, ge=0, le=65535)
    """Its port; 0 for any that is free."""
    people: tuple[str, ...] = Field(("Ana", "Ben"), min_length=1, max_length=8)
    """Who can speak in the playground."""

    # Slack
    slack_bot_token: SecretStr = SecretStr("")
    """The bot token (xoxb-...) of the one workspace it is installed in; without it, workspaces install it by OAuth."""
    slack_app_token: SecretStr = SecretStr("")
    """The app-level token (xapp-...) for Socket Mode; without it, Slack calls us over signed HTTP."""
    slack_signing_secret: SecretStr = SecretStr("")
    """What Slack signs its HTTP calls with."""
    slack_client_id: str = ""
    """The app's client id, for installations by OAuth."""
    slack_client_secret: SecretStr = SecretStr("")
    """The app's client secret, for installations by OAuth."""
    slack_public_url: str | None = Field(None, pattern=r"^https?://")
    """Where Slack and browsers reach us, for installations by OAuth: https://burnish.example.com"""
    slack_host: str = "127.0.0.1"
    """The address that signed HTTP listens on: behind a proxy or a load balancer."""
    slack_port: int = Field(3000, ge=0, le=65535)
    """Its port; 0 for any that is free."""
    slack_api_url: str = Field("https://slack.com/api/", pattern=r"^https?://")
    """Slack's Web API; another address only for tests and for GovSlack (https://slack-gov.com/api/)."""
    secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    """Fernet keys that tokens are encrypted with where they are stored; the first encrypts, all decrypt. In the
    environment with commas between them."""

    # Discord
    discord_token: SecretStr = SecretStr("")
    """The bot's token."""
    discord_shard_count: int | None = Field(None, ge=1, le=10_000)
    """How many shards there are in all; without it, as many as Discord recommends."""
    discord_shard_ids: Annotated[tuple[Annotated[int, Field(ge=0)], ...], NoDecode] = ()
    """Of several processes, which shards are this one's, all where it is empty; in the environment with commas."""
    discord_api_url: str = Field("https://discord.com/api/v10", pattern=r"^https?://")
    """Discord's API; another address only for tests."""

    @field_validator("retention")
    @classmethod
    def _days(cls, given: dict[str, int]) -> dict[str, int]:
        if problem := wrong(given):
            raise ValueError(problem)
        return given

    @field_validator("chart_colours")
    @classmethod
    def _colours(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        good, bad = checked(given)
        if bad:
            raise ValueError(f"these are no colours like #0b5fff: {', '.join(bad)}")
        return good

    @field_validator("secret_keys", "discord_shard_ids", "chart_colours", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return tuple(filter(None, (one.strip() for one in given.split(",")))) if isinstance(given, str) else given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was given on the command line comes before the environment, and that before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_file())

    def tables(self) -> Tables:
        """The tables for emoji and buttons with the operator's changes. Raises BadSettings naming every wrong entry."""
        from bot.interpret.buttons import parse_buttons
        from bot.interpret.emoji import parse_table
        from bot.interpret.meaning import Tables

        problems: list[str] = []
        emoji, buttons = None, None
        try:
            emoji = parse_table(self.emoji)
        except ValueError as error:
            problems.append(f"emoji: {error}")
        try:
            buttons = parse_buttons(self.buttons)
        except ValueError as error:
            problems.append(f"buttons: {error}")
        if emoji is None or buttons is None:
            raise BadSettings("\n".join(["These settings are wrong:", *(f"  {problem}" for problem in problems)]))
        return Tables(emoji=emoji, buttons=buttons)


def config_file() -> Path | None:
    """The TOML file in use, or None."""
    if named := os.environ.get(FILE):
        return Path(named)
    here = Path("burnish.toml")
    return here if here.is_file() else None


def load(**given: Any) -> Settings:
    """The settings in force; `given` (from the command line) wins where it is not None.

    Raises BadSettings with every wrong key at once, those in the environment that no setting has among them.
    """
    problems = [f"{FILE}: there is no file {file}" for file in [config_file()] if file and not file.is_file()]
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields} | {FILE}
    problems += [f"{name}: no such setting" for name in sorted(os.environ) if _strange(name, known)]
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
        settings.tables()
    except ValidationError as error:
        problems += [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    except BadSettings as error:
        problems += [line.strip() for line in str(error).splitlines()[1:]]
    except (OSError, ValueError) as error:  # a TOML file that cannot be read, or a variable that is no JSON
        problems.append(f"{config_file() or 'environment'}: {error}")
    if problems:
        raise BadSettings("\n".join(["These settings are wrong:", *(f"  {problem}" for problem in problems)]))
    return settings


def _strange(name: str, known: set[str]) -> bool:
    return name.upper().startswith(PREFIX) and name.upper() not in known


def in_force(settings: Settings) -> list[tuple[str, str]]:
    """Every setting with its value, secrets masked, in the order of their declaration."""
    return [(name, str(getattr(settings, name))) for name in Settings.model_fields]
