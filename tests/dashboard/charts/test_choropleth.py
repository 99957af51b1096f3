import math

import pytest

from dashboard.charts.area_map import colours
from dashboard.charts.ground import fitting_zoom
from dashboard.exhibits.kaart import against_year, map_picture
from dashboard.style.colours import MISSING, OWN, diverging, sequential
from tests.dashboard.newest import NOW

FRAME = (800, 640)


def picture(snapshot, nl, year=NOW, own=None, level="gemeente", gemeente=None):
    return map_picture(snapshot, level, ("index", year, gemeente), "quantiles", own, FRAME, nl)


def test_the_geometry_comes_by_url_and_the_values_in_one_trace(snapshot, nl):
    (trace,) = picture(snapshot, nl).exhibit.picture.data
    assert trace.geojson.startswith(f"/geometrie/gemeente-{NOW}.")
    assert len(trace.locations) == 342
    assert len(trace.customdata) == 342


def test_no_tile_server_is_asked_and_zoom_stays_when_values_change(snapshot, nl):
    now, before = (
        picture(snapshot, nl).exhibit.picture.layout,
        picture(snapshot, nl, year=NOW - 1).exhibit.picture.layout,
    )
    assert now.map.style == "white-bg"
    assert now.uirevision == before.uirevision


def test_numbers_are_written_the_dutch_way(snapshot, nl):
    shown = picture(snapshot, nl).exhibit.picture
    assert shown.layout.separators == ",."
    assert "inwoners" in shown.data[0].hovertemplate


def test_what_is_missing_is_drawn_grey_and_says_so(snapshot, nl):
    known, missing = picture(snapshot, nl, year=2022).exhibit.picture.data
    assert set(missing.locations) == {"GM0363", "GM1992"}
    assert not set(missing.locations) & set(known.locations)
    assert missing.colorscale[0][1] == MISSING
    assert "geen cijfer" in missing.hovertemplate


def test_the_own_gemeente_has_a_thick_border_over_the_others(snapshot, nl):
    *_, border = picture(snapshot, nl, own="GM0344").exhibit.picture.data
    assert border.locations == ("GM0344",)
    assert border.marker.line.color == OWN
    assert border.hoverinfo == "skip"


def drawn_in(trace):
    """The colour in which each area is drawn."""
    scale, span = [tuple(mark) for mark in trace.colorscale], trace.zmax - trace.zmin
    steps = list(zip(scale[::2], scale[1::2], strict=True))
    found = {}
    for region, z in zip(trace.locations, trace.z, strict=True):
        at = (int(z) - trace.zmin) / span
        (found[region],) = {
            left[1] for left, right in steps if left[0] < at < right[0] and left[1] == right[1]
        }
    return found


def test_every_area_has_the_colour_of_the_class_that_holds_its_value(snapshot, nl):
    shown = picture(snapshot, nl)
    classes, values = shown.finding.classes, shown.finding.areas["value"]
    ramp = list(sequential(len(classes)))
    drawn = drawn_in(shown.exhibit.picture.data[0])
    for step, colour in enumerate(ramp):
        low, high = classes.bounds[step : step + 2]
        within = [values[region] for region, there in drawn.items() if there == colour]
        assert len(within) == classes.counts[step]
        assert min(within) >= low - 1e-9 and max(within) <= high + 1e-9


@pytest.mark.parametrize("frame", [(800, 640), (358, 430), (2000, 300)])
def test_the_country_just_fits_its_picture(frame):
    west, south, east, north = bounds = (3.36, 50.75, 7.23, 53.55)
    world = 512 * 2 ** fitting_zoom(bounds, frame)

    def mercator(latitude):
        return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)

    used = (world * (east - west) / 360 / frame[0], world * (mercator(north) - mercator(south)) / frame[1])
    assert 0.9 < max(used) < 1


def test_a_map_of_the_country_is_small_on_the_wire(snapshot, nl):
    assert len(picture(snapshot, nl, own="GM0344").exhibit.picture.to_json()) < 16_000


def test_a_change_is_drawn_around_zero_in_percentage_points(snapshot, nl):
    against = against_year(snapshot, "index", 2022)
    shown = map_picture(snapshot, "gemeente", ("index", NOW, None), "natural", None, FRAME, nl, against)
    trace, classes = shown.exhibit.picture.data[0], shown.finding.classes
    assert "procentpunt" in trace.hovertemplate
    # One gemeente became less diverse, all others more.
    assert (classes.below_zero, classes.counts[0]) == (1, 1)
    assert list(colours(classes)) == list(diverging(1, len(classes) - 1))
    utrecht = list(trace.locations).index("GM0344")
    assert trace.customdata[utrecht][0] == pytest.approx(
        100 * shown.finding.areas["value"]["GM0344"], abs=0.001
    )


def test_the_colours_around_zero_are_no_red_and_green():
    def channels(colour):
        return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

    below, above = diverging(5, 5)[:5], diverging(5, 5)[5:]
    # Brown has less blue than red, green-blue the reverse: that is seen with any colour vision.
    assert all(red > blue for red, _, blue in map(channels, below))
    assert all(blue > red for red, _, blue in map(channels, above))


def test_as_far_from_the_middle_is_as_dark_on_both_sides():
    assert diverging(1, 4)[0] == diverging(4, 4)[3]
    assert diverging(1, 4)[1:] == diverging(4, 4)[4:]
    assert len({*diverging(3, 3)}) == 6
    for below, above in ((0, 0), (6, 1), (-1, 2)):
        with pytest.raises(ValueError, match="side of the middle"):
            diverging(below, above)
