from typing import Any, ClassVar

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from data_sources import Snapshot
from geo import boundaries, land_borders, neighbours
from geo.borders import LandBorder, land_borders_of
from tests.geo.made_up import MadeUpSnapshot, areas

X, Y = 100_000, 400_000
YEARS = range(2015, 2026)

BORDERS: dict[str, set[str]] = {
    "GM0981": {"BE", "DE"},  # Vaals
    "GM0294": {"DE"},  # Winterswijk
    "GM0114": {"DE"},  # Emmen
    "GM0983": {"DE"},  # Venlo
    "GM1895": {"DE"},  # Oldambt, up to the Dollard
    "GM1674": {"BE"},  # Roosendaal
    "GM1714": {"BE"},  # Sluis
    "GM0715": {"BE"},  # Terneuzen
    "GM0744": {"BE"},  # Baarle-Nassau
    "GM0935": {"BE"},  # Maastricht
    "GM0184": set(),  # Urk
    "GM0010": set(),  # Delfzijl, until 2020, and
    "GM1979": set(),  # Eemsdelta since: on the coast
    "GM0718": set(),  # Vlissingen
    "GM0363": set(),  # Amsterdam
}


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """Rectangle in kilometres from a made-up corner of the country."""
    return shapely.box(X + 1000 * west, Y + 1000 * south, X + 1000 * east, Y + 1000 * north)


def point(name: str, east: float, north: float) -> dict[str, Any]:
    at = gpd.points_from_xy([X + 1000 * east], [Y + 1000 * north], crs="EPSG:28992").to_crs("EPSG:4326")
    return {"name": name, "lon": float(at.x[0]), "lat": float(at.y[0])}


# Two side by side, the second with a hole; the third touches it in a corner only; the last lies apart.
SHAPES = {
    "GM0001": box(0, 0, 10, 10),
    "GM0002": box(10, 0, 20, 10).difference(box(14, 4, 15, 5)),
    "GM0003": box(20, 10, 30, 20),
    "GM0004": box(40, 0, 50, 10),
}


def test_neighbours_share_an_edge() -> None:
    snapshot = MadeUpSnapshot(shapes={("gemeente", 2025): areas(SHAPES)})
    found = neighbours(2025, snapshot)
    assert found.to_numpy().tolist() == [["GM0001", "GM0002", 10_000], ["GM0002", "GM0001", 10_000]]


class TestMadeUpBorder:
    AREAS: ClassVar = gpd.GeoDataFrame(
        {"region": list(SHAPES)}, geometry=list(SHAPES.values()), crs="EPSG:28992"
    )
    SOUTH: ClassVar[dict[str, Any]] = {
        "country": "BE",
        "from": point("zuidwest", 0, -1),
        "to": point("zuidoost", 20.5, 0),
    }

    def enclaves(self, west: float, south: float, east: float, north: float) -> dict[str, Any]:
        low, high = point("", west, south), point("", east, north)
        sides = {"west": low["lon"], "south": low["lat"], "east": high["lon"], "north": high["lat"]}
        return {"country": "BE", **sides}

    def lengths(self, declared: dict[str, Any]) -> dict[tuple[str, str], float]:
        found = land_borders_of(self.AREAS, LandBorder.model_validate(declared))
        return found.set_index(["region", "country"])["border_m"].to_dict()

    def test_runs_counterclockwise_between_the_nearest_corners(self) -> None:
        south = self.lengths({"arc": [self.SOUTH], "enclaves": []})
        assert south == {("GM0001", "BE"): 10_000, ("GM0002", "BE"): 10_000}
        rest = {"country": "DE", "from": self.SOUTH["to"], "to": self.SOUTH["from"]}
        # Round the other way: of West its north and west side.
        assert self.lengths({"arc": [rest], "enclaves": []})["GM0001", "DE"] == 20_000

    def test_a_hole_is_border_only_where_declared(self) -> None:
        with_enclave = self.lengths({"arc": [self.SOUTH], "enclaves": [self.enclaves(13, 3, 16, 6)]})
        assert with_enclave["GM0002", "BE"] == 14_000

    def test_a_point_far_from_the_outline_is_refused(self) -> None:
        elsewhere = {**self.SOUTH, "to": point("elders", 60, -60)}
        with pytest.raises(ValueError, match=r"elders at \d+ km"):
            self.lengths({"arc": [elsewhere], "enclaves": []})


@pytest.mark.parametrize("year", YEARS)
class TestEveryYear:
    def test_neighbours_are_mutual(self, year: int, embedded: Snapshot) -> None:
        found = neighbours(year, embedded)
        turned = found.rename(columns={"region": "neighbour", "neighbour": "region"})
        pd.testing.assert_frame_equal(
            found, turned.sort_values(["region", "neighbour"], ignore_index=True)[found.columns]
        )
        assert (found["border_m"] > 0).all()
        assert (found["region"] != found["neighbour"]).all()

    def test_the_wadden_islands_have_no_neighbours(self, year: int, embedded: Snapshot) -> None:
        gemeenten = boundaries("gemeente", year, embedded).set_index("region")["name"]
        alone = set(gemeenten.drop(neighbours(year, embedded)["region"].unique()))
        islands = {"Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"}
        # The drawings until 2018 have sandbanks that two gemeenten share (Engelsmanplaat, Richel).
        assert alone == islands if year > 2018 else {"Texel", "Ameland"} <= alone < islands

    def test_land_borders_have_the_known_length(self, year: int, embedded: Snapshot) -> None:
        """556 km with Germany on land and 450 km with Belgium, some 25 km around the enclaves not counted."""
        km = land_borders(year, embedded).groupby("country")["border_m"].sum() / 1000
        # The drawings of 2020 and 2021 are coarser, so their winding borders are shorter.
        assert 530 < km["DE"] < 580
        assert 410 < km["BE"] < 490

    def test_land_borders_lie_where_they_lie(self, year: int, embedded: Snapshot) -> None:
        countries = land_borders(year, embedded).groupby("region")["country"].agg(set)
        assert {region: countries.get(region, set()) for region in BORDERS} == BORDERS


def test_pieces_of_baarle_are_counted(embedded: Snapshot) -> None:
    borders = land_borders(2025, embedded).set_index("region")["border_m"]
    areas_2025 = boundaries("gemeente", 2025, embedded).set_index("region").geometry
    mainland = max(areas_2025["GM0744"].geoms, key=lambda part: part.area)
    around_enclaves = sum(ring.length for ring in mainland.interiors)
    assert around_enclaves > 10_000
    assert borders["GM0744"] > around_enclaves + 30_000
