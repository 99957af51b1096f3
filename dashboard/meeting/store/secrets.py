"""What one must know to do something: codes to type, and words for the receipt of who answered first."""

import hashlib
import secrets
from functools import cache
from importlib import resources

__all__ = ["CODE_LENGTH", "SIGNS", "new_code", "read_code", "read_words", "words_of"]

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of a code: those that cannot be taken for another (no 0 and O, no 1, I and L)."""

CODE_LENGTH = 6
"""31⁶ is 887 million."""

_WORDS = 4


def new_code() -> str:
    """Return a code that can be read aloud and typed."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, however they wrote it; None where it can be none.

    Examples
    --------
    >>> read_code(" k7p-2xq "), read_code("K7P2X"), read_code("K0P2XQ")
    ('K7P2XQ', None, None)
    """
    code = "".join(sign for sign in typed.upper()[:40] if sign.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(SIGNS) else None


def words_of(receipt: str) -> str:
    """Return the four words that stand for a receipt (32 bits; who guesses is stopped after a few).

    Examples
    --------
    >>> len(words_of("a").split()), words_of("a") == words_of("b")
    (4, False)
    """
    digest = hashlib.sha256(f"words\n{receipt}".encode()).digest()
    return " ".join(_words()[byte] for byte in digest[:_WORDS])


def read_words(typed: str) -> str:
    """Return words as :func:`words_of` writes them, however they were typed.

    Examples
    --------
    >>> read_words("  Appel, ANKER-arm boom ")
    'appel anker arm boom'
    """
    return " ".join("".join(sign if sign.isalpha() else " " for sign in typed.lower()[:100]).split())


@cache
def _words() -> tuple[str, ...]:
    words = resources.files(__package__).joinpath("words.txt").read_text(encoding="utf-8").split()
    assert len(set(words)) == 256, "a byte stands for a word"
    return tuple(words)
