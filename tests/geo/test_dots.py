import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources import Snapshot
from geo import boundaries
from geo.dots import scatter

RING = shapely.Point(1000, 1000).buffer(900).difference(shapely.Point(1000, 1000).buffer(600))
APART = shapely.union_all([shapely.box(4000, 0, 4100, 100), shapely.box(5000, 900, 5100, 1000)])
MADE_UP = gpd.GeoSeries({"WK1": RING, "WK2": APART}, crs="EPSG:28992")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=2))
def test_every_point_lies_in_its_area_and_every_count_is_met(counts: list[int]) -> None:
    points = scatter(MADE_UP, np.array(counts))
    assert [int((points["area"] == code).sum()) for code in MADE_UP.index] == counts
    assert points.crs == MADE_UP.crs
    for code, shape in MADE_UP.items():
        assert points[points["area"] == code].within(shape).all()


def test_an_area_has_the_same_points_every_time_whatever_is_beside_it() -> None:
    both, again = (scatter(MADE_UP, np.array([30, 12])) for _ in range(2))
    alone = scatter(MADE_UP.loc[["WK2"]], np.array([12]))
    assert (both.geometry.to_numpy() == again.geometry.to_numpy()).all()
    assert (both.geometry.to_numpy()[30:] == alone.geometry.to_numpy()).all()


def test_more_residents_leave_the_first_points_where_they_are() -> None:
    few, many = (scatter(MADE_UP, np.array([count, 0])).geometry.to_numpy() for count in (20, 50))
    assert (few == many[:20]).all()


def test_points_are_spread_over_all_parts_and_keep_apart() -> None:
    points = scatter(MADE_UP, np.array([0, 400])).geometry
    assert 170 < (points.x < 4500).sum() < 230  # two parts of equal size, more even than chance
    nearest = np.sort(shapely.distance(points.to_numpy()[:, None], points.to_numpy()[None]), axis=1)[:, 1]
    by_chance = 0.5 / np.sqrt(400 / APART.area)
    assert nearest.mean() > 1.1 * by_chance


def test_no_points_and_no_room_are_told_apart() -> None:
    empty = gpd.GeoSeries({"WK1": shapely.Polygon()}, crs="EPSG:28992")
    assert scatter(empty, np.array([0])).empty
    with pytest.raises(ValueError, match="WK1 has no room"):
        scatter(empty, np.array([1]))
    with pytest.raises(ValueError, match="negative"):
        scatter(MADE_UP, np.array([1, -1]))


def test_the_wijken_of_a_real_gemeente(embedded: Snapshot) -> None:
    areas = boundaries("wijk", 2024, embedded).set_index("region")
    shapes = areas.loc[areas["gemeente"] == "GM0344", "geometry"]
    points = scatter(shapes, np.full(len(shapes), 50))
    inside = shapely.contains(shapes.loc[points["area"]].to_numpy(), points.geometry.to_numpy())
    assert len(points) == 50 * len(shapes)
    assert inside.all()
