"""The origin figures behind every finding: which there are, and the frames that hold them.

Gemeenten are always shown on today's division (`geo.to_current`), wijken and buurten on that of their own year,
because their codes change too often to be joined over years.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd

import geo
from dashboard.derived import derived
from dashboard.findings.model.absence import NOTHING, if_held
from dashboard.findings.model.indicators import FINEST, LEVELS, Indicator, Partition, indicators
from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept

__all__ = ["LEVELS", "Offer", "finest", "gemeente_origin", "offer", "on_division", "small_area_origin"]


@dataclass(frozen=True)
class Offer:
    """What can be shown: figures of gemeenten, and of wijken and buurten for which there are boundaries as well.

    Attributes
    ----------
    cells : frozenset of (level, year, indicator)
    current_year : int
        Year of the division on which gemeenten are shown: the newest with figures of them.
    """

    cells: frozenset[tuple[str, int, str]]
    current_year: int

    def years(self, level: str, keys: Iterable[str] | None = None) -> list[int]:
        """Years with a figure at a level (for one of these indicators), newest first."""
        wanted = set(keys) if keys is not None else None
        years = {year for at, year, key in self.cells if at == level and (wanted is None or key in wanted)}
        return sorted(years, reverse=True)

    def indicators(self, level: str, year: int) -> list[str]:
        """Indicators with a figure at a level in a year, in the order of their declaration."""
        return [key for key in indicators() if (level, year, key) in self.cells]

    def levels(self) -> list[str]:
        """Levels with any figure, large to small."""
        return [level for level in LEVELS if any(at == level for at, _, _ in self.cells)]


@kept()
@derived
def offer(snapshot: Snapshot) -> Offer:
    """What this snapshot lets us show.

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    Offer

    Raises
    ------
    NotHeldError
        `NOTHING` can be shown: there are no figures of gemeenten.
    """
    cells: set[tuple[str, int, str]] = set()
    for level in LEVELS:
        years = None if level == "gemeente" else snapshot.area_years(level)
        frame = if_held(partial(snapshot.origin, level, years=years))
        if frame is None:
            continue
        held = frame[["year", "classification", "groups", "birthplace"]].drop_duplicates()
        of_divisions = frame[["classification", "groups", "group"]].drop_duplicates()
        by_division = {
            division: frozenset(rows["group"])
            for division, rows in of_divisions.groupby(["classification", "groups"], observed=True)
        }
        for row in held.itertuples(index=False):
            division = (row.classification, row.groups)
            for indicator in indicators().values():
                by_birthplace = indicator.birthplace in (None, row.birthplace)
                named = not indicator.of or not by_division[division].isdisjoint(indicator.of)
                there = level in indicator.levels and by_birthplace and named
                if there and _divided(indicator, snapshot) == division:
                    cells.add((level, int(row.year), indicator.key))
    shown = [year for level, year, _ in cells if level == "gemeente"]
    if not shown:
        raise NotHeldError(NOTHING)
    return Offer(frozenset(cells), max(shown))


def on_division(frame: pd.DataFrame, year: int, snapshot: Snapshot) -> pd.DataFrame:
    """Figures of gemeenten on the division of a year; without those of years that cannot be brought to it.

    Raises
    ------
    NotHeldError
        No year can.
    """
    try:
        return geo.to_current(frame, year, snapshot=snapshot)
    except NotHeldError as error:
        parts = [
            if_held(partial(geo.to_current, of_year, year, snapshot=snapshot))
            for _, of_year in frame.groupby("year")
        ]
        if not (made := [part for part in parts if part is not None]):
            raise NotHeldError(error.lacking) from None
        return pd.concat(made, ignore_index=True)


@kept(8)
@derived
def finest(snapshot: Snapshot, classification: str) -> Partition | None:
    """Return the division with the most groups of a classification.

    Parameters
    ----------
    snapshot : Snapshot
    classification : str

    Returns
    -------
    Partition or None
        None while it has no more groups than one of the divisions that indicators name, or is not held.
    """
    rows = if_held(partial(snapshot.origin, "gemeente", classification=classification))
    if rows is None:
        return None
    groups = int(rows["groups"].max())
    named = [one.groups for one in indicators().values() if one.classification == classification]
    return (classification, groups) if groups > max(named) else None


def _divided(indicator: Indicator, snapshot: Snapshot) -> Partition | None:
    if indicator.groups != FINEST:
        return indicator.partition
    return finest(snapshot, indicator.classification)


def gemeente_origin(snapshot: Snapshot, partition: Partition, current_year: int) -> pd.DataFrame:
    """Origin of all gemeenten in all years, on the division of one year.

    Returns
    -------
    DataFrame
        The tidy shape of :meth:`data_sources.Snapshot.origin`, with `basis` (see :func:`geo.to_current`).
    """
    classification, groups = partition
    frame = snapshot.origin("gemeente", classification=classification, groups=groups)
    return on_division(frame, current_year, snapshot)


def small_area_origin(snapshot: Snapshot, level: str, year: int, partition: Partition) -> pd.DataFrame:
    """Origin of all wijken or buurten of one year, on their own division."""
    classification, groups = partition
    return snapshot.origin(level, years=year, classification=classification, groups=groups)
