"""A map as a finding: the areas with their values, the classes, and the words that belong to it."""

from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.findings.data.national import national
from dashboard.findings.model.bounds import BOUNDS, exact, open_zero
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.classes import Classes, classify, classify_around_zero
from dashboard.findings.within.map_numbers import map_numbers, with_sure
from dashboard.findings.within.reasons import reason, reasons
from dashboard.findings.within.sure import ends_told, sure, sure_of_class
from dashboard.language import Language
from data_sources import Snapshot
from geo.called import calling

__all__ = [
    "DIFFERENCE_DIGITS",
    "Against",
    "MapFinding",
    "digits_of",
    "make_map",
    "same_classes",
    "write_value",
]

DIFFERENCE_DIGITS = 3  # of a fraction: tenths of a percentage point


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
    within : Range or None
        What that number can be; None where it is exact.
    """

    kind: str
    words: str
    # The year tells one from another: a frame cannot be told from a frame at a glance.
    rows: pd.DataFrame | None = field(default=None, compare=False)
    number: float = 0.0
    within: Range | None = None

    @property
    def range(self) -> Range:
        """What the number can be."""
        return self.within or Range(self.number, self.number)


@dataclass(frozen=True)
class MapFinding:
    """Areas with a value each, and what is said about them.

    Attributes
    ----------
    indicator : Indicator
    level : str
    year : int
    areas : DataFrame
        On `region`, by name: `name`, `called` (as people are told of it), `value` (0 to 1, or a difference of such;
        NaN without a figure), `low`, `high` (between what it lies), `persons`, `inhabitants` (Int64), and `now`,
        `before` where the value is a change.
        `sure` (bool): whether all that it can be has the colour of its class, and it can be laid beside others. `why`
        there is no figure (see :mod:`dashboard.findings.within.reasons`).
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

    @property
    def exact(self) -> bool:
        """Whether rounding leaves nothing open."""
        return exact(self.areas)

    @property
    def unsure(self) -> list[str]:
        """The areas with a value of which the colour is not certain, or that cannot be laid beside others."""
        return list(self.areas.index[self.areas["value"].notna() & ~self.areas["sure"]])

    @property
    def open_below(self) -> bool:
        """Whether some area is published as 0 and may be more."""
        return self.against is None and bool(open_zero(self.areas).any())

    def write(self, value: float, language: Language, within: Range | None = None) -> str:
        """Write a value of this map, that lies between bounds, as the screen shows it."""
        return _quantity(self.indicator, self.against, value, within).write(language)

    def quantity(self, region: str) -> Quantity:
        """Return the value of an area with all that is needed to tell it."""
        value, *ends = (float(self.areas.loc[region, column]) for column in ("value", *BOUNDS))
        return _quantity(self.indicator, self.against, value, Range(*ends))

    def write_area(self, region: str, language: Language) -> str:
        """Write the value of an area as the screen shows it."""
        return self.quantity(region).write(language)

    def reason(self, region: str) -> Told | None:
        """Say why an area has no figure; None where it has one."""
        why = self.areas["why"][region]
        return reason(why, self.year) if isinstance(why, str) else None

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


def write_value(indicator: Indicator, value: float, language: Language, within: Range | None = None) -> str:
    """Write a value that lies between bounds as the screen shows it; missing is said to be missing."""
    return indicator.quantity(value, within).write(language)


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
    all_years: pd.Series | None = None,
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
    all_years : Series of float, optional
        Values of all years between which the map can go to and fro: its classes are made of these, so that a colour
        stays what it was.

    Returns
    -------
    MapFinding
    """
    declared = national(snapshot).indicator(indicator)
    rows = values.set_index("region").reindex(list(names))
    areas = rows[["value", *BOUNDS, "persons", "inhabitants"]].assign(name=list(names.values()))
    areas.index.name = "region"
    areas["called"] = calling(areas, names.values(), where)["name"]
    reference = None
    if against is not None and against.rows is not None:
        reference = against.rows.set_index("region").reindex(list(names))
        areas = areas.assign(now=areas["value"], before=reference["value"])
        areas["value"] = areas["now"] - areas["before"]
        areas["low"], areas["high"] = areas["low"] - reference["high"], areas["high"] - reference["low"]
    elif against is not None:
        areas = areas.assign(now=areas["value"])
        areas["value"] = areas["now"] - against.number
        areas["low"], areas["high"] = areas["low"] - against.range.high, areas["high"] - against.range.low
    if against is None:
        over = areas["value"] if all_years is None else all_years
        classes = classify(over, method, digits_of(declared)).counting(areas["value"])
    else:
        classes = classify_around_zero(areas["value"], method, DIFFERENCE_DIGITS)
    areas["sure"] = sure_of_class(areas, classes.bounds)
    areas["why"] = reasons(rows, areas, level)
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
        alt=_alt(declared, level, year, areas.assign(name=areas["called"]), title, against, language),
        numbers=map_numbers(declared, level, year, areas, rows, reference, snapshot),
        against=against,
    )


def same_classes(first: MapFinding, second: MapFinding, method: str) -> tuple[MapFinding, MapFinding]:
    """Give two maps of one indicator the classes of all their values together."""
    together = pd.concat([first.areas["value"], second.areas["value"]])
    classes = classify(together, method, digits_of(first.indicator))
    return _in_classes(first, classes), _in_classes(second, classes)


def _in_classes(finding: MapFinding, classes: Classes) -> MapFinding:
    """The same map in other classes; which of its areas are sure is another thing then."""
    areas = finding.areas.assign(sure=sure_of_class(finding.areas, classes.bounds))
    counted = classes.counting(areas["value"])
    return replace(finding, areas=areas, classes=counted, numbers=with_sure(finding.numbers, areas))


def _quantity(
    indicator: Indicator, against: Against | None, value: float, within: Range | None = None
) -> Quantity:
    if against is not None:
        return Quantity(100 * value, "change")
    return indicator.quantity(value, within)


def _alt(
    indicator: Indicator,
    level: str,
    year: int,
    areas: pd.DataFrame,
    title: str,
    against: Against | None,
    language: Language,
) -> str:
    known = areas[areas["value"].notna()]
    if known.empty:
        return language.say("map.alt_empty", title=title)
    known = known[sure(known)]
    if known.empty:
        return language.say("map.alt_unsure", title=title)
    levels = f"level.{level}.plural"
    ends = ends_told(known, lambda value: _quantity(indicator, against, value), levels)
    return language.say(
        "map.alt",
        title=title,
        levels=language.say(levels),
        year=year,
        **{end: told.write(language) for end, told in ends.items()},
    )
