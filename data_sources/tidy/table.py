"""One CBS table: which rows and columns to ask for, and the tidy frames they become."""

from collections.abc import Callable
from concurrent.futures import Executor
from itertools import product
from typing import TypeVar

import pandas as pd

from data_sources import catalogue
from data_sources.catalogue.models import TableSource
from data_sources.catalogue.origins import ColumnPartition, GroupColumn
from data_sources.errors import ColumnError, EmptyTableError, FiguresDoNotFitError
from data_sources.readers.interface import TableReader, Text, Topic, paragraphs
from data_sources.tidy import indicators, origin
from data_sources.tidy.codes import COUNTRY, gemeente_of, levels_of, plain_names, regions_of, years_of
from data_sources.tidy.columns import find_column, find_optional_column

Answer = TypeVar("Answer")
LARGEST_ANSWER = 10_000
"""Rows that CBS gives in one answer."""
UNDER = " › "
"""Between the titles of groups of subjects, the widest first."""
REGION_COLUMNS = ["region", "level", "year", "name", "gemeente"]


class Description:
    """A table's columns and code lists, asked for all at once; each waits only when it is looked at.

    Parameters
    ----------
    source : TableSource
        The declaration, which says which dimensions matter.
    reader : TableReader
        Asks the service.
    parts : Executor
        Where the questions are put.
    """

    def __init__(self, source: TableSource, reader: TableReader, parts: Executor):
        asked_by_year = source.by_part or source.by_year
        wanted = {*source.where, source.dimension, source.period if asked_by_year else None}
        wanted |= {source.birthplace.dimension} if source.birthplace else set()
        wanted |= set() if source.region.startswith("=") else {source.region}
        self._topics = parts.submit(reader.topics, source.id)
        self._count = (
            None if source.tree or source.by_year else parts.submit(reader.count, source.id, source.where)
        )
        self._codes = {
            name: parts.submit(
                reader.codes, source.id, name, described=source.history and name == source.region
            )
            for name in sorted(name for name in wanted if name)
        }

    def wait(self) -> None:
        """Wait for every answer, so that the reader knows all keys."""
        for answer in (self._topics, *self._codes.values()):
            answer.result()

    def topics(self) -> list[Topic]:
        """Return the columns of figures."""
        return self._topics.result()

    def codes(self, dimension: str) -> pd.DataFrame:
        """Return a dimension's codes."""
        return self._codes[dimension].result()

    def count(self) -> int | None:
        """Return how many rows the service says that the table has for the declared filter."""
        return self._count.result() if self._count else None

    def titles(self, dimension: str) -> dict[str, str]:
        """Return the title of each of a dimension's keys."""
        codes = self.codes(dimension)
        return dict(zip(codes["key"], codes["title"], strict=True))


def read_table(
    source: TableSource, reader: TableReader, parts: Executor, description: Description | None = None
) -> dict[str, pd.DataFrame]:
    """Read a table and return its tidy frames by kind: origin, indicators, regions, history, texts.

    Raises
    ------
    DataSourceError
        The table cannot be read, lacks a column, is empty, or contradicts itself.
    """
    frames: dict[str, pd.DataFrame] = {}
    description = description or Description(source, reader, parts)
    description.wait()
    if source.tree:
        assert source.dimension
        leaves = origin.TreeLeaves(catalogue.trees()[source.tree], description.titles(source.dimension))
        present = _observations(source, reader, description, leaves, parts)
        try:
            frames["origin"] = origin.from_tree(source, leaves, present)
        except FiguresDoNotFitError as error:
            raise FiguresDoNotFitError(f"{source.id}: {error}.") from None
    else:
        present = _columns(source, reader, description, parts, frames)
    names = _region_names(source, description)
    frames["regions"] = _regions(source, present, names)
    if source.history:
        frames["history"] = names.rename(columns={"key": "region", "title": "name"})[
            ["region", "name", "description"]
        ]
    frames["texts"] = _said(reader.texts(source.id))
    return frames


def _said(texts: list[Text]) -> pd.DataFrame:
    """One row per subject: of two of one title in the same group, both texts."""
    found: dict[tuple[str, str], str] = {}
    for one in texts:
        subject = UNDER.join(one.path), one.title
        found[subject] = paragraphs(found.get(subject), one.text)
    rows = [(*subject, text) for subject, text in found.items()]
    return pd.DataFrame(rows, columns=["under", "title", "text"], dtype="str")


