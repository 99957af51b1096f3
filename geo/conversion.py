"""Figures of gemeenten on the gemeenten of one chosen year, so that a series compares like with like.

Counts of merged gemeenten are added up; shares, rates and averages are weighted by inhabitants. Each row says
in `basis` how it was made:

- `ongewijzigd`: the gemeente is the same, at most renamed: the published figure.
- `inwoners`: whole gemeenten, added up or weighted by their own known inhabitants of that year.
- `herindeling`: an estimate with CBS's count of inhabitants at the merger, for a gemeente that was split or
  for a year in which the inhabitants of the old gemeenten are not known.
- `deel ontbreekt`: a part has no figure, so the whole has none.
- `niet samen te nemen`: a class or code of which parts have no common value.
- `later samengevoegd`: the figure is of a gemeente formed after the chosen year, which cannot be undone.
"""

from functools import cache

import numpy as np
import pandas as pd

from data_sources import Snapshot, catalogue
from data_sources.errors import Lacking, NotHeldError
from geo.parts import Parts, split_into_parts
from geo.source import chosen
from geo.successors import comparable

_MEASURES = ("persons", "share_pct", "value")
_COARSEST = ("rounded_to", "off_by")
_ATTRIBUTES = ("source_table", *_COARSEST, "basis")  # describe a row, do not tell rows apart
_WITHIN_PARTITION = ("group", "birthplace")


