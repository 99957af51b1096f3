"""Mixing inside gemeenten: published values, another implementation on real buurten, and properties."""

import warnings
from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import data_sources
from dashboard.analysis.diversity import diversity_index, entropy
from dashboard.analysis.segregation import (
    decompose,
    dissimilarity,
    exposure,
    isolation,
    location_quotient,
    segregation,
)

pytestmark = pytest.mark.slow

INDICES = ["H", "M", "D", "R", "P"]
WIJKEN = pd.DataFrame([[80, 10, 10], [20, 40, 40]], index=["WK1", "WK2"], columns=list("abc"))
GEMEENTE = pd.Series("GM1", index=WIJKEN.index, name="gemeente")


@st.composite
def municipalities(draw):
    """Made-up areas with their counts, wijk and gemeente, some of them empty."""
    areas, groups = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    counts = draw(arrays(np.int64, (areas, groups), elements=st.integers(0, 500)))
    wijk = draw(arrays(np.int64, areas, elements=st.integers(0, 5)))
    return SimpleNamespace(counts=counts, wijk=wijk, gemeente=wijk // 2)


def test_two_wijken():
    measured = segregation(WIJKEN, GEMEENTE)
    assert measured.index.tolist() == ["GM1"]
    assert measured.index.name == "gemeente"
    assert measured.loc["GM1", ["areas", "persons", "missing"]].tolist() == [2, 200, 0]
    assert measured.loc["GM1", INDICES].tolist() == pytest.approx(
        [0.185381, 0.192745, 0.48, 0.216, 0.24], abs=5e-7
    )


def test_two_wijken_split_in_between_and_within():
    parts = decompose(WIJKEN, WIJKEN.index, GEMEENTE).loc["GM1"]
    assert parts[["I", "I_within", "I_between"]].tolist() == pytest.approx([0.625, 0.49, 0.135], abs=1e-15)
    assert parts[["M", "M_within", "M_between"]].tolist() == pytest.approx([0.192745, 0, 0.192745], abs=5e-7)


def test_two_wijken_group_by_group():
    assert dissimilarity(WIJKEN, GEMEENTE, "a").tolist() == pytest.approx([0.60])
    assert isolation(WIJKEN, GEMEENTE, "a").tolist() == pytest.approx([0.68])
    assert exposure(WIJKEN, GEMEENTE, "a", "b").tolist() == pytest.approx([0.8 * 0.1 + 0.2 * 0.4])
    assert dissimilarity(WIJKEN, GEMEENTE, "b", "c").tolist() == [0]
    quotients = pd.DataFrame([[1.6, 0.4, 0.4], [0.4, 1.6, 1.6]], index=WIJKEN.index, columns=WIJKEN.columns)
    pd.testing.assert_frame_equal(location_quotient(WIJKEN, GEMEENTE), quotients)


@pytest.fixture(scope="module")
def pysal():
    """PySAL's multigroup classes, imported without the NumPy error state that they set for everybody."""
    with np.errstate(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        multigroup = import_module("segregation.multigroup")
    return {
        "H": multigroup.MultiInfoTheory,
        "M": multigroup.MultiDivergence,
        "D": multigroup.MultiDissim,
        "R": multigroup.MultiRelativeDiversity,
        "P": multigroup.MultiNormExposure,
    }


@pytest.fixture(scope="module")
def buurten():
    """Seven groups in the buurten of 2020, Nederland as the rest clipped at 0, and their gemeenten."""
    snapshot = data_sources.open_snapshot()
    origin = snapshot.origin(level="buurt", years=2020)
    counts = origin.pivot_table(index="region", columns="group", values="persons", aggfunc="sum", min_count=1)
    gemeente = snapshot.regions(level="buurt", year=2020).set_index("region")["gemeente"]
    return counts.clip(lower=0), gemeente.reindex(counts.index)


def pysal_statistic(index, counts):
    present = counts.loc[:, counts.sum() > 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        return index(present, list(present.columns)).statistic


@pytest.mark.parametrize("name", INDICES)
def test_all_gemeenten_of_2020_equal_pysal(name, buurten, pysal):
    counts, gemeente = buurten
    measured = segregation(counts, gemeente)
    whole = counts.astype(float).dropna()
    expected = pd.Series(
        {code: pysal_statistic(pysal[name], rows) for code, rows in whole.groupby(gemeente.loc[whole.index])}
    ).dropna()
    assert len(measured) == 355
    assert len(expected) == 355
    np.testing.assert_allclose(measured.loc[expected.index, name], expected, rtol=0, atol=1e-12)


def test_importing_pysal_leaves_numpy_warning(pysal):
    assert np.geterr()["divide"] == "warn"


@given(municipalities())
def test_indices_keep_their_bounds(place):
    measured = segregation(place.counts, place.gemeente)
    gemeenten = pd.DataFrame(place.counts).groupby(place.gemeente).sum()
    known = measured["H"].notna()
    assert known.equals((gemeenten > 0).sum(axis=1) > 1)
    assert ((measured.loc[known, INDICES] >= 0) & (measured.loc[known, INDICES] <= 1.7)).all(axis=None)
    assert (measured.loc[known, ["H", "D", "R", "P"]] <= 1 + 1e-12).all(axis=None)
    assert (measured["M"] <= entropy(gemeenten) + 1e-12)[known].all()


@given(municipalities())
def test_mutual_information_is_the_entropy_that_areas_lack(place):
    measured = segregation(place.counts, place.gemeente)
    persons = place.counts.sum(axis=1)
    inside = pd.Series(persons * np.nan_to_num(entropy(place.counts))).groupby(place.gemeente).sum()
    gemeenten = pd.DataFrame(place.counts).groupby(place.gemeente).sum()
    lacking = entropy(gemeenten) - inside / gemeenten.sum(axis=1)
    np.testing.assert_allclose(measured["M"], lacking, atol=1e-12)


@given(municipalities())
def test_parts_add_up_to_the_whole(place):
    parts = decompose(place.counts, place.wijk, place.gemeente)
    whole = segregation(place.counts, place.gemeente)
    np.testing.assert_allclose(parts["M"], whole["M"], atol=1e-12)
    gemeenten = pd.DataFrame(place.counts).groupby(place.gemeente).sum()
    np.testing.assert_allclose(parts["I"], diversity_index(gemeenten), atol=1e-12)
    for measure in "MI":
        assert parts[measure].equals(parts[f"{measure}_between"] + parts[f"{measure}_within"])
        assert (parts[[f"{measure}_between", f"{measure}_within"]].fillna(0) >= 0).all(axis=None)


@given(municipalities())
def test_what_lies_between_wijken_is_the_segregation_of_the_wijken(place):
    parts = decompose(place.counts, place.wijk, place.gemeente)
    wijken = pd.DataFrame(place.counts).groupby(place.wijk).sum()
    between = segregation(wijken, wijken.index.to_numpy() // 2)
    np.testing.assert_allclose(parts["M_between"], between["M"], atol=1e-12)
    inside = diversity_index(wijken).fillna(0) * wijken.sum(axis=1)
    per_gemeente = (
        inside.groupby(wijken.index // 2).sum() / wijken.sum(axis=1).groupby(wijken.index // 2).sum()
    )
    np.testing.assert_allclose(parts["I_within"], per_gemeente, atol=1e-12)


@given(municipalities(), st.randoms(use_true_random=False))
def test_the_order_of_areas_and_of_groups_makes_no_difference(place, random):
    areas = random.sample(range(place.counts.shape[0]), place.counts.shape[0])
    groups = random.sample(range(place.counts.shape[1]), place.counts.shape[1])
    np.testing.assert_allclose(
        segregation(place.counts[areas][:, groups], place.gemeente[areas]),
        segregation(place.counts, place.gemeente),
        atol=1e-12,
    )


@given(municipalities())
def test_halving_every_area_changes_no_index(place):
    halves = np.vstack([place.counts, place.counts])
    measured = segregation(halves, np.tile(place.gemeente, 2))
    whole = segregation(2 * place.counts, place.gemeente)
    np.testing.assert_allclose(measured[INDICES], whole[INDICES], atol=1e-12)
    assert measured["persons"].equals(whole["persons"])
    assert measured["areas"].equals(2 * whole["areas"])


@given(municipalities(), st.integers(2, 50))
def test_indices_do_not_depend_on_scale(place, times):
    np.testing.assert_allclose(
        segregation(times * place.counts, place.gemeente)[INDICES],
        segregation(place.counts, place.gemeente)[INDICES],
        atol=1e-12,
    )


@given(municipalities())
def test_a_gemeente_has_the_same_bits_alone_as_among_others(place):
    together = segregation(place.counts, place.gemeente)
    for code in np.unique(place.gemeente):
        own = place.gemeente == code
        alone = segregation(place.counts[own], place.gemeente[own])
        pd.testing.assert_frame_equal(alone, together.loc[[code]], check_exact=True)


@given(municipalities())
def test_empty_areas_and_empty_groups_are_left_out(place):
    groups = place.counts.shape[1]
    wider = np.hstack([place.counts, np.zeros((len(place.counts), 1), dtype=np.int64)])
    padded = np.vstack([wider, np.zeros((2, groups + 1), dtype=np.int64)])
    measured = segregation(padded, [*place.gemeente, *place.gemeente[[0, -1]]])
    pd.testing.assert_frame_equal(measured, segregation(place.counts, place.gemeente), check_exact=True)


@given(municipalities())
def test_two_groups_have_one_dissimilarity_whichever_way_it_is_computed(place):
    counts = np.column_stack([place.counts[:, 0], place.counts.sum(axis=1)])
    counts[:, 1] -= counts[:, 0]
    measured = segregation(counts, place.gemeente)["D"]
    np.testing.assert_allclose(dissimilarity(counts, place.gemeente, 0), measured, atol=1e-12)
    np.testing.assert_allclose(dissimilarity(counts, place.gemeente, 0, 1), measured, atol=1e-12)
    np.testing.assert_allclose(dissimilarity(place.counts, place.gemeente, 0), measured, atol=1e-12)


@given(municipalities())
def test_whom_a_group_meets_adds_up_to_everybody(place):
    groups = range(place.counts.shape[1])
    for group in groups:
        met = sum(exposure(place.counts, place.gemeente, group, other) for other in groups)
        members = pd.Series(place.counts[:, group]).groupby(place.gemeente).sum()
        assert met.isna().equals(members == 0)
        np.testing.assert_allclose(met.dropna(), 1, atol=1e-12)
        shares = members / pd.DataFrame(place.counts).groupby(place.gemeente).sum().sum(axis=1)
        assert (isolation(place.counts, place.gemeente, group) >= shares - 1e-12)[members > 0].all()


@given(municipalities())
def test_location_quotients_average_to_one(place):
    quotients = location_quotient(place.counts, place.gemeente)
    persons = pd.Series(place.counts.sum(axis=1))
    assert quotients[persons == 0].isna().all(axis=None)
    weighted = quotients.mul(persons, axis=0).groupby(place.gemeente).sum(min_count=1)
    average = weighted.div(persons.groupby(place.gemeente).sum(), axis=0)
    present = pd.DataFrame(place.counts).groupby(place.gemeente).sum() > 0
    assert average.notna().equals(present)
    np.testing.assert_allclose(average.to_numpy()[present], 1, atol=1e-12)


def test_areas_that_are_alike_are_not_segregated_and_areas_apart_are_wholly():
    alike = segregation([[10, 20], [5, 10], [30, 60]], ["GM1"] * 3).loc["GM1", INDICES]
    assert alike.tolist() == [0] * 5
    apart = segregation([[10, 0], [0, 20]], ["GM1"] * 2).loc["GM1", ["H", "D", "R", "P"]]
    assert apart.tolist() == pytest.approx([1] * 4, abs=1e-15)


def test_one_group_only_has_no_segregation_to_measure():
    measured = segregation([[10, 0], [20, 0]], ["GM1"] * 2).loc["GM1"]
    assert measured[["H", "D", "R", "P"]].isna().all()
    assert measured["M"] == 0


def test_a_gemeente_where_nobody_lives_has_no_values():
    measured = segregation([[0, 0], [3, 4]], ["GM1", "GM2"])
    assert measured.loc["GM1", INDICES].isna().all()
    assert measured.loc["GM1", ["areas", "persons"]].tolist() == [0, 0]
    assert decompose([[0, 0], [3, 4]], [1, 2], ["GM1", "GM2"]).loc["GM1"].isna().all()


def test_an_area_with_a_missing_count_is_left_out_and_counted():
    counts = pd.DataFrame([[80, 10, 10], [20, 40, 40], [7, pd.NA, 7]], dtype="Int64")
    measured = segregation(counts, ["GM1"] * 3).loc["GM1"]
    expected = segregation(WIJKEN, GEMEENTE).loc["GM1"]
    assert measured[INDICES].equals(expected[INDICES])
    assert measured[["areas", "missing"]].tolist() == [2, 1]
    assert location_quotient(counts, ["GM1"] * 3).isna().all(axis=1).tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("measure", "message"),
    [
        (lambda: segregation(WIJKEN, ["GM1"]), "labels of 1 areas for the counts of 2"),
        (lambda: segregation(WIJKEN, ["GM1", None]), "1 of 2 areas have no gemeente"),
        (lambda: segregation(WIJKEN, GEMEENTE[::-1]), "other areas"),
        (lambda: segregation(-WIJKEN, GEMEENTE), "finite and 0 or more"),
        (lambda: decompose(WIJKEN, ["W", "W"], ["GM1", "GM2"]), "Wijk 'W' lies in more than one gemeente"),
        (lambda: isolation(WIJKEN, GEMEENTE, "z"), "no group 'z'"),
        (lambda: dissimilarity(WIJKEN.to_numpy(), ["GM1"] * 2, 3), "no group 3"),
    ],
)
def test_what_cannot_be_measured_is_refused(measure, message):
    with pytest.raises(ValueError, match=message):
        measure()
