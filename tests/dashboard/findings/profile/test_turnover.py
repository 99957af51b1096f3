"""What is told of who came and who left: each number reckoned again from the snapshot, and what is told without one."""

import re

import pytest

from dashboard.analysis.turnover import flows
from dashboard.findings.data.national import national
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.profile.story import story
from dashboard.findings.profile.turnover import ARRIVALS, BALANCE, DEPARTURES
from dashboard.language import Language

WAYS = {"arrivals": ARRIVALS, "departures": DEPARTURES}
WORDS = {"more": "meer dan", "less": "minder dan", "same": "vrijwel evenveel als"}


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def way(own: float, other: float) -> str:
    written, beside = round(own, 1), round(other, 1)
    if written == beside or abs(own - other) <= 0.05:
        return "same"
    return "more" if own > other else "less"


@pytest.mark.parametrize("id", WAYS)
@pytest.mark.parametrize("gemeente", ["GM0981", "GM0184", "GM0599", "GM0629"])
def test_more_and_less_are_what_the_numbers_say(snapshot, held, gemeente, id):
    found = turnover(held).mean
    every, _, abroad = WAYS[id]
    own, land = found.loc[gemeente, every], found.loc[LAND, every]
    middle = found.drop(index=LAND)[every].median()
    said = story(snapshot, gemeente).finding(id).sentence(Language("nl"))

    def number(value: float) -> str:
        return f"{value:.1f}".replace(".", ",")

    assert f"elk jaar gemiddeld {number(own)} mensen per 1.000 inwoners" in said
    assert f"{WORDS[way(own, land)]} landelijk ({number(land)})" in said
    assert f"{WORDS[way(own, middle)]} de middelste gemeente ({number(middle)})" in said
    assert re.search(rf"Van hen (kwamen|gingen) er {number(found.loc[gemeente, abroad])} ", said)
    assert said.startswith("In 2012–2016 ")


def test_what_remains_is_said_by_its_sign(snapshot, held):
    found = turnover(held).mean[BALANCE].drop(index=LAND).dropna()
    for gemeente, words in ((found.idxmax(), "bij"), (found.idxmin(), "weg")):
        said = story(snapshot, str(gemeente)).finding("moves_balance").sentence(Language("nl"))
        written = f"{abs(found[gemeente]):.1f}".replace(".", ",")
        assert re.search(rf"gemiddeld {written} mensen per 1\.000 inwoners {words}\b", said)


@pytest.mark.parametrize("gemeente", ["GM0363", "GM1992"])
def test_of_a_gemeente_that_changed_it_is_said_that_nothing_can_be(snapshot, gemeente):
    told = story(snapshot, gemeente)
    assert [finding.id for finding in told.there("arrivals", "departures", "moves_balance")] == ["arrivals"]
    said = told.finding("arrivals").sentence(Language("nl"))
    assert "niet te zeggen" in said and not re.search(r"\d,\d", said)
    assert told.numbers("turnover").frame["value"].isna().all()


def test_caveats_tell_the_years_the_residents_and_the_corrections(snapshot):
    told = story(snapshot, "GM0981")
    for id in (*WAYS, "moves_balance"):
        said = " ".join(caveat.say(Language("nl")) for caveat in told.finding(id).caveats)
        assert "administratieve correcties" in said and "2016 kunnen voorlopige" in said
    of_table = {caveat.key for caveat in told.numbers("turnover").caveats}
    assert of_table >= {f"turnover.caveat.{key}" for key in ("mean", "same", "reckoned", "provisional")}


def test_the_table_holds_every_flow_with_the_country_and_the_middle(snapshot, held):
    numbers, found = story(snapshot, "GM0981").numbers("turnover"), turnover(held).mean
    assert len(numbers.frame) == len(flows().flow)
    assert numbers.frame["value"].to_list() == found.loc["GM0981"].to_list()
    assert numbers.frame["national"].to_list() == found.loc[LAND].to_list()
    assert "65,5 per 1.000 inwoners" in numbers.table(Language("nl"))["Vaals"].to_list()
