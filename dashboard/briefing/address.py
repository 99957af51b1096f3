"""Where the dashboard is found: as its operator says, so that paper can point back to it, and on this machine."""

import requests
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["UNKNOWN", "reached_at", "served_at", "site_address"]

UNKNOWN = (
    "below the address of the dashboard, which is not known here: say it with DIVERSITEIT_ADDRESS, "
    "or with DIVERSITEIT_HOST and DIVERSITEIT_PORT where it is served on this machine"
)
"""What is said beside a path where :func:`reached_at` knows no address."""

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}  # noqa: S104
"""Of a server that listens on all addresses, one at which it is reached from here."""

_PATIENCE_S = 2


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    address: str = ""

    host: str = "127.0.0.1"
    """On which the dashboard listens, unless the command that starts it says another."""

    port: int = Field(8501, gt=0, lt=2**16)


def site_address() -> str:
    """Return the site's own address as the operator set it, such as ``https://diversiteit.example``; or nothing."""
    return _Settings().address.rstrip("/")


def served_at() -> tuple[str, int]:
    """Return the host and port on which the dashboard listens by the settings."""
    settings = _Settings()
    return settings.host, settings.port


def reached_at() -> str:
    """Return where the dashboard is reached: the site's own address, else that on this machine if it answers there.

    Nothing where neither is so: a link that may be wrong is told to nobody.
    """
    if site := site_address():
        return site
    host, port = served_at()
    host = _EVERYWHERE.get(host, host)
    here = f"http://{host}:{port}"
    return here if _answers(here) else ""


def _answers(address: str) -> bool:
    try:
        found = requests.get(f"{address}/livez", timeout=_PATIENCE_S, allow_redirects=False)
        return found.ok and found.json() == {"status": "ok"}
    except (requests.RequestException, ValueError):
        return False
