import numpy as np
import pandas as pd
import pytest

from dashboard.exhibits.kaart import against_number, against_year, map_picture, two_maps
from dashboard.findings.data.areas import area_values
from dashboard.findings.data.national import national
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.indicators import indicators
from dashboard.findings.within.maps import make_map, write_value
from tests.dashboard.absence.reduced import without

FRAME = (800, 640)


def finding(snapshot, nl, indicator="index", level="gemeente", year=2025, gemeente=None, against=None):
    which = (indicator, year, gemeente)
    return map_picture(snapshot, level, which, "quantiles", None, FRAME, nl, against).finding


def said(found, nl):
    return " ".join(caveat.say(nl) for caveat in found.numbers.caveats)


def published(snapshot, region, year):
    """Persons by group in the published table."""
    rows = snapshot.origin("gemeente", years=year, classification="herkomst")
    rows = rows[rows["region"] == region]
    return rows.groupby("group", observed=True)["persons"].sum().astype(float)


def index(persons):
    return 1 - ((persons / persons.sum()) ** 2).sum()


def test_the_country_has_every_gemeente_of_today(snapshot, nl, known):
    shown = finding(snapshot, nl)
    assert list(shown.areas.index) == list(known.names)
    assert shown.areas["value"].notna().all()
    assert shown.title == "Diversiteitsindex per gemeente in Nederland"
    (source,) = shown.numbers.sources
    assert (source.table, source.period) == ("85458NED", "2025")
    assert shown.numbers.partition == ("herkomst", 3)


@pytest.mark.slow
def test_a_map_says_that_it_is_drawn_as_in_another_year(snapshot, nl):
    year = national(snapshot).year
    shown = finding(without(snapshot, f"gemeente-{year}"), nl, year=year)
    assert f"Getekend met de grenzen van {year - 1}" in said(shown, nl)
    assert shown.areas["value"].equals(finding(snapshot, nl, year=year).areas["value"])
    assert "Getekend" not in said(finding(snapshot, nl, year=year), nl)


def test_a_value_is_that_of_the_published_figures(snapshot, nl):
    urk = published(snapshot, "GM0184", 2025)
    row = finding(snapshot, nl).areas.loc["GM0184"]
    assert row["value"] == pytest.approx(index(urk))
    assert row["inhabitants"] == urk.sum()


def test_the_table_holds_the_numbers_of_the_map(snapshot, nl):
    shown = finding(snapshot, nl, "europa")
    table = shown.numbers.frame.set_index("name")
    by_name = shown.areas.set_index("name")
    assert len(table) == len(by_name)
    pd.testing.assert_series_equal(
        table["share"].sort_index(), by_name["value"].sort_index(), check_names=False
    )


def test_a_change_is_the_difference_of_two_published_years(snapshot, nl):
    shown = finding(snapshot, nl, against=against_year(snapshot, "index", 2022))
    expected = index(published(snapshot, "GM0184", 2025)) - index(published(snapshot, "GM0184", 2022))
    assert shown.areas["value"]["GM0184"] == pytest.approx(expected)
    table = shown.numbers.frame.set_index("name")
    assert table["difference"]["Urk"] == pytest.approx(100 * expected)
    assert [source.period for source in shown.numbers.sources] == ["2022", "2025"]
    # A gemeente without a figure in the first year has no change: missing is not 0.
    assert np.isnan(shown.areas["value"]["GM0363"])
    assert shown.classes.missing == 2
    assert shown.title.startswith("Verandering sinds 2022")


def test_a_difference_from_the_country_is_from_the_published_figure(snapshot, nl):
    against = against_number(snapshot, "index", 2025, "nl", None, ("type", ()), nl)
    land = national(snapshot).land("index")[2025]
    shown = finding(snapshot, nl, against=against)
    expected = index(published(snapshot, "GM0184", 2025)) - land
    assert shown.areas["value"]["GM0184"] == pytest.approx(expected)
    assert "Nederland (0,44)" in shown.title


def test_a_difference_from_the_peers_is_from_their_median(snapshot, nl):
    others = ("GM0363", "GM0599", "GM0518", "GM0184", "GM0088")
    against = against_number(snapshot, "index", 2025, "peers", "GM0344", ("own", others), nl)
    median = np.median([index(published(snapshot, code, 2025)) for code in others])
    assert against.number == pytest.approx(median)
    values = finding(snapshot, nl, against=against).areas["value"]
    assert values["GM0344"] == pytest.approx(index(published(snapshot, "GM0344", 2025)) - median)


def test_there_is_no_difference_from_what_is_not_published_or_from_too_few(snapshot, nl):
    assert against_number(snapshot, "index_7", 2010, "nl", None, ("type", ()), nl) is None
    assert against_number(snapshot, "index", 2025, "peers", None, ("type", ()), nl) is None
    assert against_number(snapshot, "index", 2025, "peers", "GM0344", ("own", ("GM0363",)), nl) is None


