"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.own_data.numbers import decimals_for, is_missing, number, reading_of
from dashboard.spreadsheets.cells import Percent


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("€ 1.250,-", 1250),
        ("EUR 1.250,00", 1250),
        ("1.250,-", 1250),
        ("1 250", 1250),
        ("1'250", 1250),
        ("(1.250)", -1250),
        ("€ (1.250,50)", -1250.5),
        ("12,5-", -12.5),
        ("−3", -3),
        ("-€ 3,50", -3.5),
        ("12,5%", 12.5),
        ("12,5 %", 12.5),
        (Percent(12.5), 12.5),
    ],
)
def test_a_number_is_read_with_what_stands_around_it(written, value):
    assert number(written, ",")[0] == value


@pytest.mark.parametrize(
    "written", ["veel", "12 mei", "1.2.3", "1,2,3", "()", "€", "1e99", "12a", float("inf")]
)
def test_what_is_no_number_is_none(written):
    assert number(written, ",") is None


@pytest.mark.parametrize(
    "cell",
    [
        *("", None, ".", "x", "X", "-", "–", "n.b.", "N.B.", "<5", "< 10", "≤ 5", "-99997", -99997.0),
        *("-99995", "-99999999", -99999999.0, "#N/B", "#DEEL/0!", "geheim", "onbekend", "NaN"),
    ],
)
def test_signs_for_no_figure_are_none(cell):
    assert is_missing(cell)


@pytest.mark.parametrize("cell", ["0", 0.0, "-5", "-999", "12", "5"])
def test_a_figure_is_no_sign(cell):
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cells", "point"),
    [
        (["1,5", "1.234"], ","),
        (["1.5", "1,234"], "."),
        (["€ 1.250,-", "€ 2.000,-"], ","),
        (["1.250,--"], ","),
    ],
)
def test_a_column_tells_its_decimal_sign(cells, point):
    assert reading_of(cells, None) == (point, True, False)


@pytest.mark.parametrize(
    ("values", "written", "digits"),
    [
        ([0.00012, 0.00075], 5, 5),
        ([0.123], 3, 3),
        ([12.25], 2, 2),
        ([1, 2], 0, 0),
        ([1e-7], 9, 8),
        ([], 0, 0),
    ],
)
def test_decimals_follow_the_size_of_the_values(values, written, digits):
    assert decimals_for(values, written) == digits


@given(st.decimals(-100_000_000, 100_000_000, places=2))
def test_a_number_is_read_as_it_is_written_in_either_way(value):
    plain, english = f"{value:f}", f"{value:,f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert number(dutch, ",") == number(english, ".") == number(plain, ".") == (float(value), 2)
