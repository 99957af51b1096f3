"""What is fetched follows from what CBS and PDOK have, and what cannot be shown is not published."""

from datetime import date
from pathlib import Path

import pytest

import geo
from data_sources import open_snapshot
from data_sources.needs import Need
from data_sources.refresh import refresh
from data_sources.verify import verify
from tests.small_services import figures
from tests.small_services.server import Fault

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 1)
KWB = "Kerncijfers wijken en buurten"


@pytest.fixture
def settings(settings_for):
    return settings_for()


def held(settings):
    return {entry.id for entry in open_snapshot(settings.snapshot).sources()}


def add_kwb(services, table_id, year, **changed):
    table = figures.kwb_new(table_id, split_by_birthplace=False)
    table.title = f"{KWB} {year}"
    for name, value in changed.items():
        setattr(table, name, value)
    services.tables[table_id] = table


def populated(services, *years):
    services.tables["03759ned"] = figures.population((2020, 2021, 2022, 2023, 2025, *years))


def test_boundaries_follow_from_the_years_of_the_figures(settings):
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {} and outcome.published
    snapshot = open_snapshot(settings.snapshot)
    assert snapshot.area_years("gemeente") == [2020, 2021, 2022, 2023, 2025]
    assert snapshot.area_years("wijk") == snapshot.area_years("buurt")[-3:] == [2020, 2023, 2025]
    assert snapshot.area_years("provincie") == [2025]


def test_a_second_refresh_reads_nothing(settings, services):
    refresh(settings, today=TODAY)
    services.asked.clear()
    outcome = refresh(settings, today=date(2026, 11, 2))
    assert outcome.renewed == [] and outcome.failed == {}
    assert [path for path in services.asked if "TypedDataSet?" in path or "/items" in path] == [
        path for path in services.asked if "wijken-en-buurten" in path
    ]


def test_a_year_that_comes_without_a_new_date_is_read_with_its_boundaries(settings, services):
    refresh(settings, today=TODAY)
    services.tables["85458NED"] = figures.origin_by_country((2022, 2023, 2025, 2026))
    populated(services, 2026)
    outcome = refresh(settings, today=TODAY)
    assert "85458NED" in outcome.renewed and "gemeente-2026" in outcome.renewed
    snapshot = open_snapshot(settings.snapshot)
    assert snapshot.origin("gemeente", 2026, groups=3)["persons"].sum() == 6000
    assert snapshot.area_years("provincie") == [2026]


def test_a_merger_comes_with_its_figures_its_history_and_its_boundaries(settings, services):
    new = figures.MERGED_IN
    services.tables["85458NED"] = figures.origin_by_country((2022, 2025, new))
    populated(services, new)
    assert refresh(settings, today=date(new, 11, 1)).failed == {}
    snapshot = open_snapshot(settings.snapshot)
    assert geo.gemeenten(new, snapshot)["region"].tolist() == ["GM9003", "GM9010"]
    assert geo.boundaries("gemeente", new, snapshot)["region"].tolist() == ["GM9003", "GM9010"]
    assert geo.boundaries("gemeente", 2025, snapshot)["region"].tolist() == list(figures.GEMEENTEN)
    origin = geo.to_current(snapshot.origin("gemeente", classification="herkomst", groups=3), new, snapshot)
    totals = origin.groupby(["region", "year"])["persons"].sum()
    assert totals["GM9010"].to_dict() == {2022: 3000, 2023: 3000, 2025: 3000, new: 3000}
    assert set(origin.loc[origin["region"] == "GM9010", "basis"]) == {"inwoners", "ongewijzigd"}


@pytest.mark.parametrize("protocol", ["odata3", "odata4"])
def test_kerncijfers_that_cbs_lists_are_read_without_a_declaration(settings_for, services, protocol):
    add_kwb(services, "99031NED", 2024)
    populated(services, 2024)
    settings = settings_for(protocol=protocol)
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {}
    snapshot = open_snapshot(settings.snapshot)
    assert snapshot.source("99031NED").title == f"{KWB} 2024"
    assert set(snapshot.origin("wijk", 2024)["region"]) == set(figures.WIJKEN)
    assert 2024 in snapshot.area_years("buurt")
    assert verify(snapshot).problems == []
    assert refresh(settings, ["99031NED"], today=TODAY).unchanged == ["99031NED"]


def test_listed_kerncijfers_of_an_unknown_shape_stop_nothing(settings, services):
    add_kwb(services, "99031NED", 2024, topics=[figures.topic("Iets_1", "Iets anders")])
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {} and outcome.published
    assert "99031NED" in outcome.not_offered["99031NED"]


def test_a_catalogue_that_does_not_answer_stops_nothing(settings, services):
    services.faults.append(Fault("status", "ODataCatalog", status=500))
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {} and outcome.published
    assert "500" in outcome.not_offered["catalogus"]


def test_what_pdok_does_not_draw_gives_way_to_an_older_year(settings, services):
    services.undrawn |= {"provincie-2025", "wijk-2025", "gemeente-2021"}
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {}
    snapshot = open_snapshot(settings.snapshot)
    assert snapshot.area_years("provincie") == [2023]
    assert snapshot.area_years("wijk") == [2020, 2023]
    assert set(outcome.not_offered) >= {"provincie-2025", "wijk-2025", "gemeente-2021"}


