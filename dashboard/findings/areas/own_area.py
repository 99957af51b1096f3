"""What an area of one's own is: which gemeenten, wijken or buurten it holds, and what it is called."""

import re
from dataclasses import dataclass

__all__ = ["LONGEST_NAME", "MOST_MEMBERS", "OWN", "OwnArea", "clean_name"]

OWN = "EIGEN"
"""The code under which an area stands among the gemeenten: that of no gemeente, ever."""

MOST_MEMBERS = 150
"""So many codes fit in an address, and in that of a slide; a province has at most 62 gemeenten."""

LONGEST_NAME = 60

_MARKS = re.compile(r"[^\w\s.,'’()&+/!?-]|_")
_ADDRESS = re.compile(r"www\.", re.IGNORECASE)


@dataclass(frozen=True)
class OwnArea:
    """Areas of one level that are taken together.

    Attributes
    ----------
    level : str
        `gemeente`, `wijk` or `buurt`: of which it is made.
    members : tuple of str
        Codes, in order, each once: gemeenten of today, or wijken or buurten of one gemeente in the division of `year`.
    year : int
        Of that division.
    name : str
        What it is called.
    gemeente : str or None
        In which the wijken or buurten lie.
    """

    level: str
    members: tuple[str, ...]
    year: int
    name: str
    gemeente: str | None = None

    @property
    def exact(self) -> bool:
        """Whether its counts are what was counted, and not rounded."""
        return self.level == "gemeente"


def clean_name(asked: str) -> str:
    """Return a name as it is shown, no longer than `LONGEST_NAME`: of letters, digits and what stands between words.

    Nothing is left by which a name would be read as a mark or a link.
    """
    plain = _MARKS.sub(" ", asked[: 4 * LONGEST_NAME])
    return " ".join(_ADDRESS.sub("www ", plain).split())[:LONGEST_NAME].strip()
