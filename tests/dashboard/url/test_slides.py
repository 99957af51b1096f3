import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides

SLIDES = st.lists(
    st.builds(
        Slide, st.text(max_size=20), st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=6)
    ),
    max_size=MOST_SLIDES,
)


@settings(derandomize=True, deadline=None)
@given(SLIDES)
def test_a_row_of_views_survives_the_url(slides):
    assert read_slides(write_slides(slides)) == tuple(slides)


def test_the_text_of_ten_views_fits_well_in_a_url():
    slides = [
        Slide("kaart", {"gemeente": f"GM{n:04d}", "jaar": "2025", "indicator": "index"}) for n in range(10)
    ]
    assert len(write_slides(slides)) < 400


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=200))
def test_any_other_text_is_refused_in_words(text):
    try:
        read_slides(text)
    except ValueError as error:
        assert "row of views" in str(error)


def test_a_text_that_unpacks_to_too_much_is_refused():
    import zlib
    from base64 import urlsafe_b64encode

    bomb = urlsafe_b64encode(zlib.compress(b"[" * 50_000_000, 9)).decode()
    with pytest.raises(ValueError, match="row of views"):
        read_slides(bomb)


def test_too_many_views_are_refused():
    with pytest.raises(ValueError, match="at most"):
        write_slides([Slide("kaart", {})] * (MOST_SLIDES + 1))
