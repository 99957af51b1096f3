"""The frame that others reckon on with."""

import pytest

from dashboard.findings import variety
from dashboard.findings.data.national import national
from data_sources.errors import NotHeldError
from tests.dashboard.absence.reduced import without

COLUMNS = ["share_elsewhere", "largest", "largest_share", "top3_share", "effective_low", "effective_high"]


def test_all_gemeenten_of_today_are_told(snapshot):
    found = variety(snapshot)
    assert list(found) == COLUMNS
    assert found.index.name == "region"
    assert set(found.index) == set(national(snapshot).gemeenten.names)
    assert found.notna().all(axis=None)
    assert found["share_elsewhere"].between(0, 1).all()
    assert (found["largest_share"] <= found["top3_share"]).all()
    assert (found["effective_low"] <= found["effective_high"]).all()


def test_names_are_those_of_cbs(snapshot):
    found = variety(snapshot)["largest"]
    assert found["GM0981"] == "Duitsland"
    assert "(voormalige) Nederlandse Antillen, Aruba" in set(found)
    assert "Nederlandse Antillen en Aruba" not in set(found)


def test_what_merged_since_is_added_up(snapshot):
    # Voorne aan Zee was Brielle, Hellevoetsluis and Westvoorne until 2023.
    rows = snapshot.origin(level="gemeente", years=2022)
    rows = rows[rows["source_table"].astype(str).eq("84910NED")]
    parts = rows[rows["region"].isin(["GM0501", "GM0530", "GM0614"])]
    persons = parts.groupby(parts["group"].astype(str))["persons"].sum().astype(float)
    elsewhere = persons.drop("Nederland")
    found = variety(snapshot).loc["GM1992"]
    assert found["share_elsewhere"] == pytest.approx(elsewhere.sum() / persons.sum())
    assert found["largest_share"] == pytest.approx(elsewhere.drop("Overig").max() / elsewhere.sum())


def test_without_the_table_it_says_so(snapshot):
    with pytest.raises(NotHeldError):
        variety(without(snapshot, "84910NED"))


def test_it_is_not_the_dashboards_own(snapshot):
    found = variety(snapshot)
    del found["largest_share"]
    assert "largest_share" in variety(snapshot)


def test_eu_migrants_are_those_of_the_countries_that_are_named(snapshot, offered):
    assert ("gemeente", 2022, "eu_migranten") in offered.cells
    rows = snapshot.origin(level="gemeente", years=2022)
    rows = rows[rows["source_table"].astype(str).eq("84910NED") & rows["region"].eq("GM1783")]
    persons = rows.groupby(rows["group"].astype(str))["persons"].sum().astype(float)
    found = national(snapshot).values("eu_migranten")["value"]["GM1783", 2022]
    assert found == pytest.approx(persons[["Polen", "Italië", "Spanje"]].sum() / persons.sum())
