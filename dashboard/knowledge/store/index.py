"""Which entries have one of some stems: asked of the full text index that each database has of its own."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

__all__ = ["Candidate", "Index", "index_of"]


@dataclass(frozen=True)
class Candidate:
    """An entry that has one of the stems.

    Attributes
    ----------
    key : str
    ask, stems : str
        Stems of the question, and those of question and answer, with blanks between and around them.
    """

    key: str
    ask: str
    stems: str

    def has(self, stem: str) -> bool:
        """Whether question or answer has a stem."""
        return f" {stem} " in self.stems

    def asks(self, stem: str) -> bool:
        """Whether the question has a stem."""
        return f" {stem} " in self.ask


class Index(ABC):
    """A full text index on the stems of entries."""

    @abstractmethod
    def alone(self, connection: Connection) -> None:
        """Let no other server write entries until this is kept; who reads is not kept waiting."""

    @abstractmethod
    def put(self, connection: Connection, id: int, stems: str) -> None:
        """Take in an entry that was just written."""

    @abstractmethod
    def drop(self, connection: Connection, id: int, stems: str) -> None:
        """Let go an entry that is about to be deleted."""

    @abstractmethod
    def settle(self, connection: Connection) -> None:
        """Leave no trace of what was let go."""

    @abstractmethod
    def _asked(self, stems: Collection[str]) -> tuple[str, str]:
        """Which rows are wanted in SQL, and what it is asked."""

    def candidates(self, connection: Connection, language: str, stems: Collection[str]) -> list[Candidate]:
        """Return the entries that have one of the stems, in any order.

        Parameters
        ----------
        connection : Connection
        language : str
        stems : collection of str
            Of letters and digits only.
        """
        where, wanted = self._asked(stems)
        rows = connection.execute(
            text(f"SELECT key, ask, stems FROM entries WHERE language = :language AND {where}"),  # noqa: S608
            {"language": language, "wanted": wanted},
        )
        return [Candidate(key, f" {ask} ", f" {stems} ") for key, ask, stems in rows]


class _Fts5(Index):
    """SQLite's FTS5, on the table itself: it keeps no second copy of the stems."""

    def alone(self, connection: Connection) -> None:
        pass  # who writes holds the whole file

    def put(self, connection: Connection, id: int, stems: str) -> None:
        connection.execute(
            text("INSERT INTO entries_found (rowid, stems) VALUES (:id, :stems)"), {"id": id, "stems": stems}
        )

    def drop(self, connection: Connection, id: int, stems: str) -> None:
        connection.execute(
            text("INSERT INTO entries_found (entries_found, rowid, stems) VALUES ('delete', :id, :stems)"),
            {"id": id, "stems": stems},
        )

    def settle(self, connection: Connection) -> None:
        connection.execute(text("INSERT INTO entries_found (entries_found) VALUES ('optimize')"))

    def _asked(self, stems: Collection[str]) -> tuple[str, str]:
        within = "id IN (SELECT rowid FROM entries_found WHERE entries_found MATCH :wanted)"
        return within, " OR ".join(f'"{stem}"' for stem in stems)


class _Gin(Index):
    """PostgreSQL's index on an expression, which it keeps up by itself."""

    def alone(self, connection: Connection) -> None:
        connection.execute(text("LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE"))

    def put(self, connection: Connection, id: int, stems: str) -> None:
        pass

    def drop(self, connection: Connection, id: int, stems: str) -> None:
        pass

    def settle(self, connection: Connection) -> None:
        pass

    def _asked(self, stems: Collection[str]) -> tuple[str, str]:
        within = "array_to_tsvector(string_to_array(stems, ' ')) @@ CAST(:wanted AS tsquery)"
        return within, " | ".join(f"'{stem}'" for stem in stems)


_INDEXES: Mapping[str, Index] = {"sqlite": _Fts5(), "postgresql": _Gin()}


def index_of(connection: Connection) -> Index:
    """Return the index of the database at the other end."""
    return _INDEXES[connection.dialect.name]
