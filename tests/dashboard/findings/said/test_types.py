"""Why every gemeente has its type, in both languages: figures with their year, and bounds that decide."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.sources.type_reasons import type_reasons
from tests.dashboard.findings.said.types import altered, undated, undecided


@pytest.mark.parametrize("column", ["reason", "reason_en"])
def test_every_figure_of_every_reason_has_its_year(snapshot, column):
    types = national(snapshot).types
    assert [(region, why) for region, said in types[column].items() for why in undated(said)] == []


@pytest.mark.slow
def test_every_bound_decides_as_it_is_written(snapshot):
    held = national(snapshot)
    wrong = [(region, why) for region in held.regions for why in undecided(type_reasons(held, region))]
    assert wrong == []


@pytest.mark.parametrize(
    "said",
    [
        "grensgemeente: 12,1 km grens met Duitsland; herkomst Europa 6,0%, landelijk 9,5%",
        "expatgemeente: op 1 januari 2022 had 3,5% die achtergrond; inkomen € 40.400",
        "a border municipality: on 1 January 2022 3.6% from across the border; 27,525 residents",
    ],
)
def test_a_figure_without_a_year_is_found(said):
    assert list(undated(said))


def test_a_bound_that_does_not_decide_as_written_is_found(snapshot):
    conditions = type_reasons(national(snapshot), "GM0513")
    assert not list(undecided(conditions))
    assert list(undecided(altered(conditions, threshold=conditions.frame["value"] + 0.2)))
    assert list(undecided(altered(conditions, met="uw_gemeente.no")))
