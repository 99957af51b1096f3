"""Texts that refer to others, so that what is said in several places is written in one."""

import re
from collections.abc import Mapping

__all__ = ["composed"]

_REFERENCE = re.compile(r"\{@([\w.]+)((?:\|(?:[^{}|]|\{\w+\})*)*)\}")


def composed(text: str, texts: Mapping[str, str], within: tuple[str, ...] = ()) -> str:
    """Put in place of every reference the text that it refers to.

    Parameters
    ----------
    text : str
        With references ``{@key}``, or ``{@key|first|second}``, which fill the gaps ``{0}`` and ``{1}`` of that text.
    texts : mapping of key to str
        What is referred to, which may refer to others.
    within : tuple of str
        Keys of the texts that are being composed.

    Raises
    ------
    ValueError
        A reference leads nowhere, or round in a circle.

    Examples
    --------
    >>> composed("De {@index|in Urk}.", {"index": "kans {0} op een verschil"})
    'De kans in Urk op een verschil.'
    """

    def told(reference: re.Match[str]) -> str:
        key, given = reference[1], reference[2].split("|")[1:]
        if key not in texts or key in within:
            raise ValueError(
                f"{text!r} refers to {key!r}, which {'refers to it' if key in within else 'is no text'}."
            )
        found = composed(texts[key], texts, (*within, key))
        for number, part in enumerate(given):
            found = found.replace(f"{{{number}}}", part)
        return found

    return _REFERENCE.sub(told, text)
