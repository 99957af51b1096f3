import numpy as np
import pytest

from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.profile.hundred import hundred
from dashboard.findings.profile.profile import partition_of
from tests.dashboard.newest import NOW


def test_every_year_of_every_gemeente_adds_up_to_a_hundred(snapshot):
    held = national(snapshot)
    for gemeente in list(held.types.index)[::9]:
        frame = hundred(held, gemeente, NOW, HERKOMST).frame
        assert (frame.groupby("year")["figures"].sum() == 100).all()
        assert set(frame["year"]) == {NOW, 1996, 2021}


def test_figures_follow_the_published_persons(snapshot):
    rows = snapshot.origin("gemeente", years=2025, classification="herkomst").query("region == 'GM0344'")
    persons = rows.groupby("group", observed=True)["persons"].sum().astype(float)
    shares = 100 * persons / persons.sum()
    frame = hundred(national(snapshot), "GM0344", 2025, HERKOMST).frame
    counted = frame[frame["year"] == 2025].set_index("group")["figures"]
    assert counted.to_dict() == {"Nederland": 59, "Buiten Europa": 30, "Europa (exclusief Nederland)": 11}
    assert (np.abs(counted - shares.reindex(counted.index)) < 1).all()


def test_the_years_before_are_said_to_be_another_division(snapshot, nl):
    said = [caveat.say(nl) for caveat in hundred(national(snapshot), "GM0344", NOW, HERKOMST).caveats]
    assert any(f"Vergelijk ze niet met die van {NOW}" in caveat for caveat in said)
    assert any("alleen percentages" in caveat for caveat in said)


def test_a_merged_gemeente_says_that_its_past_is_put_together(snapshot, nl):
    said = [caveat.say(nl) for caveat in hundred(national(snapshot), "GM1966", NOW, HERKOMST).caveats]
    assert any("bestond in 1996 nog niet in de vorm van nu" in caveat for caveat in said)
    assert not any("bestond in 2021" in caveat for caveat in said)


@pytest.mark.parametrize(
    ("year", "shown"), [(1996, [1996, 2021]), (2021, [2021, 1996]), (2010, [2010, 1996, 2021])]
)
def test_an_old_year_stands_first_and_is_not_repeated(snapshot, year, shown):
    held = national(snapshot)
    frame = hundred(held, "GM0184", year, partition_of(held, "GM0184", year)).frame
    assert list(dict.fromkeys(frame["year"])) == shown
    assert set(frame["classification"]) == {OLD[0]}


def test_2022_without_the_new_division_is_told_in_the_old(snapshot):
    held = national(snapshot)
    frame = hundred(held, "GM1992", 2022, partition_of(held, "GM1992", 2022)).frame
    assert next(iter(dict.fromkeys(zip(frame["year"], frame["classification"], strict=True)))) == (
        2022,
        OLD[0],
    )
