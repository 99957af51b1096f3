"""How much the types rest on where exactly the bounds lie: what changes when all of them move together."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.analysis.typology import classify
from dashboard.findings.sources.types import gemeente_signals, gemeente_types, pull_of_cities
from data_sources import Snapshot

__all__ = ["MOVES", "other_types"]

MOVES = (1.05, 0.95)
"""Times their height to which all bounds are moved."""


def other_types(snapshot: Snapshot, moves: Sequence[float] = MOVES) -> pd.DataFrame:
    """Gemeenten that have another main type when all bounds are moved.

    Parameters
    ----------
    snapshot : Snapshot
    moves : sequence of float
        Times their height, for every bound of every rule and of large cities.

    Returns
    -------
    frame
        `move`, `region`, `type` (code), `moved_type` (code): a row for every gemeente that changes.
    """
    table, types = gemeente_signals(snapshot), gemeente_types(snapshot)["type"]
    found = []
    for move in moves:
        declared = typology().moved(move)
        cities = pull_of_cities(snapshot, table, declared.large_city).signals
        table.signals[cities.columns] = cities
        moved = classify(table, declared=declared)["type"]
        changed = pd.DataFrame({"type": types, "moved_type": moved})[moved != types]
        found.append(changed.rename_axis("region").reset_index().assign(move=move))
    return pd.concat(found, ignore_index=True)[["move", "region", "type", "moved_type"]]