def _columns(
    source: TableSource,
    reader: TableReader,
    description: Description,
    parts: Executor,
    frames: dict[str, pd.DataFrame],
) -> pd.DataFrame:
    topics = description.topics()
    partition = catalogue.column_partitions()[source.columns] if source.columns else None
    figures = {
        column: find_column(topics, column.spec, source.id)
        if column.required
        else find_optional_column(topics, column.spec, source.id)
        for column in source.indicators
    }
    found = {column: topic.key for column, topic in figures.items() if topic is not None}
    groups = _group_columns(source, partition, topics) if partition else {}
    total = find_column(topics, partition.total, source.id).key if partition and partition.total else None
    subtotals = (
        [find_column(topics, spec, source.id).key for spec in partition.subtotals] if partition else []
    )
    wanted = [*found.values(), *groups.values(), *([total] if total else []), *subtotals]
    rows = _located(source, _all_rows(source, reader, description, parts, list(dict.fromkeys(wanted))))
    if source.indicators:
        frames["indicators"] = indicators.from_columns(source, rows, found)
    if partition:
        indexed = rows.set_index(["region", "level", "year"])
        values = pd.DataFrame({(c.group, c.birthplace): indexed[key] for c, key in groups.items()})
        frames["origin"] = origin.from_columns(
            source,
            partition,
            values,
            indexed[total] if total else None,
            indexed[subtotals].sum(axis=1, skipna=False) if subtotals else None,
        )
    return rows.dropna(how="all", subset=[key for key in rows if key not in ("region", "level", "year")])


def _group_columns(
    source: TableSource, partition: ColumnPartition, topics: list[Topic]
) -> dict[GroupColumn, str]:
    split = {column: find_optional_column(topics, column, source.id) for column in partition.by_birthplace}
    if split and all(split.values()):
        return {column: topic.key for column, topic in split.items() if topic is not None}
    return {column: find_column(topics, column, source.id).key for column in partition.groups}


def _all_rows(
    source: TableSource, reader: TableReader, description: Description, parts: Executor, columns: list[str]
) -> pd.DataFrame:
    dimensions = [source.region] + ([source.period] if source.period else [])

    def read(condition: dict[str, str]) -> pd.DataFrame:
        where = source.where | condition
        rows = reader.rows(source.id, dimensions, columns, where)
        expected = reader.count(source.id, where) if condition else description.count()
        if rows.empty:
            raise EmptyTableError(f"{source.id}: de tabel is leeg.")
        if expected is not None and expected != len(rows):
            raise FiguresDoNotFitError(f"{source.id}: {len(rows)} rijen ontvangen, CBS telt er {expected}.")
        return rows

    if not source.by_year:
        return read({})
    years = [{str(source.period): period} for period in _periods(source, description)]
    return pd.concat(_mapped(parts, read, years), ignore_index=True)


def _observations(
    source: TableSource,
    reader: TableReader,
    description: Description,
    leaves: origin.TreeLeaves,
    parts: Executor,
) -> pd.DataFrame:
    assert source.measure and source.dimension and source.birthplace
    measure = find_column(description.topics(), source.measure, source.id).key
    births = _birthplaces(source, description)
    conditions = _conditions(source, reader, description, leaves, births, parts) if source.by_part else [{}]
    dimensions = [source.dimension, source.birthplace.dimension]
    dimensions += [name for name in (source.region, source.period) if name and not name.startswith("=")]

    def read(condition: dict[str, str]) -> pd.DataFrame:
        rows = reader.rows(source.id, dimensions, [measure], source.where | condition)
        if rows.empty:
            described = ", ".join(condition.values())
            raise EmptyTableError(f"{source.id}: geen rijen" + (f" voor {described}." if described else "."))
        return rows

    rows = pd.concat(_mapped(parts, read, conditions), ignore_index=True)
    rows = _located(source, rows)
    rows = rows.rename(columns={source.dimension: "key", measure: "persons"})
    rows["birthplace"] = rows[source.birthplace.dimension].map(births)
    rows = rows[rows["key"].isin(leaves.keys()) & rows["birthplace"].notna()]
    if source.by_part:
        _check_parts(source, rows)
    return rows[["region", "level", "year", "key", "birthplace", "persons"]].dropna(subset="year")


