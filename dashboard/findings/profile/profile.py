"""One gemeente in one year: the findings that head its page, and the groups behind them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Told
from dashboard.findings.profile.composition import groups_figure, year_caveats
from dashboard.findings.profile.present import (
    SHARE_OF,
    change_finding,
    index_finding,
    share_finding,
    standing_finding,
)
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["Profile", "partition_of", "profile"]


@dataclass(frozen=True)
class Profile:
    """What is told of a gemeente in a year.

    Attributes
    ----------
    gemeente, name : str
    year : int
    partition : Partition
        The division in which the year is told.
    share : Finding
        How many have an origin elsewhere.
    standing : Finding or None
        Among all others; None without a figure.
    change : Finding or None
        Since the first year of the division; None when that is this year.
    by_country : tuple of Finding
        The index over all countries; none for a year without figures by country.
    groups : Numbers
    caveats : tuple of Told
    """

    gemeente: str
    name: str
    year: int
    partition: Partition
    share: Finding
    standing: Finding | None
    change: Finding | None
    by_country: tuple[Finding, ...]
    groups: Numbers
    caveats: tuple[Told, ...]

    @property
    def indicator(self) -> str:
        """Key of the share that is told."""
        return SHARE_OF[self.partition]


@kept(1024)
def profile(held: National, gemeente: str, year: int) -> Profile:
    """Tell of a gemeente in a year, in the division that has figures of it.

    Parameters
    ----------
    held : National
    gemeente : str
    year : int
        One of the years that can be shown.

    Returns
    -------
    Profile
    """
    partition = partition_of(held, gemeente, year)
    indicator = SHARE_OF[partition]
    change = change_finding(held, gemeente, indicator, year)
    return Profile(
        gemeente=gemeente,
        name=held.gemeenten.names[gemeente],
        year=year,
        partition=partition,
        share=share_finding(held, gemeente, indicator, year),
        standing=standing_finding(held, gemeente, indicator, year, "all"),
        change=change if "points" in change.values else None,
        by_country=_by_country(held, gemeente, year, partition),
        groups=groups_figure(held, gemeente, year, partition),
        caveats=year_caveats(held, gemeente, year, partition),
    )


def _by_country(held: National, gemeente: str, year: int, partition: Partition) -> tuple[Finding, ...]:
    if partition != HERKOMST or held.finest is None or year not in held.by_country.years:
        return ()
    return (index_finding(held, gemeente, held.by_country.index, year),)


def partition_of(held: National, gemeente: str, year: int) -> Partition:
    """Return the division in which a gemeente's year is told: the present one where it has figures, else the old.

    Raises
    ------
    NotHeldError
        Neither has the year.
    """
    values = {
        partition: held.values(indicator)["value"]
        for partition, indicator in SHARE_OF.items()
        if partition in held.shares
    }
    for partition, share in values.items():
        if pd.notna(share.get((gemeente, year))):
            return partition
    with_year = [part for part, share in values.items() if year in share.index.get_level_values("year")]
    if not with_year:
        raise NotHeldError(Lacking("origin", ("gemeente",), (year,), *HERKOMST))
    return with_year[0]
