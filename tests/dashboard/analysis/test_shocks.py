"""What is no tempo: the declared shocks, and the years that are left beside them."""

import pytest
from pydantic import ValidationError

from dashboard.analysis.shocks import Shock, shock_in, shocks, since_shock


def test_a_series_over_a_shock_begins_anew_after_it():
    assert since_shock(range(2022, 2026)) == [2023, 2024, 2025]
    assert shock_in(range(2022, 2026)) is shocks()["oekraine_2022"]


@pytest.mark.parametrize("years", [range(1996, 2023), range(2023, 2027), [2022], []])
def test_years_that_do_not_hold_both_ends_are_whole(years):
    assert shock_in(years) is None
    assert since_shock(years) == list(years)


@pytest.mark.parametrize("wrong", [{"last": 2022}, {"from_there": 500_000}, {"from_there": 0}])
def test_a_shock_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError, match="A shock ends after it began"):
        Shock.model_validate(shocks()["oekraine_2022"].model_dump() | wrong)
