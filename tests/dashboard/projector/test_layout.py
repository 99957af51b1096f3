"""Words leave a picture its room: fewer letters, or smaller ones, leave more."""

import pytest

from dashboard.projector.layout import SHAPES, laid
from dashboard.projector.made import Made

SHORT, LONG = "Zo is het.", "In deze gemeente wonen mensen van alle kanten. " * 6


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_long_sentence_has_smaller_letters_and_leaves_less_room(shape):
    short, long = (laid(Made("", said, under=said), shape) for said in (SHORT, LONG))
    assert short.said > long.said
    assert short.room[1] > long.room[1] > 300
    assert short.room[0] == long.room[0] < shape.width


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_map_stands_beside_its_words(shape):
    found = laid(Made("", LONG), shape, 200)
    assert 0 < found.column < shape.width - found.room[0]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_words_beside_a_map_leave_room_for_its_legend(shape):
    short, long = (laid(Made("", LONG[:120], under=LONG[:200]), shape, high) for high in (100, 500))
    assert short.said > long.said
    assert short.under == long.under >= shape.least


def test_points_are_as_large_as_they_fit():
    few = laid(Made("", SHORT, points=(("Eén", ""),)), SHAPES[0])
    many = laid(Made("", SHORT, points=((LONG, LONG),) * 3), SHAPES[0])
    assert few.point > many.point >= 26
