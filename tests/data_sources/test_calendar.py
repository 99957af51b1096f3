"""What CBS is expected to have published by a day."""

import datetime
from pathlib import Path

import pytest

from data_sources import catalogue, open_snapshot
from data_sources.calendar import awaited, last

EMBEDDED = Path(__file__).parents[2] / "data_sources" / "snapshot"


@pytest.fixture(scope="module")
def entries():
    return open_snapshot(str(EMBEDDED)).sources()


def of(entries, begins):
    """The newest source of a family."""
    return max((entry for entry in entries if entry.title.startswith(begins)), key=last)


def read_on(entry, day):
    return entry.model_copy(update={"retrieved": f"{day}T10:00:00+00:00"})


def expected(entry, today):
    return awaited([entry], datetime.date.fromisoformat(today)).get(entry.id)


def release(entry):
    return next(one for one in catalogue.releases() if one.holds(entry.id, entry.title))


@pytest.mark.parametrize(
    "begins", ["Bevolking; herkomstland", "Bevolking op 1 januari", "Regionale", "CBS gebieds"]
)
def test_the_next_year_is_expected_from_its_day_on(entries, begins):
    entry = of(entries, begins)
    due = release(entry).due(last(entry) + 1)
    day = datetime.timedelta(days=1)
    early = read_on(entry, due - 30 * day)
    assert expected(early, (due - day).isoformat()).state == "coming"
    assert expected(early, due.isoformat()).state == "since"
    assert expected(early, due.isoformat()).year == last(entry) + 1
    # Read on the day itself, without that year: nobody knows better than that it was not there.
    assert expected(read_on(entry, due), due.isoformat()).state == "absent"
    assert str(due) in str(expected(early, due.isoformat()))


def test_of_years_that_went_by_the_newest_is_named(entries):
    entry = of(entries, "Bevolking; herkomstland")
    year = last(entry)
    found = expected(read_on(entry, f"{year}-12-01"), f"{year + 4}-12-31")
    assert (found.year, found.state) == (year + 4, "since")


def test_of_a_table_a_year_the_newest_says_what_is_next(entries):
    kerncijfers = [entry for entry in entries if entry.title.startswith("Kerncijfers")]
    newest = of(entries, "Kerncijfers")
    found = awaited(kerncijfers, datetime.date(last(newest) + 1, 1, 1))
    assert found[newest.id].year == last(newest) + 1
    assert set(found) == {newest.id}


def test_kerncijfers_are_completed_in_the_years_after(entries):
    newest = of(entries, "Kerncijfers")
    year = last(newest)
    one = release(newest)
    older = read_on(newest, one.due(year) + datetime.timedelta(days=30))
    younger = older.model_copy(
        update={
            "id": "newer",
            "files": tuple(file.model_copy(update={"years": (year + 1,)}) for file in older.files),
        }
    )
    day = one.due(year + 1).isoformat()
    found = awaited([older, younger], datetime.date.fromisoformat(day))
    assert (found[older.id].state, found[older.id].year) == ("renewed", year)
    read = read_on(older, one.due(year + one.renewed))
    assert awaited([read, younger], datetime.date(year + 9, 1, 1)).get(read.id) is None


def test_a_table_that_is_complete_expects_nothing(entries):
    found = awaited(entries, datetime.date(2040, 1, 1))
    assert "84910NED" not in found
    assert "37325_extract" not in found


def test_every_source_that_goes_on_has_a_release():
    going_on = [table for table in catalogue.tables() if table.years[-1] > 2090]
    for source in (*going_on, *(layer.source(layer.years[0]) for layer in catalogue.layers())):
        assert any(one.holds(source.id, source.title) for one in catalogue.releases()), source.id
