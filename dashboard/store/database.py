"""The database: SQLite or PostgreSQL by its address, brought to the present tables, with one writer."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from dashboard.store.errors import StoreError
from dashboard.store.settings import keeping
from dashboard.store.writer import Writer

__all__ = ["Store", "open_store", "store"]

Asked = TypeVar("Asked")
Result = TypeVar("Result")

_PATIENCE_S = 3


class Store:
    """What is kept.

    Parameters
    ----------
    reading, writing : Engine
        The same database; transactions of the second hold the lock to write from their beginning.
    """

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading, self._writing = reading, writing
        self._writer = Writer(writing)

    def read(self, job: Callable[[Connection], Result]) -> Result:
        """Read something.

        Parameters
        ----------
        job : callable
            Takes a connection.

        Raises
        ------
        StoreError
            The database is away.
        """
        try:
            with self._reading.connect() as connection:
                return job(connection)
        except SQLAlchemyError as error:
            raise StoreError(type(error.__cause__ or error).__name__) from None

    def write(self, job: Callable[[Connection], Result]) -> Result:
        """Write something and wait until it is kept; see :meth:`Writer.submit`.

        Raises
        ------
        StoreError
            Nothing was kept.
        """
        return self._writer.submit(job).result()

    async def written(self, job: Callable[[Connection], Result]) -> Result:
        """Write something, waiting without a thread of its own; see :meth:`write`."""
        return await asyncio.wrap_future(self._writer.submit(job))

    async def written_together(
        self, together: Callable[[Connection, list[Asked]], Sequence[Result | Exception]], one: Asked
    ) -> Result:
        """Write something with others like it, waiting as in :meth:`written`; see :meth:`Writer.submit_together`."""
        return await asyncio.wrap_future(self._writer.submit_together(together, one))

    def close(self) -> None:
        """Write what was asked, and let the database go."""
        self._writer.close()
        self._reading.dispose()
        self._writing.dispose()


def open_store(url: str) -> Store:
    """Open a database, and bring its tables to what this code knows.

    Parameters
    ----------
    url : str

    Raises
    ------
    StoreError
        It cannot be opened.
    """
    try:
        where = make_url(url)
    except SQLAlchemyError:
        raise StoreError("DIVERSITEIT_DATABASE_URL is no address of a database") from None
    try:
        make = _sqlite if where.get_backend_name() == "sqlite" else _postgresql
        reading, writing = make(url)
        _bring_up_to_date(writing)
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(type(error.__cause__ or error).__name__) from None
    return Store(reading, writing)


_opening = threading.Lock()


def store() -> Store:
    """Return the store of this process, opened when it is first asked for.

    Raises
    ------
    StoreError
        It cannot be opened; asked again, it is tried again.
    """
    with _opening:
        return _opened(keeping().database_url)


@cache
def _opened(url: str) -> Store:
    return open_store(url)


def _sqlite(url: str) -> tuple[Engine, Engine]:
    if file := make_url(url).database:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engines = []
    for begin in ("BEGIN", "BEGIN IMMEDIATE"):
        engine = create_engine(
            url,
            connect_args={"timeout": _PATIENCE_S * 5, "check_same_thread": False, "isolation_level": None},
            poolclass=QueuePool,
            pool_size=8,
        )
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _beginning(begin))
        engines.append(engine)
    return engines[0], engines[1]


def _beginning(words: str) -> Callable[[Connection], None]:
    # Python's own module begins too late: it would read before it holds the lock to write.
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(words)

    return begin


def _set_up(connection: Any, _: object) -> None:
    for words in (
        "journal_mode=WAL",
        # What was confirmed survives a loss of power.
        "synchronous=FULL",
        "foreign_keys=ON",
        # What is deleted is overwritten.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {words}")


def _postgresql(url: str) -> tuple[Engine, Engine]:
    where = make_url(url).set(drivername="postgresql+psycopg")
    within = f"-c statement_timeout={_PATIENCE_S * 1000} -c lock_timeout={_PATIENCE_S * 1000}"
    reading, writing = (
        create_engine(
            where,
            pool_pre_ping=True,
            pool_size=8,
            pool_timeout=_PATIENCE_S,
            connect_args={"connect_timeout": _PATIENCE_S, "options": within},
            isolation_level=level,
        )
        # What is read sees at each statement what is kept by then, in a transaction or without one: without, each is
        # one word to the server and back, not three.
        for level in ("AUTOCOMMIT", "READ COMMITTED")
    )
    return reading, writing


def _bring_up_to_date(engine: Engine) -> None:
    # Loads as much as SQLAlchemy itself: only for who opens a store.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    with resources.as_file(resources.files(__package__).joinpath("migrations")) as folder:
        config.set_main_option("script_location", str(folder))
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # Two servers that start together do it one after the other, as SQLite's lock to write does already.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(741852963)")
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError:
                raise StoreError("a newer version of the dashboard has kept things here") from None
