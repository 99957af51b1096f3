import numpy as np
import pandas as pd

from dashboard.exhibits.kaart import map_picture
from dashboard.style.colours import sequential
from tests.dashboard.newest import NOW

FRAME = (800, 640)


def picture(snapshot, nl, own=None):
    return map_picture(snapshot, "gemeente", ("index", NOW, None), "natural", own, FRAME, nl)


def test_bars_count_every_gemeente_in_the_colour_of_its_class(snapshot, nl):
    shown = picture(snapshot, nl)
    bars, bounds = shown.legend.data[0], shown.finding.classes.bounds
    step = (bounds[-1] - bounds[0]) / 36
    width = np.array(bars.width) / 0.94
    counts = np.array(bars.y) * width / step
    assert round(counts.sum()) == 342
    colours = sequential(len(shown.finding.classes))
    classes = shown.finding.classes.of(pd.Series(bars.x))
    assert list(bars.marker.color) == [colours[step] for step in classes]


def test_the_chosen_gemeente_is_marked_with_its_value(snapshot, nl):
    shown = picture(snapshot, nl, "GM0344")
    assert shown.legend.layout.shapes[0].x0 == shown.finding.areas["value"]["GM0344"]
    assert "Utrecht 0,55" in shown.legend.layout.annotations[0].text


def test_without_a_choice_nothing_is_marked(snapshot, nl):
    assert not picture(snapshot, nl).legend.layout.shapes
