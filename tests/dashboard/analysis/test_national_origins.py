"""How many origins, and how large."""

import pandas as pd
import pytest

from dashboard.analysis.national_origins import effective_bounds, growth, larger_than

PERSONS = pd.DataFrame(
    {
        "Nederland": [900, 900],
        "Turkije": [40, 25],
        "Polen": [None, 25],
        "België": [40, 25],
        "Overig": [20, 25],
    },
    index=[1997, 2017],
)
APART = ("Nederland", "Overig")


def test_equally_large_origins_count_as_many_as_they_are():
    found = effective_bounds(PERSONS, "Nederland", "Overig").loc[2017]
    # The rest is one origin of the four at the least; scattered without end, it squares to nothing.
    assert found["low"] == pytest.approx(4) and found["high"] == pytest.approx(100**2 / (3 * 25**2))


def test_an_origin_without_a_name_is_in_the_rest():
    found = effective_bounds(PERSONS, "Nederland", "Overig").loc[1997]
    assert found["low"] == pytest.approx(1 / (0.4**2 + 0.4**2 + 0.2**2))


def test_only_origins_with_a_name_are_counted():
    found = larger_than(PERSONS, (10, 30), APART)
    assert found.loc[1997].tolist() == [2, 2] and found.loc[2017].tolist() == [3, 0]


def test_growth_is_that_of_origins_named_in_both_years():
    persons = PERSONS.assign(Syrië=[5, 30])
    found = growth(persons, 1997, 2017, APART)
    assert found.index.tolist() == ["Syrië", "Turkije", "België"]
    assert found["growth"].tolist() == [25, -15, -15]
