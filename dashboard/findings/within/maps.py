"""A map as a finding: the areas with their values, the classes, and the words that belong to it."""

from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd

import geo
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.area_caveats import area_caveats, few_caveats, few_of
from dashboard.findings.within.classes import Classes, classify, classify_around_zero
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["Against", "MapFinding", "digits_of", "make_map", "same_classes", "write_value"]

_DIFFERENCE_DIGITS = 3  # of a fraction: tenths of a percentage point


@dataclass(frozen=True)
class Against:
    """What the values of a map are set off against.

    Attributes
    ----------
    kind : str
        `change` (an earlier year) or `difference` (one number).
    words : str
        The year, or whose number it is.
    rows : DataFrame or None
        Values of the earlier year (`values_of`).
    number : float
        The one number, 0 to 1; of a `difference`.
    """

    kind: str
    words: str
    # The year tells one from another: a frame cannot be told from a frame at a glance.
    rows: pd.DataFrame | None = field(default=None, compare=False)
    number: float = 0.0


@dataclass(frozen=True)
class MapFinding:
    """Areas with a value each, and what is said about them.

    Attributes
    ----------
    indicator : Indicator
    level : str
    year : int
    areas : DataFrame
        On `region`, by name: `name`, `value` (0 to 1, or a difference of such; NaN without a figure), `persons`,
        `inhabitants` (Int64), and `now`, `before` where the value is a change.
    classes : Classes
    title, subtitle, alt : str
    numbers : Numbers
        The same numbers with their sources and caveats, highest first.
    against : Against or None
    """

    indicator: Indicator
    level: str
    year: int
    areas: pd.DataFrame
    classes: Classes
    title: str
    subtitle: str
    alt: str
    numbers: Numbers
    against: Against | None = None

    @property
    def has_persons(self) -> bool:
        """Whether there are numbers besides shares."""
        return bool(self.areas["persons"].notna().any())

    def write(self, value: float, language: Language) -> str:
        """Write a value of this map as the screen shows it."""
        return _write(self.indicator, self.against, value, language)

    def write_range(self, low: float, high: float, language: Language) -> tuple[str, str]:
        """Write two values between which a class lies, the unit of differences with the last one alone."""
        if self.against is None:
            return self.write(low, language), self.write(high, language)
        unit = self.write(high, language)
        digits = language.formats.decimal(100 * abs(low), 1)
        return ("−" if low < 0 else "+" if low > 0 else "") + digits, unit


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
    against: Against | None = None,
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
        Of :func:`dashboard.findings.model.cells.values_of`, of this year.
    names : dict of region to name
        The areas that are drawn; one without a row has no figure.
    method : str
        Of the classes; see :mod:`dashboard.findings.within.classes`.
    where : str
        Name of the country or the gemeente.
    snapshot : Snapshot
    language : Language
    against : Against, optional
        Shows differences instead of values.

    Returns
    -------
    MapFinding
    """
    declared = national(snapshot).indicator(indicator)
    rows = values.set_index("region").reindex(list(names))
    areas = rows[["value", "persons", "inhabitants"]].assign(name=list(names.values()))
    areas.index.name = "region"
    reference = None
    if against is not None and against.rows is not None:
        reference = against.rows.set_index("region").reindex(list(names))
        areas = areas.assign(now=areas["value"], before=reference["value"])
        areas["value"] = areas["now"] - areas["before"]
    elif against is not None:
        areas = areas.assign(now=areas["value"])
        areas["value"] = areas["now"] - against.number
    if against is None:
        classes = classify(areas["value"], method, digits_of(declared))
    else:
        classes = classify_around_zero(areas["value"], method, _DIFFERENCE_DIGITS)
    kind = "title" if against is None else f"title_{against.kind}"
    words = "" if against is None else against.words
    title = language.say(
        f"map.{kind}",
        indicator=declared.told("name").write(language),
        level=language.say(f"level.{level}.singular"),
        where=where,
        against=words,
    )
    meaning = declared.told("meaning").write(language)
    subtitle = language.say("map.subtitle", year=year, meaning=meaning)
    if against is not None:
        subtitle = language.say(f"map.subtitle_{against.kind}", year=year, against=words, meaning=meaning)
    return MapFinding(
        indicator=declared,
        level=level,
        year=year,
        areas=areas,
        classes=classes,
        title=title,
        subtitle=subtitle,
        alt=_alt(declared, level, year, areas, title, against, language),
        numbers=_figure(declared, level, year, areas, rows, reference, snapshot),
        against=against,
    )


def same_classes(first: MapFinding, second: MapFinding, method: str) -> tuple[MapFinding, MapFinding]:
    """Give two maps of one indicator the classes of all their values together."""
    together = pd.concat([first.areas["value"], second.areas["value"]])
    classes = classify(together, method, digits_of(first.indicator))
    return (
        replace(first, classes=classes.counting(first.areas["value"])),
        replace(second, classes=classes.counting(second.areas["value"])),
    )


def _write(indicator: Indicator, against: Against | None, value: float, language: Language) -> str:
    if against is None or pd.isna(value):
        return write_value(indicator, value, language)
    return Quantity(100 * value, "change").write(language)


def _alt(
    indicator: Indicator,
    level: str,
    year: int,
    areas: pd.DataFrame,
    title: str,
    against: Against | None,
    language: Language,
) -> str:
    known = areas["value"].dropna()
    if known.empty:
        return language.say("map.alt_empty", title=title)
    return language.say(
        "map.alt",
        title=title,
        levels=language.say(f"level.{level}.plural"),
        year=year,
        lowest=areas["name"][known.idxmin()],
        low=_write(indicator, against, known.min(), language),
        highest=areas["name"][known.idxmax()],
        high=_write(indicator, against, known.max(), language),
    )


def _figure(
    indicator: Indicator,
    level: str,
    year: int,
    areas: pd.DataFrame,
    rows: pd.DataFrame,
    reference: pd.DataFrame | None,
    snapshot: Snapshot,
) -> Numbers:
    """The numbers behind the map: every area, highest first, those without a figure last."""
    unit = "share" if indicator.is_share else "index"
    ordered = areas.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    differs = "now" in areas
    table = pd.DataFrame({"name": ordered["name"], unit: ordered["now" if differs else "value"]})
    units = {unit: unit}
    headings = {"name": Quantity(f"level.{level}.heading", "text")}
    if "before" in areas and reference is not None:
        table["before"] = ordered["before"]
        units["before"] = unit
        earlier = int(reference["year"].dropna().iloc[0])
        headings |= {unit: _of_year(year), "before": _of_year(earlier)}
    if differs:
        table["difference"] = 100 * ordered["value"]
        units["difference"] = "change"
    people = "persons" if indicator.is_share else "inhabitants"
    if areas["inhabitants"].notna().any():
        table[people] = ordered[people]
        units[people] = "count"
    tables = rows["source_table"].dropna().astype(str).unique()
    held = national(snapshot)
    sources = held.sources(",".join(tables), year, indicator.partition) if len(tables) else ()
    if reference is not None and len(before := reference["source_table"].dropna().astype(str).unique()):
        earlier = int(reference["year"].dropna().iloc[0])
        sources = (*held.sources(",".join(before), earlier, indicator.partition), *sources)
    digits = {unit: 1, "before": 1} if indicator.is_share else {}
    return Numbers(
        "areas",
        table.reset_index(drop=True),
        units,
        tuple(dict.fromkeys(sources)),
        indicator.partition,
        (*_drawn(level, snapshot, held.year), *_caveats(indicator, areas, rows, reference)),
        headings,
        digits,
    )


def _of_year(year: int) -> Quantity:
    return Quantity(Told("map.of_year", {"year": Quantity(year, "year")}), "told")


def _drawn(level: str, snapshot: Snapshot, year: int) -> tuple[Told, ...]:
    """Say that gemeenten are drawn as in another year; nothing where they are not drawn at all."""
    drawn = if_held(partial(geo.drawn_year, level, year, snapshot=snapshot)) if level == "gemeente" else year
    if drawn in (year, None):
        return ()
    return (Told("caveat.drawn_as", {"drawn": Quantity(drawn, "year"), "year": Quantity(year, "year")}),)


def _caveats(
    indicator: Indicator, areas: pd.DataFrame, rows: pd.DataFrame, reference: pd.DataFrame | None
) -> list[Told]:
    def told(key: str, **counts: int) -> Told:
        return Told(f"caveat.{key}", {name: Quantity(count, "count") for name, count in counts.items()})

    caveats = []
    if indicator.classification == "migratieachtergrond":
        caveats.append(told("old_classification", groups=indicator.groups))
    basis = (rows if reference is None else reference)["basis"].dropna()
    estimated, joined = int((basis == "herindeling").sum()), int((basis == "inwoners").sum())
    if estimated or joined:
        caveats.append(told("current_division", changed=estimated + joined, estimated=estimated))
    few = 0
    if "summed" in rows:
        caveats += area_caveats(rows)
    if "summed" in rows and not indicator.is_share:
        caveats += few_caveats(rows)
        few = few_of(rows)
    missing = int(areas["value"].isna().sum()) - few
    if missing:
        caveats.append(told("missing", missing=missing))
    if (rows["rounded_to"].dropna() > 1).any():
        caveats.append(told("rounded"))
    if rows["value"].notna().any() and rows["inhabitants"].isna().all():
        caveats.append(told("shares_only"))
    return caveats