def test_boundaries_beyond_the_size_that_is_kept_make_place(settings, services):
    refresh(settings, today=TODAY)
    assert "buurt-2020" in held(settings)
    for table_id, year in (("99031NED", 2024), ("99032NED", 2026)):
        add_kwb(services, table_id, year)
    populated(services, 2024, 2026)
    assert refresh(settings, today=TODAY).failed == {}
    snapshot = open_snapshot(settings.snapshot)
    assert snapshot.area_years("buurt") == [2024, 2025, 2026]
    assert snapshot.area_years("wijk") == [2023, 2024, 2025, 2026]


def test_theme_figures_are_those_of_the_newest_years_that_have_figures(settings, services):
    some = {"aantal_huishoudens": 10, "percentage_koopwoningen": 60}
    services.themes = {2024: some, 2025: some, 2026: {"aantal_huishoudens": -99997}}
    outcome = refresh(settings, today=TODAY)
    assert outcome.failed == {}
    assert {"wijken-en-buurten-2025", "wijken-en-buurten-2024"} <= held(settings)
    assert "nog geen cijfers" in outcome.not_offered["wijken-en-buurten-2026"]
    services.themes[2026] = some
    refresh(settings, today=TODAY)
    assert {"wijken-en-buurten-2026", "wijken-en-buurten-2025"} <= held(settings)
    assert "wijken-en-buurten-2024" not in held(settings)


# What is published can be shown


def told(snapshot):
    return []


def refuses(snapshot):
    """Find something in the newest year that cannot be told."""
    return [Need("verhaal", "het verhaal van Verzonnen Aa is niet te vertellen.", "never")]


@pytest.fixture
def tried(settings_for):
    return settings_for(trial=f"{__name__}:told")


def test_figures_without_their_newest_boundaries_are_not_published(tried, services):
    services.undrawn.add("gemeente-2025")
    outcome = refresh(tried, today=TODAY)
    assert not outcome.published
    (line,) = outcome.failed.values()
    assert "geen grenzen van gemeente 2025" in line and "gemeente-2025" in line and "\n" not in line
    assert [path for path in _files(tried) if path.endswith(".parquet")] == []


def test_a_maintainer_can_publish_what_lacks_in_part_and_the_snapshot_says_so(tried, services):
    services.undrawn |= {"gemeente-2025", "wijk-2025"}
    outcome = refresh(tried, keep_going=True, today=TODAY)
    assert outcome.published
    snapshot = open_snapshot(tried.snapshot)
    said = {remark.source: remark for remark in snapshot.manifest.remarks}
    assert set(said) == {"gemeente-2025", "wijk-2025"}
    assert said["gemeente-2025"].since == "2026-11-01"
    found = verify(snapshot, told)
    assert found.problems == [] and len(found.known) == 2
    services.undrawn.clear()
    assert refresh(tried, today=TODAY).published
    assert open_snapshot(tried.snapshot).manifest.remarks == ()


def test_wijken_that_are_not_drawn_yet_are_published_with_a_word(tried, services):
    services.undrawn.add("wijk-2025")
    assert refresh(tried, today=TODAY).published
    assert [remark.source for remark in open_snapshot(tried.snapshot).manifest.remarks] == ["wijk-2025"]


def test_without_any_figures_of_origin_nothing_is_published_ever(tried):
    outcome = refresh(tried, ["03759ned"], keep_going=True, today=TODAY)
    assert not outcome.published
    assert "is er niets te tonen" in outcome.failed["samen"]


def test_what_the_dashboard_cannot_tell_is_not_published(settings_for, tried, services):
    assert refresh(tried, today=TODAY).published
    before = _files(tried)
    services.tables["84799NED"].modified = "2026-11-01T02:00:00"
    services.tables["84799NED"].topics[0]["title"] = "Aantal inwoners"
    strict = settings_for(trial=f"{__name__}:refuses")
    outcome = refresh(strict, keep_going=True, today=TODAY)
    assert not outcome.published and "niet te vertellen" in outcome.failed["samen"]
    assert _files(tried) == before
    assert verify(open_snapshot(tried.snapshot), refuses).problems == [refuses(None)[0].line]


def test_what_failed_is_remembered_until_it_succeeds(tried, services):
    refresh(tried, today=TODAY)
    for table in ("84799NED", "85618NED"):
        services.tables[table].modified = "2026-11-01T02:00:00"
    services.faults.append(Fault("html", "84799NED"))
    assert refresh(tried, keep_going=True, today=TODAY).published
    (remark,) = open_snapshot(tried.snapshot).manifest.remarks
    assert (remark.source, remark.kind) == ("84799NED", "failed")
    services.faults.clear()
    assert refresh(tried, today=TODAY).published
    assert open_snapshot(tried.snapshot).manifest.remarks == ()


def test_verify_tells_of_figures_without_boundaries(settings):
    refresh(settings, ["84799NED", "03759ned", "gemeente-2024"], today=TODAY)
    snapshot = open_snapshot(settings.snapshot)
    assert verify(snapshot).problems == []
    (problem,) = verify(snapshot, told).problems
    assert "gemeente 2020" in problem


def _files(settings):
    return sorted(
        str(path) for path in Path(settings.snapshot).rglob("*") if path.is_file() and path.name != ".lock"
    )
