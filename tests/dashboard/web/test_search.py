"""What a box that offers gemeenten is answered while one types."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.web.search import search_route
from data_sources.errors import SnapshotError


@pytest.fixture(scope="module")
def client(known):
    return TestClient(Starlette(routes=[search_route(lambda: known)]))


def found(client, asked, language="nl"):
    answer = client.get("/zoek", params={"q": asked, "taal": language})
    assert answer.headers["cache-control"] == "no-store"
    return [(one["name"], one["hint"]) for one in answer.json()["found"]]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("den haag", ("'s-Gravenhage", "Den Haag")),
        ("sudwest", ("Súdwest-Fryslân", "")),
        ("Bergen", ("Bergen (L.)", "Limburg")),
        ("Winsum", ("Winsum", "nu Het Hogeland")),
        ("De Friese Meren", ("De Friese Meren", "heet nu De Fryske Marren")),
        ("Hengelo Gld", ("Hengelo (Gld.)", "Gelderland, nu Bronckhorst")),
    ],
)
def test_what_is_typed_is_offered_with_why(client, asked, first):
    assert found(client, asked)[0] == first


def test_it_speaks_the_language_of_the_page(client):
    assert found(client, "De Friese Meren", "en")[0][1] == "now called De Fryske Marren"
    assert client.get("/zoek", params={"q": "qqqq", "taal": "en"}).json() == {
        "told": "No municipality found",
        "found": [],
    }


def test_where_nothing_is_typed_all_of_today_are_listed(client, known):
    assert [name for name, _ in found(client, " ")] == list(known.names.values())
    assert len(client.get("/zoek").json()["found"]) == len(known.names)


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "x" * 10_000, "\x00", "../../etc"])
def test_what_is_typed_is_not_repeated(client, asked):
    answer = client.get("/zoek", params={"q": asked})
    assert answer.status_code == 200
    assert asked not in answer.text


def test_without_figures_there_is_nothing_to_find():
    def known():
        raise SnapshotError("gone")

    assert TestClient(Starlette(routes=[search_route(known)])).get("/zoek").status_code == 404
