"""CBS OData v4 (datasets.cbs.nl): long observations, turned into the wide rows of v3."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from data_sources.errors import EmptyTableError, GarbledAnswerError
from data_sources.readers.interface import (
    TableInfo,
    Text,
    Topic,
    fingerprint,
    paragraphs,
    starting_with,
    words,
)
from data_sources.readers.paging import pages
from data_sources.settings import Settings
from data_sources.transport import Transport


class Odata4Reader:
    """Tables of CBS's OData v4 service; measure codes serve as column keys."""

    def __init__(self, settings: Settings, transport: Transport):
        self._transport = transport
        self._base = settings.cbs_v4_url.rstrip("/")
        self._codes: dict[tuple[str, str], pd.DataFrame] = {}
        self._measures: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}

    def listed(self, title: str) -> dict[str, str]:
        """Return the tables of CBS's catalogue whose title starts so, titles by id."""
        query = starting_with(title)
        found = pages(self._transport, f"{self._base}/Datasets", query, "catalogus van CBS", "value")
        return {row["Identifier"]: words(row["Title"]) for page in found for row in page}

    def info(self, table: str) -> TableInfo:
        """Return what CBS says about the table."""
        found = self._about(table)
        return TableInfo(
            title=(found.get("Title") or table).strip(),
            modified=found.get("Modified"),
            period=found.get("TemporalCoverage"),
            described=fingerprint(found),
        )

    def topics(self, table: str) -> list[Topic]:
        """Return the measures with the titles of the measure groups around them."""
        return [
            Topic(key=row["Identifier"], title=words(row["Title"]), unit=words(row.get("Unit")), path=path)
            for row, path in self._placed(table)
            if "Identifier" in row
        ]

    def texts(self, table: str) -> list[Text]:
        """Return what CBS says of the table, and of its dimensions, groups of measures and measures."""
        about = self._about(table)
        own = paragraphs(*(about.get(name) for name in ("LongDescription", "Description")))
        listed = [(row, ()) for row in self._all(table, "Dimensions")] + self._placed(table)
        told = [Text(words(row["Title"]), path, paragraphs(row.get("Description"))) for row, path in listed]
        return [Text("", (), own), *(one for one in told if one.text)]

    def codes(self, table: str, dimension: str, *, described: bool = False) -> pd.DataFrame:
        """Return a dimension's codes; kept, so that each is asked for once."""
        known = self._codes.get((table, dimension))
        if known is None:
            found = self._all(table, f"{dimension}Codes")
            known = self._codes[table, dimension] = pd.DataFrame(
                {
                    "key": [row["Identifier"].strip() for row in found],
                    "title": [words(row["Title"]) for row in found],
                    "description": [row.get("Description") or "" for row in found],
                },
                dtype="str",
            )
        return known if described else known[["key", "title"]]

    def rows(
        self, table: str, dimensions: Sequence[str], columns: Sequence[str], where: Mapping[str, str]
    ) -> pd.DataFrame:
        """Return the matching observations, one row per combination of dimension keys."""
        conditions = [f"({name} eq '{key}')" for name, key in where.items()]
        if columns:
            conditions.append("(" + " or ".join(f"Measure eq '{column}'" for column in columns) + ")")
        params = {"$filter": " and ".join(conditions)} if conditions else {}
        names = ["Measure", "Value", *dimensions]
        pages = [
            pd.DataFrame(page, columns=names).astype(dict.fromkeys(("Measure", *dimensions), "category"))
            for page in self._pages(table, "Observations", params)
        ]
        # Categories differ per page; plain strings are the common ground.
        observations = pd.concat([page.astype({"Measure": "str"}) for page in pages], ignore_index=True)
        self._transport.meter.add(rows=len(observations))
        for name in dimensions:
            observations[name] = observations[name].astype("str").str.strip()
        if observations.empty:
            return pd.DataFrame(columns=[*dimensions, *columns])
        wide = observations.set_index([*dimensions, "Measure"])["Value"]
        if wide.index.has_duplicates:
            raise GarbledAnswerError(f"{table}: sommige cijfers staan dubbel in het antwoord.")
        return wide.unstack("Measure").reindex(columns=list(columns)).reset_index()

    def count(self, table: str, where: Mapping[str, str]) -> int | None:
        """Return None: v4 counts observations, not rows."""
        return None

    def _about(self, table: str) -> dict[str, Any]:
        return self._transport.patiently(
            lambda: self._transport.get_json(f"{self._base}/{table}/Properties", None, table)
        )

    def _placed(self, table: str) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
        """Groups of measures and measures, with the titles of the groups around them."""
        if table not in self._measures:
            measures = self._all(table, "MeasureCodes")
            grouped = any(isinstance(row.get("MeasureGroupId"), str) for row in measures)
            self._measures[table] = (self._all(table, "MeasureGroups") if grouped else []), measures
        listed, measures = self._measures[table]
        groups = {row["Id"]: row for row in listed}

        def path(group_id: str | None) -> tuple[str, ...]:
            group = groups.get(group_id)
            return () if group is None else (*path(group.get("ParentId")), words(group["Title"]))

        return [(row, path(row.get("ParentId"))) for row in listed] + [
            (row, path(row.get("MeasureGroupId"))) for row in measures
        ]

    def _all(self, table: str, entity_set: str) -> list[dict[str, Any]]:
        found = [row for page in self._pages(table, entity_set, {}) for row in page]
        if not found:
            raise EmptyTableError(f"{table}: {entity_set} is leeg.")
        return found

    def _pages(self, table: str, entity_set: str, params: dict[str, str]) -> Iterator[list[dict[str, Any]]]:
        yield from pages(self._transport, f"{self._base}/{table}/{entity_set}", params, table, "value")
