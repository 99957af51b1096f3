"""Reading the embedded snapshot: complete, right to the person, and missing where CBS has nothing."""

import json
import pickle
import shutil

import pandas as pd
import pytest

from data_sources import open_snapshot
from data_sources.errors import NotHeldError, SnapshotError
from data_sources.manifest import MANIFEST, Manifest, write_manifest
from data_sources.storage import Storage
from data_sources.verify import SIZE_LIMIT, verify


@pytest.fixture(scope="module")
def snapshot():
    return open_snapshot()


def persons(origin, **where):
    for column, value in where.items():
        origin = origin[origin[column] == value]
    return origin.groupby("group", observed=True)["persons"].sum().to_dict()


@pytest.mark.slow
def test_the_embedded_snapshot_is_whole_fits_and_is_small(snapshot):
    report = verify(snapshot)
    assert report.problems == []
    assert 5_000_000 < report.total_bytes < SIZE_LIMIT


# Published by CBS for the whole country on 1 January (StatLine 03759ned, 85458NED, 85984NED).
NATIONAL = {2023: 17_811_291, 2024: 17_942_942, 2025: 18_044_027}


@pytest.mark.parametrize(("year", "inhabitants"), NATIONAL.items())
def test_gemeenten_add_up_to_the_country(snapshot, year, inhabitants):
    origin = snapshot.origin(years=year, groups=3, classification="herkomst")
    assert origin[origin["level"] == "gemeente"]["persons"].sum() == inhabitants
    assert origin[origin["level"] == "land"]["persons"].sum() == inhabitants


def test_published_figures_are_found_back(snapshot):
    origin = snapshot.origin(level=["land", "gemeente"])
    assert persons(origin, region="NL", year=2024, groups=3) == {
        "Nederland": 12_941_748,
        "Europa (exclusief Nederland)": 1_677_093,
        "Buiten Europa": 3_324_101,
    }
    assert persons(origin, region="NL", year=2020)["Turkije"] == 416_864
    assert persons(origin, region="NL", year=2022, groups=7)["Marokko"] == 419_272


def test_a_partition_counts_everybody_once(snapshot):
    origin = snapshot.origin(level="gemeente", years=2022)
    totals = origin.groupby(["classification", "groups"], observed=True)["persons"].sum()
    assert totals["migratieachtergrond", 7] == totals["migratieachtergrond", 18] == 17_590_672


def test_wijk_figures_are_known_to_be_rounded(snapshot):
    wijken = snapshot.origin(level="wijk", years=2024)
    assert wijken["rounded_to"].eq(5).all()
    assert (wijken["persons"] % 5 == 0).all()


def test_before_counts_there_are_shares_and_no_made_up_persons(snapshot):
    amsterdam = snapshot.origin(level="gemeente", years=1996).query("region == 'GM0363'")
    assert amsterdam["persons"].isna().all() and amsterdam["rounded_to"].isna().all()
    shares = amsterdam.set_index("group")["share_pct"]
    assert shares["Nederland"] == pytest.approx(58.5)
    assert shares["Marokko"] == pytest.approx(6.6)


def test_an_area_without_inhabitants_has_no_share(snapshot):
    empty = snapshot.origin(level="buurt", years=2024)
    total = empty.groupby("region")["persons"].transform("sum")
    assert (total == 0).any()
    assert empty.loc[total == 0, "share_pct"].isna().all()


def test_a_figure_that_cbs_withholds_has_no_row(snapshot):
    values = snapshot.indicators(level="buurt", years=2024, indicator="gemiddelde_woningwaarde")
    assert 0 < len(values) < 14_574
    assert (values["value"] > 0).all()


def test_where_two_sources_have_a_figure_the_preferred_one_is_given(snapshot):
    inhabitants = snapshot.indicators(level="gemeente", years=2024, indicator="inwoners")
    assert not inhabitants.duplicated(["region"]).any()
    assert set(inhabitants["source_table"]) == {"85984NED"}


def test_theme_figures_of_gemeenten_come_with_their_unit(snapshot):
    rent = snapshot.indicators(level="gemeente", years=2024, indicator="percentage_huurwoningen")
    assert len(rent) == 342
    assert set(rent["unit"]) == {"%"}
    heating = snapshot.indicators(
        level="gemeente", indicator="percentage_woningen_met_stadsverwarming", years=2024
    )
    assert (heating["value"] >= 0).all()  # PDOK's -99997 is no figure


def test_gemeenten_per_year_are_those_of_cbs(snapshot):
    counts = snapshot.regions(level="gemeente").groupby("year").size()
    assert {year: counts[year] for year in (1996, 2015, 2019, 2022, 2025)} == {
        1996: 625,
        2015: 393,
        2019: 355,
        2022: 345,
        2025: 342,
    }


