import pytest

from dashboard.charts.ground import filled

LAND = (3.3, 50.7, 7.3, 53.6)


@pytest.mark.parametrize("frame", [(1147, 600), (300, 600)], ids=["wide", "tall"])
def test_an_area_fills_one_side_of_its_picture_and_leaves_of_the_other_what_it_does_not_need(frame):
    width, height = filled(LAND, frame)
    assert max(width / frame[0], height / frame[1]) == pytest.approx(1)
    assert min(width / frame[0], height / frame[1]) < 0.9
    assert width / height == pytest.approx(filled(LAND, (500, 500))[0] / filled(LAND, (500, 500))[1])
