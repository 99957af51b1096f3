"""What one must know to do something, in a link: made so that nobody guesses it, kept so that nobody reads it."""

import hashlib
import secrets

__all__ = ["hashed", "new_token"]


def new_token() -> str:
    """Return what nobody can guess: 256 bits, fit for a link."""
    return secrets.token_urlsafe(32)


def hashed(token: str, *of: object) -> str:
    """Return what is kept of a token: enough to know it again, not enough to make it.

    Parameters
    ----------
    token : str
    *of
        What it belongs to; the same words elsewhere are other ones.
    """
    return hashlib.sha256("\n".join((*map(str, of), token)).encode()).hexdigest()
