"""Own figures beside those of CBS: areas of one gemeente, or all gemeenten, with residents and share from elsewhere."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.findings.model.bounds import BOUNDS, bound_headings
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.own_data.laying import Checked, Problem
from dashboard.findings.within.classes import METHODS, Classes, classify, classify_around_zero

__all__ = ["Joined", "OwnSource", "join", "problems_numbers"]


@dataclass(frozen=True)
class OwnSource:
    """Where own figures come from.

    Attributes
    ----------
    file, column : str
        Name of the file and what stands above the numbers.
    holder : str
        Who says so, in the user's language.
    day : date
        When the file was handed over.
    """

    file: str
    column: str
    holder: str
    day: date

    @property
    def source(self) -> Citation:
        """As it stands under a picture."""
        return Citation(self.file, self.column, "", self.column, self.day.isoformat(), self.holder)


@dataclass(frozen=True)
class Joined:
    """The areas that are shown.

    Attributes
    ----------
    values : Series of float
        On region, of every area on the map; NaN without a figure.
    names : Series of str
    classes : Classes
    numbers : Numbers
        Highest first, beside CBS's figures.
    elsewhere : int
        Rows that belong to areas that are not on this map.
    """

    values: pd.Series
    names: pd.Series
    classes: Classes
    numbers: Numbers
    elsewhere: int


def join(checked: Checked, areas: pd.DataFrame, own: OwnSource, published: tuple[Citation, ...]) -> Joined:
    """Lay own figures on areas.

    Parameters
    ----------
    checked : Checked
    areas : DataFrame
        On region: `name`, `inhabitants`, and where there is one `outside` (a share, 0 to 1), with `low` and
        `high` where rounding leaves it open.
    own : OwnSource
    published : tuple of Citation
        Of the inhabitants and the share.

    Returns
    -------
    Joined
    """
    values = checked.values.reindex(areas.index)
    crosses = bool((values < 0).any() and (values > 0).any())
    make = classify_around_zero if crosses else classify
    table = pd.DataFrame({"name": areas["name"], "own": values, **areas.drop(columns="name")})
    ordered = table.sort_values(["own", "name"], ascending=[False, True], na_position="last")
    caveats = [Told("eigen_cijfers.caveat")]
    if lacking := int(values.isna().sum()):
        caveats.append(Told("eigen_cijfers.lacking", {"count": Quantity(lacking, "count")}, "count"))
    numbers = Numbers(
        "own",
        ordered.assign(**{CODE: ordered.index}).reset_index(drop=True),
        {"own": "count", "inhabitants": "count"} | dict.fromkeys(("outside", *BOUNDS), "share"),
        (own.source, *published),
        caveats=tuple(caveats),
        headings={
            "name": Quantity(f"level.{checked.level}.heading", "text"),
            "own": Quantity(Told("eigen_cijfers.own", {"column": Quantity(own.column, "name")}), "told"),
            **bound_headings(),
        },
        digits={"own": checked.digits},
        absent={"own": Told("download.why.own")},
    )
    elsewhere = int((~checked.values.index.isin(areas.index)).sum())
    return Joined(values, areas["name"], make(values, METHODS[0], checked.digits), numbers, elsewhere)


def problems_numbers(problems: tuple[Problem, ...], own: OwnSource) -> Numbers:
    """Every row that is not used, with its reason."""
    rows = [(problem.row, problem.code, problem.value, problem.told) for problem in problems]
    frame = pd.DataFrame(rows, columns=["row", "region", "own", "reason"])
    return Numbers(
        "own_problems",
        frame,
        {"row": "year", "reason": "told"},
        (own.source,),
        headings={
            "row": Quantity("eigen_cijfers.row", "text"),
            "own": Quantity(Told("eigen_cijfers.own", {"column": Quantity(own.column, "name")}), "told"),
        },
    )
