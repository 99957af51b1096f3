"""The real series of the embedded snapshot on the gemeenten of 2025, read once for all tests."""

from functools import cache

import pandas as pd

import data_sources
import geo
from dashboard.analysis.trends import Partition, series

OLD = Partition("migratieachtergrond", 7)
NEW = Partition("herkomst", 3)


@cache
def all_series() -> dict[Partition, pd.DataFrame]:
    snapshot = data_sources.open_snapshot()
    origin = pd.concat(
        [
            geo.to_current(snapshot.origin("gemeente", classification=name, groups=groups), 2025, snapshot)
            for name, groups in (OLD, NEW)
        ]
    )
    return series(origin)


@cache
def inhabitants() -> pd.Series:
    rows = data_sources.open_snapshot().indicators("gemeente", 2024, "inwoners")
    return rows.set_index("region")["value"]
