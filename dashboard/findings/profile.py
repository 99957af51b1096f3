"""One gemeente in numbers and words: how diverse, which groups, how it changed, where it stands."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.findings.indicators import Partition
from dashboard.findings.sources import source_line
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["Profile", "group_table", "make_profile", "rank_sentence"]

INDEX_OF: dict[Partition, str] = {("herkomst", 3): "index", ("migratieachtergrond", 7): "index_7"}
"""The index that heads the page, by the division into groups of the year."""


@dataclass(frozen=True)
class Profile:
    """What the page of one gemeente says.

    Attributes
    ----------
    gemeente, name : str
    year : int
    partition : Partition
    index : float
        NaN without a figure.
    headline, rank, source : str
    groups_alt, position_alt : str
        The pictures in words.
    caveats : tuple of str
    groups : DataFrame
        On `group`, largest first: `share` (0 to 1), `persons`, `nl`, `abroad` (persons born there; Int64,
        missing where not published); empty without figures.
    others : Series
        The index of every gemeente in that year, on region; NaN without a figure.
    """

    gemeente: str
    name: str
    year: int
    partition: Partition
    index: float
    headline: str
    rank: str
    source: str
    groups_alt: str
    position_alt: str
    caveats: tuple[str, ...]
    groups: pd.DataFrame
    others: pd.Series


def make_profile(
    gemeente: str,
    name: str,
    year: int,
    partition: Partition,
    origin: pd.DataFrame,
    index: pd.DataFrame,
    snapshot: Snapshot,
    language: Language,
) -> Profile:
    """Put the profile of a gemeente together.

    Parameters
    ----------
    gemeente, name : str
    year : int
    partition : Partition
        The classification and number of groups in which the year is told.
    origin : DataFrame
        Tidy origin figures of all gemeenten of the partition.
    index : DataFrame
        The index of all gemeenten and years of the partition (`values_of`).
    snapshot : Snapshot
    language : Language

    Returns
    -------
    Profile
    """
    own_rows = origin[(origin["region"] == gemeente) & (origin["year"] == year)]
    series = index[index["region"] == gemeente].set_index("year")["value"]
    others = index[index["year"] == year].set_index("region")["value"]
    value = float(others.get(gemeente, np.nan))
    tables = own_rows["source_table"].astype(str).unique()
    caveats = []
    if partition[0] == "migratieachtergrond":
        caveats.append(language.say("caveat.old_classification", groups=partition[1]))
    if (own_rows["basis"] == "herindeling").any():
        caveats.append(language.say("caveat.own_estimated", year=year, name=name))
    elif (own_rows["basis"] == "inwoners").any():
        caveats.append(language.say("caveat.own_joined", year=year, name=name))
    if own_rows["persons"].isna().all() and own_rows["share_pct"].notna().any():
        caveats.append(language.say("caveat.shares_only"))
    groups = group_table(own_rows)
    return Profile(
        gemeente=gemeente,
        name=name,
        year=year,
        partition=partition,
        index=value,
        headline=_headline(name, value, year, partition, language),
        rank=rank_sentence(value, others.drop(gemeente, errors="ignore"), _change(series, year), language),
        source=source_line(snapshot, tables, [year], partition, language) if len(tables) else "",
        groups_alt=_groups_alt(name, year, groups, language),
        position_alt=language.say(
            "profile.position_alt",
            count=int(others.notna().sum()),
            name=name,
            value=language.say("value.missing") if np.isnan(value) else language.formats.decimal(value, 2),
        ),
        caveats=tuple(caveats),
        groups=groups,
        others=others,
    )


def _headline(name: str, value: float, year: int, partition: Partition, language: Language) -> str:
    if np.isnan(value):
        return language.say("profile.no_headline", name=name, year=year)
    key = f"profile.headline_{partition[0]}"
    return language.say(key, name=name, chance=language.formats.percent(value))


def _change(series: pd.Series, year: int) -> tuple[int, int] | None:
    """Return the first year of the series and the change since, in whole percentage points."""
    known = series.dropna()
    if year not in known.index or known.index[0] == year:
        return None
    first = int(known.index[0])
    return first, round(100 * (known[year] - known[first]))


def rank_sentence(value: float, others: pd.Series, change: tuple[int, int] | None, language: Language) -> str:
    """Say where a value stands among the others, and how it changed.

    Parameters
    ----------
    value : float
        NaN gives no sentence.
    others : Series of float
        The other gemeenten; those without a figure do not count.
    change : (year, percentage points) or None
        Since when, and how much.
    language : Language

    Returns
    -------
    str
    """
    known = others.dropna()
    if np.isnan(value) or known.empty:
        return ""
    lower, higher = float((known < value).mean()), float((known > value).mean())
    if lower == 1:
        rank = language.say("profile.rank_highest", count=len(known) + 1)
    elif higher == 1:
        rank = language.say("profile.rank_lowest", count=len(known) + 1)
    elif lower >= higher:
        rank = language.say("profile.rank_more", share=_not_all(lower, language))
    else:
        rank = language.say("profile.rank_less", share=_not_all(higher, language))
    if change is None:
        return rank + "."
    year, points = change
    direction = "more" if points > 0 else "less" if points < 0 else "same"
    return f"{rank} {language.say(f'profile.change_{direction}', year=year, points=abs(points))}."


def _not_all(share: float, language: Language) -> str:
    """A share that rounds to 100% while one gemeente is left is told as 99%."""
    return language.formats.percent(min(share, 0.99))


def group_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the tidy origin figures of one region and year on `group`; see :class:`Profile`."""
    cells = rows.assign(birthplace=rows["birthplace"].astype(str), group=rows["group"].astype(str))
    persons = cells.pivot_table("persons", "group", "birthplace", "sum", min_count=1)
    share = cells.groupby("group")["share_pct"].sum(min_count=1) / 100
    table = pd.DataFrame({"share": share.astype(float)})
    table["persons"] = persons.sum(axis=1, min_count=1).reindex(table.index).astype("Int64")
    for birthplace in ("nl", "abroad"):
        column = persons[birthplace] if birthplace in persons else pd.Series(dtype="Int64")
        table[birthplace] = column.reindex(table.index).astype("Int64")
    return table.dropna(subset="share").sort_values("share", ascending=False)


def _groups_alt(name: str, year: int, groups: pd.DataFrame, language: Language) -> str:
    told = ", ".join(
        language.say(
            "profile.group_told", group=language.group(str(group)), share=language.formats.percent(share, 1)
        )
        for group, share in groups["share"].items()
    )
    return language.say("profile.groups_alt", name=name, year=year, told=told)
