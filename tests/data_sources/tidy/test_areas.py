"""Boundaries: land only, shared edges shared, and nothing from elsewhere."""

import numpy as np
import pandas as pd
import pytest
import shapely

from data_sources import catalogue
from data_sources.catalogue.models import BoundarySource
from data_sources.errors import ColumnError, FiguresDoNotFitError
from data_sources.refresh import refresh
from data_sources.snapshot import open_snapshot
from data_sources.tidy.areas import from_features, sealed


def layer(source_id="gemeente-2024"):
    source = catalogue.find(source_id)
    assert isinstance(source, BoundarySource)
    return source


def features(**shapes):
    return pd.DataFrame(
        {
            "statcode": list(shapes),
            "statnaam": [code.lower() for code in shapes],
            "geometry": list(shapes.values()),
        }
    )


def square(x, y=400_000, size=1000):
    return shapely.box(x, y, x + size, y + size)


def test_water_and_abroad_are_left_out():
    found = features(GM9001=square(100_000), GM9002=square(101_000), GM0998=square(102_000))
    found["water"] = ["NEE", "JA", "NEE"]
    assert from_features(layer(), found)["region"].tolist() == ["GM9001"]


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
@pytest.mark.parametrize("year", [2012, 2023])
def test_any_level_and_year_can_be_refreshed(settings_for, level, year):
    settings = settings_for()
    assert refresh(settings, [f"{level}-{year}"]).failed == {}
    areas = open_snapshot(settings.snapshot).areas(level, year)
    assert set(areas["gemeente"]) <= {"GM9001", "GM9002", "GM9003"}
    assert len(areas) >= 2


def test_overlaps_and_slivers_between_neighbours_are_closed():
    west, east = (
        square(100_000),
        shapely.box(101_001, 400_000, 102_001, 401_000),
    )  # a metre of gap between them
    north = shapely.box(100_000, 400_998, 102_001, 402_000)  # two metres over both
    south = shapely.box(100_000, 399_000, 102_001, 400_000)
    whole = sealed(np.array([west, east, north, south]))
    assert shapely.coverage_is_valid(whole)
    together = shapely.union_all(whole)
    assert together.equals(shapely.box(100_000, 399_000, 102_001, 402_000))
    assert shapely.area(whole).sum() == pytest.approx(together.area)


def test_outlines_lie_on_whole_metres():
    (shape,) = sealed(np.array([shapely.box(100_000.4, 400_000.6, 100_999.5, 401_000.2)]))
    points = shapely.get_coordinates(shape)
    assert (points == points.round()).all()


def test_degrees_instead_of_metres_are_told():
    with pytest.raises(FiguresDoNotFitError, match="EPSG:28992"):
        from_features(layer(), features(GM9001=shapely.box(4.8, 52.3, 4.9, 52.4)))


def test_an_area_twice_is_told():
    twice = pd.concat([features(GM9001=square(100_000))] * 2)
    with pytest.raises(FiguresDoNotFitError, match="dubbele"):
        from_features(layer(), twice)


def test_another_level_is_told():
    with pytest.raises(FiguresDoNotFitError, match="ander niveau"):
        from_features(layer(), features(WK900101=square(100_000)))


def test_an_area_without_a_shape_is_told():
    with pytest.raises(FiguresDoNotFitError, match="zonder vorm"):
        from_features(layer(), features(GM9001=square(100_000), GM9002=shapely.Polygon()))


def test_missing_properties_are_told():
    with pytest.raises(ColumnError, match="statnaam"):
        from_features(layer(), features(GM9001=square(100_000)).drop(columns="statnaam"))
