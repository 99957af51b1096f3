"""What the room takes from the snapshot: the one to work from, and the people known to have lived in a gemeente."""

from functools import cache, lru_cache

import pandas as pd

from data_sources import Snapshot, open_snapshot


def chosen(snapshot: Snapshot | None) -> Snapshot:
    """Return the given snapshot, or the default one, opened once."""
    return _default() if snapshot is None else snapshot


@lru_cache(maxsize=4)
def inhabitants(snapshot: Snapshot) -> pd.Series:
    """Return the published inhabitants of gemeenten, by `region` and `year` (1 January); only what is known."""
    known = snapshot.indicators(level="gemeente", indicator="inwoners").dropna(subset=["value"])
    by_region = known.drop_duplicates(["region", "year"]).set_index(["region", "year"])["value"]
    return by_region.astype(float).rename("inhabitants")


@cache
def _default() -> Snapshot:
    return open_snapshot()
