"""Where what people leave is kept, from the environment (`DIVERSITEIT_…`) or a `.env` file."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from data_sources.wording import masked

__all__ = ["Keeping", "keeping"]


def _in_the_data_folder() -> str:
    return f"sqlite:///{Path(platformdirs.user_data_dir('diversiteitsdashboard')) / 'bijeenkomsten.sqlite'}"


class Keeping(BaseSettings):
    """Where what people leave is kept, and for how long."""

    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    database_url: str = Field(default_factory=_in_the_data_folder)
    """`sqlite:///path` or `postgresql://user:password@host/name`."""

    code_days: int = Field(14, gt=0)
    """After the day of the meeting its short code is given back, and can become another meeting's."""

    receipt_days: int = Field(365, gt=0)
    """So long after a decision who asked or reacted can read it; then it is forgotten who that was."""

    unread_days: int = Field(180, gt=0)
    """After so many days a reaction on a dossier that nobody read is deleted."""

    unanswered_days: int = Field(365, gt=0)
    """After so many days a question that nobody answered is deleted."""

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        """Show the address without the password that it may hold."""
        return [
            (name, masked(value) if isinstance(value, str) else value)
            for name, value in super().__repr_args__()
        ]


@cache
def keeping() -> Keeping:
    """Return the settings of this process."""
    return Keeping()
