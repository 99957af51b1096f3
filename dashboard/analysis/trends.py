"""How the groups of every gemeente changed, on the gemeenten of one year.

Two classifications are two series, and no function here takes more than one: westers and niet-westers (until
2022) do not map onto Europa and buiten Europa (from 2022 on), and an index depends on the number of groups.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

MINIMUM_PEERS = 5


class Partition(NamedTuple):
    """One way to divide all residents: a classification and its number of groups."""

    classification: str
    groups: int


def series(origin: pd.DataFrame) -> dict[Partition, pd.DataFrame]:
    """Every partition of an origin frame as its own series, oldest first.

    Parameters
    ----------
    origin : frame in the tidy shape
        `region`, `year`, `classification`, `groups`, `group`, `birthplace`, `share_pct`; on the regions of one
        year (:func:`geo.to_current`).

    Returns
    -------
    dict Partition -> frame indexed by (region, year), one column per group, in %
        Birthplaces added up; Nederland first. A group of which a part is missing is missing.
    """
    found = {}
    for (classification, groups), rows in origin.groupby(["classification", "groups"], observed=True):
        partition = Partition(str(classification), int(groups))
        cells = rows.groupby(["region", "year", "group"], observed=True)["share_pct"]
        shares = cells.sum().where(cells.count() == cells.size()).astype(np.float64).unstack("group")
        first = [group for group in shares.columns if group == "Nederland"]
        found[partition] = shares[[*first, *shares.columns.difference(first, sort=False)]].rename_axis(
            columns=None
        )
    return dict(sorted(found.items(), key=lambda item: item[1].index.get_level_values("year").min()))


def index_series(shares: pd.DataFrame) -> pd.Series:
    """Diversity index 1 − Σ p² of every region and year, from shares.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
        Shares rounded to a tenth need not add up to 100; they are made to.

    Returns
    -------
    Series `diversity_index` on the same index, 0 to 1; NaN where a group is missing

    Notes
    -----
    Simpson (1949). Of one tenth of a percent in every share, at most 0.001 of the index remains uncertain in
    a gemeente with one large group.
    """
    parts = shares.div(shares.sum(axis=1, min_count=shares.shape[1]), axis=0)
    return (1 - (parts**2).sum(axis=1, skipna=False)).rename("diversity_index")


def country_series(shares: pd.DataFrame, inhabitants: pd.Series) -> pd.DataFrame:
    """Shares of the country from those of all gemeenten, for years without a published national figure.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
        Of all gemeenten.
    inhabitants : Series region -> persons
        Of one year, as weights for all: the inhabitants of most earlier years are not in the figures. With
        those of 2024 the share of Nederland is 0.2 (1997) to 0.5 (2010) percentage points below CBS's own
        (37325), as cities weigh more now; its change over 1997-2017 is within 0.3.

    Returns
    -------
    frame indexed by year, one column per group, in %; missing where a gemeente is
    """
    weight = inhabitants.reindex(shares.index.get_level_values("region")).to_numpy(dtype=np.float64)
    years = shares.index.get_level_values("year")
    weighted = shares.mul(weight, axis=0).groupby(years)
    totals = weighted.sum().where(weighted.count().eq(weighted.size(), axis=0))
    return totals.div(pd.Series(weight, index=years).groupby(level=0).sum(), axis=0)


def change(shares: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Change of every share and of the index between two years of one series.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
    start, end : years of the series, start first

    Returns
    -------
    frame indexed by region
        Per group the change in percentage points, and `diversity_index` in points of 0 to 1; missing where
        either year is.

    Raises
    ------
    ValueError
        When a year is not in the series, or `end` is not later: a span does not cross from one classification
        into another.
    """
    years = shares.index.get_level_values("year")
    for year in (start, end):
        if year not in years:
            raise ValueError(
                f"{year} is not in this series of {years.min()} to {years.max()}; a change is measured inside one."
            )
    if end <= start:
        raise ValueError(f"A span ends after it starts; {end} is not later than {start}.")
    measured = shares.assign(diversity_index=index_series(shares))
    return measured.xs(end, level="year") - measured.xs(start, level="year")


def tempo(
    shares: pd.DataFrame,
    start: int,
    end: int,
    *,
    country: pd.DataFrame | None = None,
    peers: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How fast every gemeente changed in a span, beside the country and its peers.

    Parameters
    ----------
    shares : frame indexed by (region, year), one column per group, in %
    start, end : years of the series
    country : frame indexed by year, one column per group, in %, optional
        Published, or of :func:`country_series`.
    peers : frame with `region` and `peer`, optional

    Returns
    -------
    frame with one row per region and measure
        `region`, `measure` (a group, or `diversity_index`), `change` (percentage points, or index points),
        `per_year`; with a country `country` and `beside_country` (change minus the country's); with peers
        `peers` (the median of their changes), `beside_peers`, `faster_than` (% of peers with a smaller change)
        and `peers_counted`. Fewer than five peers with a figure: no comparison with them.

    Raises
    ------
    ValueError
        As :func:`change`.
    """
    changes = change(shares, start, end)
    rows = changes.rename_axis(columns="measure").stack().rename("change").reset_index()
    rows["per_year"] = rows["change"] / (end - start)
    if country is not None:
        national = change(pd.concat({"NL": country}, names=["region", "year"]), start, end).loc["NL"]
        rows["country"] = rows["measure"].map(national)
        rows["beside_country"] = rows["change"] - rows["country"]
    if peers is not None:
        rows = rows.merge(_beside_peers(rows, peers), on=["region", "measure"], how="left")
        rows["peers_counted"] = rows["peers_counted"].fillna(0).astype("int64")
        rows["beside_peers"] = rows["change"] - rows["peers"]
    return rows


def _beside_peers(rows: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    changes = rows[["region", "measure", "change"]]
    pairs = (
        peers[peers["region"] != peers["peer"]][["region", "peer"]]
        .drop_duplicates()
        .merge(changes.rename(columns={"region": "peer", "change": "peers"}), on="peer")
    )
    pairs = pairs.merge(changes, on=["region", "measure"])
    pairs["faster_than"] = 100.0 * (pairs["peers"] < pairs["change"])
    groups = pairs.groupby(["region", "measure"])
    found = groups.agg(
        peers=("peers", "median"), faster_than=("faster_than", "mean"), peers_counted=("peers", "size")
    )
    found.loc[found["peers_counted"] < MINIMUM_PEERS, ["peers", "faster_than"]] = np.nan
    return found.reset_index()
