"""The letters of the plain pages: those of every text and name, and no more than fit."""

from importlib import resources

import pytest
from fontTools.ttLib import TTFont

import dashboard.plain
from dashboard.content import LANGUAGES, texts
from dashboard.plain.assets import font_addresses, style_address

FONTS = resources.files(dashboard.plain).joinpath("fonts")


@pytest.mark.parametrize("name", ["sans", "sans-bold", "serif"])
def test_every_letter_that_is_written_is_there(known, name):
    with FONTS.joinpath(f"{name}.woff2").open("rb") as file, TTFont(file) as font:
        there = set(font.getBestCmap())
        assert "Source" not in str(font["name"].getDebugName(1))  # reserved to who made it
    written = "".join([*known.names.values(), *(text for code in LANGUAGES for text in texts(code).values())])
    # Formulas stand on no plain page.
    missing = {one for one in written if one.isalpha() and ord(one) < 0x250 and ord(one) not in there}
    assert missing == set()
    assert len(FONTS.joinpath(f"{name}.woff2").read_bytes()) < 25_000


def test_they_may_be_kept_for_ever_and_are_sent_as_they_are(site):
    for address in font_addresses():
        answer = site.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "font/woff2"
        assert "immutable" in answer.headers["cache-control"]
        assert "content-encoding" not in answer.headers
    style = site.get(style_address()).text
    assert "$" not in style
    assert all(address in style for address in font_addresses())
