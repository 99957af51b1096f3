"""Where the dashboard is found, so that paper can point back to it (`DIVERSITEIT_ADDRESS`)."""

from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["site_address"]


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    address: str = ""


def site_address() -> str:
    """Return the site's own address as the operator set it, such as ``https://diversiteit.example``; or nothing."""
    return _Settings().address.rstrip("/")
