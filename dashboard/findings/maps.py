"""A map as a finding: the areas with their values, the classes, and the words that belong to it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.findings.classes import Classes, classify
from dashboard.findings.indicators import Indicator, indicators
from dashboard.findings.sources import source_line
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["MapFinding", "digits_of", "make_map", "write_value"]


@dataclass(frozen=True)
class MapFinding:
    """Areas with a value each, and what is said about them.

    Attributes
    ----------
    indicator : Indicator
    level : str
    year : int
    areas : DataFrame
        On `region`, by name: `name`, `value` (0 to 1; NaN without a figure), `persons`, `inhabitants` (Int64).
    classes : Classes
    title, subtitle, alt, source : str
    caveats : tuple of str
    """

    indicator: Indicator
    level: str
    year: int
    areas: pd.DataFrame
    classes: Classes
    title: str
    subtitle: str
    alt: str
    source: str
    caveats: tuple[str, ...]

    @property
    def has_persons(self) -> bool:
        """Whether there are numbers besides shares."""
        return bool(self.areas["persons"].notna().any())


def digits_of(indicator: Indicator) -> int:
    """Decimals in which values between 0 and 1 are told: shares in tenths of a percent, the index in hundredths."""
    return 3 if indicator.is_share else 2


def write_value(indicator: Indicator, value: float, language: Language) -> str:
    """Write a value as the screen shows it; missing is said to be missing."""
    if pd.isna(value):
        return language.say("value.missing")
    if indicator.is_share:
        return language.formats.percent(value, 1)
    return language.formats.decimal(value, 2)


def make_map(
    indicator: str,
    level: str,
    year: int,
    values: pd.DataFrame,
    names: dict[str, str],
    method: str,
    where: str,
    snapshot: Snapshot,
    language: Language,
) -> MapFinding:
    """Put a map together.

    Parameters
    ----------
    indicator : str
        Key of a declared indicator.
    level : str
    year : int
        Of the figures.
    values : DataFrame
        Of :func:`dashboard.findings.indicators.values_of`, of this year.
    names : dict of region to name
        The areas that are drawn; one without a row has no figure.
    method : str
        Of the classes; see :mod:`dashboard.findings.classes`.
    where : str
        Name of the country or the gemeente.
    snapshot : Snapshot
    language : Language

    Returns
    -------
    MapFinding
    """
    declared = indicators()[indicator]
    rows = values.set_index("region").reindex(list(names))
    areas = rows[["value", "persons", "inhabitants"]].assign(name=list(names.values()))
    areas.index.name = "region"
    classes = classify(areas["value"], method, digits_of(declared))
    name = language.say(f"indicator.{indicator}.name")
    levels = language.say(f"level.{level}.plural")
    known = areas["value"].dropna()
    alt = language.say("map.alt_empty", indicator=name, where=where)
    if len(known):
        alt = language.say(
            "map.alt",
            indicator=name,
            levels=levels,
            where=where,
            year=year,
            lowest=areas["name"][known.idxmin()],
            low=write_value(declared, known.min(), language),
            highest=areas["name"][known.idxmax()],
            high=write_value(declared, known.max(), language),
        )
    tables = rows["source_table"].dropna().unique()
    source = source_line(snapshot, tables, [year], declared.partition, language) if len(tables) else ""
    return MapFinding(
        indicator=declared,
        level=level,
        year=year,
        areas=areas,
        classes=classes,
        title=language.say(
            "map.title", indicator=name, level=language.say(f"level.{level}.singular"), where=where
        ),
        subtitle=language.say(
            "map.subtitle", year=year, meaning=language.say(f"indicator.{indicator}.meaning")
        ),
        alt=alt,
        source=source,
        caveats=tuple(_caveats(declared, rows, language)),
    )


def _caveats(indicator: Indicator, rows: pd.DataFrame, language: Language) -> list[str]:
    caveats = []
    if indicator.classification == "migratieachtergrond":
        caveats.append(language.say("caveat.old_classification", groups=indicator.groups))
    basis = rows["basis"].dropna()
    estimated, joined = int((basis == "herindeling").sum()), int((basis == "inwoners").sum())
    if estimated or joined:
        caveats.append(
            language.say("caveat.current_division", changed=estimated + joined, estimated=estimated)
        )
    missing = int(rows["value"].isna().sum())
    if missing:
        caveats.append(language.say("caveat.missing", missing=missing))
    if (rows["rounded_to"].dropna() > 1).any():
        caveats.append(language.say("caveat.rounded"))
    if rows["value"].notna().any() and rows["inhabitants"].isna().all():
        caveats.append(language.say("caveat.shares_only"))
    return caveats
