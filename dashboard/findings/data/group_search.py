"""A country of origin found by its name, and the gemeenten where it has the largest share."""

from difflib import get_close_matches

import numpy as np

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import National
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import NotFoundError, letters
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language

__all__ = ["find_group", "most_of"]

MOST = 10
"""Gemeenten that are told."""


def find_group(asked: str, held: National) -> str:
    """Find the indicator of a country or group of countries by its name in either language, or by its code.

    Parameters
    ----------
    asked : str
        `Polen`, `poland`, `curacao`, `herkomst_polen`.
    held : National

    Returns
    -------
    str
        Key of an indicator.

    Raises
    ------
    NotFoundError
        These figures name no such group; with the names that are nearly the same.
    """
    there = offer(held.snapshot).years("gemeente", [asked]) if asked in indicators() else []
    if there and indicators()[asked].group:
        return asked
    names: dict[str, tuple[str, str]] = {}
    for key, one in indicators().items():
        if one.group and offer(held.snapshot).years("gemeente", [key]):
            for name in (one.group, *(Language(code).group(one.group) for code in LANGUAGES)):
                names.setdefault(letters(name), (key, name))
    if letters(asked) in names:
        return names[letters(asked)][0]
    close = get_close_matches(letters(asked), names, n=3, cutoff=0.75)
    raise NotFoundError(tuple(names[name][1] for name in close))


def most_of(held: National, key: str, year: int) -> Numbers:
    """Put the gemeenten with the largest share of a group in a table.

    Parameters
    ----------
    held : National
    key : str
        Key of an indicator.
    year : int

    Returns
    -------
    Numbers
        `name`, `share`, `persons`; the largest share first, equal ones by name.
    """
    declared = held.indicator(key)
    rows = held.values(key).xs(year, level="year").dropna(subset="value")
    rows = rows.assign(name=[held.gemeenten.names[str(region)] for region in rows.index])
    rows = rows.iloc[np.lexsort((rows["name"], -rows["value"]))].head(MOST)
    tables = ",".join(sorted(rows["source_table"].astype(str).unique()))
    return Numbers(
        id="most_of",
        frame=rows[["name", "value", "persons"]].rename(columns={"value": "share"}).reset_index(drop=True),
        units={"share": "share", "persons": "count"},
        sources=held.sources(tables, year, declared.partition),
        partition=declared.partition,
        headings={"name": Quantity("level.gemeente.heading", "text")},
        digits={"share": 1},
    )
