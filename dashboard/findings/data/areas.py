"""The areas of a map: what they are called, and an indicator of each of them."""

from collections.abc import Hashable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

import geo
from dashboard.findings.data import origin as figures
from dashboard.findings.data.national import national
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.cells import values_of
from dashboard.findings.model.indicators import indicators
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["area_names", "area_values"]


@kept(400)
def area_names(held: Snapshot, level: str, year: int, gemeente: str | None) -> dict[str, str]:
    """Names of the areas of a map by code: all gemeenten, or the wijken or buurten of one (perhaps none)."""
    if gemeente is None:
        return national(held).gemeenten.names
    areas, rows = _drawn(held, level, year)
    inside = areas.iloc[rows.get(gemeente, [])]
    return dict(zip(inside["region"], inside["name"], strict=True))


@kept(64)
def area_values(held: Snapshot, indicator: str, level: str, year: int) -> pd.DataFrame:
    """An indicator of all gemeenten (on today's division), wijken or buurten of a year; see `values_of`.

    Of wijken and buurten `inhabitants` are those that CBS publishes, and `summed` says where they are added up instead
    (see :meth:`~.small_areas.SmallAreas.residents`); below `FEWEST` of them there is no value.
    """
    if level == "gemeente":
        values = national(held).values(indicator).reset_index()
        return values[values["year"] == year]
    declared = indicators()[indicator]
    inside = national(held).inside
    residents = inside.residents(level, year, declared.partition)
    published = residents["inhabitants"].where(~residents["summed"])
    origin = figures.small_area_origin(held, level, year, declared.partition)
    values = values_of(declared, origin, published)
    found = residents.reindex(values["region"])
    inhabitants = pd.Series(found["inhabitants"].array, index=values.index)
    values = values.assign(inhabitants=inhabitants, summed=found["summed"].to_numpy())
    few = (inhabitants < FEWEST).fillna(False).astype(bool)
    if declared.is_share:
        return values.assign(**{name: values[name].where(~few) for name in ("value", "low", "high")})
    ends = inside.indices(level, year, declared.partition)[["low", "high"]].reindex(values["region"])
    bounds = {end: ends[end].to_numpy() for end in ends}
    return values.assign(persons=inhabitants, value=values["value"].where(~few), **bounds)


@kept(16)
def _drawn(
    held: Snapshot, level: str, year: int
) -> tuple[pd.DataFrame, Mapping[Hashable, npt.NDArray[np.intp]]]:
    """The wijken or buurten with boundaries, `region` and `name`, by name; and which rows lie in which gemeente."""
    areas = held.areas(level, year)[["region", "name", "gemeente"]]
    areas["gemeente"] = geo.inside_today(areas["gemeente"], year, held)
    areas = areas.sort_values("name", ignore_index=True)
    return areas, areas.groupby("gemeente").indices
