import gzip
import json
import threading
from typing import ClassVar

import brotli
import geopandas as gpd
import numpy as np
import pytest
import shapely

from data_sources import Snapshot
from geo import boundaries
from geo.web import WebGeometry, geojson, web_geometry
from tests.geo.made_up import MadeUpSnapshot, areas

pytestmark = pytest.mark.slow

LIMITS = {("gemeente", 2025): 200_000, ("wijk", 2022): 500_000, ("wijk", 2024): 500_000,
          ("buurt", 2015): 1_200_000, ("buurt", 2024): 1_200_000}  # fmt: skip
LARGEST = ["GM0363", "GM0599", "GM0518", "GM1900", "GM0677", "GM0855", "GM1970"]


def shapes(raw: bytes) -> gpd.GeoSeries:
    collection = json.loads(raw)
    assert collection["type"] == "FeatureCollection"
    made = {
        feature["properties"]["code"]: shapely.geometry.shape(feature["geometry"])
        for feature in collection["features"]
    }
    assert len(made) == len(collection["features"])
    return gpd.GeoSeries(made, crs="EPSG:4326")


def decimals(made: gpd.GeoSeries, number: int) -> bool:
    corners = shapely.get_coordinates(made.to_numpy())
    return bool(np.allclose(corners, corners.round(number), atol=1e-12, rtol=0))


class TestGeojson:
    def test_rounds_and_drops_what_falls_together(self) -> None:
        square = shapely.Polygon([(5.00001, 52), (5.1, 52), (5.10004, 52.00001), (5.1, 52.1), (5, 52.1)])
        made = shapes(geojson(gpd.GeoDataFrame({"region": ["BU1"], "name": ["BU1"]}, geometry=[square]), 4))
        assert made["BU1"].equals(shapely.box(5, 52, 5.1, 52.1))
        assert len(shapely.get_coordinates(made["BU1"])) == 5
        assert shapely.get_exterior_ring(made["BU1"].geoms[0]).is_ccw, "RFC 7946"

    def test_leaves_out_pieces_and_holes_that_shrink_to_nothing(self) -> None:
        speck, hole = shapely.box(6, 52, 6.00001, 52.00001), shapely.box(5.05, 52.05, 5.05001, 52.05001)
        shape = shapely.union(shapely.box(5, 52, 5.1, 52.1).difference(hole), speck)
        made = shapes(geojson(gpd.GeoDataFrame({"region": ["BU1"], "name": ["BU1"]}, geometry=[shape]), 4))
        assert made["BU1"].equals(shapely.box(5, 52, 5.1, 52.1))

    def test_an_area_never_vanishes(self) -> None:
        speck = shapely.box(6, 52, 6.00002, 52.00002)
        made = shapes(geojson(gpd.GeoDataFrame({"region": ["BU1"], "name": ["BU1"]}, geometry=[speck]), 4))
        assert made["BU1"].equals(speck)

    def test_a_neck_that_folds_stays_valid(self) -> None:
        # Two squares joined by a strip of one metre, which rounding closes.
        neck = shapely.box(5.1, 52.05, 5.2, 52.05001)
        shape = shapely.union_all([shapely.box(5, 52, 5.1, 52.1), neck, shapely.box(5.2, 52, 5.3, 52.1)])
        made = shapes(geojson(gpd.GeoDataFrame({"region": ["BU1"], "name": ["BU1"]}, geometry=[shape]), 4))
        assert made.is_valid.all()
        assert made["BU1"].area == pytest.approx(0.02)


