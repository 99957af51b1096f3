"""What a link shows of the view that it leads to, of every page and whatever its query holds."""

import io
from urllib.parse import urlencode

import pytest
from PIL import Image

from dashboard.exhibits.five_steps import STEPS, step
from dashboard.language import Language
from dashboard.plain.card import HEIGHT, WIDTH, country
from dashboard.plain.steps import DESK
from dashboard.url.pages import PAGES
from tests.dashboard.newest import NOW
from tests.dashboard.plain.reading import Read
from tests.dashboard.test_any_url import addresses

SITE = "https://diversiteit.example"


def shown(site, asked):
    answer = site.get(asked)
    assert answer.status_code == 200
    return Read(answer.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_link_shows_title_sentence_and_picture_of_its_view(site, snapshot, page, code):
    asked = urlencode({"gemeente": "GM0344", **({} if code == "nl" else {"taal": code})})
    read, language = shown(site, f"/{page.path}?{asked}"), Language(code)
    assert read.said("og:title").endswith(f"Utrecht · {language.say('site.title')}")
    assert read.said("og:description") == read.said("description")
    assert read.said("og:description") in {
        step(snapshot, "GM0344", id, NOW, DESK, language).sentence for id in STEPS
    }
    assert read.said("og:url") == f"{SITE}/{page.path}?{asked}"
    assert read.said("og:type") == "website"
    assert read.said("twitter:card") == "summary_large_image"
    picture = site.get(read.said("og:image"))
    assert picture.headers["content-type"] == "image/png"
    assert read.said("og:image").startswith(f"{SITE}/gemeente/GM0344/beeld.png")


def test_the_sentence_is_that_of_the_year_and_the_subject_of_the_view(site, snapshot):
    nl = Language("nl")

    def said(id, year=NOW):
        return step(snapshot, "GM0344", id, year, DESK, nl).sentence

    for asked, sentence, picture in (
        ("/uw-gemeente?gemeente=GM0344", said("who"), ""),
        ("/uw-gemeente?gemeente=GM0344&jaar=2023", said("who", 2023), "?jaar=2023"),
        ("/trends?gemeente=GM0344", said("change"), "?vraag=2"),
        ("/wijken?gemeente=GM0344", said("where"), "?vraag=4"),
        ("/kaart?gemeente=GM0344", said("who"), ""),
        ("/kaart?gemeente=GM0344&niveau=wijk&jaar=2024", said("where"), "?vraag=4&jaar=2024"),
        ("/vergelijk?gemeente=GM0344", said("ask"), "?vraag=5"),
    ):
        read = shown(site, asked)
        assert read.said("og:description") == sentence, asked
        assert read.said("og:image") == f"{SITE}/gemeente/GM0344/beeld.png{picture}", asked


def test_an_area_of_ones_own_is_told_by_its_parts_and_not_by_the_name_that_someone_gave_it(site):
    read = shown(site, "/eigen-gebied?samen=GM0344,GM0310&naam=Koop+nu")
    assert "De Bilt + Utrecht" in read.said("og:title")
    assert read.said("og:description").startswith("In De Bilt + Utrecht hebben ")
    assert "Koop" not in read.said("og:title") + read.said("og:description")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_without_a_gemeente_it_is_about_the_country_and_the_page(site, snapshot, code):
    language = Language(code)
    told = country(snapshot, language).sentence
    for page in PAGES:
        read = shown(site, f"/{page.path}?taal={code}")
        about = language.say(f"shared.about.{page.name}")
        assert read.said("og:description").endswith(about)
        assert (told in read.said("og:description")) == (page.name in ("start", "kaart"))
    assert read.said("og:image") == f"{SITE}/gemeente/beeld.png" + ("" if code == "nl" else "?taal=en")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_any_query_gives_a_link_that_repeats_nothing_but_its_own_address(site, page):
    for asked in addresses():
        answer = site.get(f"/{page.path}", params=asked)
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "\"'; DROP" not in answer.text
        read = Read(answer.text)
        assert "DROP" not in read.said("og:description") + read.said("og:title")
        assert len(read.said("og:url")) < 30_000


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("gemeente", ["GM0344", "GM0088"])
def test_a_picture_is_as_large_as_messages_show_it(site, gemeente, number):
    answer = site.get(f"/gemeente/{gemeente}/beeld.png?vraag={number}")
    with Image.open(io.BytesIO(answer.content)) as drawn:
        assert drawn.size == (WIDTH, HEIGHT)
        assert len(drawn.convert("RGB").getcolors(10**6)) > 20
    assert len(answer.content) < 300_000
    assert "content-encoding" not in answer.headers
    again = site.get(answer.url, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_picture_of_nonsense_is_the_first_of_the_latest_year(site):
    usual = site.get("/gemeente/GM0344/beeld.png").content
    for asked in ("vraag=6", "vraag=x", "jaar=1812", "jaar=²⁰²⁵", "taal=fy", "vraag=&jaar="):
        assert site.get(f"/gemeente/GM0344/beeld.png?{asked}").content == usual
    assert site.get("/gemeente/GM0344/beeld.png?taal=en").content != usual
    assert len(STEPS) == 5


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/uw-gemeente?gemeente=GM0344", "/gemeente/GM0344"),
        ("/kaart?gemeente=GM0344&taal=en", "/gemeente/GM0344?taal=en"),
        ("/kaart", "/gemeente"),
        ("/kaart?gemeente=GM9999", "/gemeente"),
    ],
)
def test_who_has_no_script_or_no_connection_is_led_to_the_plain_page(site, asked, there):
    read = shown(site, asked)
    assert [given["href"] for given in read.all("a")] == [there, there]
    assert read.all("noscript") and read.all("template", id="blocked")
    assert site.get(there).status_code == 200
