"""Tempo and the shares that it leads to: by hand, and by their properties."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.analysis.log_ratios import cube_of, log_ratios, shares_of
from dashboard.analysis.tempo import SETTINGS, Setting, fit, project

TINY = Setting(damping=1.0, pseudo_share=1e-9)


def made_up(odds: dict[str, list[float]], first: int = 2000) -> pd.DataFrame:
    """Two groups, by the odds of the second over the first."""
    rows = {
        (region, first + year): [100 / (1 + odd), 100 * odd / (1 + odd)]
        for region, series in odds.items()
        for year, odd in enumerate(series)
    }
    index = pd.MultiIndex.from_tuples(rows, names=["region", "year"])
    return pd.DataFrame(list(rows.values()), index=index, columns=["Nederland", "Elders"])


def doubling(start: float, years: int, times: float = 2.0) -> list[float]:
    return [start * times**year for year in range(years)]


def test_a_tempo_that_was_the_same_every_year_goes_on_by_hand():
    shares = made_up({"A": doubling(0.01, 5), "B": doubling(0.04, 5, 1.5)})
    tempo = fit(cube_of(shares), TINY)
    # Without noise in the yearly changes nothing is drawn in, though A and B are each other's peers here.
    together = fit(cube_of(shares), TINY, pd.Series({"A": "x", "B": "x"}))
    odds = np.array([0.01 * 2**7, 0.04 * 1.5**7])
    for found in (tempo, together):
        np.testing.assert_allclose(project(found, 3, TINY)[:, 1], 100 * odds / (1 + odds), rtol=1e-6)
    np.testing.assert_allclose(together.common.ravel(), [np.log(3) / 2] * 2, rtol=1e-6)
    np.testing.assert_allclose(together.own.ravel(), [np.log(4 / 3) / 2, -np.log(4 / 3) / 2], rtol=1e-6)


def test_damping_by_hand():
    shares = made_up({"A": doubling(0.01, 5), "B": doubling(0.04, 5, 1.5)})
    tempo = fit(cube_of(shares), TINY, pd.Series({"A": "x", "B": "x"}))
    setting = Setting(damping=0.5, pseudo_share=1e-9)
    years = 3 * np.log(3) / 2 + (1 + 0.5 + 0.25) * np.log(4 / 3) / 2
    odds = 0.16 * np.exp(years)
    assert project(tempo, 3, setting)[0, 1] == pytest.approx(100 * odds / (1 + odds), rel=1e-6)


def test_a_noisy_gemeente_is_drawn_towards_its_peers_more_than_steady_ones():
    noisy = 0.1 * np.exp([0.0, 0.9, 0.1, 1.1, 0.3, 1.2])
    steady = {f"S{n}": doubling(0.1, 6, 1 + n / 10) for n in range(1, 16)}
    shares = made_up({"N": list(noisy), **steady})
    tempo = fit(cube_of(shares), TINY, pd.Series("x", index=["N", *steady]))
    raw = (
        log_ratios(cube_of(shares).shares[:, -1], 1e-9) - log_ratios(cube_of(shares).shares[:, 0], 1e-9)
    ) / 5
    kept = (tempo.own / (raw - tempo.common)).ravel()
    assert ((kept >= 0) & (kept <= 1)).all()
    assert kept[0] < 0.5 * kept[1:].min()


def test_who_has_no_earlier_years_follows_its_peers_and_who_has_no_last_year_has_no_tempo():
    shares = made_up({name: doubling(0.1, 14, 1.05 + n / 100) for n, name in enumerate("ABCDEFGH")})
    shares.loc[("A", slice(2000, 2012)), "Elders"] = np.nan
    shares.loc[("B", 2013), "Nederland"] = np.nan
    cube = cube_of(shares)
    tempo = fit(cube, SETTINGS[0], pd.Series("x", index=list("ABCDEFGH")))
    assert list(cube.areas) == list("ACDEFGH")
    assert tempo.changes.tolist() == [0, 13, 13, 13, 13, 13, 13]
    assert tempo.own[0] == 0


@given(arrays(np.float64, (3, 5), elements=st.floats(0, 1000)).filter(lambda a: (a.sum(axis=1) > 1).all()))
def test_log_ratios_and_back(values):
    shares = 100 * values / values.sum(axis=1, keepdims=True)
    for pseudo_share in (0.05, 2.0):
        np.testing.assert_allclose(
            shares_of(log_ratios(shares, pseudo_share), pseudo_share), shares, atol=1e-9
        )


@pytest.mark.slow
@given(arrays(np.float64, (4, 6, 3), elements=st.floats(1, 100)))
def test_expected_shares_are_shares_whatever_the_series(values):
    totals = values.sum(axis=-1, keepdims=True)
    index = pd.MultiIndex.from_product([list("ABCD"), range(2000, 2006)])
    cube = cube_of(pd.DataFrame((100 * values / totals).reshape(24, 3), index=index, columns=list("xyz")))
    for setting in SETTINGS:
        expected = project(fit(cube, setting), 10, setting)
        assert ((expected >= 0) & (expected <= 100 + 1e-9)).all()
        np.testing.assert_allclose(expected.sum(axis=1), 100)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda s: s.drop(index=2003, level="year"), "not consecutive"),
        (lambda s: s * 2, "add up to 100%"),
        (lambda s: pd.concat([s, s]), "given twice"),
        (lambda s: s[s.index.get_level_values("year") > 2002], "needs 4 years"),
    ],
)
def test_what_has_no_tempo_is_said(broken, said):
    shares = made_up({"A": doubling(0.01, 6, 1.3), "B": doubling(0.02, 6, 1.2)})
    with pytest.raises(ValueError, match=said):
        fit(cube_of(broken(shares)), TINY)


def test_peers_without_a_label_are_refused():
    shares = made_up({"A": doubling(0.01, 12, 1.3), "B": doubling(0.02, 12, 1.2)})
    with pytest.raises(ValueError, match="1 regions have no peers, the first B"):
        fit(cube_of(shares), TINY, pd.Series({"A": "x"}))


@pytest.mark.parametrize("numbers", [(0.0, 1.0), (1.1, 1.0), (0.9, 0.0)])
def test_a_setting_that_means_nothing_is_refused(numbers):
    with pytest.raises(ValueError, match="above 0"):
        Setting(*numbers)
