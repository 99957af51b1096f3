from data_sources import Snapshot
from geo.source import chosen, inhabitants
from tests.geo.made_up import MadeUpSnapshot


def test_the_given_snapshot_is_the_one_used(made_up: MadeUpSnapshot) -> None:
    assert chosen(made_up) is made_up


def test_the_default_is_opened_once() -> None:
    assert isinstance(chosen(None), Snapshot)
    assert chosen(None) is chosen(None)


def test_only_known_inhabitants(made_up: MadeUpSnapshot) -> None:
    known = inhabitants(made_up)
    assert known["GM0009", 2021] == 2500
    assert ("GM0009", 2020) not in known.index


def test_published_inhabitants_add_up_to_the_country(embedded: Snapshot) -> None:
    totals = inhabitants(embedded).groupby("year").sum()
    assert totals[2019] == 17_282_163
    assert totals[2025] == 18_044_027
