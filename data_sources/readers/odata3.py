"""CBS OData v3, at the addresses that the package cbsodata builds.

The package itself opens a plain session for every page, without time-out, retry or a guard against a next link that
leads back, and has no hook for these: its addresses are fetched by our transport.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import cbsodata
import pandas as pd
from cbsodata import cbsodata3

from data_sources.errors import EmptyTableError
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

DIMENSION_KINDS = {"Dimension", "TimeDimension", "GeoDimension", "GeoDetail"}


class Odata3Reader:
    """Tables of opendata.cbs.nl."""

    def __init__(self, settings: Settings, transport: Transport):
        self._transport = transport
        self._base = settings.cbs_url.rstrip("/")
        address = urlsplit(self._base)
        self._catalog_url = address.netloc + address.path
        cbsodata.options.use_https = address.scheme == "https"
        self._codes: dict[tuple[str, str], pd.DataFrame] = {}
        self._sent: dict[tuple[str, str], dict[str, str]] = {}
        self._properties: dict[str, list[dict[str, Any]]] = {}

    def listed(self, title: str) -> dict[str, str]:
        """Return the tables of CBS's catalogue whose title starts so, titles by id."""
        query = starting_with(title) | {"$format": "json"}
        found = pages(
            self._transport, f"{self._base}/ODataCatalog/Tables", query, "catalogus van CBS", "value"
        )
        return {row["Identifier"]: words(row["Title"]) for page in found for row in page}

    def info(self, table: str) -> TableInfo:
        """Return what CBS says about the table."""
        found = self._get(table, "TableInfos")
        if not found:
            raise EmptyTableError(f"{table}: CBS geeft geen beschrijving van de tabel.")
        return TableInfo(
            title=(found[0].get("Title") or table).strip(),
            modified=found[0].get("Modified"),
            period=found[0].get("Period"),
            described=fingerprint(found[0]),
        )

    def topics(self, table: str) -> list[Topic]:
        """Return the columns of figures with the titles of the topic groups around them."""
        return [
            Topic(key=row["Key"], title=words(row["Title"]), unit=words(row.get("Unit")), path=path)
            for row, path in self._placed(table)
            if row.get("Key") and row["Type"] not in DIMENSION_KINDS
        ]

    def texts(self, table: str) -> list[Text]:
        """Return what CBS says of the table, and of its dimensions, groups of topics and topics."""
        about = self._get(table, "TableInfos")[0]
        own = paragraphs(
            *(about.get(name) for name in ("Description", "ShortDescription", "ExplanatoryText"))
        )
        told = [
            Text(words(row["Title"]), path, paragraphs(row.get("Description")))
            for row, path in self._placed(table)
        ]
        return [Text("", (), own), *(one for one in told if one.text)]

    def codes(self, table: str, dimension: str, *, described: bool = False) -> pd.DataFrame:
        """Return a dimension's codes with trimmed keys; kept, so that each is asked for once."""
        known = self._codes.get((table, dimension))
        if known is None or (described and "description" not in known):
            # The texts that describe wijken and buurten weigh more than all figures about them.
            columns = ["Key", "Title", "Description"] if described else ["Key", "Title"]
            found = self._get(table, dimension, select=columns)
            known = pd.DataFrame(
                {
                    "key": [row["Key"].strip() for row in found],
                    "title": [words(row["Title"]) for row in found],
                    **({"description": [row.get("Description") or "" for row in found]} if described else {}),
                },
                dtype="str",
            )
            self._sent[table, dimension] = {row["Key"].strip(): row["Key"] for row in found}
            self._codes[table, dimension] = known
        return known

    def rows(
        self, table: str, dimensions: Sequence[str], columns: Sequence[str], where: Mapping[str, str]
    ) -> pd.DataFrame:
        """Return the matching rows; asks only for the columns that are needed."""
        wanted = list(dict.fromkeys([*dimensions, *columns]))
        found = self._get(table, "TypedDataSet", select=wanted, filters=self._filter(table, where))
        self._transport.meter.add(rows=len(found))
        frame = pd.DataFrame(found, columns=wanted)
        for name in dimensions:
            frame[name] = frame[name].astype("str").str.strip()
        return frame

    def count(self, table: str, where: Mapping[str, str]) -> int | None:
        """Return the number of rows that CBS says there are."""
        url = f"{self._base}/ODataApi/odata/{table}/TypedDataSet/$count"
        condition = self._filter(table, where)
        params = {"$filter": condition} if condition else None
        text = self._transport.patiently(lambda: self._transport.get_text(url, params, table))
        return int(text) if text.strip().isdigit() else None

    def _placed(self, table: str) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
        """Everything that CBS lists of a table, with the titles of the groups around it."""
        if table not in self._properties:
            self._properties[table] = self._get(table, "DataProperties")
        properties = self._properties[table]
        by_id = {row["ID"]: row for row in properties}

        def path(row: dict[str, Any]) -> tuple[str, ...]:
            parent = by_id.get(row.get("ParentID"))
            return () if parent is None else (*path(parent), words(parent["Title"]))

        return [(row, path(row)) for row in properties]

    def _filter(self, table: str, where: Mapping[str, str]) -> str | None:
        # An unpadded key in a filter gives no rows and no error, so the key is sent as CBS writes it.
        pairs = []
        for dimension, key in where.items():
            self.codes(table, dimension)
            pairs.append(f"({dimension} eq '{self._sent[table, dimension].get(key, key)}')")
        return " and ".join(pairs) or None

    def _get(
        self, table: str, entity_set: str, select: list[str] | None = None, filters: str | None = None
    ) -> list[dict[str, Any]]:
        url = cbsodata3._get_table_url(table, catalog_url=self._catalog_url) + entity_set
        asked = {"$select": ",".join(select) if select else None, "$filter": filters}
        query = {"$format": "json"} | {name: value for name, value in asked.items() if value}
        return [row for page in pages(self._transport, url, query, table, "value") for row in page]
