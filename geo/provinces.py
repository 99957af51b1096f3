"""Which province a gemeente lies in."""

import geopandas as gpd
import pandas as pd

from data_sources import Snapshot
from data_sources.kept import kept
from geo.boundaries import boundaries
from geo.herindelingen import province_changes
from geo.source import chosen


def provinces(year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Province of every gemeente of a year.

    The snapshot does not hold provinces of every year. A point inside the gemeente decides, in the provinces
    of the nearest year; gemeenten that changed province in between (Leerdam and Zederik in 2019) are put
    right with CBS's history.

    Parameters
    ----------
    year : int
        The division of that year; the snapshot must hold its gemeenten.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    DataFrame
        `region` (gemeente), `province` (code, `PV20` …), `province_name`.

    Raises
    ------
    data_sources.errors.SnapshotError
        The snapshot holds no boundaries of gemeenten of this year, or none of provinces.
    """
    return _provinces(chosen(snapshot), year).copy()


@kept(16)
def _provinces(snapshot: Snapshot, year: int) -> pd.DataFrame:
    drawn = min(snapshot.area_years("provincie") or [year], key=lambda known: abs(known - year))
    areas = boundaries("provincie", drawn, snapshot)
    gemeenten = boundaries("gemeente", year, snapshot)
    points = gpd.GeoDataFrame(gemeenten[["region"]], geometry=gemeenten.representative_point())
    # The nearest, since the two years may be drawn at another scale: a tiny gemeente can fall in the gap.
    found = points.sjoin_nearest(areas.rename(columns={"region": "province", "name": "province_name"}))
    found = found.drop_duplicates("region").set_index("region")[["province", "province_name"]]
    codes = areas.set_index("name")["region"]
    then, now = pd.Timestamp(year, 1, 1), pd.Timestamp(drawn, 1, 1)
    changes = province_changes(snapshot)
    for date, region, old, new in zip(*(changes[name] for name in changes), strict=True):
        if region in found.index and (date <= then) != (date <= now):
            name = new if date <= then else old
            found.loc[region] = [codes[name], name]
    return found.reset_index()
