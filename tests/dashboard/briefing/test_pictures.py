"""Pictures to take along: title, legend, source and date stand in them."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from dashboard.briefing.keys import read_key
from dashboard.briefing.parts import briefing
from dashboard.briefing.pictures import WIDTH, picture


@pytest.fixture(scope="module")
def shown(snapshot):
    from dashboard.language import Language

    told = briefing(snapshot, "GM0344", Language("nl"))
    return [exhibit for part in told.parts for exhibit in part.exhibits]


def test_an_svg_holds_title_legend_source_date_and_link(shown, snapshot):
    for exhibit in shown:
        if exhibit.picture is None:
            continue
        root = ElementTree.fromstring(picture(exhibit, snapshot, "svg", link="https://made.up/x?a=1&b=2"))
        said = " ".join(" ".join(root.itertext()).split())
        assert exhibit.title in said
        assert exhibit.alt in said
        assert "Bron: CBS" in said
        assert "opgehaald" in said
        assert "https://made.up/x?a=1&b=2" in said
        assert all(entry.text in said for entry in read_key(exhibit.key))


def test_a_png_is_twice_as_wide_and_not_empty(shown, snapshot):
    exhibit = next(exhibit for exhibit in shown if exhibit.map is not None)
    image = Image.open(io.BytesIO(picture(exhibit, snapshot, "png")))
    assert image.width == pytest.approx(2 * WIDTH, abs=1)
    assert len(image.convert("RGB").getcolors(1 << 20)) > 50


def test_a_table_alone_has_no_picture(shown, snapshot):
    table = next(exhibit for exhibit in shown if exhibit.picture is None)
    with pytest.raises(ValueError, match="table"):
        picture(table, snapshot)


def test_legends_of_areas_dots_lines_bands_and_words():
    areas, dot, line, band = read_key(
        '<ul class="key"><li><i style="background:#f2f0e4"></i><span>0 tot 1</span><b>12</b></li>'
        '<li><i style="width:11px;height:11px;border-radius:50%;border:2px solid #1b2733;background:#ffffff"></i>'
        "<span>peers</span></li>"
        '<li><i style="height:0;border:0;border-top:3px dashed #5b6770"></i><span>geschat</span></li>'
        '<li><i style="height:12px;border:0;background:rgba(0,0,0,0.5)"></i><span>band</span></li></ul>'
    )
    assert (areas.colour, areas.text, areas.count) == ("#f2f0e4", "0 tot 1", "12")
    assert (dot.round, dot.edge, dot.size) == (True, "#1b2733", 11)
    assert (line.line, line.size, line.colour) == ("dashed", 3, "#5b6770")
    assert band.colour == "#808080"
    (words,) = read_key('<p class="key">Dunne lijn: oud &amp; nieuw.</p>')
    assert (words.text, words.colour) == ("Dunne lijn: oud & nieuw.", "")
    assert read_key("") == []
    with pytest.raises(ValueError, match="no legend"):
        read_key("<ul><li>nothing</ul>")
