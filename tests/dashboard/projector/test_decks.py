"""Ready rows: whom an address is about, and slides of them among those of a row that someone makes."""

import pytest

from dashboard.content import LANGUAGES, texts
from dashboard.projector.decks import MOST, Subject, decks, read_ready, read_subject
from dashboard.projector.shown import makers
from dashboard.url.slides import Slide, read_slides, write_slides


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("land", ()),
        ("GM0344", ("GM0344",)),
        ("Utrecht", ("GM0344",)),
        ("344,Den Haag", ("GM0344", "GM0518")),
        ("GM0344,GM0344", ("GM0344",)),
    ],
)
def test_an_address_says_whom_a_row_is_about(known, written, codes):
    assert read_subject(written, known) == Subject(codes)


@pytest.mark.parametrize("written", ["", "Nergens", "GM9999", "GM0344,", "land,GM0344", "x" * 9999])
def test_what_names_nobody_is_about_nobody(known, written):
    assert read_subject(written, known) is None


def test_a_row_is_about_no_more_than_fit_beside_one_another(known):
    many = list(known.names)[: MOST + 3]
    found = read_subject(",".join(many), known)
    assert found is not None
    assert found.codes == tuple(many[:MOST])


@pytest.mark.parametrize("subject", [Subject(), Subject(("GM0344",)), Subject(("GM0344", "GM0518"))])
def test_a_ready_slide_can_stand_in_a_row_that_someone_makes(known, subject):
    kept = read_slides(write_slides(subject.slides))
    assert [read_ready(slide, known) for slide in kept] == [
        (subject, id) for id in decks()[subject.deck].slides
    ]


@pytest.mark.parametrize(
    "slide",
    [
        Slide("kaart", {"gemeente": "GM0344"}),
        Slide("dia/GM0344", {"deel": "groups"}),
        Slide("dia/GM0344", {}),
        Slide("dia/Nergens", {"deel": "who"}),
        Slide("dia", {"deel": "who"}),
    ],
)
def test_another_view_is_no_ready_slide(known, slide):
    assert read_ready(slide, known) is None


def test_every_declared_slide_can_be_made_and_says_what_to_say():
    for id, deck in decks().items():
        assert set(deck.slides) <= set(makers(id)), id
        for code in LANGUAGES:
            assert {f"dia.note.{id}.{slide}" for slide in deck.slides} <= texts(code).keys()
