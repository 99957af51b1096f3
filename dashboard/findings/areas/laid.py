"""The parts of an area of one's own beside each other: in what they are alike, and where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import Range, call
from dashboard.findings.areas.added import same_parts
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.areas.parts import names_of
from dashboard.findings.areas.theme_sums import of_parts
from dashboard.findings.data.areas import area_values
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.indicators import Partition, indicators
from dashboard.findings.model.quantities import Comparison, Quantity, Told
from dashboard.findings.peers.measures import GEMEENTE, Measure, measure, measure_groups
from data_sources.kept import kept

__all__ = ["Laid", "apart", "laid_numbers", "laid_side_by_side", "shared"]

_OF_ORIGIN = ("buiten_nederland", "europa", "buiten_europa")
"""Shares that wijken and buurten have: they are not counted by where one is born."""
_LEFT_OUT = frozenset({"index", "index_7", "index_18", "migratieachtergrond", "westers", "niet_westers"})
"""Measures that say again what the others do."""

_ENOUGH = 0.25
"""How far, in units of the distance between the quartiles of all, parts lie from the middle to be alike."""


@dataclass(frozen=True)
class Laid:
    """One measure of all parts.

    Attributes
    ----------
    key : str
    name : Quantity
    period, unit : str
    digits : int or None
    parts : DataFrame
        On region, highest first: `name`, `value`, `low`, `high`; of every part with a figure.
    middle : Quantity
        What parts are laid beside: the middle of all gemeenten, or the gemeente in which wijken and buurten lie.
    usual : float
        Distance between the quartiles of all gemeenten, wijken or buurten of the country, in the unit of the values.
    sources : tuple of Citation
    partition : Partition or None
    missing : int
        Parts without a figure: it is withheld, or they have too few inhabitants.
    """

    key: str
    name: Quantity
    period: str
    unit: str
    digits: int | None
    parts: pd.DataFrame
    middle: Quantity
    usual: float
    sources: tuple[Citation, ...]
    partition: Partition | None = None
    missing: int = 0

    @property
    def side(self) -> Comparison:
        """On which side of the middle all parts lie for certain; `close` where they do not lie on one."""
        middle = self.middle.within or Range(self.middle.value, self.middle.value)
        sides = {
            call(Range(low, high), middle)
            for low, high in zip(self.parts["low"], self.parts["high"], strict=True)
        }
        return next(iter(sides)) if len(sides) == 1 else "close"

    @property
    def distance(self) -> float:
        """How far from the middle the part lies that is nearest to it, in units of `usual`."""
        return float((self.parts["value"] - self.middle.value).abs().min() / self.usual)

    @property
    def spread(self) -> float:
        """How far the highest part lies above the lowest for certain, in units of `usual`."""
        return float((self.parts["low"].max() - self.parts["high"].min()) / self.usual)

    def quantity(self, value: float) -> Quantity:
        """Tell a value of it."""
        return Quantity(value, self.unit, self.digits)


@kept(64)
def laid_side_by_side(held: National, area: OwnArea) -> tuple[Laid, ...]:
    """Lay the parts side by side on every measure that at least two of them have."""
    if len(area.members) < 2:
        return ()
    return tuple(_of_gemeenten(held, area) if area.exact else _of_small_areas(held, area))


def shared(held: National, area: OwnArea) -> tuple[Laid, ...]:
    """Return what all parts have in common: all lie to one side of the middle for certain, farthest first."""
    found = [one for one in laid_side_by_side(held, area) if one.side != "close" and one.distance >= _ENOUGH]
    return tuple(sorted(found, key=lambda one: -one.distance))


def apart(held: National, area: OwnArea) -> tuple[Laid, ...]:
    """Return where parts differ for certain, most first."""
    found = [one for one in laid_side_by_side(held, area) if one.spread > 0]
    return tuple(sorted(found, key=lambda one: -one.spread))


def _of_gemeenten(held: National, area: OwnArea) -> Iterator[Laid]:
    for group, keys in measure_groups().items():
        # How large a gemeente is and where it lies says nothing of its residents.
        for key in () if group == GEMEENTE else keys:
            one = None if key in _LEFT_OUT else measure(held, key, held.year)
            if one is not None and (laid := _laid(held, area, one)):
                yield laid


def _laid(held: National, area: OwnArea, one: Measure) -> Laid | None:
    values = one.values.reindex(list(area.members))
    bounds = pd.DataFrame({"low": one.values, "high": one.values}) if one.bounds is None else one.bounds
    whole = bounds.reindex(one.values.index)
    middle = Quantity(
        float(one.values.median()),
        one.unit,
        one.digits,
        within=Range(float(whole["low"].median()), float(whole["high"].median())),
    )
    return _made(
        held,
        area,
        one.key,
        one.name,
        one.period,
        values,
        whole,
        middle,
        one.values,
        one.sources,
        one.partition,
    )


def _of_small_areas(held: National, area: OwnArea) -> Iterator[Laid]:
    year, level = area.year, area.level
    for key in _OF_ORIGIN:
        rows = if_held(partial(area_values, held.snapshot, key, level, year))
        if rows is None:
            continue
        rows = rows.set_index("region")
        own = held.values(key)
        if (area.gemeente, year) not in own.index:
            continue
        at = own.loc[(area.gemeente, year)]
        middle = Quantity(float(at["value"]), "share", 1, within=Range(float(at["low"]), float(at["high"])))
        used = held.sources(held.inside.small_tables(level, HERKOMST)[year], year, HERKOMST)
        name, values = indicators()[key].told("option"), rows["value"]
        laid = _made(
            held,
            area,
            key,
            name,
            str(year),
            values.reindex(list(area.members)),
            rows[["low", "high"]],
            middle,
            values,
            used,
            HERKOMST,
        )
        if laid:
            yield laid
    for code, declared in held.themes.declared.indicator.items():
        found, beside = of_parts(held, area, code), held.themes.beside_wijk.get(code)
        if found is None or beside is None or not same_parts(held, area, found.year):
            continue
        if pd.isna(beside.by_region.get(area.gemeente, np.nan)):
            continue
        ends = beside.bounds.loc[area.gemeente]
        within = Range(float(ends["low"]), float(ends["high"]))
        middle = Quantity(
            float(beside.by_region[area.gemeente]), declared.unit, declared.decimals, within=within
        )
        laid = _made(
            held,
            area,
            code,
            Quantity((declared.label.nl, declared.label.en), "both"),
            str(found.year),
            found.by_region.reindex(list(area.members)),
            found.bounds,
            middle,
            found.by_region,
            held.sources(found.source_table, found.year),
            None,
        )
        if laid:
            yield laid


def _made(
    held: National,
    area: OwnArea,
    key: str,
    name: Quantity,
    period: str,
    values: pd.Series,
    bounds: pd.DataFrame,
    middle: Quantity,
    everyone: pd.Series,
    sources: tuple[Citation, ...],
    partition: Partition | None,
) -> Laid | None:
    """Lay a measure over the parts; None where fewer than two have it, or half of all have the same value."""
    parts = pd.DataFrame({"name": names_of(held, area), "value": values.astype(float)})
    parts = parts.join(bounds.reindex(parts.index)[["low", "high"]].astype(float))
    q1, q3 = everyone.astype(float).quantile([0.25, 0.75])
    known = parts.dropna().sort_values(["value", "name"], ascending=[False, True])
    if len(known) < 2 or not q3 > q1 or not middle.known:
        return None
    missing = len(parts) - len(known)
    usual = float(q3 - q1)
    return Laid(
        key, name, period, middle.unit, middle.digits, known, middle, usual, sources, partition, missing
    )


def laid_numbers(held: National, area: OwnArea) -> Numbers:
    """Put every measure of the parts side by side: the lowest and the highest part, and what they are laid beside."""
    rows = [
        {
            "indicator": one.name,
            "period": one.period,
            "unit": one.unit,
            "decimals": one.quantity(float(one.parts["value"].iloc[0])).decimals,
            "lowest": one.parts["name"].iloc[-1],
            "minimum": one.parts["value"].iloc[-1],
            "highest": one.parts["name"].iloc[0],
            "maximum": one.parts["value"].iloc[0],
            "middle": one.middle.value,
            "side": f"areas.side.{one.side}",
        }
        for one in laid_side_by_side(held, area)
    ]
    columns = [
        "indicator",
        "period",
        "unit",
        "decimals",
        "lowest",
        "minimum",
        "highest",
        "maximum",
        "middle",
        "side",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame["indicator"] = [Told("areas.named", {"name": words}) for words in frame["indicator"]]
    units = dict.fromkeys(("minimum", "maximum", "middle"), BY_ROW) | {"indicator": "told", "side": "text"}
    against = "gemeenten" if area.exact else "gemeente"
    headings = {
        name: Quantity(f"areas.heading.{name}", "text")
        for name in ("lowest", "highest", "minimum", "maximum", "side")
    }
    headings["middle"] = Quantity(f"areas.heading.middle_{against}", "text")
    sources = dict.fromkeys(source for one in laid_side_by_side(held, area) for source in one.sources)
    caveats = () if area.exact else (Told("caveat.rounded"),)
    return Numbers("area_laid", frame, units, tuple(sources), None, caveats, headings)