def test_boundaries_are_land_only(snapshot):
    for level in ("gemeente", "wijk", "buurt", "provincie"):
        for year in snapshot.area_years(level):
            areas = snapshot.areas(level, year)
            assert not (areas["region"].str[2:6] == "0998").any()
    assert len(snapshot.areas("gemeente", 2025)) == 342


def test_origin_is_filtered_while_reading(snapshot):
    part = snapshot.origin(level="gemeente", years=[2024, 2025], classification="herkomst", groups=3)
    whole = snapshot.origin()
    expected = whole[
        (whole["level"] == "gemeente")
        & whole["year"].isin([2024, 2025])
        & (whole["classification"] == "herkomst")
        & (whole["groups"] == 3)
    ].reset_index(drop=True)
    pd.testing.assert_frame_equal(part, expected, check_categorical=False)


def test_what_is_not_there_is_told(snapshot, tmp_path):
    with pytest.raises(SnapshotError, match="buurt 2019"):
        snapshot.areas("buurt", 2019)
    with pytest.raises(SnapshotError, match="refresh"):
        open_snapshot(str(tmp_path))
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(SnapshotError, match="beschadigd"):
        open_snapshot(str(tmp_path))


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda held: held.origin("buurt", 2019), "herkomst van buurt 2019"),
        (lambda held: held.origin("wijk", classification="migratieachtergrond", groups=18), "18 groepen"),
        (lambda held: held.origin("gemeente", []), "herkomst"),
        (lambda held: held.indicators("wijk", indicator="geluk"), "geluk"),
        (lambda held: held.regions("wijk", 1995), "regiolijst van wijk 1995"),
        (
            lambda held: held.areas("gemeente", 1900),
            "grenzen van gemeente 1900 in de momentopname; wel van 2015",
        ),
        (lambda held: held.source("00000NED"), "00000NED"),
    ],
)
def test_what_is_not_held_is_told_and_never_an_empty_frame(snapshot, ask, says):
    with pytest.raises(NotHeldError, match=says) as caught:
        ask(snapshot)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.lacking == caught.value.lacking


@pytest.fixture
def own(snapshot, tmp_path):
    """A folder with one source of the embedded snapshot, and its manifest."""
    entry = snapshot.source("37325_extract")
    for file in entry.files:
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_bytes(snapshot.content(file))
    write_manifest(Storage(str(tmp_path)), Manifest(sources=(entry,)))
    return tmp_path


def test_no_flipped_bit_gives_other_figures(own):
    held = open_snapshot(str(own))
    file = held.source("37325_extract").file("origin")
    path = own / file.path
    whole = path.read_bytes()
    assert len(held.origin()) > 0
    for place in range(0, len(whole), max(len(whole) // 60, 1)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        with pytest.raises(SnapshotError, match=rf"{file.path} is beschadigd"):
            held.origin()
    path.write_bytes(whole)
    assert len(held.origin()) > 0


def test_what_is_held_stays_when_its_place_is_gone(own):
    held = open_snapshot(str(own))
    before = held.origin()
    held.hold()
    shutil.rmtree(own)
    pd.testing.assert_frame_equal(held.origin(), before)
    with pytest.raises(SnapshotError, match="momentopname"):
        open_snapshot(str(own))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../elsewhere.parquet",
        "origin/../../x",
        "C:\\x",
        "\\\\host\\x",
        "origin\\..\\x",
        "a//b",
        "",
    ],
)
def test_a_manifest_names_no_file_outside_its_folder(own, path):
    told = json.loads((own / MANIFEST).read_text())
    told["sources"][0]["files"][0]["path"] = path
    (own / MANIFEST).write_text(json.dumps(told))
    with pytest.raises(SnapshotError, match=r"files\.0\.path.*outside"):
        open_snapshot(str(own))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"sources": [{}]}', b'{"format": 2}', b'{"format": "x"}']
)
def test_a_manifest_that_is_half_is_told_in_one_line(own, content):
    (own / MANIFEST).write_bytes(content)
    with pytest.raises(SnapshotError) as told:
        open_snapshot(str(own))
    assert str(told.value).startswith(f"{own}: ") and "\n" not in str(told.value)


def test_a_manifest_that_cannot_be_read_is_not_taken_for_none(own):
    (own / MANIFEST).unlink()
    (own / MANIFEST).mkdir()
    with pytest.raises(SnapshotError, match="niet te lezen: dat is een map"):
        open_snapshot(str(own))


def test_no_password_of_a_place_is_told(tmp_path):
    with pytest.raises(SnapshotError) as told:
        open_snapshot("memory://user:geh@im@bucket/none?token=geheim")
    assert "geh" not in str(told.value) and "bucket/none" in str(told.value)
    with pytest.raises(SnapshotError) as told:
        open_snapshot("nonsense://user:geheim@bucket")
    assert "geheim" not in str(told.value)
    assert "geheim" not in str(Storage("memory://user:geheim@bucket"))
