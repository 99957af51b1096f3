"""Figures besides origin, one row per region, year and indicator; no row where there is no figure."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from data_sources.catalogue.models import FeatureSource, IndicatorColumn, TableSource
from data_sources.errors import EmptyTableError
from data_sources.tidy.codes import levels_of


def from_columns(source: TableSource, rows: pd.DataFrame, found: dict[IndicatorColumn, str]) -> pd.DataFrame:
    """Return tidy indicators from a table's columns.

    Parameters
    ----------
    source : TableSource
        The declaration.
    rows : pd.DataFrame
        `region`, `level`, `year` and the table's columns.
    found : dict
        The key of each indicator's column.
    """
    return _tidy(
        source.id,
        rows[["region", "level", "year"]],
        ((column.code, column.unit, rows[key]) for column, key in found.items()),
    )


def from_features(source: FeatureSource, properties: pd.DataFrame) -> pd.DataFrame:
    """Return tidy indicators from the properties of areas; PDOK's large negative codes are missing figures.

    Raises
    ------
    EmptyTableError
        The areas are there and have no figures yet.
    """
    region = properties[source.code].astype("str")
    keys = pd.DataFrame({"region": region, "level": levels_of(region), "year": np.int16(source.year)})
    numbers = properties.select_dtypes("number").drop(columns=list(source.skip), errors="ignore")
    if not (numbers >= source.missing_below).any(axis=None):
        raise EmptyTableError(f"{source.id}: de gebieden hebben nog geen cijfers.")
    return _tidy(
        source.id,
        keys,
        (
            (
                source.rename.get(name, name),
                next(unit.unit for unit in source.units if re.search(unit.pattern, name)),
                numbers[name].mask(numbers[name] < source.missing_below),
            )
            for name in map(str, numbers)
        ),
    )


def _tidy(source_id: str, keys: pd.DataFrame, columns: Iterable[tuple[str, str, Any]]) -> pd.DataFrame:
    # The figures are laid out as one matrix, so that sorting and picking happen once and not per column.
    columns = sorted(columns, key=lambda column: column[0])
    figures = np.column_stack(
        [pd.to_numeric(values, errors="coerce").astype("float64") for *_, values in columns]
    )
    order = np.lexsort([keys[name].astype("str") for name in ("year", "region", "level")])
    column, row = np.nonzero(~np.isnan(figures[order].T))
    row = order[row]
    codes = [code for code, _, _ in columns]
    units = sorted({unit for _, unit, _ in columns})
    unit_of = np.array([units.index(unit) for _, unit, _ in columns], "int16")
    return pd.DataFrame(
        {
            "region": keys["region"].array.take(row),
            "level": keys["level"].array.take(row),
            "year": keys["year"].to_numpy("int16").take(row),
            "indicator": pd.Categorical.from_codes(column.astype("int16"), codes).remove_unused_categories(),
            "value": figures[row, column],
            "unit": pd.Categorical.from_codes(unit_of[column], units),
            "source_table": pd.Categorical.from_codes(np.zeros(len(row), "int8"), [source_id]),
        }
    )
