"""What is declared to have happened: what may be named, what is no tempo, and the years that are left beside it."""

import pytest
from pydantic import ValidationError

from dashboard.analysis.events import Event, Shock, events, named_with, shock_in, shocks, since_shock

EUROPE, OUTSIDE = "Europa (exclusief Nederland)", "Buiten Europa"


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


@pytest.mark.parametrize("wrong", [{"first": 2024}, {"url": "het CBS"}])
def test_an_event_without_order_or_source_is_refused(wrong):
    with pytest.raises(ValidationError, match="An event"):
        Event.model_validate(events()["indeling_2022"].model_dump() | wrong)


@pytest.mark.parametrize(
    ("groups", "year", "named"),
    [
        ([EUROPE], 2023, ["oekraine_2022"]),
        ([EUROPE], 2022, []),
        ([EUROPE], 2024, []),
        ([OUTSIDE], 2023, []),
        ([], 2023, []),
    ],
)
def test_an_event_is_named_beside_its_own_groups_and_years_alone(groups, year, named):
    assert named_with("GM0363", groups, year) == [events()[key] for key in named]


def test_an_event_of_one_gemeente_is_not_named_beside_another(monkeypatch):
    own = events()["oekraine_2022"].model_copy(update={"of": "GM0001"})
    monkeypatch.setattr("dashboard.analysis.events.events", lambda: {"own": own})
    assert named_with("GM0001", [EUROPE], 2023) == [own]
    assert named_with("GM0002", [EUROPE], 2023) == []


def test_every_event_is_told_with_a_source_that_can_be_read():
    assert len(events()) >= 4
    for event in events().values():
        assert event.source.nl and event.source.en and event.what.nl != event.what.en
