"""The database: its tables, whatever room declares them, and what is none."""

import pytest
from sqlalchemy import inspect, text

from dashboard.knowledge.store import tables as of_knowledge
from dashboard.meeting.store import tables as of_meetings
from dashboard.projector import presentations as of_slides
from dashboard.store import StoreError, open_store
from dashboard.store.metadata import metadata

ROOMS = of_knowledge, of_meetings, of_slides
"""Imported, so that their tables are declared."""


def test_the_steps_of_alembic_lead_to_the_tables_that_the_code_knows(url, kept):
    def shape(connection):
        known = inspect(connection)
        return {
            name: {column["name"] for column in known.get_columns(name)}
            for name in known.get_table_names()
            if name != "alembic_version" and not name.startswith("entries_found")
        }

    assert kept.read(shape) == {
        table.name: {column.name for column in table.columns} for table in metadata.sorted_tables
    }
    # Opened again there is nothing to do.
    open_store(url).close()


@pytest.mark.parametrize(
    "url", ["", "no address", "sqlite:////proc/no/such/place.sqlite", "mysql://x", "oracle://x"]
)
def test_what_is_no_database_is_one_error_without_its_address(url):
    with pytest.raises(StoreError) as told:
        open_store(url)
    assert "place" not in str(told.value)


def test_what_a_newer_version_keeps_is_one_error_and_stays_as_it_is(url, kept):
    version = text("SELECT version_num FROM alembic_version")
    kept.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreError, match="newer version"):
        open_store(url)
    assert kept.read(lambda connection: connection.scalar(version)) == "9999"
