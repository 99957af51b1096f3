"""Stores of a test's own: SQLite, and PostgreSQL where `DIVERSITEIT_TEST_POSTGRESQL` is the address of one."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import make_url

from dashboard.store import Store, open_store

ADDRESS = "DIVERSITEIT_TEST_POSTGRESQL"


@contextmanager
def database(kind: str, folder) -> Iterator[str]:
    """An empty database, and its address."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'deep' / 'meetings.sqlite'}"
        return
    server = os.environ.get(ADDRESS)
    if not server:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL here, and these tests must run")
        pytest.skip(f"{ADDRESS} is no address of a PostgreSQL")
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


# Every database of a server is made anew for a test, which takes the most time.
@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(request, tmp_path) -> Iterator[str]:
    with database(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def kept(url) -> Iterator[Store]:
    store = open_store(url)
    yield store
    store.close()
