import pandas as pd
import pytest

from dashboard.analysis.certainty import Range
from dashboard.exhibits.kaart import against_number, against_year, map_picture
from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.measures import measure
from dashboard.findings.within.area_facts import AreaFacts, area_facts, beside, measure_facts
from tests.dashboard.newest import NOW

SIZE = (800, 640)


def facts(
    snapshot,
    nl,
    region,
    indicator="buiten_nederland",
    year=NOW,
    level="gemeente",
    gemeente=None,
    against=None,
):
    which = (indicator, year, gemeente)
    found = map_picture(snapshot, level, which, "natural", None, SIZE, nl, against).finding
    return area_facts(national(snapshot), found, region)


def test_value_number_and_place_are_those_of_all_gemeenten(snapshot, nl):
    told = facts(snapshot, nl, "GM0344").told
    values = national(snapshot).in_year("buiten_nederland", NOW)
    own = values.loc["GM0344"]
    assert told["value"].value == pytest.approx(own["value"])
    assert told["persons"].value == own["persons"]
    place = 1 + int((values["value"] > own["value"]).sum())
    assert told["place"].write(nl) == f"{place} van {values['value'].notna().sum()}"


def test_the_change_is_that_since_the_first_year_of_the_same_figure(snapshot, nl):
    values = national(snapshot).values("buiten_nederland")["value"]
    change = 100 * (values["GM0344", NOW] - values["GM0344", 2022])
    told = facts(snapshot, nl, "GM0344").told["change"].write(nl)
    assert told == f"{Quantity(change, 'change').write(nl)} sinds 2022"
    assert "change" not in facts(snapshot, nl, "GM0344", year=2022).told


def test_of_a_map_of_differences_the_card_says_that_it_is_one_and_not_a_figure(snapshot, nl):
    found = facts(snapshot, nl, "GM0344", against=against_year(snapshot, "buiten_nederland", 2022))
    assert list(found.told) == ["change", "persons", "place"]
    assert found.shown.unit == "change" and "sinds" not in found.shown.write(nl)
    median = against_number(snapshot, "buiten_nederland", NOW, "midden", None, ("", ()), nl)
    assert list(facts(snapshot, nl, "GM0344", against=median).told) == ["difference", "persons", "place"]


def test_the_course_goes_back_to_1996_where_the_old_figure_says_the_same(snapshot, nl):
    assert facts(snapshot, nl, "GM0344").years == (1996, NOW)
    assert facts(snapshot, nl, "GM0344", "migratieachtergrond", 2010).years == (1996, NOW)
    # Nothing of before 2022 says who was from Europe.
    assert facts(snapshot, nl, "GM0344", "europa").years == (2022, NOW)


def test_of_wijken_neither_change_nor_course_is_told(snapshot, nl):
    found = facts(snapshot, nl, "WK034401", year=2024, level="wijk", gemeente="GM0344")
    assert set(found.told) == {"value", "bounds", "persons", "place"}
    assert found.years is None


def test_of_a_buurt_the_card_says_between_what_rounding_lets_it_lie_and_never_less(snapshot, nl):
    which = ("buiten_nederland", 2024, "GM0981")
    found = map_picture(snapshot, "buurt", which, "natural", None, SIZE, nl).finding
    for region, row in found.areas.dropna(subset="value").iterrows():
        told = area_facts(national(snapshot), found, region).told
        low, high = (told["bounds"].value.filled[end] for end in ("low", "high"))
        assert low.shown <= 100 * row["low"] + 1e-6 and 100 * row["high"] - 1e-6 <= high.shown
        assert 100 * row["low"] - low.shown < 0.1 and high.shown - 100 * row["high"] < 0.1
        assert told["bounds"].write(nl) == f"{low.write(nl)} tot {high.write(nl)}"


def test_of_what_is_counted_exactly_there_are_no_bounds(snapshot, nl):
    assert "bounds" not in facts(snapshot, nl, "GM0344").told


def test_a_gemeente_that_the_table_lacks_says_so_and_has_no_place(snapshot, nl):
    found = facts(snapshot, nl, "GM0363", year=2022)
    assert "mist in 2022" in found.told["value"].write(nl)
    assert set(found.told) == {"value"}
    assert beside(found, facts(snapshot, nl, "GM0344", year=2022)) is None


def test_a_measure_has_a_value_and_a_place(snapshot, nl):
    one = measure(national(snapshot), "koopwoningen", NOW)
    told = measure_facts(national(snapshot), one, "GM0344").told
    assert told["value"].value == one.values["GM0344"]
    assert told["place"].write(nl).endswith("van 342")


def of(name, value, unit="share", within=None):
    return AreaFacts(name, {"value": Quantity(value, unit, 1, within=within)})


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (of("A", 0.3), of("B", 0.25), "A ligt 5,0 procentpunt hoger dan B."),
        (of("A", 0.25), of("B", 0.3), "A ligt 5,0 procentpunt lager dan B."),
        (of("A", 0.3), of("B", 0.3), "A en B hebben hetzelfde cijfer."),
        (
            of("A", 0.3, within=Range(0.2, 0.4)),
            of("B", 0.32, within=Range(0.25, 0.4)),
            "Of A hoger ligt dan B is door afronding niet te zeggen.",
        ),
        (of("A", 40.0, "%"), of("B", 30.0, "%"), "A ligt 10,0 procentpunt hoger dan B."),
    ],
)
def test_two_areas_are_compared_as_far_as_that_is_certain(first, second, words, nl):
    assert beside(first, second).say(nl) == words


def test_what_is_written_differs_by_what_is_told(nl):
    first, second = of("A", 0.3049), of("B", 0.2551)
    assert (first.told["value"].write(nl), second.told["value"].write(nl)) == ("30,5%", "25,5%")
    assert "5,0 procentpunt" in beside(first, second).say(nl)


def test_why_there_is_no_figure_is_no_number_to_compare(nl):
    without = AreaFacts("A", {"value": Quantity(Told("reason.withheld", {}), "told")})
    assert beside(without, of("B", 0.3)) is None
    assert pd.isna(without.old.max())
