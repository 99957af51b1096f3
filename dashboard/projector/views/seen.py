"""A view of a page that is to be a slide."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National, national
from dashboard.language import Language
from dashboard.projector.made import Draw, Made
from dashboard.url.slides import Slide
from dashboard.url.view import BY_HAND, View
from data_sources import Snapshot

__all__ = ["TRIED", "Maker", "Seen", "fitting"]

TRIED = 300
"""Pixels of a picture that is made to know whether there is one, and what is said of it."""

_FEWEST = 3
"""Rows that are drawn, however little room there is."""


@dataclass(frozen=True)
class Seen:
    """What is looked at.

    Attributes
    ----------
    held : Snapshot
    slide : Slide
    view : View
        What its query says that all pages share.
    title : str
        What tells it from others.
    language : Language
    """

    held: Snapshot
    slide: Slide
    view: View
    title: str
    language: Language

    @property
    def frames(self) -> National:
        """The figures of all gemeenten."""
        return national(self.held)

    @property
    def others(self) -> tuple[str, ...]:
        """The peers that someone chose one by one."""
        return self.view.others if self.view.peers == BY_HAND else ()

    def chosen(self, name: str, default: str) -> str:
        """Return what the page is told of a choice that only it has."""
        return self.slide.query.get(name, default)

    def made(self, sentence: str, draw: Draw, under: str = "", note: str = "") -> Made:
        """Make the slide."""
        return Made(self.title, sentence, draw, under, note=note)


Maker = Callable[[Seen], Made | None]
"""Makes the slide of a view; None where only its page can show it, or there is nothing to see."""


def fitting(make: Callable[[int, int], Exhibit], most: int) -> Draw:
    """Draw as many rows as have room.

    Parameters
    ----------
    make : callable
        Makes the picture with so many rows, of so many pixels across.
    most : int
    """

    def draw(width: int, height: int) -> Exhibit:
        for count in range(most, _FEWEST - 1, -1):
            exhibit = make(count, width)
            if exhibit.picture is None or exhibit.picture.layout.height <= height:
                break
        return exhibit

    return draw
