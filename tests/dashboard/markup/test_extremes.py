import re
from dataclasses import replace

from dashboard.charts.area_map import colours
from dashboard.charts.choropleth import class_key
from dashboard.exhibits.kaart import map_picture
from dashboard.markup.extremes import extremes_table
from dashboard.markup.figure_table import figure_table
from dashboard.style.colours import MISSING
from tests.dashboard.newest import INSIDE, NOW

FRAME = (800, 640)


def finding(snapshot, nl, level="gemeente", year=NOW, gemeente=None, indicator="index"):
    return map_picture(snapshot, level, (indicator, year, gemeente), "natural", None, FRAME, nl).finding


def names(html):
    return re.findall(r"<tr(?: class=own)?><td>([^<]+)", html)


def test_the_table_behind_the_map_holds_every_area_highest_first_and_marks_the_own(snapshot, nl):
    html = figure_table(finding(snapshot, nl).numbers, nl, "Utrecht")
    listed = re.findall(r"<th scope=row>([^<]+)", html)
    assert len(listed) == 342
    assert listed[-1] == "Urk"
    assert re.search(r"<tr class=own><th scope=row>Utrecht<td>0,55<td>15<td>376.757", html)


def test_areas_without_a_figure_come_last_and_say_so(snapshot, nl):
    html = figure_table(finding(snapshot, nl, year=2022).numbers, nl)
    assert set(re.findall(r"<th scope=row>([^<]+)", html)[-2:]) == {"Amsterdam", "Voorne aan Zee"}
    assert html.count("<td>geen cijfer<td>") == 2


def test_the_extremes_are_five_of_each_and_the_own(snapshot, nl):
    html = extremes_table(finding(snapshot, nl), "GM0344", nl)
    listed = names(html)
    assert len(listed) == 11
    assert "Utrecht" in listed
    # Gaps before and after Utrecht, which is neither among the highest nor the lowest.
    assert html.count("class=gap") == 2


def test_a_handful_of_residents_is_no_extreme(snapshot, nl):
    shown = finding(snapshot, nl, "buurt", INSIDE, "GM0363")
    listed = shown.areas[shown.areas["name"].isin(names(extremes_table(shown, None, nl)))]
    assert (listed["inhabitants"] >= 100).any()
    assert (listed["high"] - listed["low"] <= 0.05).all()
    assert "te onzeker is om te vergelijken" in extremes_table(shown, None, nl)


def test_a_share_is_told_with_the_number_in_the_group(snapshot, nl):
    html = extremes_table(finding(snapshot, nl, indicator="europa"), None, nl)
    assert "Aantal" in html
    assert "Inwoners" not in html


def test_names_cannot_bring_markup_along(snapshot, nl):
    shown = finding(snapshot, nl)
    areas = shown.areas.assign(name="<img src=x onerror=alert(1)>")
    assert "<img" not in extremes_table(replace(shown, areas=areas), None, nl)


def test_the_key_tells_bounds_counts_and_what_is_missing(snapshot, nl):
    shown = finding(snapshot, nl, year=2022)
    *classes, missing = class_key(shown, nl)
    assert [entry.colour for entry in classes] == list(colours(shown.classes))
    assert (missing.words, missing.colour) == ("geen cijfer", MISSING)
    assert [int(entry.count) for entry in (*classes, missing)] == [*shown.classes.counts, 2]
    low, high = shown.write_range(*shown.classes.bounds[:2], nl)
    assert low in classes[0].words
    assert high in classes[0].words
