"""The course of those who came and those who left: which years there are, and what is said of the ends."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.trends.moves import ACROSS, moves
from dashboard.language import Language


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


@pytest.mark.parametrize("across", ACROSS)
def test_every_year_is_there_for_the_gemeente_and_the_country(held, across):
    found, yearly = moves(held, "GM0981", across), turnover(held).yearly
    came, left = ACROSS[across]
    assert list(found.came.index) == list(turnover(held).years)
    assert found.came.to_list() == yearly.loc["GM0981", came].to_list()
    assert found.land_left.to_list() == yearly.loc[LAND, left].to_list()
    assert len(found.numbers.frame) == len(found.came)
    keys = {caveat.key for caveat in found.numbers.caveats}
    assert "turnover.caveat.same_yearly" in keys and "turnover.caveat.mean" not in keys


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_first_and_the_last_year_are_told_as_they_are(held, code):
    language = Language(code)
    for sentence, values in zip(
        moves(held, "GM0981", "alle").told,
        (moves(held, "GM0981", "alle").came, moves(held, "GM0981", "alle").left),
        strict=True,
    ):
        said = sentence.say(language)
        for year in (2012, 2016):
            assert str(year) in said
            assert language.formats.decimal(float(values[year]), 1) in said


def test_a_gemeente_has_the_years_since_it_is_the_same(held):
    assert list(moves(held, "GM1930", "alle").came.index) == [2015, 2016]
    assert moves(held, "GM0363", "alle") is None
    assert moves(held, "GM1992", "buitenland") is None


def test_one_year_alone_is_no_change(held):
    # No gemeente has one year only in these figures; the text for it must be there all the same.
    for code in ("nl", "en"):
        assert Language(code).says("turnover.yearly.once")
