"""What geography does with figures when the history, the inhabitants or the boundaries of a year are not there."""

import pandas as pd
import pytest

import geo
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from geo.history import history_of_lists
from tests.dashboard.absence.reduced import without

LAST = 2025
"""A year of the embedded figures whose gemeenten are those of the year before."""


@pytest.fixture(scope="module")
def untold(embedded: Snapshot) -> Snapshot:
    return without(embedded, "03759ned")


def test_lists_alone_tell_who_was_there() -> None:
    rows = [("GM1", 2020), ("GM2", 2020), ("GM1", 2022), ("GM3", 2022), ("GM1", 2023), ("GM3", 2023)]
    listed = pd.DataFrame(rows, columns=["region", "year"]).assign(name="Naam")
    lives = history_of_lists(listed).lives.set_index("region")
    assert lives["begin"].dt.year.fillna(0).to_dict() == {"GM1": 0, "GM2": 0, "GM3": 2022}
    assert lives["end"].dt.year.fillna(0).to_dict() == {"GM1": 0, "GM2": 2022, "GM3": 0}
    assert history_of_lists(listed).flows.empty


def test_without_the_history_the_gemeenten_are_those_that_are_listed(
    embedded: Snapshot, untold: Snapshot
) -> None:
    for year in (2020, 2023, LAST):
        assert (
            geo.gemeenten(year, untold)["region"].tolist() == geo.gemeenten(year, embedded)["region"].tolist()
        )


def test_without_the_history_only_years_with_the_same_gemeenten_are_compared(
    embedded: Snapshot, untold: Snapshot
) -> None:
    frame = embedded.origin("gemeente", classification="herkomst", groups=3)
    found = geo.to_current(frame, LAST, untold)
    assert sorted(found["year"].unique()) == [2023, 2024, LAST]  # in 2022 there were other gemeenten
    whole = geo.to_current(frame[frame["year"] >= 2023], LAST, embedded)
    pd.testing.assert_frame_equal(found, whole)


def test_without_the_history_nothing_is_made_up_of_other_gemeenten(
    embedded: Snapshot, untold: Snapshot
) -> None:
    old = embedded.origin("gemeente", 2020, classification="migratieachtergrond", groups=7)
    with pytest.raises(NotHeldError, match="03759ned"):
        geo.to_current(old, LAST, untold)
    with pytest.raises(NotHeldError, match="03759ned"):
        geo.successors(2020, LAST, untold)
    assert set(geo.successors(2024, LAST, untold)["basis"]) == {"ongewijzigd"}


def test_without_inhabitants_means_are_weighted_by_what_cbs_told_of_the_mergers(embedded: Snapshot) -> None:
    class Nobody(Snapshot):
        def indicators(self, level=None, years=None, indicator=None):  # type: ignore[no-untyped-def]
            raise NotHeldError(Lacking("indicators", indicators=(indicator,)))

    held = Nobody(embedded._storage, embedded.manifest)
    shares = embedded.origin("gemeente", 2018, classification="migratieachtergrond", groups=7)
    found = geo.to_current(shares, LAST, held)
    merged = found[found["region"] == "GM1966"]
    assert merged["share_pct"].between(0, 100).all() and merged["basis"].eq("herindeling").all()


def test_gemeenten_of_a_year_that_is_not_drawn_are_drawn_as_in_a_year_with_the_same_ones(
    embedded: Snapshot,
) -> None:
    held = without(embedded, f"gemeente-{LAST}")
    assert geo.drawn_year("gemeente", LAST, embedded) == LAST
    assert geo.drawn_year("gemeente", LAST, held) == LAST - 1
    assert (
        geo.boundaries("gemeente", LAST, held)["region"].tolist()
        == geo.gemeenten(LAST, held)["region"].tolist()
    )
    assert len(geo.neighbours(LAST, held)) == len(geo.neighbours(LAST - 1, embedded))
    assert geo.web_geometry("gemeente", LAST, snapshot=held).name.startswith(f"gemeente-{LAST}")


def test_gemeenten_are_never_drawn_with_those_of_another_division(embedded: Snapshot) -> None:
    held = without(embedded, *(f"gemeente-{year}" for year in (2023, 2024, LAST)))
    with pytest.raises(NotHeldError, match=f"gemeente {LAST}"):
        geo.boundaries("gemeente", LAST, held)
    with pytest.raises(NotHeldError):
        geo.provinces(LAST, held)
    assert len(geo.boundaries("gemeente", 2022, held)) == 345


def test_wijken_are_drawn_in_their_own_year_only(embedded: Snapshot) -> None:
    with pytest.raises(NotHeldError, match="wijk 2023"):
        geo.boundaries("wijk", 2023, embedded)
