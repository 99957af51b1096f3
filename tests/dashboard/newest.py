"""The newest years of the embedded figures: what pages call now."""

from data_sources import open_snapshot
from tests.dashboard.conftest import APP

_HELD = open_snapshot(str(APP.parents[1] / "data_sources" / "snapshot")).manifest

NOW = max(_HELD.years("gemeente", "origin"))
"""Of herkomst by gemeente."""

INSIDE = max(_HELD.years("wijk", "origin"))
"""Of herkomst by wijk and buurt."""
