"""Places in degrees, whoever asks."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import geopandas as gpd
import pytest
import shapely

from geo.boundaries import RD
from geo.degrees import in_degrees

ORIGIN = shapely.Point(155_000, 463_000)
"""The tower of Amersfoort, from which the national grid is measured."""


def test_the_tower_of_amersfoort_lies_where_it_stands():
    tower = in_degrees(gpd.GeoSeries([ORIGIN], crs=RD))[0]
    assert (tower.x, tower.y) == pytest.approx((5.387206, 52.155174), abs=1e-5)


def test_every_visitor_gets_the_same_and_one_thread_converts(monkeypatch):
    asked = set()
    way = gpd.GeoSeries.to_crs

    def to_crs(places, crs):
        asked.add(threading.current_thread().name)
        return way(places, crs)

    monkeypatch.setattr(gpd.GeoSeries, "to_crs", to_crs)
    places = gpd.GeoSeries([ORIGIN, shapely.Point(0, 400_000)], crs=RD)
    with ThreadPoolExecutor(4) as visitors:
        made = list(visitors.map(lambda _: in_degrees(places), range(8)))
    assert all(each.equals(way(places, 4326)) for each in made)
    assert len(asked) == 1


def _tell_tower(answers):
    answers.put(in_degrees(gpd.GeoSeries([ORIGIN], crs=RD))[0].wkt)


@pytest.mark.skipif(sys.platform == "win32", reason="processes do not split there")
def test_a_process_that_splits_off_waits_for_no_thread_of_the_other():
    here = in_degrees(gpd.GeoSeries([ORIGIN], crs=RD))[0].wkt
    split = get_context("fork")
    answers = split.SimpleQueue()
    other = split.Process(target=_tell_tower, args=(answers,), daemon=True)
    other.start()
    other.join(30)
    try:
        assert other.exitcode == 0
        assert answers.get() == here
    finally:
        other.kill()


def test_places_without_a_system_are_refused():
    with pytest.raises(ValueError, match="naive"):
        in_degrees(gpd.GeoSeries([ORIGIN]))
