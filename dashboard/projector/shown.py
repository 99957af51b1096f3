"""Slides as they are shown: laid out for every screen, with their pictures drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import Language
from dashboard.plain.gemeente import latest_year
from dashboard.projector.decks import Subject
from dashboard.projector.layout import SHAPES, Laid, Shape, laid
from dashboard.projector.made import Asked, Made, Maker, make
from dashboard.projector.of_country import COUNTRY_SLIDES
from dashboard.projector.of_gemeente import GEMEENTE_SLIDES
from dashboard.projector.of_several import SEVERAL_SLIDES
from dashboard.projector.pictures import legend, map_svg, pictured
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["Drawn", "Shown", "made_slide", "makers", "map_asset", "shown_slide"]

_MAKERS: Mapping[str, Mapping[str, Maker]] = MappingProxyType(
    {"land": COUNTRY_SLIDES, "gemeente": GEMEENTE_SLIDES, "naast": SEVERAL_SLIDES}
)

_MAP = 860
"""Pixels of a map, on every screen."""


class Drawn(NamedTuple):
    """A slide on one screen: how it is laid out, and the SVG of its picture, or of the legend of its map."""

    shape: Shape
    laid: Laid
    svg: str


@dataclass(frozen=True)
class Shown:
    """A slide.

    Attributes
    ----------
    made : Made
    drawn : tuple of Drawn
        One a screen.
    exhibit : Exhibit or None
        What its picture shows.
    """

    made: Made
    drawn: tuple[Drawn, ...]
    exhibit: Exhibit | None

    @property
    def is_map(self) -> bool:
        """Whether its picture is a map, which is fetched by itself."""
        return self.exhibit is not None and self.exhibit.map is not None

    @property
    def source(self) -> str:
        """The line under it."""
        return self.made.source or (self.exhibit.source if self.exhibit else "")


def makers(deck: str) -> Mapping[str, Maker]:
    """Return what makes each slide that a ready row can hold."""
    return _MAKERS[deck]


def made_slide(held: Snapshot, subject: Subject, id: str, language: Language) -> Made | None:
    """Make a slide of a ready row; None where its figures are not held."""
    return make(makers(subject.deck), id, Asked(held, subject.codes, latest_year(held), language))


def shown_slide(made: Made, held: Snapshot, mark: str) -> Shown:
    """Lay out a slide and draw its pictures.

    Parameters
    ----------
    made : Made
    held : Snapshot
    mark : str
        What sets names within its pictures apart from those of other slides.
    """
    exhibit = made.draw(_MAP, _MAP) if made.draw else None
    beside = exhibit is not None and exhibit.map is not None
    drawn = []
    for shape in SHAPES:
        found, svg = laid(made, shape, beside), ""
        if exhibit is not None and beside:
            svg = legend(exhibit.key, found.column)
        elif made.draw is not None:
            picture = pictured(made.draw, found.room, held, f"{mark}-{shape.name}-")
            if picture is not None:
                svg, exhibit = picture
        drawn.append(Drawn(shape, found, svg))
    return Shown(made, tuple(drawn), exhibit)


@kept(200)
def map_asset(held: Snapshot, subject: Subject, id: str) -> Asset | None:
    """Draw the map of a slide, in which there are no words; None where it is none."""
    made = made_slide(held, subject, id, Language("nl"))
    exhibit = made.draw(_MAP, _MAP) if made and made.draw else None
    if exhibit is None or exhibit.map is None:
        return None
    return Asset.pack("kaart", ".svg", map_svg(exhibit, held, _MAP).encode())
