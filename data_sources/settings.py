"""Settings of the data layer, from the environment (`DIVERSITEIT_…`) or a `.env` file."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from data_sources.wording import masked

EMBEDDED_SNAPSHOT = Path(__file__).parent / "snapshot"


class Settings(BaseSettings):
    """Where figures come from, where they go, and how patient the readers are."""

    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    cbs_url: str = "https://opendata.cbs.nl"
    cbs_v4_url: str = "https://datasets.cbs.nl/odata/v1/CBS"
    pdok_url: str = "https://api.pdok.nl"
    protocol: Literal["odata3", "odata4"] = "odata3"
    snapshot: str = str(EMBEDDED_SNAPSHOT)
    """A folder or an fsspec URL (s3://…, memory://…)."""

    look_s: float = Field(60, gt=0)
    """After so long a server looks whether newer figures were published."""

    keep: int = Field(3, ge=1)
    """States of the snapshot that are kept, the present one among them: what can be gone back to."""

    trial: str = "dashboard.findings.trial:problems"
    """`module:function` that tries a snapshot before it is published; empty: published untried.

    By name, because data flows the other way: this room does not know the dashboard.
    """

    timeout_s: float = Field(60, gt=0)
    attempts: int = Field(5, ge=1)
    backoff_s: float = Field(0.5, ge=0)
    backoff_max_s: float = Field(30, ge=0)
    workers: int = Field(8, ge=1, le=16)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        """Show addresses without the passwords that they may hold."""
        return [
            (name, masked(value) if isinstance(value, str) else value)
            for name, value in super().__repr_args__()
        ]


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
