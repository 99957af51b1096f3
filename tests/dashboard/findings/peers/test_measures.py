"""Every measure of every gemeente, from the embedded figures."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.data.turnover import turnover
from dashboard.findings.model.indicators import FINEST, indicators
from dashboard.findings.peers.measures import DIVERSITY, TURNOVER, joint, measure, measure_groups, start
from dashboard.language import Language

KEYS = [key for keys in measure_groups().values() for key in keys]
BY_COUNTRY = {key for key, one in indicators().items() if one.groups == FINEST}


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in BY_COUNTRY])
def test_every_measure_has_values_words_unit_and_source(held, key):
    found = measure(held, key, 2025)
    assert found is not None
    assert list(found.values.index) == list(held.types.index)
    if key in measure_groups()[TURNOVER]:
        assert set(found.values.index[found.values.isna()]) == turnover(held).changed
    else:
        assert found.values.notna().mean() > 0.9
    assert found.sources
    assert found.period in found.sources[0].period
    for code in ("nl", "en"):
        language = Language(code)
        assert found.label.write(language).endswith(found.period)
        language.say(f"unit.{found.unit}.axis", base=found.base.write(language))
        assert found.quantity(float(found.values.median())).write(language)


def test_no_measure_is_there_twice():
    assert len(KEYS) == len(set(KEYS))
    assert measure_groups()[DIVERSITY][0] == "buiten_nederland"


def test_a_value_is_the_published_one(held, snapshot):
    rows = snapshot.origin("gemeente", 2025, classification="herkomst", groups=3)
    rows = rows[rows["region"] == "GM0344"]
    outside = rows.loc[rows["group"] != "Nederland", "persons"].sum() / rows["persons"].sum()
    found = measure(held, "buiten_nederland", 2025)
    assert found.values["GM0344"] == pytest.approx(outside, abs=1e-12)
    assert found.quantity(found.values["GM0344"]).write(Language("nl")) == "40,9%"


@pytest.mark.parametrize(
    ("key", "asked", "period"),
    [("index", 2023, "2023"), ("index", 1996, "2022"), ("index_7", 2025, "2022"), ("index_7", 2010, "2010")],
)
def test_a_measure_with_years_takes_the_nearest(held, key, asked, period):
    assert measure(held, key, asked).period == period


def test_a_measure_without_years_is_the_same_in_every_year(held):
    assert measure(held, "koopwoningen", 1996).period == measure(held, "koopwoningen", 2025).period


@pytest.mark.parametrize("classification", ["herkomst", "migratieachtergrond"])
def test_what_is_shown_at_first_exists(classification):
    first = start(classification)
    assert {*first.strips, first.x, first.y} <= set(KEYS)


def test_an_unknown_measure_is_refused(held):
    with pytest.raises(KeyError):
        measure(held, "geluk", 2025)


def test_measures_of_different_divisions_stand_together_with_a_word(held):
    one, other = measure(held, "index", 2025), measure(held, "index_18", 2025)
    keys = {caveat.key for caveat in joint("strips", [one, other], one.values.to_frame()).caveats}
    assert "vergelijk.caveat.partitions" in keys
    assert "vergelijk.caveat.partitions" not in {
        c.key for c in joint("strips", [one], one.values.to_frame()).caveats
    }
