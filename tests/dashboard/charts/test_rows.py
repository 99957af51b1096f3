"""Bars under one another: as long as their numbers, with their words beside them and not over them."""

import re

import pytest

from dashboard.charts.printing import draw
from dashboard.charts.rows import Row, rows
from dashboard.language import Language
from dashboard.style.colours import INK, LINE

DRAWN = [
    Row("Een", ((0.7, INK), (0.3, LINE)), "70%"),
    Row("Een veel langere naam, die over meer dan een regel gaat", ((0.35, INK), (0.65, LINE)), "35%"),
    Row("Zonder", (), "onbekend"),
]


@pytest.mark.parametrize("width", [320, 800])
def test_a_bar_is_as_long_as_its_number_and_clear_of_its_words(width):
    svg = draw(rows(DRAWN, Language("nl"), width, 200), width)
    boxes = [
        tuple(map(float, box)) for box in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', svg)
    ]
    long, short = sorted({box[2] for box in boxes if box[2] in (boxes[0][2], boxes[1][2])}, reverse=True)
    assert long == pytest.approx(2 * short, rel=0.01)
    left = min(box[0] for box in boxes)
    ends = re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="start"[^>]*>(?:<tspan[^>]*>)?([^<]*)', svg)
    names = [float(x) for x, said in ends if said.startswith("Een")]
    assert max(names) < left
    assert max(box[0] + box[2] for box in boxes) < width


def test_what_has_no_figure_has_no_bar():
    bars = rows(DRAWN, Language("nl"), 600, 200).data
    assert [bar.x[2] for bar in bars] == [0, 0]
