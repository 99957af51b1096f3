"""One picture on a slide: its title, its words, its sources, and how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.briefing.chart_style import Box
from dashboard.briefing.told import Briefing, Part
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["Maker", "Shown", "find_exhibit", "of_exhibit"]


@dataclass(frozen=True)
class Shown:
    """One picture on a slide.

    Attributes
    ----------
    title, subtitle, alt : str
    draw : callable (slide, box)
    sources, caveats : sequence of str
    largest : float
        In which size (points) words beside it are written at most: less where its legend stands under them.
    """

    title: str
    subtitle: str
    alt: str
    draw: Callable[[Any, Box], None]
    sources: Sequence[str] = ()
    caveats: Sequence[str] = field(default_factory=tuple)
    largest: float = 16.0


Maker = Callable[[Briefing, Part, Snapshot], list[Shown]]


def of_exhibit(exhibit: Exhibit, make: Callable[[Any, Box], Any]) -> Shown:
    """Show an exhibit, told as it tells itself."""
    return Shown(
        exhibit.title,
        exhibit.subtitle,
        exhibit.alt,
        _told(make, exhibit.alt, exhibit.title),
        _source_lines(exhibit.numbers, exhibit.language),
        exhibit.caveats,
    )


def _source_lines(numbers: Numbers, language: Language) -> list[str]:
    """A line for each source, as the sentences of a briefing number them."""
    return [source.line(language, numbers.partition) for source in numbers.sources]


def _told(make: Callable[[Any, Box], Any], alt: str, name: str) -> Callable[[Any, Box], None]:
    """Draw something and say in words what it shows; parts beyond the first are ornament to a screen reader."""

    def drawn(slide: Any, box: Box) -> None:
        made = make(slide, box)
        for frame in made if isinstance(made, list) else [made]:
            about = frame._element.xpath(".//p:cNvPr")[0]
            about.set("descr", alt)
            about.set("name", name)

    return drawn


def find_exhibit(part: Part, id: str) -> Exhibit | None:
    """Return an exhibit of a part, if it is there."""
    return next((exhibit for exhibit in part.exhibits if exhibit.id == id), None)
