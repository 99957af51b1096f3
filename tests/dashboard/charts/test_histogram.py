from collections import Counter
from dataclasses import replace

from dashboard.charts.choropleth import class_key
from dashboard.charts.histogram import histogram
from dashboard.exhibits.kaart import map_picture
from dashboard.findings.within.classes import classify
from dashboard.style.colours import sequential
from tests.dashboard.newest import INSIDE, NOW

FRAME = (800, 640)


def picture(snapshot, nl, own=None):
    return map_picture(snapshot, "gemeente", ("index", NOW, None), "natural", own, FRAME, nl)


def test_bars_count_every_gemeente_in_the_colour_of_its_class(snapshot, nl):
    shown = picture(snapshot, nl)
    bars, classes = shown.legend.data, shown.finding.classes
    assert [sum(trace.y) for trace in bars] == list(classes.counts)
    assert [trace.marker.color for trace in bars] == list(sequential(len(classes)))
    width = (classes.bounds[-1] - classes.bounds[0]) / 36
    for trace, low, high in zip(bars, classes.bounds, classes.bounds[1:], strict=False):
        assert low - width / 2 <= min(trace.x) and max(trace.x) <= high + width / 2


def test_as_many_areas_are_as_high_wherever_they_stand(snapshot, nl):
    """A bar of one wijk is as wide and as high as any other of one."""
    shown = map_picture(snapshot, "wijk", ("buiten_nederland", INSIDE, "GM0158"), "natural", None, FRAME, nl)
    bars = shown.legend.data
    assert len({trace.width for trace in bars}) == 1
    values = shown.finding.areas["value"].dropna()
    high = Counter()
    for trace in bars:
        high.update(dict(zip(trace.x, trace.y, strict=True)))
    for middle, count in high.items():
        assert count == ((values - middle).abs() <= bars[0].width / 0.94 / 2 + 1e-4).sum()


def test_the_line_around_the_first_bar_and_the_last_is_within_the_picture(snapshot, nl):
    shown = map_picture(snapshot, "wijk", ("buiten_nederland", INSIDE, "GM0344"), "natural", None, FRAME, nl)
    bars, (low, high) = shown.legend.data, shown.legend.layout.xaxis.range
    assert low < min(min(trace.x) - trace.width / 2 for trace in bars)
    assert high > max(max(trace.x) + trace.width / 2 for trace in bars)


def test_values_that_are_alike_are_one_bar(snapshot, nl):
    shown = picture(snapshot, nl)
    areas = shown.finding.areas.assign(value=0.3)
    alike = replace(shown.finding, areas=areas, classes=classify(areas["value"], "natural", 2))
    drawn = histogram(alike, None, nl)
    assert [list(trace.y) for trace in drawn.data] == [[len(areas)]]
    assert [entry.words for entry in class_key(alike, nl)] == [alike.write(0.3, nl)]


def test_the_chosen_gemeente_is_marked_with_its_value(snapshot, nl):
    shown = picture(snapshot, nl, "GM0344")
    assert shown.legend.layout.shapes[0].x0 == shown.finding.areas["value"]["GM0344"]
    assert "Utrecht 0,55" in shown.legend.layout.annotations[0].text


def test_without_a_choice_nothing_is_marked(snapshot, nl):
    assert not picture(snapshot, nl).legend.layout.shapes
