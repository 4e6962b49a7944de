"""What an operator can set: environment variables `BURNISH_...` and an optional TOML file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The knobs, each with its unit and its default."""

    model_config = SettingsConfigDict(env_prefix="BURNISH_", extra="forbid", frozen=True)

    model_url: str | None = None
    """The base URL of an OpenAI-compatible endpoint, with its /v1. Without it the embedded model answers."""
    model: str = "default"
    """The model's name at that endpoint."""
    model_key: SecretStr = SecretStr("")
    """The endpoint's API key."""
    fallback_url: str | None = None
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
    max_tokens: int = Field(700, ge=16, le=100_000)
    """Of one completion."""
    cache_dir: Path | None = None
    """Where the embedded model's file is kept; the user's cache folder by default."""
