"""A gemeente as if it had a hundred residents: a figure for each, by origin, adding up to exactly a hundred."""

import pandas as pd

from dashboard.analysis.apportionment import largest_remainder
from dashboard.findings.composition import INDEX_OF, group_table, year_caveats
from dashboard.findings.finding import Figure
from dashboard.findings.indicators import Partition
from dashboard.findings.national import OLD, National
from dashboard.findings.present import tables
from dashboard.findings.quantities import Quantity, Told

__all__ = ["BEFORE", "HUNDRED", "hundred"]

HUNDRED = 100

BEFORE = (1996, 2021)
"""Years of the old division that are laid under the one looked at: its first, and the last before the break."""


def hundred(held: National, gemeente: str, year: int, partition: Partition) -> Figure:
    """Divide a hundred figures over the groups of a gemeente.

    Parameters
    ----------
    held : National
    gemeente : str
    year : int
    partition : Partition
        Of that year; the years before are in the old one.

    Returns
    -------
    Figure
        A row for every year and group: `year`, `classification`, `group`, `figures` (whole, 100 a year) and `share`;
        a year without figures has no rows. The year that is looked at comes first.
    """
    shown = [(year, partition), *((before, OLD) for before in BEFORE if (before, OLD) != (year, partition))]
    frames = [_of_year(held, gemeente, when, division) for when, division in shown]
    sources = dict.fromkeys(
        source
        for when, division in shown
        for source in held.sources(tables(held, INDEX_OF[division], gemeente, when), when, division)
    )
    caveats: list[Told] = []
    if partition != OLD:
        caveats.append(Told("uw_gemeente.hundred_break", {"year": Quantity(year, "year")}))
    for when, division in shown:
        # That a year is told in the old division, or in shares only, is said once for all.
        for caveat in year_caveats(held, gemeente, when, division):
            once = {"caveat.shares_only": Told("uw_gemeente.hundred_shares")}.get(caveat.key, caveat)
            if once not in caveats and not (caveat.key == "caveat.old_classification" and partition != OLD):
                caveats.append(once)
    return Figure(
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
