"""A legend in every form that people take along: each mark has its colour and shape, and its words stand by it."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches, Pt

from dashboard.briefing.pdf import pages
from dashboard.briefing.pictures import plate, shapes_of
from dashboard.briefing.slide_key import add_key
from dashboard.charts.key import KeyEntry
from dashboard.style.fonts.widths import wrapped

pytestmark = pytest.mark.slow

KEY = (
    KeyEntry("swatch", "een klasse", "#3d829c", count="12"),
    KeyEntry("hatch", "een arcering", "#c80050", size=1.5),
    KeyEntry("dot", "een punt", "#1ec85a", size=15, edge="#5a00ff", edge_width=2),
    KeyEntry("ring", "een ring", "#ff6e00"),
    KeyEntry("line", "een lijn", "#6e3c00", size=3),
    KeyEntry("line", "een stippellijn", "#00a0a0", size=3, dash="dotted"),
    KeyEntry("line", "een streeplijn", "#a000a0", size=3, dash="dashed"),
    KeyEntry("band", "een band", "rgba(0,100,0,0.5)"),
    KeyEntry("rule", "een streep", "#788c00", size=3),
    KeyEntry("text", "Woorden alleen."),
)
COLOURS = {entry.words: entry.colour for entry in KEY if entry.colour} | {"een band": "#80b280"}
"""As they look on paper. The first is a colour of the slides' theme too, and must not change with it."""

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def marks(amsterdam, snapshot):
    """What stands before each entry's words on a picture, by those words."""
    exhibit = next(it for part in amsterdam.parts for it in part.exhibits if it.id == "positions")
    drawn = plate(replace(exhibit, key=KEY), shapes_of(exhibit, snapshot))
    found, before = {}, None
    for element in ElementTree.fromstring(drawn):
        if element.tag == f"{SVG}text":
            found["".join(element.itertext())] = before
        before = element
    return found


@pytest.mark.parametrize(
    ("words", "tag", "look"),
    [
        ("een klasse  (12)", "rect", {"fill": "#3d829c", "width": "22", "height": "14"}),
        ("een arcering", "rect", {"width": "22", "height": "14"}),
        ("een punt", "circle", {"fill": "#1ec85a", "stroke": "#5a00ff", "stroke-width": "2", "r": "7.5"}),
        ("een ring", "circle", {"fill": "none", "stroke": "#ff6e00", "r": "6"}),
        ("een lijn", "path", {"stroke": "#6e3c00", "stroke-width": "3", "stroke-dasharray": None}),
        ("een stippellijn", "path", {"stroke": "#00a0a0", "stroke-dasharray": "3 6"}),
        ("een streeplijn", "path", {"stroke": "#a000a0", "stroke-dasharray": "9 9"}),
        ("een band", "rect", {"fill": "#80b280", "height": "12"}),
        ("een streep", "path", {"stroke": "#788c00", "stroke-width": "3"}),
    ],
)
def test_a_picture_draws_each_mark_before_its_words(marks, words, tag, look):
    mark = marks[words]
    assert mark.tag == f"{SVG}{tag}"
    assert {name: mark.get(name) for name in look} == look
    assert mark.get("fill").startswith("url(") == (words == "een arcering")


def test_a_picture_writes_words_alone_without_a_mark(marks):
    assert marks["Woorden alleen."].tag == f"{SVG}text"


def test_a_page_shows_every_colour_of_a_legend(amsterdam, snapshot):
    def pixels(key) -> set[tuple[int, int, int]]:
        parts = tuple(
            replace(
                part,
                exhibits=tuple(replace(it, key=key) if it.id == "positions" else it for it in part.exhibits),
            )
            for part in amsterdam.parts
            if any(it.id == "positions" for it in part.exhibits)
        )
        drawn = pages(replace(amsterdam, parts=parts, steps=()), snapshot, 288, colours=None)
        return {
            colour
            for page in drawn
            for _, colour in Image.open(BytesIO(page)).convert("RGB").getcolors(maxcolors=2**24)
        }

    wanted = {tuple(bytes.fromhex(colour[1:])) for colour in (*COLOURS.values(), "#5a00ff")}
    assert wanted <= pixels(KEY)
    assert not wanted & pixels(())


def test_a_page_that_is_looked_at_has_the_colours_of_its_map(amsterdam, snapshot):
    """Those of a legend are on the map as well, and so among the foremost that such a page keeps."""
    (part,) = (part for part in amsterdam.parts if any(it.id == "areas_wijk" for it in part.exhibits))
    (exhibit,) = (it for it in part.exhibits if it.id == "areas_wijk")
    drawn = pages(replace(amsterdam, parts=(part,), steps=()), snapshot)
    seen = {
        colour
        for page in drawn
        for _, colour in Image.open(BytesIO(page)).convert("RGB").getcolors(maxcolors=2**24)
    }
    swatches = [entry.colour for entry in exhibit.key if entry.shape == "swatch"]
    assert len(swatches) > 4
    assert {tuple(bytes.fromhex(colour[1:])) for colour in swatches} <= seen


@pytest.fixture(scope="module")
def shapes():
    """The shapes of a legend on a slide, each mark by its words."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_key(slide, KEY, 1, 1, 1.9)
    content = BytesIO()
    deck.save(content)
    return list(Presentation(BytesIO(content.getvalue())).slides[0].shapes)


@pytest.mark.parametrize("width", [1.9, 3.2, 7.5])
def test_the_words_of_a_legend_stay_within_it_and_off_one_another(width):
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    words = "tot hier kan de grootste groep zijn, met de landen die de tabel niet noemt"
    long = KeyEntry("line", words, "#6e3c00")
    add_key(slide, (*KEY, long), 1, 1, width)
    boxes = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
    assert all(box.text_frame.word_wrap and box.left + box.width <= Inches(1 + width) for box in boxes)
    for nth, box in enumerate(boxes):
        needed = len(wrapped(box.text_frame.text, 16, box.width / Inches(1) * 96)) * Pt(12)
        assert needed <= box.height
        for other in boxes[:nth]:
            assert (
                box.left >= other.left + other.width
                or other.left >= box.left + box.width
                or box.top >= other.top + other.height
            )


def test_a_slide_draws_each_mark_in_its_colour_beside_its_words(shapes):
    told = {shape._element.xpath(".//p:cNvPr")[0].get("descr"): shape for shape in shapes}
    boxes = {shape.text_frame.text: shape for shape in shapes if getattr(shape, "has_text_frame", False)}
    for words, colour in COLOURS.items():
        mark, box = told[words], boxes[words]
        drawn = mark._element.xpath(".//a:srgbClr/@val")
        assert colour[1:].upper() in drawn
        assert mark.left + mark.width < box.left
        assert box.top <= mark.top + mark.height / 2 <= box.top + box.height
    assert "Woorden alleen." in boxes
    assert "Woorden alleen." not in told


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("een klasse", "a:prstGeom[@prst='rect']"),
        ("een arcering", "a:pattFill[@prst='wdUpDiag']"),
        ("een punt", "a:prstGeom[@prst='ellipse']"),
        ("een ring", "a:noFill"),
        ("een lijn", "a:prstDash[@val='solid']"),
        ("een stippellijn", "a:prstDash[@val='sysDot']"),
        ("een streeplijn", "a:prstDash[@val='dash']"),
    ],
)
def test_a_slide_draws_each_mark_in_its_shape(shapes, words, sign):
    (mark,) = (it for it in shapes if it._element.xpath(".//p:cNvPr")[0].get("descr") == words)
    assert mark._element.xpath(f".//{sign}")
