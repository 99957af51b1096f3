"""What all gemeenten are made up of by country, in the one division that tells the countries."""

from collections.abc import Callable

import pandas as pd

from dashboard.analysis.countries import fastest_growing, largest_origins
from dashboard.analysis.new_diversity import coverage, lenses
from dashboard.analysis.variety import variety
from dashboard.findings.model.indicators import Partition
from data_sources.catalogue import groups
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["ByCountry"]

Read = Callable[[], pd.DataFrame]


class ByCountry:
    """Persons by country of origin of all gemeenten, and what follows from them alone; not to be changed.

    Parameters
    ----------
    partition : Partition
        The division that names the countries.
    index : str
        Key of the index over its groups.
    of_gemeenten, of_land : callable
        Read the origin of all gemeenten and years, on today's division, and of the country.
    pairs : callable
        Reads every gemeente (`region`) with each of the same type (`peer`); None where types are not held.

    Raises
    ------
    NotHeldError
        On whatever is asked of it, where there are no figures by country.
    """

    def __init__(
        self,
        partition: Partition,
        index: str,
        of_gemeenten: Read,
        of_land: Read,
        pairs: Callable[[], pd.DataFrame | None],
    ):
        self.partition, self.index = partition, index
        self._of_gemeenten, self._of_land, self._pairs = of_gemeenten, of_land, pairs

    @property
    @kept()
    def years(self) -> tuple[int, ...]:
        """Years with figures by country, oldest first."""
        return tuple(sorted(int(year) for year in self._of_gemeenten()["year"].unique()))

    @property
    def year(self) -> int:
        """The last of them."""
        return self.years[-1]

    @kept(16)
    def persons(self, year: int) -> pd.DataFrame:
        """Persons of every gemeente, (region × group); missing where a figure is."""
        return _persons(self._of_gemeenten(), year)

    @property
    @kept()
    def land(self) -> pd.Series:
        """Persons of the country by group, in the last year."""
        rows = _persons(self._of_land(), self.year)
        if rows.empty:
            raise NotHeldError(Lacking("origin", ("land",), (self.year,), *self.partition))
        return rows.iloc[0]

    @property
    @kept()
    def largest(self) -> pd.DataFrame:
        """The largest countries of origin of every gemeente beside its type, on region."""
        found = largest_origins(self.persons(self.year), peers=self._pairs())
        return found.set_index("region").sort_index(kind="stable")

    @property
    @kept()
    def first_years(self) -> pd.Series:
        """The first year in which a gemeente has all groups, where it has them in the last year as well; on region."""
        now = self.persons(self.year).dropna().index
        found: dict[str, int] = {}
        for year in self.years[:-1]:
            for region in self.persons(year).dropna().index.intersection(now):
                found.setdefault(str(region), year)
        return pd.Series(found, dtype=int)

    @property
    @kept()
    def growing(self) -> pd.DataFrame:
        """The countries that grew most between a gemeente's first and last year, on region; see `fastest_growing`."""
        now = self.persons(self.year)
        found = [
            fastest_growing(self.persons(int(year)).loc[regions], now.loc[regions])
            for year, regions in self.first_years.groupby(self.first_years).groups.items()
        ]
        together = pd.concat(found) if found else fastest_growing(now.iloc[:0], now.iloc[:0])
        return together.set_index("region").sort_index(kind="stable")

    @property
    @kept()
    def covered(self) -> pd.DataFrame:
        """Which countries the lenses hold and which they miss; see `coverage`."""
        return coverage(self.land.index, groups())

    @property
    @kept()
    def lenses(self) -> pd.DataFrame:
        """Old and new lens of every gemeente, and of the country (NL)."""
        return lenses(self._with_land(), groups())

    @property
    @kept()
    def variety(self) -> pd.DataFrame:
        """How varied those with an origin elsewhere are in every gemeente, and in the country (NL)."""
        return variety(self._with_land())

    def _with_land(self) -> pd.DataFrame:
        """Persons of every gemeente and of the country, in the last year."""
        return pd.concat([self.persons(self.year), self.land.to_frame("NL").T]).astype(float)


def _persons(origin: pd.DataFrame, year: int) -> pd.DataFrame:
    """Persons (region × group), birthplaces added up; missing where a part is."""
    rows = origin[origin["year"] == year]
    cells = rows.groupby(["region", "group"], observed=True)["persons"]
    found = cells.sum().where(cells.count() == cells.size()).unstack()
    return found.rename_axis(columns=None).set_axis([str(name) for name in found.columns], axis=1)
