from datetime import UTC, datetime

import pytest

from dashboard.briefing.documents import document
from dashboard.briefing.paper import LOOK, typeset, writable
from tests.dashboard.briefing.opened import page_texts

ODD = "Polski: ąęł, Türkçe ş, مرحبا, 中文, 😀️, e\u0301, \u202eomgekeerd\u0007"


def test_letters_without_a_shape_become_one_sign_and_marks_go():
    assert writable("Türkçe ş ąęł Привет é ✓") == "Türkçe ş ąęł Привет é ✓"
    assert writable("中文 😀️") == "■■ ■"
    assert writable("e\u0301\u202e\u0007") == "é"


@pytest.mark.slow
def test_whatever_was_typed_is_set_also_deep_in_the_data():
    data = {
        **LOOK,
        "title": ODD,
        "name": ODD,
        "author": "",
        "keywords": [ODD],
        "language": "nl",
        "date": "",
        "room": 4,
        "words": {"licence": ODD, "page": "{n}"},
        "deep": [{"words": [ODD]}],
    }
    (made,) = typeset(
        b"= #data.name\n#data.deep.first().words.first()",
        datetime(2026, 1, 1, tzinfo=UTC),
        data,
        format="pdf",
        pdf_standards=["ua-1"],
    )
    assert page_texts(made)[0].count("Türkçe ş") == 3


@pytest.mark.slow
def test_a_smile_in_an_answer_does_not_keep_anybody_from_the_briefing(snapshot, nl):
    made = document(snapshot, "GM0088", nl, "pdf", ("questions",), recognised="Ja 😀")
    assert "Ja ■" in " ".join(page_texts(made))
