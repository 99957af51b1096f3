from dashboard.charts.map_on_screen import on_screen
from dashboard.exhibits.kaart import map_picture
from tests.dashboard.newest import NOW


def test_the_screen_adds_a_ground_under_the_areas_and_changes_nothing_else(snapshot, nl):
    which = ("index", NOW, None)
    picture = map_picture(snapshot, "gemeente", which, "natural", "GM0344", (800, 640), nl).exhibit.picture
    seen = on_screen(picture)
    (ground,) = seen.to_dict()["layout"]["map"]["layers"]
    assert (ground["type"], ground["below"]) == ("fill", "traces")
    told = seen.to_dict()
    left = {name: value for name, value in told["layout"]["map"].items() if name != "layers"}
    assert told | {"layout": told["layout"] | {"map": left}} == picture.to_dict()
    assert "layers" not in picture.to_dict()["layout"]["map"]
    assert seen.layout.uirevision == picture.layout.uirevision
