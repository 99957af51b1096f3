"""Areas over OGC API Features."""

import pytest

from data_sources.errors import EmptyTableError, PagingLoopError, UnknownTableError
from data_sources.readers import OgcApiReader
from data_sources.transport import Transport
from tests.small_services.server import Fault

BOTH = ("gebiedsindelingen-historisch", "gebiedsindelingen")


@pytest.fixture
def reader(settings_for):
    settings = settings_for()
    return OgcApiReader(settings, Transport(settings))


def test_all_pages_become_one_frame_of_shapes(reader):
    found = reader.features(BOTH, "gemeente_gegeneraliseerd", {"jaarcode": "2024"}, "gemeente-2024")
    assert len(found) == 5
    assert found.loc[0, "geometry"].area == 1_000_000


@pytest.mark.parametrize("year", [2014, 2024])
def test_the_first_dataset_that_has_the_year_is_used(reader, year):
    found = reader.features(BOTH, "gemeente_gegeneraliseerd", {"jaarcode": str(year)}, "x")
    assert set(found["jaarcode"]) == {year}


def test_a_year_without_areas_is_told(reader):
    with pytest.raises(EmptyTableError, match="gemeente-2030"):
        reader.features(
            ("gebiedsindelingen-historisch",),
            "gemeente_gegeneraliseerd",
            {"jaarcode": "2030"},
            "gemeente-2030",
        )


def test_an_unknown_dataset_is_told(reader, services):
    services.faults = [Fault("status", status=404)]
    with pytest.raises(UnknownTableError, match="gemeente-2024"):
        reader.features(BOTH, "gemeente_gegeneraliseerd", {"jaarcode": "2024"}, "gemeente-2024")


def test_a_next_link_that_loops_is_stopped(reader, services):
    services.faults = [Fault("loop")]
    with pytest.raises(PagingLoopError, match="leidt terug"):
        reader.features(BOTH, "gemeente_gegeneraliseerd", {"jaarcode": "2024"}, "gemeente-2024")
