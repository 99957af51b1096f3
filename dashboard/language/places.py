"""What one lives on and not in: islands, of which a sentence that was written for any gemeente says so."""

import re
from collections.abc import Mapping
from functools import cache

__all__ = ["placed", "says_where"]

_ISLANDS = (
    *("Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"),
    *("Goeree-Overflakkee", "Schouwen-Duiveland", "Noord-Beveland"),
)

_ON: Mapping[str, tuple[str, tuple[str, ...]]] = {"nl": ("op", (*_ISLANDS, "Urk")), "en": ("on", _ISLANDS)}
"""The word, and the gemeenten of which it is said; of Urk, an island until 1939, in Dutch alone."""

_GAP = re.compile(r"\b[Ii]n \{(?:area|larger|name|new|smaller|where)\}")


def says_where(text: str) -> bool:
    """Whether a text says with a name that may be a gemeente's where something is."""
    return _GAP.search(text) is not None


def placed(told: str, code: str) -> str:
    """Return a sentence with the word that goes with the gemeente.

    Parameters
    ----------
    told : str
    code : str
        `nl` or `en`.

    Examples
    --------
    >>> placed("In Texel wonen er meer dan in Urk.", "nl"), placed("More live in Ameland than in Amersfoort.", "en")
    ('Op Texel wonen er meer dan op Urk.', 'More live on Ameland than in Amersfoort.')
    """
    on = _ON[code][0]
    return _before(code).sub(lambda found: on.capitalize() if found[0] == "In" else on, told)


@cache
def _before(code: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, _ON[code][1]))
    return re.compile(rf"\b[Ii]n(?= (?:{names})(?![\w-]))")
