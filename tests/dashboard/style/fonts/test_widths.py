"""Widths of texts, beside those that FreeType measures in the same typeface."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from dashboard.style.fonts.widths import shortened, text_width, wrapped

FACES = {False: "SourceSansPro-Regular.otf", True: "SourceSansPro-Semibold.otf"}


def measured(text: str, bold: bool) -> float:
    path = resources.files("dashboard.style.fonts").joinpath(FACES[bold])
    return ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC).getlength(text)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    ["Nuenen, Gerwen en Nederwetten", "iiiiiiiiii", "WWWWWWWWWW", "1.234,5%", "Súdwest-Fryslân", "’s-"],
)
def test_a_text_is_as_wide_as_its_typeface_makes_it(text, bold):
    marked = f"<b>{text}</b>" if bold else text
    # FreeType draws some pairs a little nearer to one another.
    assert text_width(marked, 1000) == pytest.approx(measured(text, bold), rel=0.005)


def test_of_several_lines_the_widest_counts_and_bold_goes_on_until_its_end():
    assert text_width("ab<br>abc", 10) == text_width("abc", 10)
    assert text_width("<b>ab<br>abc</b>", 10) == text_width("<b>abc</b>", 10) > text_width("abc", 10)


def test_an_entity_is_as_wide_as_what_it_stands_for():
    assert text_width("a &lt; b", 10) == text_width("a < b".replace("<", "+"), 10)
    assert text_width("R&D", 10) == text_width("R&amp;D", 10)


@given(st.text("abc WMi.,", max_size=80), st.floats(20, 400), st.booleans())
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text, width, bold):
    lines = wrapped(text, 12, width, bold)
    for line in lines:
        assert text_width(f"<b>{line}</b>" if bold else line, 12) <= width + 1e-6
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit():
    assert wrapped("een twee drie", 10, text_width("een twee", 10) + 0.1) == ["een twee", "drie"]


def test_a_text_is_cut_only_where_it_has_no_room():
    long = "Nuenen, Gerwen en Nederwetten"
    assert shortened("Utrecht", 13, 60) == "Utrecht"
    for width in (20, 60, 120):
        cut = shortened(long, 13, width)
        assert cut.endswith("…")
        assert text_width(cut, 13) <= width
        assert long.startswith(cut[:-1])
