"""How varied those with an origin elsewhere were in every gemeente of today, for whoever reckons on with it."""

import pandas as pd

from dashboard.findings.data.national import national
from data_sources import Snapshot
from data_sources.catalogue import trees

__all__ = ["variety"]

_SHARES = ["share_elsewhere", "largest_share", "top3_share", "effective_low", "effective_high"]


def variety(snapshot: Snapshot) -> pd.DataFrame:
    """How much and how varied: origins in the old classification by country, 1 January 2022 (84910NED).

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    frame indexed by `region` (the gemeenten of today; what merged since is added up)
        `share_elsewhere` : with a migration background, of all residents (0 to 1). `largest` : CBS's title of the
        largest named group; `largest_share` and `top3_share` : of that and of the three largest named, of residents
        with a migration background (0 to 1). `effective_low`, `effective_high` : between which the effective number of
        groups ²D among them lies; see :func:`dashboard.analysis.variety.variety`.

    Raises
    ------
    NotHeldError
        The snapshot has no figures by country in the old classification.
    """
    held = national(snapshot)
    found = held.old_countries.variety.reindex(held.regions).rename_axis("region")
    titles = {node.group: node.title for node in trees()["migratieachtergrond"].nodes if node.title}
    frame = found[_SHARES].astype(float)
    frame.insert(1, "largest", found["largest"].replace(titles))
    return frame
