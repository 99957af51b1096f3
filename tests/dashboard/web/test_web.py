"""The routes beside Streamlit: geometry, document, assets, health."""

import datetime
import gzip
import json
import re

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import health, server
from dashboard.store import StoreError
from dashboard.web.geometry import geometry_url
from data_sources.calendar import awaited
from geo.web import web_geometry


@pytest.fixture(scope="module")
def client():
    declared = server.settings()
    with TestClient(Starlette(routes=declared["routes"], middleware=declared["middleware"])) as client:
        yield client


@pytest.fixture(scope="module")
def url(snapshot):
    return geometry_url(web_geometry("wijk", 2024, "GM0344", snapshot=snapshot))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("", None),
        ("identity", None),
    ],
)
def test_geometry_comes_in_the_best_encoding_and_may_be_kept_for_ever(client, url, accepted, encoding):
    with client.stream("GET", url, headers={"Accept-Encoding": accepted}) as answer:
        body = b"".join(answer.iter_raw())
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    codes = {feature["properties"]["code"] for feature in json.loads(unpack(body))["features"]}
    assert codes
    assert all(code.startswith("WK0344") for code in codes)


def test_a_browser_that_has_it_is_told_so(client, url):
    etag = client.get(url).headers["etag"]
    again = client.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(url, headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "gemeente-2025.0000000000000000.json",  # another state of the figures
        "gemeente-1812.0000000000000000.json",
        "wijk-2024-GM9999.0000000000000000.json",
        "straat-2025.0000000000000000.json",
        "..%2F..%2Fpyproject.toml",
        "x" * 5000,
    ],
)
def test_an_unknown_geometry_is_404_and_not_remembered(client, name):
    answer = client.get(f"/geometrie/{name}")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize(
    ("path", "title"), [("/", ""), ("/kaart", "Kaart · "), ("/uw-gemeente", "Uw gemeente · ")]
)
def test_every_page_is_dutch_and_keeps_to_this_server(client, path, title):
    answer = client.get(path)
    assert answer.status_code == 200
    assert '<html lang="nl"' in answer.text
    assert f"<title>{title}Diversiteit door migratie</title>" in answer.text
    assert "Streamlit</title>" not in answer.text
    assert not re.findall(r"<script(?![^>]* src=)", answer.text)
    assert "agent/openapi.json" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert not re.findall(r'(?:src|href)="https?://', answer.text)


def test_a_page_in_english_says_so(client):
    answer = client.get("/kaart?taal=en")
    assert '<html lang="en"' in answer.text
    assert '<html lang="nl"' in client.get("/kaart?taal=fy").text


def test_style_and_script_are_served_under_their_hash(client):
    found = re.findall(r"/opmaak/[\w.]+", client.get("/").text)
    assert len(found) == 9
    for path in found:
        answer = client.get(path)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert client.get("/opmaak/style.0000000000000000.css").status_code == 404


def test_an_unknown_page_says_so_in_dutch(client):
    answer = client.get("/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text


def test_health_names_the_figures_that_are_served(client, snapshot):
    answer = client.get("/health").json()
    assert answer["status"] == "ok" and answer["store"] == "ok"
    assert answer["snapshot"] == snapshot.version
    assert answer["retrieved"] == max(entry.retrieved for entry in snapshot.sources())
    assert answer["superseded"] == sorted(
        name for name, one in awaited(snapshot.sources(), datetime.date.today()).items() if one.superseded
    )


def test_health_says_that_nothing_can_be_kept_and_that_the_process_lives(client, monkeypatch):
    def away():
        raise StoreError("OperationalError")

    monkeypatch.setattr(health, "store", away)
    health._store_is_there.cache.clear()
    answer = client.get("/health")
    health._store_is_there.cache.clear()
    assert answer.status_code == 503
    assert answer.json()["status"] == "store away" and answer.json()["snapshot"]
    assert client.get("/livez").status_code == 200
