"""Figures besides origin, one row per region, year and indicator; no row where there is no figure."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from data_sources.catalogue.models import FeatureSource, IndicatorColumn, TableSource
from data_sources.tidy.codes import levels_of

INDICATOR_COLUMNS = ["region", "level", "year", "indicator", "value", "unit", "source_table"]


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
    """Return tidy indicators from the properties of areas; PDOK's large negative codes are missing figures."""
    region = properties[source.code].astype("str")
    keys = pd.DataFrame({"region": region, "level": levels_of(region), "year": np.int16(source.year)})
    numbers = properties.select_dtypes("number").drop(columns=list(source.skip), errors="ignore")
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
    parts, codes, units = [], [], []
    for code, unit, values in columns:
        figures = pd.to_numeric(values, errors="coerce").astype("float64")
        known = figures.notna()
        parts.append(keys[known].assign(value=figures[known]))
        codes += [code] * len(parts[-1])
        units += [unit] * len(parts[-1])
    tidy = pd.concat(parts, ignore_index=True)
    tidy["indicator"], tidy["unit"] = pd.Categorical(codes), pd.Categorical(units)
    tidy["source_table"] = pd.Categorical([source_id] * len(tidy))
    tidy["year"] = tidy["year"].astype("int16")
    return tidy[INDICATOR_COLUMNS].sort_values(["indicator", "level", "region", "year"], ignore_index=True)
