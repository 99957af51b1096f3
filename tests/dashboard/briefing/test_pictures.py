"""Pictures to take along: title, legend, source and date stand in them."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from dashboard.briefing.parts import briefing
from dashboard.briefing.pictures import WIDTH, picture, plate


@pytest.fixture(scope="module")
def shown(snapshot):
    from dashboard.language import Language

    told = briefing(snapshot, "GM0344", Language("nl"))
    return [exhibit for part in told.parts for exhibit in part.exhibits]


def test_an_svg_holds_title_legend_source_date_and_link(shown, snapshot):
    drawn = [exhibit for exhibit in shown if exhibit.picture is not None]
    assert drawn
    for exhibit in drawn:
        root = ElementTree.fromstring(picture(exhibit, snapshot, "svg", link="https://made.up/x?a=1&b=2"))
        said = " ".join(" ".join(root.itertext()).split())
        assert exhibit.title in said
        assert exhibit.alt in said
        assert "Bron: CBS" in said
        assert "opgehaald" in said
        assert "https://made.up/x?a=1&b=2" in said
        assert all(entry.words in said for entry in exhibit.key)


def test_a_png_is_twice_as_wide_and_not_empty(shown, snapshot):
    exhibit = next(exhibit for exhibit in shown if exhibit.map is not None)
    image = Image.open(io.BytesIO(picture(exhibit, snapshot, "png")))
    assert image.width == pytest.approx(2 * WIDTH, abs=1)
    assert len(image.convert("RGB").getcolors(1 << 20)) > 50


def test_a_table_alone_has_no_picture(shown, snapshot):
    table = next(exhibit for exhibit in shown if exhibit.picture is None)
    with pytest.raises(ValueError, match="table"):
        picture(table, snapshot)


def test_a_picture_is_never_drawn_in_less_room_than_it_is_laid_out_for(shown):
    exhibit = next(exhibit for exhibit in shown if exhibit.id == "series")
    wide = {
        int(ElementTree.fromstring(plate(replace(exhibit, width=laid_out))).get("width"))
        for laid_out in (0, WIDTH - 2 * 28, 1200)
    }
    assert wide == {WIDTH, 1200 + 2 * 28}
