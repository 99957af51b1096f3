"""Signals of made-up gemeenten, small enough to work out by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.declared import Computation
from dashboard.analysis.signals import (
    Groups,
    LargeCity,
    border_signals,
    city_signals,
    country_signals,
    figure_signals,
    joined,
    origin_signals,
)

NL, EU, OUT = "Nederland", "Europa (exclusief Nederland)", "Buiten Europa"
GROUPS = Groups(
    native="Nederland",
    unnamed=("Overig",),
    labour=("Polen",),
    international=("India",),
    settled=("Turkije", "Marokko"),
    border={"DE": "Duitsland", "BE": "België"},
)
NAMES = ["Nederland", "Overig", "Polen", "India", "Turkije", "Marokko", "Duitsland", "België"]
COUNTRIES = pd.DataFrame(
    [[700, 100, 20, 10, 90, 50, 25, 5], [900, 10, 40, 0, 5, 5, 30, 10], [50, 0, 0, 0, 0, 0, 25, 25]],
    index=["GM1", "GM2", "GM3"],
    columns=NAMES,
)
NATIONAL = pd.Series([8000, 1000, 100, 100, 300, 200, 200, 100], index=NAMES)
LARGE = LargeCity(inhabitants=200_000, times_own_size=3, pulled_from=1.5)


def test_origin_signals_by_hand():
    now = pd.DataFrame([[60, 10, 30], [90, 8, 2]], index=["GM1", "GM2"], columns=[NL, EU, OUT])
    before = pd.DataFrame([[70, 5, 25]], index=["GM1"], columns=[NL, EU, OUT])
    table = origin_signals(now, before, pd.Series({"GM1": 4, "GM2": 6}))
    first = table.signals.loc["GM1"]
    assert first["inhabitants"] == 100
    assert first["share_outside_nl"] == pytest.approx(40)
    assert first["share_europe"] == pytest.approx(10)
    assert first["share_europe_born_abroad"] == pytest.approx(4)
    assert first["growth_europe"] == pytest.approx(5)
    assert table.national["share_outside_nl"] == pytest.approx(25)
    assert table.national["share_europe"] == pytest.approx(9)


def test_a_gemeente_without_an_earlier_figure_has_no_growth_and_does_not_spoil_the_national_one():
    now = pd.DataFrame([[60, 10, 30], [90, 8, 2]], index=["GM1", "GM2"], columns=[NL, EU, OUT])
    before = pd.DataFrame([[70, 5, 25]], index=["GM1"], columns=[NL, EU, OUT])
    table = origin_signals(now, before, pd.Series({"GM1": 4, "GM2": 6}))
    assert np.isnan(table.signals.loc["GM2", "growth_europe"])
    assert table.national["growth_europe"] == pytest.approx(5)


def test_largest_groups_leave_out_the_native_and_the_rest():
    table = country_signals(COUNTRIES, NATIONAL, GROUPS)
    first = table.signals.loc["GM1"]
    assert first["largest_group"] == first["settled_group"] == "Turkije"
    assert first["largest_group_share"] == pytest.approx(9)
    assert first["largest_group_of_migrants"] == pytest.approx(30)
    assert first["largest_group_quotient"] == pytest.approx(3)
    assert first["settled_group_national_share"] == pytest.approx(3)
    assert first["share_background"] == pytest.approx(30)
    assert table.signals["labour_of_migrants"].tolist() == pytest.approx([100 * 20 / 300, 40, 0])
    assert table.signals.loc["GM2", "settled_group"] in ("Turkije", "Marokko")
    assert table.national["share_labour"] == pytest.approx(1)
    assert table.national["largest_group"] == "Turkije"


def test_a_missing_count_leaves_the_signals_missing():
    holes = COUNTRIES.astype(float)
    holes.loc["GM1", "India"] = np.nan
    signals = country_signals(holes, NATIONAL, GROUPS).signals.loc["GM1"]
    assert signals.isna().all()


def test_a_gemeente_without_migrants_has_no_share_among_them():
    only_native = pd.DataFrame([[100] + [0] * 7], index=["GM9"], columns=NAMES)
    signals = country_signals(only_native, NATIONAL, GROUPS).signals.loc["GM9"]
    assert np.isnan(signals["largest_group_of_migrants"])
    assert np.isnan(signals["labour_of_migrants"])
    assert signals["largest_group_share"] == 0


def test_border_signals_of_one_two_and_no_countries():
    borders = pd.DataFrame(
        {"region": ["GM1", "GM3", "GM3"], "country": ["DE", "BE", "DE"], "border_m": [9300.0, 2000.0, 5000.0]}
    )
    signals = border_signals(borders, COUNTRIES, NATIONAL, GROUPS).signals
    assert signals.loc["GM1", "border_km"] == pytest.approx(9.3)
    assert signals.loc["GM1", "border_country"] == ("Duitsland",)
    assert signals.loc["GM1", "border_group_share"] == pytest.approx(2.5)
    assert signals.loc["GM1", "border_group_of_migrants"] == pytest.approx(100 * 25 / 300)
    assert signals.loc["GM1", "border_group_quotient"] == pytest.approx(1.25)
    assert signals.loc["GM3", "border_country"] == ("Duitsland", "België")
    assert signals.loc["GM3", "border_group_share"] == pytest.approx(50)
    assert signals.loc["GM3", "border_group_national_share"] == pytest.approx(3)
    assert signals.loc["GM2", "border_km"] == 0
    assert signals.loc["GM2"].drop("border_km").isna().all()


def test_the_strongest_pull_wins_and_a_suburb_pulls_on_none():
    coordinates = pd.DataFrame(
        {"x": [0, 10_000, 14_000, 60_000], "y": [0.0] * 4}, index=["CITY", "NEWTOWN", "VILLAGE", "OTHER"]
    )
    people = pd.Series({"CITY": 900_000, "NEWTOWN": 210_000, "VILLAGE": 10_000, "OTHER": 400_000})
    signals = city_signals(coordinates, people, LARGE).signals
    assert signals.loc["NEWTOWN", "large_city"] == "CITY"
    assert signals.loc["NEWTOWN", "large_city_pull"] == pytest.approx(9)
    # NEWTOWN is nearer to VILLAGE, but is a suburb itself.
    assert signals.loc["VILLAGE", "large_city"] == "CITY"
    assert signals.loc["VILLAGE", "large_city_km"] == pytest.approx(14)
    assert signals.loc["VILLAGE", "large_city_inhabitants"] == 900_000
    for city in ("CITY", "OTHER"):
        assert signals.loc[city, "large_city_pull"] == 0
        assert pd.isna(signals.loc[city, "large_city"])


def test_without_large_cities_nothing_pulls():
    coordinates = pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, 1.0]}, index=["A", "B"])
    signals = city_signals(coordinates, pd.Series({"A": 100, "B": 10}), LARGE).signals
    assert signals["large_city_pull"].tolist() == [0, 0]
    assert signals["large_city"].isna().all()


@pytest.mark.slow
@given(st.permutations(["GM1", "GM2", "GM3"]))
def test_the_order_of_gemeenten_does_not_matter(order):
    expected = country_signals(COUNTRIES, NATIONAL, GROUPS).signals.loc[order]
    pd.testing.assert_frame_equal(country_signals(COUNTRIES.loc[order], NATIONAL, GROUPS).signals, expected)


def test_figures_are_values_or_rates_and_stay_missing():
    indicators = pd.DataFrame(
        {"income": [30.0, np.nan], "firms": [5.0, 6.0], "people": [1000.0, 3000.0]}, index=["GM1", "GM2"]
    )
    table = figure_signals(
        indicators,
        {
            "income": Computation(value="income", weight="people"),
            "rate": Computation(numerator="firms", denominator="people", per=1000),
        },
    )
    assert table.signals["rate"].tolist() == pytest.approx([5, 2])
    assert np.isnan(table.signals.loc["GM2", "income"])
    assert table.national["income"] == 30
    assert table.national["rate"] == pytest.approx(11 / 4)


def test_a_rate_over_nobody_is_missing():
    indicators = pd.DataFrame({"firms": [5.0], "people": [0.0]}, index=["GM1"])
    assert Computation(numerator="firms", denominator="people").of(indicators).isna().all()


def test_a_figure_is_one_thing():
    with pytest.raises(ValueError, match="either a value or a numerator"):
        Computation(value="a", numerator="b", denominator="c")
    with pytest.raises(ValueError, match="either a value or a numerator"):
        Computation(numerator="b")


def test_joined_signals_keep_their_source():
    countries = country_signals(COUNTRIES, NATIONAL, GROUPS).sourced("2022", "made up")
    rates = figure_signals(pd.DataFrame({"a": [1.0]}, index=["GM2"]), {"a": Computation(value="a")}).sourced(
        "2024", "made up too"
    )
    together = joined([countries, rates])
    assert together.signals.index.tolist() == ["GM1", "GM2", "GM3"]
    assert together.signals["a"].isna().tolist() == [True, False, True]
    assert together.sources.loc["a"].tolist() == ["2024", "made up too"]
    assert together.sources.loc["share_labour", "period"] == "2022"
