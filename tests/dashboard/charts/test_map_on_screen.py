"""What a map has on the screen alone."""

import json

from dashboard.charts.map_on_screen import on_screen
from dashboard.exhibits.kaart import map_picture
from tests.dashboard.newest import NOW


def test_the_screen_adds_a_ground_under_the_areas_and_changes_nothing_else(snapshot, nl):
    which = ("index", NOW, None)
    picture = map_picture(snapshot, "gemeente", which, "natural", "GM0344", (800, 640), nl).exhibit.picture
    seen, before = on_screen(picture), json.loads(picture.to_json())
    told = json.loads(seen.to_json())
    (ground,) = told["layout"]["map"].pop("layers")
    assert (ground["type"], ground["below"]) == ("fill", "traces")
    assert told == before
    assert "layers" not in before["layout"]["map"]
    assert seen.layout.uirevision == picture.layout.uirevision
    assert on_screen(picture) is seen
