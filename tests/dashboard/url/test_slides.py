import json
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides

NAMES = st.from_regex(r"[a-df-z_][a-z_]{0,7}", fullmatch=True)
# What is not printed is refused (CRAFTED).
PRINTED = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=20)
SLIDES = st.lists(
    st.builds(Slide, PRINTED, st.dictionaries(NAMES, PRINTED, max_size=6)), max_size=MOST_SLIDES
)
CRAFTED = {
    "half a letter": ["kaart", {"gemeente": "\ud800"}],
    "half a letter as name": ["kaart", {"\udfff": "x"}],
    "half a letter as page": ["\ud800", {}],
    "embed": ["kaart", {"embed": "true"}],
    "embed_options": ["kaart", {"EMBED_options": "dark_theme"}],
    "no name": ["kaart", {"": "x"}],
    "no letter": ["kaart", {"jaar": "\x00"}],
    "lines": ["kaart", {"jaar": "20\n25"}],
    "long": ["kaart", {"gemeente": "x" * 30_000}],
    "number": ["kaart", {"jaar": 2025}],
    "list": ["kaart", {"jaar": ["2025"]}],
    "no page": [None, {}],
    "pairs": ["kaart", [["jaar", "2025"]]],
    "no query": ["kaart", []],
    "accent": ["kaart", {"é": "x"}],
}


def crafted(slide):
    """A row that no button makes."""
    held = json.dumps([["kaart", {"gemeente": "GM0344"}], slide]).encode()
    return urlsafe_b64encode(zlib.compress(held, 9)).decode().rstrip("=")


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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"[" * 50_000_000, id="nested"),
        pytest.param(b"[" + b" " * 50_000_000 + b"]", id="within"),
        pytest.param(b'[["kaart", {}]]' + b" " * 50_000_000, id="after"),
        pytest.param(b"[" + b'["kaart", {}],' * MOST_SLIDES + b'["kaart", {}]]', id="one too many"),
    ],
)
def test_a_text_that_unpacks_to_too_much_is_refused(text):
    bomb = urlsafe_b64encode(zlib.compress(text, 9)).decode()
    with pytest.raises(ValueError, match="row of views"):
        read_slides(bomb)


def test_too_many_views_are_refused():
    with pytest.raises(ValueError, match="at most"):
        write_slides([Slide("kaart", {})] * (MOST_SLIDES + 1))


@pytest.mark.parametrize("slide", CRAFTED.values(), ids=CRAFTED)
def test_a_row_that_no_address_can_hold_is_refused(slide):
    with pytest.raises(ValueError, match="row of views"):
        read_slides(crafted(slide))
    assert read_slides(crafted(["kaart", {"jaar": "2025"}]))


def test_what_cannot_be_read_back_is_not_written():
    asked = {"gemeente": "GM0344", "utm-source": "brief", "toon": "\ud800", "embed": "true"}
    assert read_slides(write_slides([Slide("kaart", asked)])) == (Slide("kaart", {"gemeente": "GM0344"}),)
