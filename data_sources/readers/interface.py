"""What a reader of statistical tables offers, whatever the protocol."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd


@dataclass(frozen=True)
class TableInfo:
    """What a service says about a table: its title, and when CBS renewed it (None: not told)."""

    title: str
    modified: str | None
    period: str | None
    described: str
    """A fingerprint of the whole description, for tables without a date of renewal."""
    contents: str = ""
    """A fingerprint of the years and groups that the table lists: CBS can add some without a new date."""

    @property
    def version(self) -> str:
        """Changes when CBS renews the table."""
        return " ".join(filter(None, (self.modified or self.described, self.contents)))


@dataclass(frozen=True)
class Topic:
    """A column of figures: its key in this vintage, its title, unit, and the titles of the groups it is in."""

    key: str
    title: str
    unit: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """What a service says of a table (no title) or of one of its subjects, inside the groups around it."""

    title: str
    path: tuple[str, ...]
    text: str


class TableReader(Protocol):
    """Reads one service's tables; every method raises a DataSourceError that says what is wrong."""

    def listed(self, title: str) -> dict[str, str]:
        """Return the title of every table in the service's catalogue that starts with this title, by id."""
        ...

    def info(self, table: str) -> TableInfo:
        """Return what the service says about the table."""
        ...

    def topics(self, table: str) -> list[Topic]:
        """Return the columns of figures."""
        ...

    def texts(self, table: str) -> list[Text]:
        """Return what the service says of the table, first and even if that is nothing, and of its subjects."""
        ...

    def codes(self, table: str, dimension: str, *, described: bool = False) -> pd.DataFrame:
        """Return a dimension's codes: `key` (trimmed), `title` and, where asked for, `description`."""
        ...

    def rows(
        self, table: str, dimensions: Sequence[str], columns: Sequence[str], where: Mapping[str, str]
    ) -> pd.DataFrame:
        """Return the rows that match `where` (dimension: key), keys trimmed, missing figures missing."""
        ...

    def count(self, table: str, where: Mapping[str, str]) -> int | None:
        """Return how many rows `rows` should give; None where the protocol cannot tell."""
        ...


def fingerprint(description: Mapping[str, Any]) -> str:
    """Return a short hash of a description, leaving out addresses, which differ per service."""
    kept = {key: value for key, value in description.items() if "Url" not in key and not key.startswith("@")}
    return "sha256:" + hashlib.sha256(json.dumps(kept, sort_keys=True, default=str).encode()).hexdigest()[:16]


def starting_with(title: str) -> dict[str, str]:
    """Return the query that asks a catalogue for the tables whose title starts so, ids and titles only."""
    quoted = title.replace("'", "''")
    return {"$filter": f"startswith(Title,'{quoted}')", "$select": "Identifier,Title"}


def paragraphs(*texts: str | None) -> str:
    """Return texts one under another, without stray blanks; what stands in several of them once."""
    tidied = ("\n".join(line.strip() for line in (text or "").splitlines()).strip() for text in texts)
    kept: list[str] = []
    for text in tidied:
        if text and not any(text in one for one in kept):
            kept.append(text)
    return "\n\n".join(kept)


def words(text: str | None) -> str:
    """Return the text with single spaces; CBS's titles carry stray ones."""
    return " ".join((text or "").split())
