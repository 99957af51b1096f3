"""What an operator may set of the guards, from the environment (`DIVERSITEIT_…`) or a `.env` file."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, FilePath
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["Guarding", "guarding"]


def _words(given: object) -> object:
    return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given


def _fit_for_a_policy(sources: tuple[str, ...]) -> tuple[str, ...]:
    if any(not source.isascii() or ";" in source for source in sources):
        raise ValueError("addresses in letters, digits and signs, without ;")
    return sources


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_words)]
"""Words with a space or a comma between them."""


class Guarding(BaseSettings):
    """Who may ask, and how much."""

    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    hosts: Words = ()
    """Names under which the dashboard answers (`*.example.nl` for all below one); none: under any name."""

    origins: Words = ()
    """Other sites whose pages may open a session (`https://example.nl`); the dashboard's own always may."""

    frame_ancestors: Annotated[Words, AfterValidator(_fit_for_a_policy)] = ()
    """Sites that may show the dashboard within a page of theirs; none: nobody."""

    embed_hosts: Annotated[Words, AfterValidator(_fit_for_a_policy)] = ("*",)
    """Sites that may show single exhibits (`/beeld`), which are made for that; none: nobody."""

    proxies: Words = ("127.0.0.1",)
    """Addresses or networks of proxies that are believed about the visitor's address and about TLS."""

    robots_txt: FilePath | None = None
    """What search engines are told; none: that they may read all (`dashboard.plain`)."""

    security_txt: FilePath | None = None
    """Whom to tell of a leak (RFC 9116); none: no such page."""

    message_bytes: int = Field(500_000, gt=0)
    """Of one message over a websocket; the largest of a real session seen is 2 kB."""

    messages_per_s: float = Field(20, gt=0)
    messages_at_once: int = Field(100, gt=0)
    """Messages that a session may have saved up when it was quiet; past them it is cut off."""

    connections: int = Field(1000, gt=0)
    connections_per_address: int = Field(300, gt=0)
    """Sessions open at the same time; a whole hall shares one address."""

    memory_mb: int | None = Field(None, gt=0)
    """What this process may hold before new visitors are asked to wait; none: 85% of what its container may."""

    session_upload_mb: int = Field(40, gt=0)
    all_uploads_mb: int = Field(400, gt=0)
    """What is held of files that were given, by one session and by all."""


@cache
def guarding() -> Guarding:
    """Return the settings of this process."""
    return Guarding()
