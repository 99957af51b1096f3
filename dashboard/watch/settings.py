"""What an operator may set of what is seen, from the environment (`DIVERSITEIT_…`) or a `.env` file."""

from functools import cache
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["Watching", "watching"]


class Watching(BaseSettings):
    """What is told, and to whom."""

    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    log: Literal["text", "json"] = "text"
    """Lines to read, or one JSON object a line."""

    metrics_address: str = "127.0.0.1"
    metrics_port: int | None = Field(None, gt=0, lt=2**16)
    """Where Prometheus asks, apart from visitors; none: nowhere."""

    metrics_token: SecretStr | None = Field(None, min_length=16)
    """Who shows it (`Authorization: Bearer …`) gets `/metrics` among the pages; none: there is no such page."""


@cache
def watching() -> Watching:
    """Return the settings of this process."""
    return Watching()
