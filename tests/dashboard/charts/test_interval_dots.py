import numpy as np
import pandas as pd

from dashboard.charts.interval_dots import MOST_ROWS, Mark, interval_dots, most_apart, most_changed
from dashboard.style.colours import INK, OWN, PAPER


def made_up(count):
    values = np.linspace(0.6, 0.1, count)
    names = [f"Verzonnen wijk {n}" for n in range(count)]
    return pd.DataFrame({"name": names, "value": values, "low": values - 0.01, "high": values + 0.02})


def test_every_area_has_its_dot_and_its_line(nl):
    areas = made_up(5)
    lines, dots = interval_dots(areas, Mark(0.3, "Hier 0,30", OWN), ".2f", nl).data
    assert list(dots.x) == list(areas["value"].round(4))
    assert list(lines.x)[::3] == list(areas["low"].round(4))
    assert list(lines.x)[1::3] == list(areas["high"].round(4))
    assert set(list(lines.x)[2::3]) == {None}


def test_an_area_that_rounding_leaves_open_has_an_open_dot(nl):
    sure = pd.Series([True, False, True])
    _, dots = interval_dots(made_up(3), Mark(0.3, "Hier", OWN), ".2f", nl, sure=sure).data
    assert list(dots.marker.color) == [INK, PAPER, INK]


def test_where_rows_are_a_selection_a_strip_above_them_shows_all(nl):
    areas = made_up(200)
    figure = interval_dots(areas.iloc[:10], Mark(0.3, "Hier", OWN), ".2f", nl, everyone=areas["value"])
    strip = figure.data[2]
    assert len(strip.x) == 200
    assert max(strip.y) < -0.5
    assert figure.layout.xaxis.range[0] < areas["value"].min()
    assert figure.layout.yaxis.range[1] < min(strip.y)


def test_of_many_areas_the_highest_and_lowest_that_are_sure_are_drawn():
    areas = made_up(200)
    sure = pd.Series(True, index=areas.index)
    sure.iloc[0] = False
    shown = most_apart(areas, sure)
    assert len(shown) == MOST_ROWS
    assert 0 not in shown.index
    assert shown.index[0] == 1
    assert shown.index[-1] == 199


def test_of_many_changes_the_largest_sure_ones_are_drawn_falls_as_well_as_rises():
    areas = made_up(200).assign(value=np.linspace(3.0, -9.0, 200))
    sure = pd.Series(True, index=areas.index)
    sure.iloc[-1] = False
    shown = most_changed(areas, sure)
    assert len(shown) == MOST_ROWS
    assert 199 not in shown.index
    assert shown.index[-1] == 198
    assert shown["value"].abs().min() >= areas[sure].drop(shown.index)["value"].abs().max()


def test_few_areas_are_all_drawn():
    areas = made_up(8)
    assert most_apart(areas, pd.Series(False, index=areas.index)).equals(areas)
