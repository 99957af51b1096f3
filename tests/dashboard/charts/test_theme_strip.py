"""The strips of a task: the own dot, the peers and their middle lie where the numbers say."""

import numpy as np
import pytest

from dashboard.analysis.themes import themes
from dashboard.charts.theme_strip import ROW, short, theme_strip
from dashboard.findings.data.national import national
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.themes.comparison import compare_theme
from dashboard.language import Language
from dashboard.style.colours import OWN


@pytest.fixture(scope="module")
def drawn(snapshot):
    held = national(snapshot)
    beside = compare_theme(held, "wonen", peer_set(held, "GM0344", "type"))
    return beside, theme_strip(beside, themes().indicator, held.gemeenten.names, Language("nl"))


def dots(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def own_dots(figure):
    return [trace for trace in dots(figure) if trace.marker.color == OWN]


def written(figure):
    return [word for trace in figure.data if trace.mode == "text" for word in trace.text]


def test_a_row_for_each_figure_with_its_name_and_own_value(drawn):
    beside, figure = drawn
    assert figure.layout.height == ROW * len(beside.rows)
    words = written(figure)
    assert "<b>Huurwoningen van woningcorporaties</b>" in words
    assert "<b>Utrecht 31%</b>" in words
    assert "% van: woningen · 2024" in words
    assert len(own_dots(figure)) == len(beside.rows)


def test_dots_lie_between_the_lowest_and_the_highest_of_their_row(drawn):
    beside, figure = drawn
    row = beside.rows.iloc[0]
    peers = beside.values[row["indicator"]]["value"]
    low, high = min(peers.min(), row["value"]), max(peers.max(), row["value"])
    left, right = figure.layout.xaxis.range
    assert own_dots(figure)[0].x[0] / right == pytest.approx((row["value"] - low) / (high - low), abs=1e-4)
    for trace in dots(figure):
        x, y = np.asarray(trace.x, dtype=float), np.asarray(trace.y, dtype=float)
        assert ((x >= left) & (x <= right)).all()
        assert len({int(value // ROW) for value in y}) == 1


def test_too_few_peers_have_no_middle(snapshot):
    held = national(snapshot)
    beside = compare_theme(held, "wonen", peer_set(held, "GM0344", "own", ("GM0363",)))
    figure = theme_strip(beside, themes().indicator, held.gemeenten.names, Language("nl"))
    assert len(own_dots(figure)) == len(beside.rows) == len(dots(figure)) / 2
    assert {shape.type for shape in figure.layout.shapes} == {"line"}
    assert not any("middelste" in word for word in written(figure))


def test_short_values_keep_the_unit_that_fits(nl):
    declared = themes().indicator
    assert short(31.4, declared["koopwoningen"], nl) == "31%"
    assert short(0.64, declared["afstand_basisschool"], nl) == "0,6 km"
    assert short(451_000.0, declared["woningwaarde"], nl) == "451.000"


def test_a_picture_travels_light(snapshot):
    held = national(snapshot)
    most = max(held.types["type"].value_counts().index, key=lambda kind: (held.types["type"] == kind).sum())
    gemeente = held.types.index[held.types["type"] == most][0]
    beside = compare_theme(held, "onderwijs", peer_set(held, gemeente, "type"))
    figure = theme_strip(beside, themes().indicator, held.gemeenten.names, Language("nl"))
    assert len(figure.to_json()) < 40_000
