import numpy as np
import pandas as pd

from dashboard.charts.interval_dots import MOST_ROWS, interval_dots, most_apart


def made_up(count):
    values = np.linspace(0.6, 0.1, count)
    names = [f"Verzonnen wijk {n}" for n in range(count)]
    return pd.DataFrame({"name": names, "value": values, "low": values - 0.01, "high": values + 0.02})


def test_every_area_has_its_dot_and_its_line(nl):
    areas = made_up(5)
    lines, dots = interval_dots(areas, (0.3, "Hier 0,30"), ".2f", nl).data
    assert list(dots.x) == list(areas["value"].round(4))
    assert list(lines.x)[::3] == list(areas["low"].round(4))
    assert list(lines.x)[1::3] == list(areas["high"].round(4))
    assert set(list(lines.x)[2::3]) == {None}


def test_of_many_areas_the_highest_and_lowest_that_are_sure_are_drawn():
    areas = made_up(200)
    sure = pd.Series(True, index=areas.index)
    sure.iloc[0] = False
    shown = most_apart(areas, sure)
    assert len(shown) == MOST_ROWS
    assert 0 not in shown.index
    assert shown.index[0] == 1
    assert shown.index[-1] == 199


def test_few_areas_are_all_drawn():
    areas = made_up(8)
    assert most_apart(areas, pd.Series(False, index=areas.index)).equals(areas)
