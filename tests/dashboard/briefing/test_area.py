"""What is taken along of an area of one's own: paper, slides and a workbook with the figures of the page."""

from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from dashboard.briefing.area import area_briefing, area_document, area_document_name
from dashboard.exhibits.eigen_gebied import STEPS
from dashboard.findings.areas.reading import read_area
from dashboard.findings.data.national import national
from dashboard.language import Language

pytestmark = pytest.mark.slow

NL, EN = Language("nl"), Language("en")
AREAS = {
    "gemeenten": "GM0310,GM0321,GM0344",
    "wijken": "WK034401,WK034402,WK034403",
    "buurten": "BU03440111,BU03440112,BU03440113,BU03440114,BU03440121",
}


@pytest.fixture(params=AREAS)
def area(snapshot, request):
    return read_area(national(snapshot), AREAS[request.param], "Proef & co").area


@pytest.mark.parametrize("language", [NL, EN], ids=["nl", "en"])
def test_every_answer_is_a_part_with_its_sources(snapshot, area, language):
    told = area_briefing(snapshot, area, language, "https://x.example")
    assert [part.id for part in told.parts] == [f"area_{id}" for id in STEPS]
    assert told.link.startswith("https://x.example/eigen-gebied?samen=")
    assert len(told.parts[-1].questions) == 3
    for part in told.parts:
        assert part.sentences and len(part.findings) == len(part.sentences)
        assert not part.lacking
        for sentence in part.sentences:
            assert all(1 <= number <= len(told.sources) for number in sentence.sources)


def test_paper(snapshot, area):
    made = area_document(snapshot, area, NL, "pdf")
    assert made.startswith(b"%PDF-1.7")
    assert made == area_document(snapshot, area, NL, "pdf")


def test_slides(snapshot, area):
    deck = Presentation(BytesIO(area_document(snapshot, area, NL, "pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == "Proef & co"
    told = area_briefing(snapshot, area, NL)
    assert titles[1:6] == [part.sentences[0].text for part in told.parts]
    assert len(titles) <= 10
    assert NL.say("eigen_gebied.question.ask") in titles
    asked = [slide for slide in deck.slides if slide.shapes.title.text == NL.say("eigen_gebied.question.ask")]
    texts = [shape.text_frame.text for slide in asked for shape in slide.shapes if shape.has_text_frame]
    assert any(text.count("?") == 3 for text in texts)


def test_a_workbook_has_every_part_and_why_figures_are_left_out(snapshot, area):
    book = openpyxl.load_workbook(BytesIO(area_document(snapshot, area, NL, "xlsx")))
    cells = [
        str(cell)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert set(area.members) <= set(cells)
    reason = "areas.left_out.unweighted" if area.level != "buurt" else "areas.left_out.level"
    assert NL.say(reason, levels="buurten") in cells


def test_the_file_is_called_after_the_area(area):
    assert area_document_name(area, NL, "pdf") == "briefing-proef-co-nl.pdf"
