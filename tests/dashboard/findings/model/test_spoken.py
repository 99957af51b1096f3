"""Parts as people say them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.model.spoken import grammatical, spoken
from dashboard.language import Language

NUMBERS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "25": 25, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
}  # fmt: skip


@pytest.mark.parametrize(
    ("share", "told", "english"),
    [
        (0.409, "ruim vier op de tien", "just over four in ten"),
        (0.4, "vier op de tien", "four in ten"),
        (0.285, "bijna drie op de tien", "almost three in ten"),
        (0.056, "ruim één op de twintig", "just over one in twenty"),
        (0.547, "ruim de helft van de", "just over half of the"),
        (0.66, "bijna twee op de drie", "almost two in three"),
        (0.004, "0,4% van de", "0.4% of the"),
        (0.97, "97% van de", "97% of the"),
    ],
)
def test_a_part_is_told_by_what_lies_nearest(share, told, english):
    assert spoken(share).write(Language("nl")) == told
    assert spoken(share).write(Language("en")) == english


@given(st.floats(0.012, 0.9))
def test_what_is_said_is_near_and_errs_to_the_side_that_it_names(share):
    told = spoken(share).write(Language("nl"))
    half = "de helft" in told
    found = re.search(r"(\S+) op de (\S+)", told)
    assert found or half
    said = 0.5 if half else NUMBERS[found[1]] / NUMBERS[found[2]]
    assert abs(said - share) <= max(0.051, 0.2 * share)
    if told.startswith("ruim"):
        assert said < share
    elif told.startswith("bijna"):
        assert said > share
    else:
        assert abs(said - share) <= 0.005
    assert (grammatical(share)["part"].value == 1) == (half or (found is not None and found[1] == "één"))
