import pandas as pd
import pytest

from data_sources import Snapshot
from geo.herindelingen import border_corrections, events, gemeenten, names, province_changes
from tests.geo.made_up import MadeUpSnapshot

# Number of gemeenten on 1 January (CBS, Gemeentelijke indeling).
NUMBERS = {
    1995: 633, 1996: 625, 1997: 572, 1998: 548, 1999: 538, 2000: 537, 2001: 504, 2002: 496,
    2003: 489, 2004: 483, 2005: 467, 2006: 458, 2007: 443, 2008: 443, 2009: 441, 2010: 431,
    2011: 418, 2012: 415, 2013: 408, 2014: 403, 2015: 393, 2016: 390, 2017: 388, 2018: 380,
    2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342, 2025: 342, 2026: 342,
}  # fmt: skip


def test_kinds_of_events(made_up: MadeUpSnapshot) -> None:
    kinds = events(made_up).set_index(["old", "new"])["kind"].to_dict()
    assert kinds == {
        ("GM0001", "GM0003"): "opgeheven",
        ("GM0001", "GM0004"): "opgeheven",
        ("GM0001", "GM0009"): "opgeheven",
        ("GM0002", "GM0009"): "opgeheven",
        ("GM0007", "GM0009"): "opgeheven",
        ("GM0003", "GM0003"): "behouden",
        ("GM0004", "GM0003"): "grenswijziging",
        ("GM0005", "GM0006"): "naamswijziging",
    }
    assert events(made_up)["date"].is_monotonic_increasing


def test_no_event_is_told_of_a_gemeente_that_the_account_does_not_hold(made_up: MadeUpSnapshot) -> None:
    without = {code: text for code, text in made_up.texts.items() if code not in ("GM0004", "GM0005")}
    lacking = MadeUpSnapshot(without)
    told = events(lacking)
    assert set(told["old"]) | set(told["new"]) <= set(names(lacking))
    assert ("GM0001", "GM0003") in set(zip(told["old"], told["new"], strict=True))


def test_gemeenten_of_a_year(made_up: MadeUpSnapshot) -> None:
    assert gemeenten(2018, made_up)["region"].tolist() == [
        "GM0001", "GM0002", "GM0003", "GM0004", "GM0005", "GM0007",
    ]  # fmt: skip
    assert gemeenten(2019, made_up)["region"].tolist() == ["GM0003", "GM0004", "GM0005", "GM0007", "GM0009"]
    assert "GM0005" in set(gemeenten(2020, made_up)["region"]), "renamed in July"
    assert "GM0006" in set(gemeenten(2021, made_up)["region"])


def test_changing_a_result_does_not_change_the_next(made_up: MadeUpSnapshot) -> None:
    found = events(made_up)
    found["kind"] = "iets anders"
    assert set(events(made_up)["kind"]) != {"iets anders"}


@pytest.mark.parametrize(("year", "number"), NUMBERS.items())
def test_as_many_gemeenten_as_there_were(year: int, number: int, embedded: Snapshot) -> None:
    assert len(gemeenten(year, embedded)) == number


def test_the_gemeenten_with_figures_are_those_of_their_year(embedded: Snapshot) -> None:
    published = embedded.regions(level="gemeente")
    for year in NUMBERS:
        listed = set(published.loc[published["year"] == year, "region"])
        assert listed == set(gemeenten(year, embedded)["region"]), year


def test_border_corrections_move_few_people(embedded: Snapshot) -> None:
    found = border_corrections(embedded)
    found = found[found["date"] >= "1995-01-01"]
    assert len(found) == 329
    assert found["inhabitants"].sum() == 26_466
    largest = found.iloc[0]
    assert (largest["old"], largest["new"], largest["inhabitants"]) == ("GM0603", "GM0518", 5_887)
    assert found["inhabitants"].head(5).sum() > 26_466 / 2


def test_province_changes(embedded: Snapshot) -> None:
    changes = province_changes(embedded).set_index("region")
    assert changes.loc["GM0545", "new"] == "Utrecht", "Leerdam"
    assert changes.loc["GM0620", "date"] == pd.Timestamp(2002, 1, 1), "Vianen"
