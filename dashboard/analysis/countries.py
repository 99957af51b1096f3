"""The largest and the fastest-growing countries of origin of every area, beside those of its peers."""

import numpy as np
import pandas as pd

from dashboard.analysis.new_diversity import countries

MINIMUM_PEERS = 5
LEAST_PERSONS = 25  # below this a household or two decide which country comes first


def largest_origins(counts: pd.DataFrame, most: int = 5, peers: pd.DataFrame | None = None) -> pd.DataFrame:
    """The countries of origin with the most residents, largest first.

    Parameters
    ----------
    counts : (areas × groups) frame of persons
        Rests and totals count as residents, not as countries.
    most : how many countries an area
    peers : frame with `region` and `peer`, optional

    Returns
    -------
    frame with one row per region and country
        `region`, `rank` (1 the largest), `group`, `persons`, `share_pct` (of all residents); with peers
        `peers_share_pct` (of all residents of the peers together) and `times_peers` (how many times that;
        a location quotient), both missing with fewer than five peers. Countries with nobody, and areas with a
        missing count, have no rows. Empty where the groups name no country.
    """
    persons = counts.astype(np.float64)
    residents = _residents(persons)
    shares = 100 * persons[countries(counts.columns)].div(residents, axis=0)
    rows = _ranked(shares[residents > 0], most, above=0.0).rename(columns={"value": "share_pct"})
    rows.insert(3, "persons", _looked_up(persons, rows))
    if peers is None:
        return rows
    together = _of_peers(persons, peers)
    rows["peers_share_pct"] = _looked_up(100 * together.div(_residents(together), axis=0), rows)
    return rows.assign(
        times_peers=rows["share_pct"] / rows["peers_share_pct"].where(rows["peers_share_pct"] > 0)
    )


def fastest_growing(
    before: pd.DataFrame,
    after: pd.DataFrame,
    most: int = 5,
    peers: pd.DataFrame | None = None,
    least: int = LEAST_PERSONS,
) -> pd.DataFrame:
    """The countries of origin that gained the most residents between two years, most first.

    Parameters
    ----------
    before, after : (areas × groups) frames of persons
        Of one classification, on the gemeenten of one year. Areas that one of them misses have no rows.
    most : how many countries an area
    peers : frame with `region` and `peer`, optional
    least : persons that a country gained at least

    Returns
    -------
    frame with one row per region and country
        `region`, `rank`, `group`, `growth` (persons), `per_1000` (growth per 1,000 residents of the first year),
        `growth_pct` (of the group itself; missing when it was empty); with peers `peers_per_1000`, missing with
        fewer than five.

    Raises
    ------
    ValueError
        When the groups of both years differ: their growth would be one of names.
    """
    if set(before.columns) != set(after.columns):
        odd = sorted(set(before.columns) ^ set(after.columns))
        raise ValueError(f"Both years need the same groups; only one has {odd}.")
    areas = before.index.intersection(after.index)
    old, new = (frame.loc[areas].astype(np.float64)[list(after.columns)] for frame in (before, after))
    growth = (new - old)[_residents(old).notna() & _residents(new).notna()]
    rows = _ranked(growth[countries(growth.columns)], most, above=least - 1.0).rename(
        columns={"value": "growth"}
    )
    rows["per_1000"] = _looked_up(1000 * growth.div(_residents(old), axis=0), rows)
    base = _looked_up(old, rows)
    rows["growth_pct"] = 100 * rows["growth"] / base.where(base > 0)
    if peers is None:
        return rows
    grown, residents = _of_peers(growth, peers), _residents(_of_peers(old.loc[growth.index], peers))
    return rows.assign(peers_per_1000=_looked_up(1000 * grown.div(residents, axis=0), rows))


def _residents(persons: pd.DataFrame) -> pd.Series:
    """Persons over all groups; missing where a count is."""
    return persons.sum(axis=1, min_count=persons.shape[1])


def _ranked(values: pd.DataFrame, most: int, above: float) -> pd.DataFrame:
    """The highest values of each row as `region`, `rank`, `group`, `value`; of equals, the first column."""
    order = np.argsort(-values.to_numpy(), axis=1, kind="stable")[:, :most]
    ranked = np.take_along_axis(values.to_numpy(), order, axis=1)
    rows = pd.DataFrame(
        {
            "region": np.repeat(values.index.to_numpy(), order.shape[1]),
            "rank": np.tile(np.arange(1, order.shape[1] + 1), len(values)),
            "group": np.asarray(values.columns, dtype=object)[order].ravel(),
            "value": ranked.ravel(),
        }
    )
    return rows[rows["value"] > above].reset_index(drop=True)


def _of_peers(values: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    """Sums over the peers of each region, itself left out; no row with fewer than five."""
    pairs = peers.loc[peers["region"] != peers["peer"], ["region", "peer"]].drop_duplicates()
    pairs = pairs[pairs["peer"].isin(values.dropna().index)]
    sums = values.loc[pairs["peer"]].groupby(pairs["region"].to_numpy()).sum()
    return sums[pairs.groupby("region").size().reindex(sums.index) >= MINIMUM_PEERS]


def _looked_up(values: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """The value of each row's region and group."""
    place = values.index.get_indexer(rows["region"]), values.columns.get_indexer(rows["group"])
    found = np.where(place[0] >= 0, values.to_numpy()[place], np.nan) if len(values) else np.nan
    return pd.Series(found, index=rows.index, dtype=np.float64)
