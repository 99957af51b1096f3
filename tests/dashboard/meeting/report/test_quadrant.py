import re

from dashboard.meeting.report.quadrant import draw_quadrant
from dashboard.style.colours import OTHERS, OWN

DOTS = [(100, 100, 20.0, 3), (500, 300, 4.0, 1)]


def circles(svg):
    found = re.findall(r"<circle ([^>]*)/>", svg)
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in found]


def test_a_dot_stands_for_a_place_with_its_number_beside_it(nl):
    svg = draw_quadrant(DOTS, nl)
    assert [(one["cx"], one["cy"], one["r"], one["fill"]) for one in circles(svg)] == [
        ("100", "100", "20", OWN),
        ("500", "300", "4", OWN),
    ]
    words = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert words == ["3", "1", "Het reageert", "Het loopt vooruit", "Voor één groep", "Voor alle inwoners"]


def test_ones_own_place_is_ringed_and_alone_has_its_colour(nl):
    for own, radius in (((500, 300), "12"), ((100, 100), "25"), ((300, 300), "12")):
        *dots, ring = circles(draw_quadrant(DOTS, nl, own))
        assert {one["fill"] for one in dots} == {OTHERS}
        assert (ring["fill"], ring["stroke"], ring["r"]) == ("none", OWN, radius)
        assert (float(ring["cx"]), float(ring["cy"])) == own
