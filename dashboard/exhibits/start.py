"""The first page: the country in a sentence, three figures and a map."""

from dataclasses import dataclass
from functools import partial
from html import escape

from dashboard.charts.ground import Size
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kaart import map_picture
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.profile.present import SHARE_OF, last_year
from dashboard.findings.trends.country_told import country_figures, country_told
from dashboard.findings.within.classes import METHODS
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["Beginning", "Figure", "beginning", "country_list"]


@dataclass(frozen=True)
class Figure:
    """One number of the country, what it says, and where it comes from."""

    number: str
    told: str
    source: str


@dataclass(frozen=True)
class Beginning:
    """What the first page says before it asks: a sentence, figures and a map, as far as they are held."""

    sentence: str
    figures: tuple[Figure, ...]
    map: Exhibit | None


@kept(24)
def beginning(held: Snapshot, frame: Size, language: Language) -> Beginning:
    """Tell of the country.

    Parameters
    ----------
    held : Snapshot
    frame : (width, height)
        Pixels that the map is expected to have.
    language : Language
    """
    found = national(held)
    told = if_held(partial(country_told, found))
    figures = tuple(
        Figure(
            one.number.write(language),
            one.told.say(language),
            " · ".join(dict.fromkeys(f"{source.holder} {source.number}" for source in one.sources)),
        )
        for one in country_figures(found)
    )
    return Beginning(told.say(language) if told else "", figures, _map(held, frame, language))


def country_list(told: Beginning) -> str:
    """Write the figures as HTML."""
    rows = "".join(
        f"<li><b>{escape(one.number)}</b><span>{escape(one.told)} <small>{escape(one.source)}</small></span></li>"
        for one in told.figures
    )
    return f'<ul class="country">{rows}</ul>'


def _map(held: Snapshot, frame: Size, language: Language) -> Exhibit | None:
    """All gemeenten by the share that is told of them first; None without figures or boundaries."""
    found = national(held)
    indicator = next(one for partition, one in SHARE_OF.items() if partition in found.shares)
    which = (indicator, last_year(found, indicator), None)
    drawn = map_picture(held, "gemeente", which, METHODS[0], None, frame, language)
    return drawn.exhibit if drawn.lacking is None else None
