"""A gemeente as if it had a hundred residents: a figure for each, by origin, adding up to exactly a hundred."""

import pandas as pd

from dashboard.analysis.apportionment import largest_remainder
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.composition import INDEX_OF, group_table, year_caveats
from dashboard.findings.profile.present import tables

__all__ = ["HUNDRED", "hundred"]

HUNDRED = 100


def hundred(held: National, gemeente: str, year: int, partition: Partition, alone: bool = False) -> Numbers:
    """Divide a hundred figures over the groups of a gemeente.

    Parameters
    ----------
    held : National
    gemeente : str
    year : int
    partition : Partition
        Of that year; the years before are in the old one.
    alone : bool
        Whether the years before are left out.

    Returns
    -------
    Numbers
        A row for every year and group: `year`, `classification`, `group`, `figures` (whole, 100 a year) and `share`;
        a year without figures has no rows. The year that is looked at comes first.
    """
    before = () if alone else _before(held)
    shown = [(year, partition), *((one, OLD) for one in before if (one, OLD) != (year, partition))]
    frames = [_of_year(held, gemeente, when, division) for when, division in shown]
    sources = dict.fromkeys(
        source
        for when, division in shown
        for source in held.sources(tables(held, INDEX_OF[division], gemeente, when), when, division)
    )
    caveats: list[Told] = []
    in_shares: list[str] = []
    if partition != OLD and before:
        caveats.append(Told("uw_gemeente.hundred_break", {"year": Quantity(year, "year")}))
    for when, division in shown:
        # That a year is told in the old division is said once for all.
        for caveat in year_caveats(held, gemeente, when, division):
            if caveat.key == "caveat.shares_only":
                in_shares.append(str(when))
            elif caveat not in caveats and not (
                caveat.key == "caveat.old_classification" and partition != OLD
            ):
                caveats.append(caveat)
    if in_shares:
        caveats.append(
            Told("uw_gemeente.hundred_shares", {"years": Quantity(tuple(sorted(in_shares)), "names")})
        )
    return Numbers(
        "hundred",
        pd.concat(frames, ignore_index=True),
        {
            "year": "year",
            "classification": "classification",
            "group": "group",
            "figures": "count",
            "share": "share",
        },
        tuple(sources),
        caveats=tuple(caveats),
    )


def _before(held: National) -> tuple[int, ...]:
    """Years of the old division to lay under the one looked at: its first, and its last before the break."""
    years, since = held.years(OLD), held.years(HERKOMST)
    earlier = [year for year in years if not since or year < since[0]] or list(years)
    return tuple(dict.fromkeys((earlier[0], earlier[-1]))) if earlier else ()


def _of_year(held: National, gemeente: str, year: int, partition: Partition) -> pd.DataFrame:
    groups = group_table(held, gemeente, year, partition)
    if groups.empty or not groups["share"].sum() > 0:
        groups = groups.iloc[:0]
        figures: list[int] = []
    else:
        figures = largest_remainder(groups["share"].to_numpy(dtype=float), HUNDRED).tolist()
    return pd.DataFrame(
        {
            "year": year,
            "classification": partition[0],
            "group": groups.index.astype(str),
            "figures": pd.Series(figures, dtype="int64"),
            "share": groups["share"].to_numpy(dtype=float),
        }
    )
