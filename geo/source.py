"""The snapshot that the room works from, and the inhabitants that it knows of."""

from functools import cache

import pandas as pd

from data_sources import Snapshot, open_snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept


def chosen(snapshot: Snapshot | None) -> Snapshot:
    """Return the given snapshot, or the default one, opened once."""
    return _default() if snapshot is None else snapshot


@kept()
def inhabitants(snapshot: Snapshot) -> pd.Series:
    """Return the published inhabitants of gemeenten by `region` and `year` (1 January), as far as known."""
    try:
        known = snapshot.indicators(level="gemeente", indicator="inwoners").dropna(subset=["value"])
    except NotHeldError:
        known = pd.DataFrame({"region": [], "year": [], "value": []}).astype({"region": str, "year": int})
    by_region = known.drop_duplicates(["region", "year"]).set_index(["region", "year"])["value"]
    return by_region.astype(float).rename("inhabitants")


@cache
def _default() -> Snapshot:
    return open_snapshot()
