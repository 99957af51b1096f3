from dashboard.charts.map_on_screen import on_screen
from dashboard.exhibits.kaart import map_picture
from tests.dashboard.newest import NOW


def test_the_screen_adds_a_ground_and_provinces_and_changes_nothing_else(snapshot, nl):
    which = ("index", NOW, None)
    picture = map_picture(snapshot, "gemeente", which, "natural", "GM0344", (800, 640), nl).exhibit.picture
    seen = on_screen(picture, "/geometrie/provincie.json")
    ground, provinces = seen.to_dict()["layout"]["map"].pop("layers")
    assert (ground["type"], ground["below"]) == ("fill", "traces")
    assert (provinces["type"], provinces["source"]) == ("line", "/geometrie/provincie.json")
    assert seen.to_dict() == picture.to_dict()
    assert seen.layout.uirevision == picture.layout.uirevision
    assert len(on_screen(picture, None).layout.map.layers) == 1