def _conditions(
    source: TableSource,
    reader: TableReader,
    description: Description,
    leaves: origin.TreeLeaves,
    births: dict[str, str],
    parts: Executor,
) -> list[dict[str, str]]:
    """Return the questions to put: a year at once where its answer is small, else per key and birthplace."""
    assert source.dimension and source.birthplace and source.period
    years = [{source.period: period} for period in _periods(source, description)]
    counts = _mapped(parts, lambda year: reader.count(source.id, source.where | year), years)
    pieces = [
        {source.dimension: key, source.birthplace.dimension: birth}
        for key, birth in product(leaves.keys(), births)
    ]
    conditions: list[dict[str, str]] = []
    for year, rows in zip(years, counts, strict=True):
        fits = rows is not None and rows <= LARGEST_ANSWER
        conditions += [year] if fits else [year | piece for piece in pieces]
    return conditions


def _mapped(
    parts: Executor, read: Callable[[dict[str, str]], Answer], conditions: list[dict[str, str]]
) -> list[Answer]:
    futures = [parts.submit(read, condition) for condition in conditions]
    try:
        return [future.result() for future in futures]
    finally:
        for future in futures:
            future.cancel()


def _check_parts(source: TableSource, rows: pd.DataFrame) -> None:
    # Every key and birthplace is asked apart; an answer that lost rows shows as a region that is not in all.
    counts = rows.groupby(["year", "key", "birthplace"])["region"].nunique()
    expected = rows.groupby("year")["region"].nunique()
    short = counts[counts < counts.index.get_level_values("year").map(expected)]
    if len(short):
        year, key, _ = short.index[0]
        raise FiguresDoNotFitError(
            f"{source.id}: voor {key} in {year} kwamen {short.iloc[0]} regio's, voor andere groepen {expected[year]}."
        )


def _birthplaces(source: TableSource, description: Description) -> dict[str, str]:
    """Return the keys of the birthplace dimension and what they mean; the total only where there is no split."""
    declared = source.birthplace
    assert declared is not None
    codes = description.titles(declared.dimension)
    by_title = {title: key for key, title in codes.items()}

    def key(named: str | None) -> str | None:
        return named if named in codes else by_title.get(named or "")

    nl, abroad, total = key(declared.nl), key(declared.abroad), key(declared.total)
    found = {nl: "nl", abroad: "abroad"} if nl and abroad else {}
    if total and (not found or declared.not_for):
        found[total] = "all"
    if not found:
        raise ColumnError(
            f"{source.id}: de sleutels van {declared.dimension} zijn veranderd; pas de catalogus aan."
        )
    return {str(name): meaning for name, meaning in found.items()}


def _periods(source: TableSource, description: Description) -> list[str]:
    keys = description.codes(str(source.period))["key"]
    years = years_of(keys)
    kept = keys[years.isin(source.years)]
    if kept.empty:
        raise EmptyTableError(f"{source.id}: geen van de jaren uit de catalogus is er.")
    return kept.tolist()


def _region_names(source: TableSource, description: Description) -> pd.DataFrame:
    if source.region.startswith("="):
        return pd.DataFrame({"key": [COUNTRY], "title": ["Nederland"]}, dtype="str")
    codes = description.codes(source.region)
    return codes.assign(key=regions_of(codes["key"]), title=plain_names(codes["title"]))


def _located(source: TableSource, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the declared levels and years, with `region`, `level` and `year`."""
    rows = rows.copy()
    if source.region.startswith("="):
        rows["region"] = source.region.removeprefix("=")
    else:
        rows["region"] = regions_of(rows.pop(source.region))
    rows["level"] = levels_of(rows["region"])
    if source.period:
        rows["year"] = years_of(rows.pop(source.period))
    else:
        rows["year"] = source.years.start
    return rows[rows["level"].isin(source.levels) & rows["year"].isin(source.years)]


def _regions(source: TableSource, rows: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    figures = [key for key in rows if key not in ("region", "level", "year", "key", "birthplace")]
    known = rows.dropna(how="all", subset=figures)[["region", "level", "year"]].drop_duplicates()
    name_of = names.drop_duplicates("key").set_index("key")["title"]
    return known.assign(
        name=known["region"].map(name_of).astype("str"),
        gemeente=gemeente_of(known["region"]),
        year=known["year"].astype("int16"),
    )[REGION_COLUMNS].sort_values(["year", "level", "region"], ignore_index=True)
