"""Every gemeente on two axes of one table and day: how many come from elsewhere, how large their largest group is."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.profile.told_by_country import classification
from data_sources.kept import kept

__all__ = ["VarietyOfAll", "variety_of_all"]

_SHARES = ("share_elsewhere", "largest_share", "largest_most")


@dataclass(frozen=True)
class VarietyOfAll:
    """How much and how varied, of all gemeenten.

    Attributes
    ----------
    numbers : Numbers
        One row a gemeente with figures, by name: `name`, `type`, `share_elsewhere` of all residents, `largest` group
        that is named, `largest_share` of those with an origin elsewhere, and `largest_most`, the most that the largest
        group can be.
    regions : tuple of str
        Code of each row.
    types : tuple of str
        Code of the type of each row; empty without types.
    land : Series
        The same shares of the country.
    """

    numbers: Numbers
    regions: tuple[str, ...]
    types: tuple[str, ...]
    land: pd.Series


@kept()
def variety_of_all(held: National) -> VarietyOfAll:
    """Put all gemeenten on both axes.

    Parameters
    ----------
    held : National

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    by_country = held.by_country
    found = by_country.variety
    there = found.drop("NL").reindex(list(held.gemeenten.names)).dropna(subset=list(_SHARES))
    types = if_held(lambda: held.types["type"])
    # An area of one's own among them has no type.
    codes = tuple(types.reindex(there.index).fillna("")) if types is not None else ("",) * len(there)
    names = [held.gemeenten.names[region] for region in there.index]
    frame = pd.DataFrame({"name": names, CODE: list(there.index)})
    if types is not None:
        named = {code: (one.one.nl, one.one.en) for code, one in typology().type.items()}
        frame["type"] = [named.get(code) for code in codes]
    for name in ("share_elsewhere", "largest", "largest_share", "largest_most"):
        frame[name] = there[name].to_numpy()
    used = sorted(held.values(by_country.index)["source_table"].astype(str).unique())
    units = dict.fromkeys(_SHARES, "share") | {"largest": "group", "type": "both"}
    numbers = Numbers(
        "variety_all",
        frame.astype(dict.fromkeys(_SHARES, float)),
        units,
        held.sources(", ".join(used), by_country.year),
        by_country.partition,
        headings={
            name: Quantity(f"variety.{classification(held)}.{words}", "text")
            for name, words in (("share_elsewhere", "elsewhere"), ("largest_share", "of_them"))
        },
    )
    return VarietyOfAll(numbers, tuple(there.index), codes, found.loc["NL", list(_SHARES)].astype(float))
