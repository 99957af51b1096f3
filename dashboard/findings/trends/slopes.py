"""The groups of a gemeente in the first and the last year of each classification."""

from dataclasses import dataclass

import pandas as pd

from dashboard.findings.data.national import National
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.trends.course import groups_course, quantity

__all__ = ["Slope", "Slopes", "slopes"]

_HEADED = ("first_year", "before", "last_year", "after")


@dataclass(frozen=True)
class Slope:
    """One classification.

    Attributes
    ----------
    partition : Partition
    first, last : int
        The years.
    groups : tuple of str
    before, after : tuple of Quantity
        Value of each group; shares from 0 to 1.
    estimated : bool
        Whether the first is an estimate.
    """

    partition: Partition
    first: int
    last: int
    groups: tuple[str, ...]
    before: tuple[Quantity, ...]
    after: tuple[Quantity, ...]
    estimated: bool


@dataclass(frozen=True)
class Slopes:
    """Both classifications, oldest first, as far as there are two years with figures; and what is said of them."""

    measure: str
    panels: tuple[Slope, ...]
    numbers: Numbers
    told: tuple[Told, ...]


def slopes(held: National, gemeente: str, measure: str) -> Slopes:
    """Lay the first and the last year of every group side by side.

    Parameters
    ----------
    held : National
    gemeente : str
    measure : str
        `aandeel` or `aantal`.
    """
    found = groups_course(held, gemeente, measure)
    made, rows, opened = [], [], []
    for panel in found.panels:
        lines = [line for line in panel.lines if len(line.known) > 1]
        if not lines:
            continue
        first, last = int(lines[0].known.index[0]), int(lines[0].known.index[-1])
        lines = [line for line in lines if {first, last} <= set(line.known.index)]
        before, after = (
            tuple(quantity(measure, float(line.known[year]), within=line.within(year)) for line in lines)
            for year in (first, last)
        )
        groups = tuple(str(line.group) for line in lines)
        made.append(Slope(panel.partition, first, last, groups, before, after, first in lines[0].estimated))
        scale = 100 if measure == "aandeel" else 1
        for line, low, high in zip(
            lines, *((one.value for one in ends) for ends in (before, after)), strict=True
        ):
            group = line.group
            opened.append(
                {name: line.within(year).high for name, year in (("before", first), ("after", last))}
            )
            row = {"classification": panel.partition[0], "group": group, "first_year": first, "before": low}
            rows.append(row | {"last_year": last, "after": high, "change": scale * (high - low)})
    columns = ["classification", "group", "first_year", "before", "last_year", "after", "change"]
    shares = measure == "aandeel"
    unit = "share" if shares else "count"
    numbers = Numbers(
        id="trends_slopes",
        frame=with_most(
            pd.DataFrame(rows, columns=columns),
            dict(pd.DataFrame(opened, columns=["before", "after"]).items()),
        ),
        units={
            "classification": "classification",
            "group": "group",
            "first_year": "year",
            "last_year": "year",
        }
        | {"before": unit, "after": unit, "change": "change" if shares else "count"},
        sources=found.numbers.sources,
        partition=found.numbers.partition,
        caveats=tuple(caveat for caveat in found.numbers.caveats if caveat.key != "trends.caveat.dotted"),
        headings={name: Quantity(f"trends.heading.{name}", "text") for name in _HEADED},
        digits={"before": 1, "after": 1} if shares else {},
    )
    return Slopes(
        measure, tuple(made), numbers, tuple(told for paragraph in found.first for told in paragraph)
    )
