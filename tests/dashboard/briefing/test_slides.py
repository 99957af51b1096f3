"""Slides, opened again: native charts, words for those who do not see, notes, and nothing of a library's template."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Length

from dashboard.briefing.deck import TYPEFACE
from dashboard.briefing.parts import briefing
from dashboard.briefing.slides import pptx
from dashboard.briefing.steps import ON_SLIDE
from dashboard.style.colours import OWN
from dashboard.style.fonts.widths import wrapped
from tests.dashboard.newest import NOW

pytestmark = pytest.mark.slow

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module", params=["amsterdam", "island"])
def told(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def content(told, snapshot) -> bytes:
    return pptx(told, snapshot)


@pytest.fixture(scope="module")
def deck(content):
    return Presentation(BytesIO(content))


def test_slides_are_wide_titled_and_leave_no_placeholder_empty(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=1e-3)
    for slide in deck.slides:
        assert slide.shapes.title.text.strip()
        assert all(place.text_frame.text.strip() for place in slide.placeholders)
    kinds = {PP_PLACEHOLDER.SLIDE_NUMBER}
    for slide in list(deck.slides)[1:]:
        assert kinds <= {place.placeholder_format.type for place in slide.placeholders}


@pytest.mark.parametrize("gemeente", ["GM0363", "GM1966", "GM1774"])
def test_no_title_rises_above_its_slide(snapshot, gemeente, told):
    """PowerPoint makes a title smaller only once somebody types in it: it must fit as it is, also in wider letters."""
    made = pptx(briefing(snapshot, gemeente, told.language, width=ON_SLIDE), snapshot)
    for slide in list(Presentation(BytesIO(made)).slides)[1:]:
        title = slide.shapes.title
        size = next((run.font.size.pt for run in title.text_frame.paragraphs[0].runs if run.font.size), 28)
        lines = wrapped(title.text, 1.3 * size, Length(title.width).pt, bold=True)
        assert len(lines) * 1.2 * size <= Length(title.top + title.height).pt, title.text


def test_a_map_says_of_what_it_is_coloured(deck, told):
    where = next(part for part in told.steps if part.id == "step_where")
    (shown,) = where.exhibits
    slide = next(one for one in deck.slides if one.shapes.title.text == where.sentences[0].text)
    assert slide.placeholders[10].text_frame.text == f"{where.title} · {shown.title} · {shown.subtitle}"


def test_everything_drawn_is_told_in_words(deck):
    drawn = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert len(drawn) >= 6
    assert all(len(shape._element.xpath(".//p:cNvPr")[0].get("descr", "")) > 20 for shape in drawn)


def test_a_deck_has_at_most_ten_slides_and_none_is_a_table(deck):
    assert len(deck.slides) <= 10
    assert not any(shape.has_table for slide in deck.slides for shape in slide.shapes)


def test_the_first_slides_are_the_five_answers_each_headed_by_its_own_sentence(deck, told):
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[1:6] == [part.sentences[0].text for part in told.steps]
    subtitles = [slide.placeholders[10].text_frame.text for slide in list(deck.slides)[1:6]]
    for part, subtitle in zip(told.steps, subtitles, strict=True):
        assert subtitle.startswith(part.title)


def test_charts_hold_the_numbers_of_the_figures(deck, told):
    shown = next(one for part in told.parts for one in part.exhibits if one.id == "peer_sets")
    slide = next(one for one in deck.slides if one.shapes.title.text == shown.title)
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    rows = shown.numbers.frame[shown.numbers.frame["median"].notna()]
    assert len(rows)
    assert list(chart.plots[0].series[0].values) == pytest.approx(rows["value"].tolist(), abs=1e-6)


def test_a_part_that_the_answers_stand_for_has_a_slide_without_them(snapshot, nl):
    told = briefing(snapshot, "GM0363", nl, parts=["groups", "trend"])
    titles = [slide.shapes.title.text for slide in Presentation(BytesIO(pptx(told, snapshot))).slides]
    exhibits = [one.title for part in told.parts for one in part.exhibits]
    assert titles == ["Amsterdam", *exhibits, "Bronnen"]


def test_no_line_runs_through_the_break(snapshot, nl):
    told = briefing(snapshot, "GM0363", nl, parts=["trend"])
    deck = Presentation(BytesIO(pptx(told, snapshot)))
    shown = next(one for part in told.parts for one in part.exhibits if one.id == "series")
    slide = next(one for one in deck.slides if one.shapes.title.text == shown.title)
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    years = [list(chart.plots[0].categories) for chart in charts]
    assert (years[0][0], years[0][-1], years[1][0], years[1][-1]) == ("1996", "2022", "2022", str(NOW))


def test_notes_hold_the_sentences_the_sources_and_the_link(deck, told):
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert all(it.text in notes for paragraph in told.headline for it in paragraph)
    assert "85458NED" in notes
    assert told.link in notes


def test_every_text_says_its_language(deck, told):
    locale = {"nl": "nl-NL", "en": "en-GB"}[told.language.code]
    runs = [run for slide in deck.slides for run in slide._element.iter(f"{A}r")]
    assert runs
    assert {run.find(f"{A}rPr").get("lang") for run in runs} == {locale}


def test_the_package_holds_together(content):
    """Parts are of a declared kind, relations lead somewhere, and numbers of shapes and axes are their own."""
    package = ZipFile(BytesIO(content))
    names = set(package.namelist())
    assert len(names) == len(package.namelist())
    types = etree.fromstring(package.read("[Content_Types].xml"))
    endings = {one.get("Extension") for one in types if "Extension" in one.attrib}
    parts = {one.get("PartName").lstrip("/") for one in types if "PartName" in one.attrib}
    assert parts <= names
    assert all(name in parts or name.rsplit(".", 1)[-1] in endings for name in names)
    for name in (one for one in names if one.endswith(".rels")):
        folder = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
        for relation in etree.fromstring(package.read(name)):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target")
            path = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
            assert path in names, (name, target)
    for name in (one for one in names if one.startswith("ppt/slides/slide")):
        ids = etree.fromstring(package.read(name)).xpath("//*[local-name()='cNvPr']/@id")
        assert len(ids) == len(set(ids))
    for name in (one for one in names if one.startswith("ppt/charts/chart") and one.endswith(".xml")):
        ids = etree.fromstring(package.read(name)).xpath("//*[local-name()='axId']/@val")
        assert all(int(id) > 0 for id in ids)
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]


def _joined(folder: str, target: str) -> str:
    path = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            path.pop()
        else:
            path.append(step)
    return "/".join(path)


def test_the_theme_is_the_dashboards(content):
    package = ZipFile(BytesIO(content))
    master = etree.fromstring(package.read("ppt/slideMasters/_rels/slideMaster1.xml.rels"))
    theme = next(one.get("Target") for one in master if one.get("Type").endswith("/theme"))
    text = package.read(_joined("ppt/slideMasters", theme)).decode()
    assert OWN[1:].upper() in text
    # No file of a typeface goes along: one that is not everywhere would change every line.
    assert f'typeface="{TYPEFACE}"' in text and TYPEFACE == "Arial"
    assert "Office Theme" not in text
