"""The made-up tables over CBS OData v3 and v4, made-up squares over OGC API Features, and faults."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.small_services.figures import BUURTEN, GEMEENTEN, PROVINCIES, WIJKEN, Table, gemeenten_of

PAGE_ROWS = 40
STARTS = re.compile(r"startswith\(Title,'([^']*)'\)")
CONDITION = re.compile(r"(\w+) eq '([^']*)'")


@dataclass
class Fault:
    """Spoil answers whose address contains `where`; `times` of them (-1: all)."""

    kind: str  # status, slow, cut, truncate, html, loop
    where: str = ""
    times: int = -1
    status: int = 503


@dataclass
class Services:
    """The running server: its tables, its faults, and the addresses it was asked for."""

    tables: dict[str, Table]
    address: str = ""
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    count_offsets: dict[str, int] = field(default_factory=dict)
    undrawn: set[str] = field(default_factory=set)
    """Boundaries that are not offered, as `level-year`."""
    themes: dict[int, dict[str, float]] = field(default_factory=dict)
    """Figures among the properties of the gemeenten, per year that has a data set of them."""

    def fault(self, kind: str, path: str) -> Fault | None:
        """Return the fault of this kind that strikes here, counted."""
        for fault in self.faults:
            if fault.kind == kind and fault.where in path and fault.times != 0:
                fault.times -= 1
                return fault
        return None


class Spoiler:
    """ASGI middleware: the faults of transport."""

    def __init__(self, app: Any, services: Services):
        self.app, self.services = app, services

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        path = scope["path"].removeprefix(scope["root_path"]) + "?" + scope["query_string"].decode()
        self.services.asked.append(path)
        if fault := self.services.fault("status", path):
            return await Response("{}", fault.status, {"Retry-After": "0"})(scope, receive, send)
        if self.services.fault("html", path):
            return await HTMLResponse("<h1>Onderhoud</h1>")(scope, receive, send)
        if self.services.fault("slow", path):
            time.sleep(1.0)
        cut, truncate = self.services.fault("cut", path), self.services.fault("truncate", path)
        if not (cut or truncate):
            return await self.app(scope, receive, send)
        start: dict[str, Any] = {}

        async def spoiled(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            half = message["body"][: len(message["body"]) // 2]
            if truncate:
                start["headers"] = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            await send(start)
            await send({"type": "http.response.body", "body": half, "more_body": bool(cut)})
            if cut:
                raise ConnectionAbortedError

        try:
            await self.app(scope, receive, spoiled)
        except ConnectionAbortedError:
            return None


def application(services: Services) -> Spoiler:
    """Return the ASGI application."""

    def table_of(request: Request) -> Table:
        try:
            return services.tables[request.path_params["table"]]
        except KeyError:
            raise HTTPException(404) from None

    def odata3(request: Request) -> Response:
        table, name = table_of(request), request.path_params["set"]
        root = f"{services.address}/ODataFeed/odata/{table.id}"
        if name == "TableInfos":
            return JSONResponse(
                {
                    "value": [
                        {
                            "Title": table.title,
                            "Modified": table.modified,
                            "ApiUrl": root,
                            "ShortDescription": table.text,
                        }
                    ]
                }
            )
        if name == "DataProperties":
            return JSONResponse({"value": _properties(table)})
        if name == "TypedDataSet":
            rows = _matching(table, request.query_params.get("$filter", ""), padded=True)
            wanted = request.query_params["$select"].split(",")
            unknown = [column for column in wanted if rows and column not in rows[0]]
            if unknown:
                raise HTTPException(400)
            found = [{column: row[column] for column in wanted} for row in rows]
            return _page(services, request, found, "odata.nextLink")
        codes = table.dimensions.get(name)
        if codes is None:
            raise HTTPException(404)
        width = table.pads.get(name, 0)
        return JSONResponse(
            {
                "value": [
                    {"Key": key.ljust(width), "Title": t, "Description": d} for key, (t, d) in codes.items()
                ]
            }
        )

    def count(request: Request) -> Response:
        rows = _matching(table_of(request), request.query_params.get("$filter", ""), padded=True)
        return PlainTextResponse(str(len(rows) + services.count_offsets.get(request.path_params["table"], 0)))

    def odata4(request: Request) -> Response:
        table, name = table_of(request), request.path_params["set"]
        if name == "Properties":
            return JSONResponse({"Title": table.title, "Modified": table.modified, "Description": table.text})
        if name == "Dimensions":
            return JSONResponse({"value": [{"Identifier": key, "Title": key} for key in table.dimensions]})
        if name == "MeasureGroups":
            return JSONResponse({"value": _groups(table)})
        if name == "MeasureCodes":
            groups = {row["path"]: row["Id"] for row in _groups(table)}
            found = [
                {
                    "Identifier": row["key"],
                    "Title": row["title"],
                    "Unit": row["unit"],
                    "MeasureGroupId": groups.get(row["under"]),
                    "Description": row["text"],
                }
                for row in table.topics
            ]
            return JSONResponse({"value": found})
        if name == "Observations":
            condition = request.query_params.get("$filter", "")
            measures = {value for column, value in CONDITION.findall(condition) if column == "Measure"}
            found = [
                {"Measure": topic["key"], "Value": row[topic["key"]], **{d: row[d] for d in table.dimensions}}
                for row in _matching(table, condition, padded=False)
                for topic in table.topics
                if not measures or topic["key"] in measures
            ]
            return _page(services, request, found, "@odata.nextLink")
        codes = table.dimensions.get(name.removesuffix("Codes"))
        if codes is None:
            raise HTTPException(404)
        return JSONResponse(
            {"value": [{"Identifier": key, "Title": t, "Description": d} for key, (t, d) in codes.items()]}
        )

    def areas(request: Request) -> Response:
        year = int(request.query_params.get("jaarcode", 0))
        historic = request.path_params["dataset"].endswith("historisch")
        if (year <= 2015) != historic:
            return _page(services, request, [], "next", "features")
        level = request.path_params["collection"].partition("_")[0]
        if f"{level}-{year}" in services.undrawn:
            return _page(services, request, [], "next", "features")
        names = {"gemeente": gemeenten_of(year), "wijk": WIJKEN, "buurt": BUURTEN, "provincie": PROVINCIES}[
            level
        ]
        codes = list(names)
        if level != "provincie":
            prefix, tail = {"gemeente": ("GM", ""), "wijk": ("WK", "00"), "buurt": ("BU", "0000")}[level]
            codes += [f"{prefix}9004{tail}", f"{prefix}0998{tail}"]
        squares = {code: (100_000 + 1000 * place, 400_000) for place, code in enumerate(codes)}
        features = [
            {
                "type": "Feature",
                "properties": {
                    "statcode": code,
                    "statnaam": names.get(code, "Water"),
                    "jaarcode": year,
                    "water": "JA" if code[2:6] == "9004" else "NEE",
                },
                "geometry": {"type": "Polygon", "coordinates": [_square(x, y)]},
            }
            for code, (x, y) in squares.items()
        ]
        return _page(services, request, features, "next", "features", 2)

    def themes(request: Request) -> Response:
        year = request.path_params["year"]
        if year not in services.themes:
            raise HTTPException(404)
        features = [
            {
                "type": "Feature",
                "properties": {"gemeentecode": code, "gemeentenaam": name, "water": "NEE"}
                | services.themes[year],
                "geometry": None,
            }
            for code, name in GEMEENTEN.items()
        ]
        return _page(services, request, features, "next", "features")

    def catalogue(request: Request) -> Response:
        start = STARTS.search(request.query_params.get("$filter", ""))
        rows = [
            {"Identifier": table.id, "Title": table.title}
            for table in services.tables.values()
            if start is None or table.title.startswith(start[1])
        ]
        return _page(services, request, rows, "odata.nextLink")

    app = Starlette(
        routes=[
            Route("/ODataCatalog/Tables", catalogue),
            Route("/odata/v1/CBS/Datasets", catalogue),
            Route("/cbs/wijken-en-buurten-{year:int}/ogc/v1/collections/gemeenten/items", themes),
            Route("/ODataFeed/odata/{table}/{set}", odata3),
            Route("/ODataApi/odata/{table}/TypedDataSet/$count", count),
            Route("/odata/v1/CBS/{table}/{set}", odata4),
            Route("/cbs/{dataset}/ogc/v1/collections/{collection}/items", areas),
        ]
    )
    return Spoiler(app, services)


class Standing:
    """One server for one test after another; what a test left unanswered reaches no other: each has its own address."""

    def __init__(self, address: str):
        self.address = address
        self.offered: dict[str, Spoiler] = {}

    def offer(self, tables: list[Table]) -> Services:
        """Offer tables at an address of their own."""
        path = f"/{len(self.offered)}"
        services = Services({table.id: table for table in tables}, self.address + path)
        self.offered[path] = application(services)
        return services

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        path = "/" + scope["path"].split("/")[1]
        await self.offered[path]({**scope, "root_path": path}, receive, send)


@contextmanager
def serving() -> Iterator[Standing]:
    """Run the server on a free port of this machine for as long as the context lasts."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    standing = Standing(f"http://127.0.0.1:{listener.getsockname()[1]}")
    server = uvicorn.Server(uvicorn.Config(standing, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield standing
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def running(tables: list[Table]) -> Iterator[Services]:
    """Run a server that offers these tables."""
    with serving() as standing:
        yield standing.offer(tables)


def _page(
    services: Services,
    request: Request,
    rows: list[dict[str, Any]],
    link_name: str,
    items: str = "value",
    size: int = PAGE_ROWS,
) -> Response:
    skip = int(request.query_params.get("$skip", 0))
    path = str(request.url)
    answer: dict[str, Any] = {items: rows[skip : skip + size]}
    following = None
    if services.fault("loop", path):
        following = path
    elif skip + size < len(rows):
        following = str(request.url.include_query_params(**{"$skip": skip + size}))
    if following:
        answer |= (
            {"links": [{"rel": "next", "href": following}]} if link_name == "next" else {link_name: following}
        )
    return Response(json.dumps(answer), media_type="application/json")


def _matching(table: Table, condition: str, *, padded: bool) -> list[dict[str, Any]]:
    pairs = [(name, value) for name, value in CONDITION.findall(condition) if name != "Measure"]
    rows = table.rows
    if padded:
        rows = [
            {**row, **{name: row[name].ljust(width) for name, width in table.pads.items()}} for row in rows
        ]
    return [row for row in rows if all(row[name] == value for name, value in pairs)]


def _groups(table: Table) -> list[dict[str, Any]]:
    paths: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in table.topics:
        for depth in range(1, len(row["under"]) + 1):
            path = row["under"][:depth]
            parent = paths.get(path[:-1], {}).get("Id")
            paths.setdefault(
                path, {"Id": f"G{len(paths)}", "Title": path[-1], "ParentId": parent, "path": path}
            )
    return list(paths.values())


def _properties(table: Table) -> list[dict[str, Any]]:
    rows = [
        {"ID": place, "Key": name, "Title": name, "Type": "Dimension"}
        for place, name in enumerate(table.dimensions)
    ]
    numbers = {group["Id"]: 100 + place for place, group in enumerate(_groups(table))}
    for group in _groups(table):
        rows.append(
            {
                "ID": numbers[group["Id"]],
                "Key": "",
                "Title": group["Title"],
                "Type": "TopicGroup",
                "ParentID": numbers.get(group["ParentId"]),
            }
        )
    groups = {group["path"]: numbers[group["Id"]] for group in _groups(table)}
    for place, row in enumerate(table.topics):
        rows.append(
            {
                "ID": 1000 + place,
                "Key": row["key"],
                "Title": row["title"],
                "Type": "Topic",
                "Unit": row["unit"],
                "ParentID": groups.get(row["under"]),
                "Description": row["text"],
            }
        )
    return rows


def _square(x: int, y: int) -> list[list[int]]:
    return [[x, y], [x + 1000, y], [x + 1000, y + 1000], [x, y + 1000], [x, y]]
