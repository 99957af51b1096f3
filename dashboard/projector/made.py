"""What a slide is made of, before it is laid out: words, and a picture that is drawn when its room is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National, national
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.errors import NotHeldError

__all__ = ["Asked", "Draw", "Made", "Maker", "make"]

Draw = Callable[[int, int], Exhibit | None]
"""Makes a picture of a width and a height in pixels."""


@dataclass(frozen=True)
class Asked:
    """Of whom slides are made.

    Attributes
    ----------
    held : Snapshot
    codes : tuple of str
        Of gemeenten.
    year : int
        The latest.
    language : Language
    """

    held: Snapshot
    codes: tuple[str, ...]
    year: int
    language: Language

    @property
    def frames(self) -> National:
        """The figures of all gemeenten."""
        return national(self.held)


@dataclass(frozen=True)
class Made:
    """One slide.

    Attributes
    ----------
    title : str
        A short line above the sentence.
    sentence : str
        The one thing that is said.
    draw : callable or None
        Makes the picture.
    under : str
        What is said last.
    points : tuple of (str, str)
        What stands where another slide has its picture: each in a few words, with what there is to it.
    numbered : bool
        Whether the points have numbers, by which one can speak of them.
    source : str
        Where words come from that no figures of the picture tell.
    note : str
        What to say with it.
    """

    title: str
    sentence: str
    draw: Draw | None = None
    under: str = ""
    points: tuple[tuple[str, str], ...] = ()
    numbered: bool = True
    source: str = ""
    note: str = ""


Maker = Callable[[Asked], Made]


def make(makers: Mapping[str, Maker], id: str, asked: Asked) -> Made | None:
    """Make a slide; None where its figures are not held: a row goes on without it."""
    try:
        return makers[id](asked)
    except NotHeldError:
        return None
