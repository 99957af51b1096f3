"""Codes of regions and periods, trimmed and told apart by level."""

import re

import pandas as pd

from data_sources.categories import REPEATED

LEVEL_OF_PREFIX = {"NL": "land", "PV": "provincie", "GM": "gemeente", "WK": "wijk", "BU": "buurt"}
COUNTRY = "NL"
NAME_SUFFIX = re.compile(r"\s*\((gemeente|PV)\)$")


def levels_of(keys: pd.Series) -> pd.Series:
    """Return the level of each region code; missing for levels that the project does not use."""
    return keys.str[:2].map(LEVEL_OF_PREFIX).astype("category")


def regions_of(keys: pd.Series) -> pd.Series:
    """Return region codes, with one code for the country (NL00 in kerncijfers, NL01 elsewhere)."""
    return keys.where(~keys.str.startswith("NL"), COUNTRY)


def years_of(periods: pd.Series) -> pd.Series:
    """Return the year of CBS period keys such as 2024JJ00; missing for parts of years."""
    year = periods.str.extract(r"^(\d{4})JJ00$", expand=False)
    return pd.to_numeric(year).astype("Int16")


def plain_names(titles: pd.Series) -> pd.Series:
    """Return names without the suffix that tells a gemeente from a province of the same name."""
    return titles.str.replace(NAME_SUFFIX, "", regex=True)


def gemeente_of(regions: pd.Series) -> pd.Series:
    """Return the gemeente code in the code of a gemeente, wijk or buurt; missing for others."""
    inside = regions.str[:2].isin(["GM", "WK", "BU"])
    return ("GM" + regions.str[2:6]).where(inside)


def as_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its repetitive columns as categories."""
    return frame.astype({name: "category" for name in REPEATED if name in frame})
