"""What is written along the two lines of a share over the years."""

import pytest

from dashboard.exhibits.gemeente import share_series_exhibit
from dashboard.findings.profile.story import story


def _written(snapshot, gemeente, language):
    """The own line's last value before the break, the name of the grey line, and that line by year."""
    figure = share_series_exhibit(story(snapshot, gemeente), language, 270).picture
    grey = dict(zip(figure.data[0].x, figure.data[0].y, strict=True))
    notes = [note for note in figure.layout.annotations if note.xref == "x"]
    name = next(note for note in notes if note.text == language.say("trend.median"))
    last = next(note for note in notes if note.xanchor == "right")
    return last, name, grey


@pytest.mark.parametrize("gemeente", ["GM0088", "GM0184", "GM1966"])
def test_the_name_of_the_grey_line_clears_it_where_it_rises(snapshot, nl, gemeente):
    _, name, grey = _written(snapshot, gemeente, nl)
    assert name.yanchor == "bottom"
    assert name.y >= max(grey[name.x + step] for step in range(-5, 6))


def test_a_value_that_would_stand_on_the_grey_line_stands_above_it(snapshot, nl):
    last, _, grey = _written(snapshot, "GM0088", nl)
    assert last.y == pytest.approx(grey[last.x])


def test_a_value_with_room_stands_at_its_own_line(snapshot, nl):
    last, _, grey = _written(snapshot, "GM0184", nl)
    assert last.y < grey[last.x] / 2