def test_a_difference_from_the_gemeente_is_from_its_own_exact_figure(snapshot, nl):
    against = against_number(snapshot, "index", 2024, "gemeente", "GM0344", ("type", ()), nl)
    assert against.number == pytest.approx(index(published(snapshot, "GM0344", 2024)))
    assert finding(snapshot, nl, "index", "wijk", 2024, "GM0344", against).title.startswith(
        "Verschil met Utrecht als geheel"
    )


@pytest.mark.parametrize(
    ("level", "first", "second", "titles"),
    [
        ("gemeente", ("index", 2025, None), ("index", 2022, None), ["1 januari 2022", "1 januari 2025"]),
        (
            "gemeente",
            ("europa", 2025, None),
            ("buiten_europa", 2025, None),
            ["Herkomst Europa (zonder Nederland)", "Herkomst buiten Europa"],
        ),
        ("wijk", ("index", 2024, "GM0344"), ("index", 2024, "GM0363"), ["Utrecht", "Amsterdam"]),
    ],
    ids=["years", "figures", "gemeenten"],
)
def test_two_maps_are_drawn_in_the_same_classes(snapshot, nl, level, first, second, titles):
    shown = two_maps(snapshot, level, (first, second), "natural", None, FRAME, nl)
    assert [picture.exhibit.title for picture in shown.pictures] == titles
    one, other = (picture.exhibit.picture.data[0] for picture in shown.pictures)
    assert one.colorscale == other.colorscale
    assert (one.zmin, one.zmax) == (other.zmin, other.zmax)
    for picture in shown.pictures:
        values = picture.finding.areas["value"].dropna()
        assert one.zmin <= values.min()
        assert values.max() <= one.zmax
        assert sum(picture.finding.classes.counts) == len(values)
        assert picture.legend.layout.xaxis.range == shown.pictures[0].legend.layout.xaxis.range


def test_a_gemeente_without_a_figure_is_counted_as_missing(snapshot, nl):
    shown = finding(snapshot, nl, year=2022)
    missing = shown.areas[shown.areas["value"].isna()]
    # Weesp and the gemeenten that became Voorne aan Zee are not in 85458NED for 2022.
    assert set(missing["name"]) == {"Amsterdam", "Voorne aan Zee"}
    assert shown.classes.missing == 2
    assert "2 gemeenten hebben geen cijfer: de tabel mist in 2022 een of meer gemeenten" in said(shown, nl)


def test_old_years_say_their_classification_and_their_division(snapshot, nl):
    shown = finding(snapshot, nl, "index_7", year=2010)
    assert all(words in said(shown, nl) for words in ("Oude indeling", "gemeenten van nu", "percentages"))
    assert not shown.has_persons


def test_wijken_say_that_they_are_rounded(snapshot, nl):
    shown = finding(snapshot, nl, level="wijk", year=2024, gemeente="GM0344")
    assert shown.areas.index.str.startswith("WK0344").all()
    assert "vijftallen" in said(shown, nl)
    counted = snapshot.indicators("wijk", 2024, "inwoners").set_index("region")["value"]
    assert (shown.areas["inhabitants"] == counted[shown.areas.index]).all()
    assert (shown.areas["persons"] == shown.areas["inhabitants"]).all()


def test_a_wijk_or_buurt_of_fewer_than_fifty_has_no_figure_and_the_map_says_so(snapshot, nl):
    shown = finding(snapshot, nl, level="buurt", year=2024, gemeente="GM0093")
    few = shown.areas["inhabitants"] < FEWEST
    assert few.sum() == 7
    assert shown.areas.loc[few, "value"].isna().all()
    assert shown.areas.loc[~few, "value"].notna().all()
    assert "Van 7 gebieden met minder dan 50 inwoners staat hier geen cijfer" in said(shown, nl)
    assert said(shown, nl).count("geen cijfer") == 1


def test_areas_without_any_row_have_no_figure_and_no_source(snapshot, nl):
    empty = area_values(snapshot, "index", "gemeente", 2025).iloc[:0]
    shown = make_map(
        "index", "gemeente", 2025, empty, {"GM0344": "Utrecht"}, "equal", "Nederland", snapshot, nl
    )
    assert np.isnan(shown.areas["value"].iloc[0])
    assert len(shown.classes) == 0
    assert shown.numbers.sources == ()
    assert "geen cijfers" in shown.alt


def test_values_are_written_as_the_screen_shows_them(snapshot, nl):
    assert write_value(indicators()["index"], 0.5739, nl) == "0,57"
    assert write_value(indicators()["europa"], 0.0739, nl) == "7,4%"
    assert write_value(indicators()["europa"], float("nan"), nl) == "geen cijfer"
    change = finding(snapshot, nl, against=against_year(snapshot, "index", 2022))
    assert change.write(0.0224, nl) == "+2,2 procentpunt"
    assert change.write(-0.0224, nl) == "−2,2 procentpunt"
