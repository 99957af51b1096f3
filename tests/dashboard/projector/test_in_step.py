"""A second device that keeps step, as two servers with one store answer it."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.projector.in_step import in_step_routes
from dashboard.store import StoreError, open_store
from dashboard.url.slides import Slide, write_slides
from tests.dashboard.stores import url

__all__ = ["url"]

AT = {"here": 1, "step": 2, "dark": False}


@pytest.fixture
def two(url, snapshot):
    """Two servers, each with the store opened by itself."""
    stores = [open_store(url), open_store(url)]
    apps = [Starlette(routes=in_step_routes(lambda held=held: held, lambda: snapshot)) for held in stores]
    yield [TestClient(app, base_url="https://diversiteit.example", follow_redirects=False) for app in apps]
    for held in stores:
        held.close()


@pytest.fixture
def one(tmp_path, snapshot):
    held = open_store(f"sqlite:///{tmp_path / 'one.sqlite'}")
    app = Starlette(routes=in_step_routes(lambda: held, lambda: snapshot))
    yield TestClient(app, base_url="https://diversiteit.example", follow_redirects=False)
    held.close()


def begun(client, row="/dia/GM0344?taal=en") -> dict:
    answered = client.post("/dia/mee", json={"row": row} | AT)
    assert answered.status_code == 200
    return answered.json()


def test_what_one_server_is_told_the_other_answers(two):
    hall, phone = two
    told = begun(hall)
    where = f"/dia/mee/{told['token']}/plaats"
    assert phone.get(where).json() == AT | {"revision": 1}
    assert phone.post(where, json={"here": 4, "step": 0}).json() == {
        "here": 4,
        "step": 0,
        "dark": False,
        "revision": 2,
    }
    answered = hall.get(where, headers={"If-None-Match": '"1"'})
    assert answered.json() == {"here": 4, "step": 0, "dark": False, "revision": 2}
    again = hall.get(where, headers={"If-None-Match": answered.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    # What lies between (`dashboard.web.again`, a proxy) would give the place of a moment ago.
    assert again.headers["cache-control"] == "no-store"


def test_the_link_leads_to_the_notes_and_tells_no_server_its_secret_there(one):
    told = begun(one)
    assert told["link"] == f"https://diversiteit.example/dia/mee/{told['token']}"
    assert told["qr"].startswith("<svg")
    joined = one.get(f"/dia/mee/{told['token']}")
    assert joined.status_code == 302
    assert joined.headers["location"] == f"/dia/GM0344?notities=1&taal=en#mee={told['token']}"
    assert joined.headers["referrer-policy"] == "no-referrer"


def test_the_screen_is_made_dark_from_another_device(two):
    hall, phone = two
    where = f"/dia/mee/{begun(hall)['token']}/plaats"
    phone.post(where, json=AT | {"dark": True})
    assert hall.get(where).json() == AT | {"dark": True, "revision": 2}


def test_who_has_the_link_is_shown_it_once_more(two):
    hall, phone = two
    told = begun(hall)
    del told["revision"]
    assert phone.get(f"/dia/mee/{told['token']}/code").json() == told
    assert phone.get("/dia/mee/x/code").status_code == 404


def test_a_row_that_someone_made_is_led_to_by_a_short_link(one):
    slides = write_slides([Slide("kaart", {"gemeente": "GM0344"}), Slide("trends", {"gemeente": "GM0363"})])
    told = begun(one, f"/dia?reeks={slides}")
    assert len(told["link"]) < 90
    location = one.get(f"/dia/mee/{told['token']}").headers["location"]
    assert location.startswith("/dia?reeks=") and "notities=1" in location


@pytest.mark.parametrize(
    "sent",
    [
        {"row": "https://elders.example/dia/land"} | AT,
        {"row": "//elders.example/dia/land"} | AT,
        {"row": "/dia?reeks=x"} | AT,
        {"row": "/kaart"} | AT,
        {"row": "/dia"} | AT,
        {"row": "/dia/Nergens"} | AT,
        {"row": None} | AT,
        AT,
        {"row": "/dia/land", "here": "1", "step": 0},
        {"row": "/dia/land", "here": True, "step": 0},
        {"row": "/dia/land", "here": 1, "step": 0, "dark": 1},
        {"row": "/dia/land", "here": -1, "step": 0},
        {"row": "/dia/land", "here": 0, "step": 10**9},
    ],
)
def test_what_is_no_row_of_ours_and_no_place_in_it_is_refused(one, sent):
    assert one.post("/dia/mee", json=sent).status_code == 422


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"1", b'"x"'])
def test_what_cannot_be_read_is_refused(one, body):
    assert one.post("/dia/mee", content=body).status_code == 422
    assert one.post(f"/dia/mee/{begun(one)['token']}/plaats", content=body).status_code == 422


def test_nobody_is_led_anywhere_by_a_secret_that_is_none(one):
    assert one.get("/dia/mee/x/plaats").status_code == 404
    assert one.post("/dia/mee/x/plaats", json=AT).status_code == 404
    assert one.get("/dia/mee/x?taal=en").headers["location"] == "/presentatie?taal=en"


def test_another_site_moves_nothing(one):
    where = f"/dia/mee/{begun(one)['token']}/plaats"
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert one.post(where, json={"here": 9, "step": 0}, headers=elsewhere).status_code == 403
    assert one.post("/dia/mee", json={"row": "/dia/land"} | AT, headers=elsewhere).status_code == 403
    assert one.get(where).json()["here"] == 1


def test_who_begins_too_often_waits_and_who_keeps_step_goes_on(one):
    where = f"/dia/mee/{begun(one)['token']}/plaats"
    begins = [one.post("/dia/mee", json={"row": "/dia/land"} | AT).status_code for _ in range(25)]
    assert begins == [200] * 19 + [429] * 6
    assert one.get(where).status_code == 200


def test_while_the_store_is_away_it_says_when_to_ask_again(snapshot):
    def away():
        raise StoreError("away")

    client = TestClient(Starlette(routes=in_step_routes(away, lambda: snapshot)))
    answered = client.post("/dia/mee", json={"row": "/dia/land"} | AT)
    assert (answered.status_code, answered.headers["retry-after"]) == (503, "3")
    assert client.get("/dia/mee/x/plaats").status_code == 503
