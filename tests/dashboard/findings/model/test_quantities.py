"""Numbers in words, on made-up numbers: one, none, missing, equal, more, less."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.certainty import Range
from dashboard.findings.model.quantities import Quantity, Told, beside, compared, ends
from dashboard.language import Language

NL, EN = Language("nl"), Language("en")


@pytest.mark.parametrize(
    ("quantity", "nl", "en"),
    [
        (Quantity(0.5739, "chance"), "57%", "57%"),
        (Quantity(0.5739, "chance", 1), "57,4%", "57.4%"),
        (Quantity(0.0574, "share"), "5,7%", "5.7%"),
        (Quantity(0.574, "share"), "57%", "57%"),
        (Quantity(0.09996, "share"), "10%", "10%"),
        (Quantity(0.0, "share"), "0,0%", "0.0%"),
        (Quantity(1.0, "points"), "1,0 procentpunt", "1.0 percentage points"),
        (Quantity(1.0, "points", 0), "1 procentpunt", "1 percentage point"),
        (Quantity(2.34, "points"), "2,3 procentpunt", "2.3 percentage points"),
        (Quantity(2.34, "change"), "+2,3 procentpunt", "+2.3 percentage points"),
        (Quantity(-2.34, "change"), "−2,3 procentpunt", "−2.3 percentage points"),
        (Quantity(-0.04, "change"), "0,0 procentpunt", "0.0 percentage points"),
        (Quantity(0.4146, "index"), "0,41", "0.41"),
        (Quantity(1, "persons"), "1 inwoner", "1 resident"),
        (Quantity(0, "persons"), "geen inwoners", "no residents"),
        (Quantity(1234567, "persons"), "1.234.567 inwoners", "1,234,567 residents"),
        (Quantity(1235, "persons", rounded=True), "ongeveer 1.235 inwoners", "about 1,235 residents"),
        (Quantity(1, "areas"), "1 buurt", "1 neighbourhood"),
        (Quantity(2.26, "times"), "2,3 keer", "2.3 times"),
        (Quantity(18.03, "times"), "18 keer", "18 times"),
        (Quantity(2025, "year"), "2025", "2025"),
        (Quantity(451_000.0, "euro"), "€ 451.000", "€451,000"),
        (Quantity(30_349.0, "euro", -2), "€ 30.300", "€30,300"),
        (Quantity(9.454, "per 1 000 woningen", 1), "9,5 per 1.000 woningen", "9.5 per 1,000 homes"),
        (Quantity(1.0, "inwoners per km²"), "1 inwoner per km²", "1 resident per km²"),
        (Quantity(("A", "B", "C"), "names"), "A, B en C", "A, B and C"),
        (Quantity(("A", "B"), "names"), "A en B", "A and B"),
        (Quantity(("A",), "names"), "A", "A"),
        (Quantity("Polen", "group"), "Polen", "Poland"),
        (Quantity("Buiten Europa", "group"), "buiten Europa", "outside Europe"),
        (Quantity(("Polen", "Italië"), "groups"), "Polen en Italië", "Poland and Italy"),
        (Quantity(("een", "one"), "both"), "een", "one"),
        (Quantity("base.residents", "text"), "inwoners", "residents"),
        (Quantity(None, "share"), "geen cijfer", "no figure"),
        (Quantity(float("nan"), "index"), "geen cijfer", "no figure"),
    ],
)
def test_a_value_is_told_in_both_languages(quantity, nl, en):
    assert quantity.write(NL) == nl
    assert quantity.write(EN) == en


@pytest.mark.parametrize(
    ("own", "other", "outcome"),
    [
        (0.301, 0.2, "more"),
        (0.2, 0.301, "less"),
        (0.304, 0.296, "same"),  # both are told as 30%
        (0.304, 0.306, "same"),  # told as 30% and 31%, but nearer than half of that
        (0.304, 0.311, "less"),
        (None, 0.3, "missing"),
        (0.3, float("nan"), "missing"),
    ],
)
def test_what_is_compared_are_the_numbers_as_told(own, other, outcome):
    assert compared(Quantity(own, "share"), Quantity(other, "share")) == outcome


@pytest.mark.parametrize(
    ("count", "nl"),
    [
        (0, "Eiland heeft geen buurgemeenten over land."),
        (1, "Eiland grenst aan één gemeente: Vasteland."),
        (2, "Eiland grenst aan 2 gemeenten: Vasteland en Overkant."),
    ],
)
def test_the_grammar_follows_the_number(count, nl):
    names = ("Vasteland", "Overkant")[:count]
    told = {
        "name": Quantity("Eiland", "name"),
        "count": Quantity(count, "count"),
        "names": Quantity(names, "names"),
    }
    assert Told("story.neighbours", told, "count").say(NL) == nl


def test_a_list_of_told_things_reads_as_a_sentence():
    parts = tuple(Told("story.type.item", {"type": Quantity((name, name), "both")}) for name in ("x", "y"))
    also = {"types": Quantity(parts, "list"), "count": Quantity(2, "count")}
    assert Told("story.type.also", also, "count").say(NL) == "Ook passen: x en y."
    assert Told("story.type.also", also, "count").say(EN) == "These fit as well: x and y."


def test_a_text_without_the_value_it_wants_is_an_error():
    with pytest.raises(KeyError):
        Told("story.change.more", {"points": Quantity(1.0, "points")}).say(NL)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_change_and_its_ends_add_up_as_they_are_written(before, after):
    first, last, between = ends(before, after)
    assert round(last.shown - first.shown, between.decimals) == pytest.approx(between.shown, abs=1e-9)
    assert abs(between.shown - 100 * (after - before)) <= 0.1001
    assert first.decimals == last.decimals == between.decimals


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_and_less_are_written_otherwise_and_further_than_half_a_unit(own, other):
    one, two = Quantity(own, "share"), Quantity(other, "share")
    if compared(one, two) in ("more", "less"):
        assert one.shown != two.shown
        assert abs(own - other) * 100 > 0.5 * 10 ** -min(one.decimals, two.decimals)


@pytest.mark.parametrize(("code", "told"), [("nl", "<0,1%"), ("en", "<0.1%")])
def test_a_few_are_not_told_as_none(code, told):
    assert Quantity(0.0003, "share").write(Language(code)) == told
    assert Quantity(0.0, "share").write(Language(code)).startswith("0")
    assert Quantity(0.0006, "share").write(Language(code)) == told[1:]


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity(0.0, "chance", rounded=True, within=Range(0.0, 0.0485)), "hooguit 5%"),
        (Quantity(0.0, "share", 1, within=Range(0.0, 0.0201)), "hooguit 2,1%"),
        (Quantity(0.0, "share", 1, within=Range(-0.005, 0.02)), "hooguit 2,0%"),
        (Quantity(0, "persons", rounded=True, within=Range(0, 4)), "hooguit 4 inwoners"),
        (Quantity(0.0, "share", 1, within=Range(0.0, math.inf)), "geen cijfer"),
        (Quantity(0.0, "change", within=Range(-1.0, 1.0)), "0,0 procentpunt"),
        (Quantity(0.0, "chance", within=Range(0.0, 0.0)), "0%"),
        (Quantity(0.0, "chance"), "0%"),
        (Quantity(0.2, "chance", rounded=True, within=Range(0.1, 0.3)), "ongeveer 20%"),
        (Quantity(0.0, "change", within=Range(-0.1, 0.1)), "0,0 procentpunt"),
    ],
)
def test_what_is_published_as_0_and_may_be_more_is_not_told_as_none(quantity, told):
    assert quantity.write(Language("nl")) == told


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        (Range(0.14, 0.16), Range(0.10, 0.12), "more"),
        (Range(0.14, 0.16), Range(0.10, 0.15), "close"),
        (Range(0.05, 0.15), Range(0.16, 0.16), "less"),
        (Range(0.151, 0.153), Range(0.152, 0.153), "same"),
        # Narrower than what is written, but written otherwise.
        (Range(0.150, 0.1585), Range(0.1585, 0.160), "close"),
        (Range(-math.inf, math.inf), Range(0.1, 0.1), "missing"),
    ],
)
def test_what_is_too_close_to_call_is_neither_more_nor_less(own, other, said):
    first, second = (
        Quantity(0.15 if math.isinf(one.low) else (one.low + one.high) / 2, "index", within=one)
        for one in (own, other)
    )
    assert compared(first, second) == said
    turned = {"more": "less", "less": "more"}
    assert compared(second, first) == turned.get(said, said)


@given(st.lists(st.integers(0, 300), min_size=4, max_size=4))
def test_more_and_less_hold_for_all_that_the_two_can_be(numbers):
    pairs = [sorted(numbers[:2]), sorted(numbers[2:])]
    own, other = (
        Quantity(sum(pair) / 2000, "index", within=Range(pair[0] / 1000, pair[1] / 1000)) for pair in pairs
    )
    said = compared(own, other)
    if said in ("more", "less"):
        assert (pairs[0][0] > pairs[1][1]) if said == "more" else (pairs[0][1] < pairs[1][0])
        assert own.shown != other.shown
    if said == "same":
        assert abs(own.value - other.value) <= 0.01


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity(0.0, "share", 1, within=Range(0.0, 0.0143)), "≤[1.5]"),
        (Quantity(0.0, "share", 1, within=Range(0.0, 0.0)), "[0.0]"),
        (Quantity(0.0004, "share", 1), "<[0.1]"),
        (Quantity(0.25, "share", 1, within=Range(0.2, 0.3)), "[25.0]"),
        (Quantity(None, "share", 1), "geen cijfer"),
    ],
)
def test_a_mark_writes_its_number_as_its_bounds_let_it(quantity, told):
    assert quantity.write_as(lambda number: f"[{number}]", Language("nl"), "value.at_most_short") == told


@pytest.mark.parametrize(
    ("own", "other", "unit", "said"),
    [
        (0.094, 0.095, "share", "same"),
        (0.095, 0.094, "share", "same"),
        (0.285, 0.290, "share", "same"),
        (0.093, 0.095, "share", "less"),
        (0.30, 0.29, "share", "more"),
        (0.001, 0.002, "share", "less"),
        # Of two changes even a slight difference is one of pace.
        (4.41, 4.49, "change", "less"),
        (float("nan"), 0.1, "share", "missing"),
    ],
)
def test_what_differs_slightly_from_the_country_is_nearly_as_much(own, other, unit, said):
    assert beside(Quantity(own, unit, 1), Quantity(other, unit, 1)) == said
