"""Slides as they are shown: laid out for every screen, with their pictures drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dashboard.briefing.pictures import with_stand_ins
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.plain.gemeente import latest_year
from dashboard.projector.decks import read_ready
from dashboard.projector.layout import SHAPES, Laid, Shape, column, laid
from dashboard.projector.made import Asked, Made, Maker, make
from dashboard.projector.of_country import COUNTRY_SLIDES
from dashboard.projector.of_gemeente import GEMEENTE_SLIDES
from dashboard.projector.of_several import SEVERAL_SLIDES
from dashboard.projector.of_view import view_slide
from dashboard.projector.pictures import legend, map_svg, pictured
from dashboard.url.slides import Slide, read_slides, write_slides
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["Drawn", "Shown", "made_slide", "makers", "picture_asset", "shown_slide"]

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


def made_slide(held: Snapshot, slide: Slide, language: Language) -> Made | None:
    """Make a slide of a row: a ready one, or that of a view.

    Returns
    -------
    Made or None
        None where its figures are not held, or only its page can show it.
    """
    return _made(held, write_slides([slide]), language)


@kept(600)
def _made(held: Snapshot, written: str, language: Language) -> Made | None:
    (slide,) = read_slides(written)
    ready = read_ready(slide, national(held).gemeenten)
    if ready is None:
        return view_slide(held, slide, language)
    subject, id = ready
    return make(makers(subject.deck), id, Asked(held, subject.codes, latest_year(held), language))


def picture_asset(held: Snapshot, slide: Slide, language: Language) -> Asset | None:
    """Return the picture of a slide by itself: a map, or a chart in whatever letters there are; None without one."""
    return _asset(held, write_slides([slide]), language)


@kept(200)
def _asset(held: Snapshot, written: str, language: Language) -> Asset | None:
    made = _made(held, written, language)
    exhibit = made.draw(_MAP, _MAP) if made and made.draw else None
    if made is None or made.draw is None or exhibit is None:
        return None
    if exhibit.map is not None:
        return Asset.pack("beeld", ".svg", map_svg(exhibit, held, _MAP).encode())
    shape = SHAPES[0]
    drawn = pictured(made.draw, laid(made, shape).room, shape.times, held, "beeld-")
    return None if drawn is None else Asset.pack("beeld", ".svg", with_stand_ins(drawn[0]).encode())


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
        if exhibit is not None and beside:
            svg, high = legend(exhibit, column(shape), shape.times)
            found = laid(made, shape, high)
        else:
            found, svg = laid(made, shape), ""
            picture = made.draw and pictured(
                made.draw, found.room, shape.times, held, f"{mark}-{shape.name}-"
            )
            if picture:
                svg, exhibit = picture
        drawn.append(Drawn(shape, found, svg))
    return Shown(made, tuple(drawn), exhibit)
