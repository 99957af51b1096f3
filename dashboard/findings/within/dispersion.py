"""How far the wijken or buurten of a gemeente lie apart, and which of them changed, with what rounding leaves open."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.data.small_areas import FEWEST, TOLD_BY
from dashboard.findings.model.bounds import bound_headings, placed
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import Partition, indicators
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.area_caveats import index_caveats, missing_caveats
from dashboard.findings.within.sure import ends_caveat, moved, sure, unit_of, width_told
from geo.called import calling

__all__ = [
    "Dispersion",
    "YearsCompared",
    "change_years",
    "changed",
    "dispersion",
    "year_shown",
]

YearsCompared = tuple[Partition, int, int]
"""A classification and two of its years, the earlier first."""


@dataclass(frozen=True)
class Dispersion:
    """Areas of one gemeente on one scale.

    Attributes
    ----------
    level : str
    partition : Partition
    year : int
    areas : DataFrame
        On region, highest first: `name` (as people are told of it), `value`, `low`, `high` (what rounding leaves
        open), `inhabitants`; in the share or the index that they are told by (0 to 1), or for a change in percentage
        points.
    own : float
        The published value of the whole gemeente; NaN where there is none.
    unsure : int
        Areas of which rounding decides too much: a range wider than 0.05, or a change that may be none.
    missing : int
        Areas without a figure.
    numbers : Numbers
    """

    level: str
    partition: Partition
    year: int
    areas: pd.DataFrame
    own: float
    unsure: int
    missing: int
    numbers: Numbers


def year_shown(held: National, level: str, asked: int, classification: str) -> tuple[Partition, int] | None:
    """Return the division and year of wijken or buurten that lie nearest to what is looked at; None without any."""
    there = [
        (partition, year)
        for partition in (HERKOMST, OLD)
        for year in held.inside.small_tables(level, partition)
    ]
    same = [one for one in there if one[0][0] == classification] or there
    return min(same, key=lambda one: abs(one[1] - asked)) if same else None


def dispersion(
    held: National, gemeente: str, level: str, year: int, partition: Partition
) -> Dispersion | None:
    """Put the wijken or buurten of a gemeente in order of what their division tells them by.

    Returns
    -------
    Dispersion or None
        None without any area with a figure.
    """
    areas = held.inside.told(level, year, partition)
    indicator = indicators()[TOLD_BY[partition]]
    areas = areas[areas["gemeente"] == gemeente]
    known = areas[areas["value"].notna()].sort_values(["value", "name"], ascending=[False, True])
    if known.empty:
        return None
    own = float(held.values(TOLD_BY[partition])["value"].get((gemeente, year), np.nan))
    unsure = int((~sure(known)).sum())
    caveats = [Told("caveat.rounded")]
    if unsure:
        told = {"unsure": Quantity(unsure, "count"), "width": width_told(indicator)}
        caveats.append(Told("wijken.spread.unsure", told, "unsure"))
    caveats += [*ends_caveat(known[sure(known)]), *index_caveats(areas)]
    missing = len(areas) - len(known)
    many = ~(areas["inhabitants"] < FEWEST).fillna(False).astype(bool)
    counts = held.inside.counts(level, year, partition).sum(axis=1, skipna=False)
    lacking = areas[areas["value"].isna() & many]
    # Into a frame without rows pandas would take all of them.
    lacking = lacking.assign(persons=counts.reindex(lacking.index))
    caveats += missing_caveats(lacking, level, year)
    caveats += _old(partition)
    if gemeente in held.inside.incomplete(year):
        name = Quantity(held.gemeenten.names[gemeente], "name")
        caveats.append(Told("story.mixing.incomplete", {"name": name}))
    columns = ["name", "value", "low", "high", "inhabitants"]
    numbers = Numbers(
        "spread",
        known[columns]
        .assign(
            **placed(known), sure=_answers(sure(known)), fits=_answers(known["fits"]), **{CODE: known.index}
        )
        .reset_index(drop=True),
        dict.fromkeys(("value", "low", "high"), unit_of(indicator))
        | {"inhabitants": "count", "rank": "place"}
        | dict.fromkeys(("sure", "fits"), "text"),
        held.sources(held.inside.small_tables(level, partition)[year], year, partition),
        partition,
        tuple(caveats),
        _headings(level, "sure", "fits") | {"value": indicator.told("name")},
        bounded="value",
    )
    told = calling(known[columns], areas["name"], held.gemeenten.names[gemeente])
    return Dispersion(level, partition, year, told, own, unsure, missing, numbers)


def change_years(held: National, classification: str) -> YearsCompared | None:
    """Return the years of wijken that lie furthest apart within one classification; None without two in either.

    The classification that is looked at goes first; where it has one year of wijken only, the other one.
    """
    for partition in sorted((HERKOMST, OLD), key=lambda one: one[0] != classification):
        years = list(held.inside.small_tables("wijk", partition))
        if len(years) > 1:
            return partition, years[0], years[-1]
    return None


def changed(held: National, gemeente: str, classification: str) -> Dispersion | None:
    """Put the wijken of a gemeente in order of how much they changed, in percentage points.

    Between the years that :func:`change_years` chooses.

    Only wijken with the same code and the same name in both years: of others nobody knows whether they are the same.

    Returns
    -------
    Dispersion or None
        None without any such wijk.
    """
    chosen = change_years(held, classification)
    if chosen is None:
        return None
    partition, first, last = chosen
    tables = held.inside.small_tables("wijk", partition)
    before, after = (held.inside.told("wijk", year, partition) for year in (first, last))
    after = after[after["gemeente"] == gemeente]
    before = before.reindex(after.index)
    alike = before["name"] == after["name"]
    same = alike & before["value"].notna() & after["value"].notna()
    if not same.any():
        return None
    areas = pd.DataFrame(
        {
            "name": after["name"],
            "value": 100 * (after["value"] - before["value"]),
            "low": 100 * (after["low"] - before["high"]),
            "high": 100 * (after["high"] - before["low"]),
            "inhabitants": after["inhabitants"],
            "before": before["value"],
            "after": after["value"],
        }
    )[same].sort_values(["value", "name"], ascending=[False, True])
    unsure = int((~moved(areas)).sum())
    left_out, without = int((~alike).sum()), int((alike & ~same).sum())
    both = pd.concat([before, after])[np.r_[same, same]]
    caveats = [Told("caveat.rounded"), *index_caveats(both), *_old(partition)]
    if left_out:
        told = {"first": Quantity(first, "year"), "last": Quantity(last, "year")}
        caveats.append(Told("wijken.change.left_out", told | {"n": Quantity(left_out, "count")}, "n"))
    if without:
        caveats.append(Told("wijken.change.without", {"n": Quantity(without, "count")}, "n"))
    numbers = Numbers(
        "wijk_changes",
        areas[["name", "before", "after", "value", "low", "high", "inhabitants"]]
        .assign(**placed(areas), sure=_answers(moved(areas)), **{CODE: areas.index})
        .rename(columns={"value": "difference"})
        .reset_index(drop=True),
        dict.fromkeys(("before", "after"), unit_of(indicators()[TOLD_BY[partition]]))
        | {"inhabitants": "count", "rank": "place", "sure": "text"}
        | dict.fromkeys(("difference", "low", "high"), "change"),
        (*held.sources(tables[first], first, partition), *held.sources(tables[last], last, partition)),
        partition,
        tuple(caveats),
        _headings("wijk", "sure")
        | {
            "before": Quantity(Told("map.of_year", {"year": Quantity(first, "year")}), "told"),
            "after": Quantity(Told("map.of_year", {"year": Quantity(last, "year")}), "told"),
        },
    )
    told = calling(areas, after["name"], held.gemeenten.names[gemeente])
    return Dispersion("wijk", partition, last, told, np.nan, unsure, left_out + without, numbers)


def _answers(fits: pd.Series) -> pd.Series:
    return fits.map({True: "uw_gemeente.yes", False: "uw_gemeente.no"})


def _old(partition: Partition) -> list[Told]:
    if partition[0] == "herkomst":
        return []
    return [Told("caveat.old_classification", {"groups": Quantity(partition[1], "count")})]


def _headings(level: str, *more: str) -> dict[str, Quantity]:
    named = {"name": Quantity(f"level.{level}.heading", "text")}
    return named | bound_headings() | {one: Quantity(f"wijken.{one}", "text") for one in more}
