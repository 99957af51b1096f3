"""The briefing on paper: what is on its pages, and what a screen reader is told."""

import io
import re

import pikepdf
import pytest

from dashboard.briefing.parts import briefing
from dashboard.briefing.pdf import pdf
from dashboard.language import Language
from tests.dashboard.briefing.opened import attributes, marked, page_texts, squeezed

pytestmark = pytest.mark.slow

ADDRESS = "https://made.up"
PICTURED = ("step_who", "step_change", "step_where")
KINDS = {
    "large": "GM0363",
    "small": "GM0088",
    "merged": "GM1966",
    "border": "GM0981",
    "homogeneous": "GM0184",
    "longest name": "GM0820",
    "most words": "GM0246",
}


@pytest.fixture(scope="module", params=[(g, c) for g in KINDS.values() for c in ("nl", "en")], ids=str)
def made(request, snapshot):
    gemeente, code = request.param
    told = briefing(snapshot, gemeente, Language(code), base_url=ADDRESS)
    return told, pdf(told, snapshot)


def test_it_has_at_most_five_pages(made):
    _, raw = made
    assert 2 <= len(pikepdf.open(io.BytesIO(raw)).pages) <= 5


def test_page_one_stands_alone(made):
    """Name, five answers, their pictures, the questions and the source are on it, and nothing of the annex is."""
    told, raw = made
    first, second = (squeezed(text) for text in page_texts(raw)[:2])
    for part in told.steps:
        assert all(squeezed(words) in first for words in (part.title, *(it.text for it in part.sentences)))
    questions = next(part.questions for part in told.parts if part.id == "questions")
    assert len(told.steps) == 5 and len(questions) == 3
    assert all(squeezed(question) in first for question in questions)
    assert squeezed(told.name) in first and "85458NED" in first
    annex = squeezed(told.language.say("briefing_pdf.annex"))
    assert annex in second and annex not in first


def test_no_line_ends_within_a_date_an_amount_or_a_name_or_begins_with_a_source(made):
    _, raw = made
    for text in page_texts(raw):
        lines = text.replace("\r", "")
        assert not re.search(r"\d ?\n(?:januari|november|January|November)\b", lines)
        assert not re.search(r"(?:€|'s-|\d{4}–) ?\n", lines)
        assert not re.search(r"\. ?\n\d{1,2}(?:, \d{1,2})*\n", lines)


def test_the_present_year_comes_before_the_index_of_before(made):
    told, _ = made
    ids = [part.id for part in told.parts]
    assert ids.index("index") < ids.index("wrr")
    wrr = next(part for part in told.parts if part.id == "wrr")
    years = {finding.year for finding in wrr.findings}
    assert all(str(year) in wrr.title for year in years)
    assert all(finding.year > min(years) for finding in told.parts[0].findings)


def test_a_screen_reader_gets_language_title_structure_and_words_for_every_picture(made):
    told, raw = made
    document = pikepdf.open(io.BytesIO(raw))
    root = document.Root
    assert str(root.Lang).startswith(told.language.code)
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]) == told.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
    elements = marked(root.StructTreeRoot.K)
    kinds = [str(element.S) for element in elements]
    headings = [kind for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert headings[0] == "/H1"
    assert set(headings[1:]) == {"/H2"}
    assert len(headings) == 2 + len(told.steps) + len(told.parts)  # the name, answers, parts, the sources
    figures = [str(element.get("/Alt", "")) for element in elements if element.S == "/Figure"]
    pictured = [*told.parts, *(part for part in told.steps if part.id in PICTURED)]
    pictures = [shown.alt for part in pictured for shown in part.exhibits if shown.picture is not None]
    assert set(pictures) <= set(figures)
    assert all(figures)
    assert len(figures) == len(pictures) + 1  # the QR code
    headers = [element for element in elements if element.S == "/TH"]
    assert headers
    assert all("/Scope" in attributes(element) for element in headers)


def test_every_page_is_tagged_and_its_fonts_are_in_it(made):
    _, raw = made
    document = pikepdf.open(io.BytesIO(raw))
    assert len(document.pages) > 0
    for page in document.pages:
        assert len(page.Resources.Font) > 0
        assert "/StructParents" in page
        assert page.Tabs == "/S"
        for font in page.Resources.Font.values():
            assert "SourceSansPro" in str(font.BaseFont)
            assert any(str(key).startswith("/FontFile") for key in font.DescendantFonts[0].FontDescriptor)


def test_all_sentences_questions_sources_and_the_link_are_on_its_pages(made):
    told, raw = made
    text = squeezed(" ".join(page_texts(raw)))
    sentences = [sentence for part in (*told.steps, *told.parts) for sentence in part.sentences]
    sentences += [sentence for paragraph in told.headline for sentence in paragraph]
    # A sentence can run over a page's end, where the foot of the page stands in it.
    there = [squeezed(sentence.text) in text for sentence in sentences]
    assert sum(there) >= len(there) - 1
    for words in (told.name, told.link, *told.sources, *(q for part in told.parts for q in part.questions)):
        assert squeezed(words) in text


def test_a_caption_stands_on_the_page_of_its_picture(made):
    told, raw = made
    document = pikepdf.open(io.BytesIO(raw))
    places = {
        page.obj.objgen: squeezed(text) for page, text in zip(document.pages, page_texts(raw), strict=True)
    }
    figures = {str(e.Alt): e for e in marked(document.Root.StructTreeRoot.K) if e.S == "/Figure"}
    pictures = [shown for part in told.parts for shown in part.exhibits if shown.picture is not None]
    assert pictures
    for shown in pictures:
        assert squeezed(shown.title) in places[_page(figures[shown.alt])]


def _page(element):
    """The page on which what an element marks is painted."""
    if "/Pg" in element:
        return element.Pg.objgen
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return next(kid.Pg.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid)


def test_the_same_briefing_gives_the_same_bytes_and_needs_no_address(snapshot, nl, monkeypatch):
    monkeypatch.delenv("DIVERSITEIT_ADDRESS", raising=False)
    told = briefing(snapshot, "GM0344", nl)
    first, second = pdf(told, snapshot), pdf(told, snapshot)
    assert first == second
    document = pikepdf.open(io.BytesIO(first))
    figures = [e for e in marked(document.Root.StructTreeRoot.K) if e.S == "/Figure"]
    assert not any("QR" in str(element.Alt) for element in figures)


def test_a_briefing_of_one_part_has_only_that(snapshot, nl):
    raw = pdf(briefing(snapshot, "GM0344", nl, parts=["questions"]), snapshot)
    text = " ".join(page_texts(raw))
    assert "Drie vragen" in text
    assert "Opgaven" not in text
