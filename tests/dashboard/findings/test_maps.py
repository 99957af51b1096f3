import numpy as np
import pytest

from dashboard import cached
from dashboard.findings.indicators import indicators
from dashboard.findings.maps import make_map, write_value

FRAME = (800, 640)


def finding(snapshot, nl, indicator="index", level="gemeente", year=2025, gemeente=None):
    return cached.map_picture(
        snapshot, indicator, level, year, gemeente, "quantiles", None, FRAME, nl
    ).finding


def test_the_country_has_every_gemeente_of_today(snapshot, nl, known):
    shown = finding(snapshot, nl)
    assert list(shown.areas.index) == list(known.names)
    assert shown.areas["value"].notna().all()
    assert shown.title == "Diversiteitsindex per gemeente in Nederland"
    assert "[85458NED](https://opendata.cbs.nl/" in shown.source
    assert "1 januari 2025" in shown.source
    assert "3 groepen" in shown.source


def test_a_value_is_that_of_the_published_figures(snapshot, nl):
    rows = snapshot.origin("gemeente", years=2025, classification="herkomst")
    urk = rows[rows["region"] == "GM0184"]
    persons = urk.groupby("group", observed=True)["persons"].sum().astype(float)
    expected = 1 - ((persons / persons.sum()) ** 2).sum()
    row = finding(snapshot, nl).areas.loc["GM0184"]
    assert row["value"] == pytest.approx(expected)
    assert row["inhabitants"] == persons.sum()


def test_a_gemeente_without_a_figure_is_counted_as_missing(snapshot, nl):
    shown = finding(snapshot, nl, year=2022)
    missing = shown.areas[shown.areas["value"].isna()]
    # Weesp and the gemeenten that became Voorne aan Zee are not in 85458NED for 2022.
    assert set(missing["name"]) == {"Amsterdam", "Voorne aan Zee"}
    assert shown.classes.missing == 2
    assert any("zonder cijfer: 2." in caveat for caveat in shown.caveats)


def test_old_years_say_their_classification_and_their_division(snapshot, nl):
    shown = finding(snapshot, nl, "index_7", year=2010)
    assert any("Oude indeling" in caveat for caveat in shown.caveats)
    assert any("gemeenten van nu" in caveat for caveat in shown.caveats)
    assert any("percentages" in caveat for caveat in shown.caveats)
    assert not shown.has_persons


def test_wijken_say_that_they_are_rounded(snapshot, nl):
    shown = finding(snapshot, nl, level="wijk", year=2024, gemeente="GM0344")
    assert shown.areas.index.str.startswith("WK0344").all()
    assert any("vijftallen" in caveat for caveat in shown.caveats)
    assert (shown.areas["inhabitants"].dropna() % 5 == 0).all()


def test_areas_without_any_row_have_no_figure_and_no_source(snapshot, nl):
    empty = cached.gemeente_values(snapshot, "index").iloc[:0]
    shown = make_map(
        "index", "gemeente", 2025, empty, {"GM0344": "Utrecht"}, "equal", "Nederland", snapshot, nl
    )
    assert np.isnan(shown.areas["value"].iloc[0])
    assert len(shown.classes) == 0
    assert shown.source == ""


def test_values_are_written_as_the_screen_shows_them(nl):
    assert write_value(indicators()["index"], 0.5739, nl) == "0,57"
    assert write_value(indicators()["europa"], 0.0739, nl) == "7,4%"
    assert write_value(indicators()["europa"], float("nan"), nl) == "geen cijfer"
