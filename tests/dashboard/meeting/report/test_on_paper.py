"""The report on paper: what is on its pages, and what a screen reader is told."""

import io
import re

import pikepdf
import pytest

from dashboard.meeting.report.on_paper import pdf
from tests.dashboard.briefing.opened import attributes, marked, page_texts, squeezed
from tests.dashboard.meeting.report.conftest import CODES, Hall, fill, item

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite"])
def url(request, tmp_path):
    """One store: what differs between the two is tested where they are."""
    return f"sqlite:///{tmp_path / 'meetings.sqlite'}"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_screen_reader_gets_language_title_structure_and_the_numbers(told, code):
    report = told.report(code)
    document = pikepdf.open(io.BytesIO(pdf(report)))
    root = document.Root
    assert str(root.Lang).startswith(code)
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]) == report.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
    elements = marked(root.StructTreeRoot.K)
    headings = [str(one.S) for one in elements if re.fullmatch(r"/H\d", str(one.S))]
    assert headings[0] == "/H1"
    assert headings.count("/H2") == len(report.parts) + 1  # the sources
    questions = [one for part in report.parts[1:] for one in part.items]
    assert headings.count("/H3") == len(questions)
    figures = [str(one.get("/Alt", "")) for one in elements if one.S == "/Figure"]
    assert figures == [item(report, "_quadrant").alt]
    headers = [one for one in elements if one.S == "/TH"]
    assert len(headers) == 3 + 2 * sum(one.kind == "bars" for one in questions)
    assert all("/Scope" in attributes(one) for one in headers)
    for page in document.pages:
        assert "/StructParents" in page
        for font in page.Resources.Font.values():
            assert any(str(key).startswith("/FontFile") for key in font.DescendantFonts[0].FontDescriptor)


def test_all_that_is_told_is_on_its_pages_as_it_was_typed(told):
    report = told.report()
    text = " ".join(page_texts(pdf(report)))
    squeezed_text = squeezed(text)
    for part in report.parts:
        assert squeezed(part.title) in squeezed_text
        for one in part.items:
            for words in (one.title, *one.notes):
                assert squeezed(words) in squeezed_text
    assert "VNG <b>" in text
    assert "Wens 1 <i>#let x = 1</i>" in text
    # A letter that the typeface has no shape for does not keep anybody from the report.
    assert "van $ons$ ■" in text
    assert "Wens 0" not in text


def test_what_a_gemeente_takes_home_has_its_own_answers_and_no_others(told):
    text = " ".join(page_texts(pdf(told.own_report(CODES[0]))))
    assert text.count("Uw antwoord:") == 15
    assert "Ja (uw keuze)" in text
    assert "Wens 0" in text
    assert not [number for number in (2, 3, 4, 6, 7) if f"Wens {number}" in text]


def test_of_a_meeting_to_practise_with_every_page_says_so(kept):
    pages = page_texts(pdf(fill(Hall(kept, practice=True)).report()))
    assert len(pages) > 1
    assert all("Dit is een oefening" in page for page in pages)
    assert not any("oefening" in page for page in page_texts(pdf(Hall(kept).report())))


def test_the_same_report_gives_the_same_bytes(told):
    assert pdf(told.report()) == pdf(told.report())