def to_current(frame: pd.DataFrame, year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Figures on the gemeenten of 1 January `year`.

    Parameters
    ----------
    frame : DataFrame
        `region` (gemeenten), `year`, and one or more of `persons` (a count), `share_pct` (%) and `value`
        (with `unit`, which decides between sum and mean: see `units.toml` of the catalogue). All other columns
        (classification, group, indicator, …) tell rows apart: one row per region and combination of them.
    year : int
        The year of the gemeenten to convert to.
    snapshot : Snapshot, optional
        Source of the history and of the known inhabitants. Default: the embedded one.

    Returns
    -------
    DataFrame
        The same columns and `basis`, one row per region of `year`, year and combination. Persons of a
        gemeente that was split are shared out in whole persons (largest remainder), so totals stay exact;
        where persons are known, `share_pct` is theirs. `source_table` names every table used, `rounded_to`
        and `off_by` are the coarsest. Without CBS's history (03759ned) only days with the same gemeenten are there.

    Raises
    ------
    data_sources.errors.NotHeldError
        No day has the gemeenten of `year`, and the snapshot does not tell what became of theirs.
    ValueError
        For another level than gemeente, rows given twice, a region that did not exist in its year, or a unit
        of which `units.toml` does not say how it goes together.
    """
    if "level" in frame and (frame["level"] != "gemeente").any():
        raise ValueError("to_current converts figures of gemeenten; select level 'gemeente' first")
    measures = [name for name in _MEASURES if name in frame]
    if "value" in measures:
        _check_units(frame["unit"])
    frame = frame.drop(columns="basis", errors="ignore").reset_index(drop=True)
    keys = [str(name) for name in frame if name not in ("region", *measures, *_ATTRIBUTES)]
    held, target = chosen(snapshot), pd.Timestamp(year, 1, 1)
    frame = _comparable(frame, target, held)
    parts = split_into_parts(frame, keys, measures, _reference_days(frame), target, held)

    result = frame.iloc[parts.first].reset_index(drop=True)
    result["region"] = parts.region
    found = np.zeros(len(result), dtype=bool)
    estimated = parts.split
    for name in measures:
        values, summed = _converted(name, result, frame, parts, keys)
        estimated = estimated | (~summed & ~parts.inhabitants_known & ~np.isnan(values))
        found |= ~np.isnan(values)
        result[name] = _like(frame[name], values)
    if "source_table" in result:
        result["source_table"] = _tables(frame["source_table"], parts)
    for name in _COARSEST:
        if name in result:
            result[name] = _coarsest(frame[name], parts)
    classes = "value" in result and result["unit"].isin(_units_of("unchanged_only")).to_numpy()
    result["basis"] = np.select(
        [parts.unchanged, parts.undone, classes & ~found, ~found, estimated],
        ["ongewijzigd", "later samengevoegd", "niet samen te nemen", "deel ontbreekt", "herindeling"],
        "inwoners",
    )
    return result.sort_values(["year", "region"], kind="stable", ignore_index=True)


def _comparable(frame: pd.DataFrame, target: pd.Timestamp, snapshot: Snapshot) -> pd.DataFrame:
    """Leave out days whose gemeenten are others where nobody tells what became of them."""
    days = _reference_days(frame)
    kept = [day for day in days.unique() if comparable(snapshot, day, target)]
    if len(frame) and not kept:
        raise NotHeldError(Lacking("history", ("gemeente",), tuple(sorted({*days.dt.year, target.year}))))
    return frame[days.isin(kept)].reset_index(drop=True)


def _converted(
    measure: str, result: pd.DataFrame, frame: pd.DataFrame, parts: Parts, keys: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Values of a measure, and which of them rest on sums (the others on means)."""
    values = frame[measure].to_numpy(dtype=float, na_value=np.nan)
    if measure == "persons":
        return parts.add_up(values), np.ones(len(result), dtype=bool)
    if measure == "value":
        summed = result["unit"].isin(_units_of("sum")).to_numpy()
        together = np.where(summed, parts.add_up(values), parts.average(values))
        alone = result["unit"].isin(_units_of("unchanged_only")).to_numpy() & ~parts.unchanged
        return np.where(alone, np.nan, together), summed
    shares, summed = parts.average(values), np.zeros(len(result), dtype=bool)
    if "persons" in result:
        partition = ["region", *(key for key in keys if key not in _WITHIN_PARTITION)]
        total = result.groupby(partition, dropna=False)["persons"].transform("sum", skipna=False)
        of_persons = (100 * result["persons"] / total).to_numpy(dtype=float, na_value=np.nan)
        summed = ~np.isnan(of_persons) & ~parts.unchanged
        shares = np.where(summed, of_persons, shares)
    return shares, summed


def _reference_days(frame: pd.DataFrame) -> pd.Series:
    """The day whose gemeenten each row follows: 1 January, unless its table is declared to differ."""
    days = pd.to_datetime(frame["year"].astype("int64").astype(str) + "-01-01")
    if "source_table" in frame:
        for table in catalogue.tables():
            for year, day in table.follows_day.items():
                rows = (frame["source_table"] == table.id) & (frame["year"] == year)
                days = days.mask(rows, pd.Timestamp(day))
    return days


def _check_units(units: pd.Series) -> None:
    unknown = set(units.unique()) - set(catalogue.units())
    if unknown:
        named = ", ".join(sorted(map(repr, unknown)))
        raise ValueError(
            f"say in data_sources/catalogue/units.toml how figures with unit {named} go together"
        )


def _like(column: pd.Series, values: np.ndarray) -> pd.Series:
    """Return values as a column of the same kind; whole numbers that may be missing are Int64."""
    made = pd.Series(pd.array(values, dtype="Float64"))
    if column.name == "persons":
        return made.astype("Int64")
    return made if column.dtype.name != "float64" else made.astype("float64")


def _tables(column: pd.Series, parts: Parts) -> pd.Series:
    """The source table of each cell; where its parts come from several, their names joined."""
    codes, names = pd.factorize(column)
    named = pd.DataFrame({"cell": parts.cell, "code": codes[parts.row]}).drop_duplicates()
    tables = column.iloc[parts.first].reset_index(drop=True)
    several = named[named.duplicated("cell", keep=False)]
    if several.empty:
        return tables
    several = several.assign(name=np.asarray(names)[several["code"]]).sort_values("name")
    joined = several.groupby("cell")["name"].agg(", ".join)
    return joined.reindex(tables.index).fillna(tables.astype("str"))


def _coarsest(column: pd.Series, parts: Parts) -> pd.Series:
    return column.iloc[parts.row].groupby(parts.cell).max().reset_index(drop=True)


@cache
def _units_of(together: str) -> tuple[str, ...]:
    """The units of which figures go together in this way."""
    return tuple(code for code, unit in catalogue.units().items() if unit.together == together)
