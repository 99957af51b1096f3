"""Which boundaries and theme figures a snapshot needs: what the rules of the catalogue make of the years it has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data_sources import catalogue
from data_sources.catalogue.models import BoundarySource, FeatureSource

__all__ = ["Wanted", "wanted"]


@dataclass(frozen=True)
class Wanted:
    """Sources of one kind, one a year.

    Attributes
    ----------
    candidates : tuple of source
        Newest first.
    enough : int
        So many of them are kept, of those that are offered the first.
    """

    candidates: tuple[BoundarySource | FeatureSource, ...]
    enough: int


def wanted(years: Callable[..., Sequence[int]], this_year: int) -> list[Wanted]:
    """Return what goes with figures of these years.

    Parameters
    ----------
    years : callable
        Given a level and kinds of figures: the years that have them, as :meth:`data_sources.manifest.Manifest.years`.
    this_year : int
        No later year is asked for where no figures say which.
    """
    found = []
    for layer in catalogue.layers():
        needed = years(layer.follows, *layer.kinds) if layer.follows else range(layer.years[0], this_year + 1)
        asked = sorted(set(needed) & set(layer.years), reverse=True)
        sources = tuple(layer.source(year) for year in asked)
        found.append(Wanted(sources, layer.newest or len(sources)))
    return found
