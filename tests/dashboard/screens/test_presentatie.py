"""The page of slides: ready rows a click away, and a row of one's own that is put in order."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.projector.decks import Subject
from dashboard.projector.thumbnails import moved
from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides
from tests.dashboard.conftest import APP

VIEWS = (
    Slide("kaart", {"gemeente": "GM0344"}),
    Slide("opgaven", {"gemeente": "GM0344", "thema": "wonen"}),
    *Subject(("GM0088",)).slides[:1],
)


def presentation(**asked: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page("screens/presentatie.py")
    app.query_params.update(asked)
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def links(app: AppTest, words: str) -> list[str]:
    return [unescape(link) for link in re.findall(rf'<a[^>]*?href="([^"]+)"[^>]*>{words}</a>', html(app))]


def row_of(address: str) -> tuple[Slide, ...]:
    return read_slides(parse_qs(urlsplit(address).query)["reeks"][0])


def test_without_a_gemeente_the_row_of_the_country_is_ready():
    app = presentation()
    assert links(app, "Begin") == ["/dia/land"]
    assert links(app, "Notities") == ["/dia/land?notities=1"]
    assert "Kies boven aan de pagina een gemeente" in " ".join(one.value for one in app.markdown)
    assert html(app).count('<li><a href="/dia/land#') == 10


def test_each_ready_row_is_one_click_away_and_can_be_taken_into_ones_own():
    app = presentation(gemeente="GM0344", met="GM0363,GM0518", taal="en")
    assert links(app, "Begin") == [
        "/dia/land?taal=en",
        "/dia/GM0344?taal=en",
        "/dia/GM0344,GM0363,GM0518?taal=en",
    ]
    taken = [row_of(address) for address in links(app, "Put in own row")]
    assert taken == [Subject(codes).slides for codes in ((), ("GM0344",), ("GM0344", "GM0363", "GM0518"))]


def test_a_row_of_ones_own_is_shown_in_its_order_with_a_picture_each():
    app = presentation(gemeente="GM0344", reeks=write_slides(VIEWS))
    own = html(app).split('class="thumbs own"')[1].split("</ol>")[0]
    assert re.findall(r'class="named">([^<]+)', own) == [
        "Kaart · Utrecht",
        "Opgaven · Utrecht · Wonen",
        "Schiermonnikoog · Wie wonen hier?",
    ]
    assert own.count("<img") == own.count('draggable="true"') == len(VIEWS)
    (begin,) = (address for address in links(app, "Begin") if "reeks" in address)
    assert begin.startswith("/dia?reeks=")
    assert row_of(begin) == VIEWS


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ({"zet": "1,3"}, [1, 2, 0]),
        ({"zet": "3,1"}, [2, 0, 1]),
        ({"weg": "2"}, [0, 2]),
        ({"zet": "1,9"}, [0, 1, 2]),
    ],
)
def test_a_slide_is_moved_or_taken_out_once(asked, order):
    app = presentation(gemeente="GM0344", reeks=write_slides(VIEWS), **asked)
    kept = app.query_params
    assert read_slides(kept["reeks"]) == tuple(VIEWS[nth] for nth in order)
    assert not {"zet", "weg"} & set(kept)
    assert kept["gemeente"] == "GM0344"
    # What was done can be undone, in one click.
    undo = links(app, "Maak ongedaan")
    assert [row_of(address) for address in undo] == ([VIEWS] if order != [0, 1, 2] else [])


def test_a_row_of_ones_own_comes_first_and_goes_on_where_one_was():
    app = presentation(gemeente="GM0344", reeks=write_slides(VIEWS), bij="eigen,2")
    assert "reeks" in links(app, "Begin")[0]
    (on,) = links(app, "Verder bij 2")
    assert on == links(app, "Begin")[0] + "#2"
    assert links(presentation(bij="land,3"), "Verder bij 3") == ["/dia/land#3"]
    assert "Verder bij" not in html(presentation(bij="land,x"))


def test_what_only_its_page_can_show_has_words_for_a_picture():
    app = presentation(reeks=write_slides([Slide("wijken", {"gemeente": "GM0344", "deel": "groepen"})]))
    own = html(app).split('class="thumbs own"')[1]
    assert "<img" not in own.split("</ol>")[0] and "<span>" in own


def test_links_under_a_slide_do_what_they_say():
    app = presentation(reeks=write_slides(VIEWS))
    later = links(app, "Later")[0]
    asked = parse_qs(urlsplit(later).query)
    assert moved(row_of(later), asked["zet"][0], "") == (VIEWS[1], VIEWS[0], VIEWS[2])
    assert len(links(app, "Eerder")) == len(links(app, "Later")) == len(VIEWS) - 1
    assert len(links(app, "Weghalen")) == len(VIEWS)


def test_no_row_grows_beyond_what_a_link_holds():
    app = presentation(reeks=write_slides([VIEWS[0]] * (MOST_SLIDES - 1)))
    assert links(app, "Zet in eigen rij") == []


@pytest.mark.parametrize("asked", ["0,1", "1,0", "4,1", "1", "a,b", "1,2,3", "-1,2", "²,1", "9999999,1", ""])
def test_what_is_no_move_moves_nothing(asked):
    assert moved(VIEWS, asked, "") == VIEWS
    assert moved(VIEWS, "", asked if asked != "1" else "0") == VIEWS
