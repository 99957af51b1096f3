"""What somebody answered comes along in a document, whatever signs are in it."""

from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.briefing.documents import document
from dashboard.language import Language

ODD = 'Deels. <b>"Wij"</b> #let x = 1 \x00 \ud800 zien $studenten$ *vooral* \u202e@dr'


def slide_words(content: bytes) -> str:
    slides = Presentation(BytesIO(content)).slides
    return "\n".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )


@pytest.mark.slow
def test_an_answer_stands_in_the_slides_as_it_was_written(snapshot):
    nl = Language("nl")
    said = slide_words(document(snapshot, "GM0088", nl, "pptx", ("questions",), recognised=ODD))
    assert 'Herkent u dit beeld? Deels. <b>"Wij"</b> #let x = 1 zien $studenten$ *vooral* @dr' in said
    assert "Herkent u dit beeld?" not in slide_words(document(snapshot, "GM0088", nl, "pptx", ("questions",)))


@pytest.mark.slow
@pytest.mark.parametrize("parts", [("questions",), ("standouts",)])
def test_an_answer_stands_on_paper_with_the_questions_or_on_top(snapshot, parts):
    nl = Language("nl")
    without = document(snapshot, "GM0088", nl, "pdf", parts)
    with_it = document(snapshot, "GM0088", nl, "pdf", parts, recognised=ODD)
    assert with_it.startswith(b"%PDF") and len(with_it) > len(without)
