import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import boundaries
from geo.dots import place_dots

RING = shapely.Point(1000, 1000).buffer(900).difference(shapely.Point(1000, 1000).buffer(600))
APART = shapely.union_all([shapely.box(4000, 0, 4100, 100), shapely.box(5000, 900, 5100, 1000)])


def made_up_areas() -> gpd.GeoDataFrame:
    """Two made-up areas: a ring, and one in two parts."""
    shapes = [RING, APART]
    return gpd.GeoDataFrame({"region": ["WK1", "WK2"]}, geometry=shapes, crs="EPSG:28992")


def metres(placed: pd.DataFrame) -> np.ndarray:
    points = gpd.GeoSeries.from_xy(placed["longitude"], placed["latitude"], crs="EPSG:4326")
    return points.to_crs("EPSG:28992").to_numpy()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_every_dot_lies_in_its_area_and_every_count_is_met(counts):
    dots = pd.DataFrame([counts[:2], counts[2:]], index=["WK1", "WK2"], columns=["A", "B"])
    placed = place_dots(made_up_areas(), dots)
    assert placed.groupby(["region", "group"]).size().to_dict() == {
        key: int(n) for key, n in dots.stack().items() if n
    }
    for region, shape in (("WK1", RING), ("WK2", APART)):
        inside = metres(placed[placed["region"] == region])
        # Where corners are left out, a dot can lie a few metres over the border.
        assert (shapely.distance(shape, inside) < 6).all()


def test_the_same_areas_and_counts_give_the_same_dots():
    dots = pd.DataFrame({"A": [30, 12]}, index=["WK1", "WK2"])
    first, second = (place_dots(made_up_areas(), dots) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    alone = place_dots(made_up_areas(), dots.loc[["WK2"]])
    pd.testing.assert_frame_equal(first[first["region"] == "WK2"].reset_index(drop=True), alone)


def test_dots_are_spread_over_all_parts():
    placed = metres(place_dots(made_up_areas(), pd.DataFrame({"A": [0, 400]}, index=["WK1", "WK2"])))
    in_first = (shapely.get_x(placed) < 4500).sum()
    assert 150 < in_first < 250  # two parts of equal size; 5 standard deviations


def test_a_region_without_area_or_without_dots_gives_none():
    placed = place_dots(made_up_areas(), pd.DataFrame({"A": [3, 0]}, index=["WK9", "WK2"]))
    assert placed.empty
    assert list(placed.columns) == ["region", "group", "longitude", "latitude"]


def test_a_needle_that_chance_never_hits_keeps_its_dots():
    needle = shapely.Polygon([(0, 0), (90_000, 90_000), (90_000, 90_000.001)])
    areas = gpd.GeoDataFrame({"region": ["WK1"]}, geometry=[needle], crs="EPSG:28992")
    assert len(place_dots(areas, pd.DataFrame({"A": [5]}, index=["WK1"]))) == 5


def test_the_wijken_of_a_real_gemeente(embedded):
    areas = boundaries("wijk", 2024, embedded)
    areas = areas[areas["gemeente"] == "GM0344"]
    dots = pd.DataFrame({"A": 50, "B": 7}, index=areas["region"])
    placed = place_dots(areas, dots)
    assert len(placed) == 57 * len(areas)
    shape = areas.set_index("region").geometry
    for region, rows in placed.groupby("region"):
        assert (shapely.distance(shape[region], metres(rows)) < 6).all()
