"""What the figures hold, read from the rows of the snapshot: what a reason for a missing figure has to agree with.

No function of `findings` or `analysis` is used here, so that a mistake in those is not made twice.
"""

from functools import cached_property

import pandas as pd

import geo
from data_sources import Snapshot

__all__ = ["Facts"]


class Facts:
    """What is held of gemeenten, wijken and buurten; each answer is read once."""

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self._read: dict[tuple, object] = {}

    def _once(self, key, make):
        if key not in self._read:
            self._read[key] = make()
        return self._read[key]

    @cached_property
    def now(self) -> int:
        """The year of the gemeenten of today."""
        return max(self.years("gemeente", "herkomst", 3))

    def _known(self, level: str, classification: str, groups: int) -> pd.Series:
        """Whether every cell of a region and year is published."""

        def read() -> pd.Series:
            rows = self.snapshot.origin(level, classification=classification, groups=groups)
            known = rows["persons"].notna() | rows["share_pct"].notna()
            return known.groupby([rows["year"].astype(int), rows["region"].astype(str)]).all()

        return self._once(("known", level, classification, groups), read)

    def years(self, level: str, classification: str, groups: int) -> set[int]:
        """Years of which a level has rows."""
        return set(self._known(level, classification, groups).index.unique("year"))

    def published(self, level: str, year: int, classification: str, groups: int) -> set[str]:
        """Regions of which every group is published in a year."""

        def read() -> set[str]:
            known = self._known(level, classification, groups)
            if year not in known.index.unique("year"):
                return set()
            of_year = known.xs(year, level="year")
            return set(of_year.index[of_year])

        return self._once(("published", level, year, classification, groups), read)

    def made_of(self, gemeente: str, year: int) -> set[str]:
        """Gemeenten of a year, as CBS's history tells, that a gemeente of today was made of."""

        def read() -> dict[str, set[str]]:
            came = geo.successors(year, self.now, snapshot=self.snapshot)
            return {new: set(rows) for new, rows in came.groupby("new")["old"]}

        return self._once(("made_of", year), read).get(gemeente, set())

    def whole(self, gemeente: str, year: int, classification: str, groups: int) -> bool:
        """Whether all that a gemeente was made of is published in a year."""
        return self.made_of(gemeente, year) <= self.published("gemeente", year, classification, groups)

    def areas(self, gemeente: str, level: str, year: int) -> set[str]:
        """Wijken or buurten of a year that lie in a gemeente of today."""
        return self._inside("areas", level, year, self.snapshot.regions).get(gemeente, set())

    def drawn(self, gemeente: str, level: str, year: int) -> set[str]:
        """Wijken or buurten of a year with boundaries that lie in a gemeente of today."""
        return self._inside("drawn", level, year, self.snapshot.areas).get(gemeente, set())

    def _inside(self, what: str, level: str, year: int, read) -> dict[str, set[str]]:
        def found() -> dict[str, set[str]]:
            rows = read(level, year)
            inside = geo.inside_today(rows["gemeente"], year, self.snapshot)
            return {gemeente: set(regions) for gemeente, regions in rows["region"].groupby(inside)}

        return self._once((what, level, year), found)

    def inhabitants(self, level: str, year: int) -> pd.Series:
        """Inhabitants of wijken or buurten, as CBS publishes them."""

        def read() -> pd.Series:
            rows = self.snapshot.indicators(level, year, "inwoners")
            return rows.set_index("region")["value"].astype(float)

        return self._once(("inhabitants", level, year), read)

    def peopled(self, gemeente: str, level: str, year: int, least: int = 50) -> set[str]:
        """Areas with so many inhabitants or more."""
        inside = sorted(self.areas(gemeente, level, year))
        counts = self.inhabitants(level, year).reindex(inside)
        return set(counts.index[counts >= least])
