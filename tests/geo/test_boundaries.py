import pytest
import shapely

from data_sources import Snapshot
from data_sources.errors import SnapshotError
from geo import boundaries
from tests.geo.made_up import MadeUpSnapshot, areas


def test_are_polygons_in_rd_sorted_by_code() -> None:
    shapes = {"GM0002": shapely.box(10, 0, 20, 10), "GM0001": shapely.box(0, 0, 10, 10)}
    found = boundaries("gemeente", 2025, MadeUpSnapshot(shapes={("gemeente", 2025): areas(shapes)}))
    assert found["region"].tolist() == ["GM0001", "GM0002"]
    assert found.columns.tolist() == ["region", "name", "gemeente", "geometry"]
    assert found.crs == "EPSG:28992"
    assert found.geometry.iloc[1].equals(shapes["GM0002"])


def test_changing_a_result_does_not_change_the_next(embedded: Snapshot) -> None:
    first = boundaries("provincie", 2022, embedded)
    first.loc[:, "name"] = "iets anders"
    assert boundaries("provincie", 2022, embedded)["name"].nunique() == 12


@pytest.mark.slow
@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt", "provincie"])
def test_every_year_fits_together(level: str, embedded: Snapshot) -> None:
    assert embedded.area_years(level)
    for year in embedded.area_years(level):
        found = boundaries(level, year, embedded)
        assert found["region"].is_unique
        assert found.is_valid.all()
        assert shapely.coverage_is_valid(found.geometry.to_numpy()), f"{level} {year}: neighbours overlap"


def test_a_year_that_is_not_there(embedded: Snapshot) -> None:
    with pytest.raises(SnapshotError, match="gemeente 1900"):
        boundaries("gemeente", 1900, embedded)