class TestMadeUp:
    SHAPES: ClassVar = {
        "BU00010001": shapely.box(100_000, 400_000, 101_000, 401_000),
        "BU00010002": shapely.box(101_000, 400_000, 102_000, 401_000),
        "BU00020001": shapely.box(102_000, 400_000, 103_000, 401_000),
    }
    GEMEENTE: ClassVar = {"BU00010001": "GM0001", "BU00010002": "GM0001", "BU00020001": "GM0002"}

    def snapshot(self) -> MadeUpSnapshot:
        return MadeUpSnapshot(shapes={("buurt", 2024): areas(self.SHAPES, self.GEMEENTE)})

    def test_compressed_is_the_same_as_plain(self) -> None:
        made = web_geometry("buurt", 2024, snapshot=self.snapshot())
        assert brotli.decompress(made.brotli) == gzip.decompress(made.gzip) == made.raw

    def test_areas_of_one_gemeente(self) -> None:
        made = web_geometry("buurt", 2024, "GM0001", self.snapshot())
        assert set(shapes(made.raw).index) == {"BU00010001", "BU00010002"}
        with pytest.raises(LookupError, match="no buurt in GM0009 in 2024"):
            web_geometry("buurt", 2024, "GM0009", self.snapshot())

    def test_the_name_changes_with_the_contents_only(self) -> None:
        first, again = (web_geometry("buurt", 2024, snapshot=self.snapshot()) for _ in range(2))
        assert first.name == again.name == f"buurt-2024.{first.hash}.json"
        moved = {code: shapely.affinity.translate(shape, 500) for code, shape in self.SHAPES.items()}
        other = MadeUpSnapshot(shapes={("buurt", 2024): areas(moved, self.GEMEENTE)})
        assert web_geometry("buurt", 2024, snapshot=other).name != first.name

    def test_is_made_once_for_all_who_ask_at_the_same_moment(self) -> None:
        snapshot = self.snapshot()
        made: list[WebGeometry] = []
        askers = [
            threading.Thread(target=lambda: made.append(web_geometry("buurt", 2024, snapshot=snapshot)))
            for _ in range(8)
        ]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        assert len(made) == 8
        assert len({id(geometry) for geometry in made}) == 1

    def test_bounds_are_in_degrees(self) -> None:
        made = web_geometry("buurt", 2024, snapshot=self.snapshot())
        assert made.bounds == pytest.approx(tuple(shapes(made.raw).total_bounds), abs=1e-4)
        assert 3 < made.bounds[0] < made.bounds[2] < 8


@pytest.mark.parametrize(("what", "limit"), LIMITS.items(), ids=lambda value: str(value))
def test_the_country_is_light_whole_and_valid(what: tuple[str, int], limit: int, embedded: Snapshot) -> None:
    made = web_geometry(*what, snapshot=embedded)
    assert len(made.brotli) < limit
    drawn = shapes(made.raw)
    assert set(drawn.index) == set(boundaries(*what, embedded)["region"])
    assert drawn.is_valid.all()
    assert not drawn.is_empty.any()


def test_gemeenten_fit_without_slivers(embedded: Snapshot) -> None:
    drawn = shapes(web_geometry("gemeente", 2025, snapshot=embedded).raw)
    assert decimals(drawn, 4)
    whole = drawn.union_all()
    assert shapely.area(drawn.to_numpy()).sum() == pytest.approx(whole.area, rel=1e-9), "no overlaps"
    original = boundaries("gemeente", 2025, embedded).to_crs("EPSG:4326").union_all()
    holes, holes_before = (sum(len(part.interiors) for part in shape.geoms) for shape in (whole, original))
    assert holes <= holes_before, "no gaps"


@pytest.mark.parametrize("year", [2015, 2024])
def test_buurten_of_the_largest_gemeenten_are_light(year: int, embedded: Snapshot) -> None:
    present = set(boundaries("buurt", year, embedded)["gemeente"]).intersection(LARGEST)
    assert present
    for gemeente in present:
        made = web_geometry("buurt", year, gemeente, embedded)
        assert len(made.brotli) < 80_000, gemeente
        assert decimals(shapes(made.raw), 5)


def test_areas_of_a_gemeente_are_named_as_people_are_told_of_them(embedded: Snapshot) -> None:
    def written(gemeente: str) -> set[str]:
        features = json.loads(web_geometry("wijk", 2024, gemeente, embedded).raw)["features"]
        return {feature["properties"]["name"] for feature in features}

    haaksbergen = embedded.areas("wijk", 2024).query("gemeente == 'GM0158'")["name"]
    assert "Wijk 04 Rietmolen" in set(haaksbergen)
    assert "Rietmolen" in written("GM0158")
    assert {"Wijk 00 Roden", "Wijk 01 Roden", "Peize"} <= written("GM1699"), "two wijken have one name"
