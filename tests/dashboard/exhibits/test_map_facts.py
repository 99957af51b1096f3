import json
import re
from html import unescape

import numpy as np
import pytest
import shapely

from dashboard.exhibits.kaart import map_picture
from dashboard.exhibits.map_facts import facts_together, largest, map_years, outline, provinces_url
from dashboard.exhibits.measure_map import measure_map
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.data.national import national
from dashboard.style.colours import MISSING
from tests.dashboard.newest import NOW

SIZE = (800, 640)


def shown(snapshot, nl, indicator, year):
    return map_picture(snapshot, "gemeente", (indicator, year, None), "natural", None, SIZE, nl)


@pytest.mark.parametrize(("indicator", "year"), [("buiten_nederland", 2022), ("migratieachtergrond", 2003)])
def test_each_year_is_coloured_as_its_own_map_is(snapshot, nl, indicator, year):
    picture = shown(snapshot, nl, indicator, year)
    years = map_years(snapshot, indicator, picture.finding.classes)
    drawn = dict(zip(years.codes, years.classes[year], strict=True))
    known, *missing = picture.exhibit.picture.data
    assert {code for code, figure in drawn.items() if figure == "."} == {
        code for trace in missing if trace.type == "choroplethmap" for code in trace.locations
    }
    assert {code: drawn[code] for code in known.locations} == {
        code: str(step) for code, step in zip(known.locations, known.z, strict=True)
    }
    swatches = [entry.colour for entry in picture.exhibit.key if entry.shape == "swatch"]
    assert list(years.colours) == [colour for colour in swatches if colour != MISSING]


def test_all_years_of_a_series_share_their_classes(snapshot, nl):
    bounds = {
        shown(snapshot, nl, "migratieachtergrond", year).finding.classes.bounds for year in (1996, 2022)
    }
    assert len(bounds) == 1
    (ends,) = bounds
    values = national(snapshot).values("migratieachtergrond")["value"].dropna()
    assert ends[0] <= values.min() and values.max() <= ends[-1]
    years = map_years(
        snapshot, "migratieachtergrond", shown(snapshot, nl, "migratieachtergrond", 2022).finding.classes
    )
    first, last = (np.array(list(years.classes[year]), dtype=int).mean() for year in (1996, 2022))
    assert first < last


def test_what_travels_can_be_read_back(snapshot, nl):
    years = map_years(
        snapshot, "buiten_nederland", shown(snapshot, nl, "buiten_nederland", NOW).finding.classes
    )
    told = json.loads(unescape(re.search(r'data-classes="([^"]+)"', years.attributes)[1]))
    assert {int(year): figures for year, figures in told.items()} == years.classes
    assert all(len(figures) == 342 for figures in years.classes.values())


def test_the_largest_come_first(snapshot):
    assert largest(snapshot)[:4] == ("GM0363", "GM0599", "GM0518", "GM0344")


def test_provinces_are_drawn_from_our_own_boundaries(snapshot):
    assert provinces_url(snapshot).startswith("/geometrie/provincie-")


def test_one_draws_around_gemeenten_and_not_between_them(snapshot):
    members = ("GM0513", "GM0627")
    drawn = shapely.polygonize(
        [shapely.from_geojson(outline(snapshot, OwnArea("gemeente", members, NOW, "A")))]
    )
    each = [
        shapely.polygonize([shapely.from_geojson(outline(snapshot, OwnArea("gemeente", (one,), NOW, "A")))])
        for one in members
    ]
    assert drawn.area == pytest.approx(sum(one.area for one in each), rel=1e-6)
    assert drawn.length < sum(one.length for one in each)


def test_gemeenten_together_are_the_sum_of_what_they_are(snapshot, nl):
    members = ("GM0513", "GM0627")
    picture = shown(snapshot, nl, "buiten_nederland", NOW)
    area = OwnArea("gemeente", members, NOW, "Kring")
    told = facts_together(picture, snapshot, area)
    parts = picture.finding.areas.loc[list(members)]
    assert told.name == "Kring"
    assert told.told["persons"].value == parts["persons"].sum()
    inhabitants = (parts["persons"] / parts["value"]).sum()
    assert told.told["value"].value == pytest.approx(parts["persons"].sum() / inhabitants)
    assert told.years[1] == NOW and set(told.new.index) == set(range(2022, NOW + 1))
    measured = measure_map(snapshot, "koopwoningen", "natural", None, SIZE, nl)
    assert facts_together(measured, snapshot, area) is None


@pytest.mark.parametrize("indicator", ["buiten_nederland", "index"])
def test_wijken_together_have_their_sum_and_what_rounding_leaves_open_of_it(snapshot, nl, indicator):
    members, year = ("WK034401", "WK034402", "WK034403"), 2024
    picture = map_picture(snapshot, "wijk", (indicator, year, "GM0344"), "natural", None, SIZE, nl)
    told = facts_together(picture, snapshot, OwnArea("wijk", members, year, "Drie", "GM0344"))
    parts = picture.finding.areas.loc[list(members)]
    value, bounds = told.told["value"], told.told["bounds"].value.filled
    assert told.name == "Drie" and told.years is None
    assert value.within.low < value.value < value.within.high
    assert bounds["low"].value <= value.within.low < value.within.high <= bounds["high"].value
    if indicator == "index":
        # What the groups add up to, each of which is rounded.
        assert told.told["inhabitants"].value == pytest.approx(parts["inhabitants"].sum(), abs=30)
        return
    assert told.told["persons"].value == parts["persons"].sum()
    # A mean of the parts by their residents, within the rounding of all of them.
    mean = (parts["value"] * parts["inhabitants"]).sum() / parts["inhabitants"].sum()
    assert value.within.low < mean < value.within.high
    assert value.within.high - value.within.low < (parts["high"] - parts["low"]).max()
