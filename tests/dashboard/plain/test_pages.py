"""The plain pages: what they say is what the dashboard says, to every visitor, small and without script."""

import re
from dataclasses import replace
from html import unescape

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import server
from dashboard.content import LANGUAGES
from dashboard.exhibits.five_steps import STEPS, step
from dashboard.findings.data.national import national
from dashboard.findings.sources.grounds import of_caveats
from dashboard.guard.settings import Guarding
from dashboard.knowledge.addresses import listed
from dashboard.language import Language
from dashboard.plain import packed
from dashboard.plain.routes import plain_routes
from dashboard.plain.steps import DESK, PHONE, step_html
from dashboard.shell import present
from data_sources.errors import SnapshotError
from tests.dashboard.newest import NOW
from tests.dashboard.plain.reading import Read, plain
from tests.dashboard.test_app import KINDS, open_page

SITE = "https://diversiteit.example"


def path(gemeente, code="nl"):
    return f"/gemeente/{gemeente}" + ("" if code == "nl" else f"?taal={code}")


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_a_page_says_all_that_the_five_answers_say(site, snapshot, gemeente, code):
    answer = site.get(path(gemeente, code))
    page, language = Read(answer.text), Language(code)
    assert answer.status_code == 200
    assert page.all("html")[0]["lang"] == code
    assert len(page.all("h1")) == 1
    assert national(snapshot).gemeenten.names[gemeente] in page.words
    for id in STEPS:
        for width, window in ((DESK, "desk"), (PHONE, "phone")):
            told = step(snapshot, gemeente, id, NOW, width, language)
            said = [
                told.question,
                told.sentence,
                told.under,
                *(words for both in told.questions for words in both),
            ]
            if exhibit := told.exhibit:
                pictures = [
                    given["class"]
                    for given in page.all("svg", role="img")
                    if given["aria-label"] == exhibit.alt
                ]
                assert window in pictures
                said += [exhibit.title, exhibit.subtitle, exhibit.source, *exhibit.sources, *exhibit.caveats]
                said += [entry.words for entry in exhibit.key]
                said += [ground.say(language) for ground in of_caveats(snapshot, exhibit.numbers.caveats)]
                assert Read(exhibit.table).words in page.words
            assert [words for words in said if plain(words) not in page.words] == []


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("gemeente", ["GM0088", "GM0344"])
def test_it_says_what_the_dashboard_says(site, gemeente, code):
    app = open_page("screens/uw_gemeente.py", gemeente=gemeente, taal=code)
    bodies = [element.proto.body for element in app.get("html")]
    page = Read(site.get(path(gemeente, code)).text)
    steps = [Read(body).words for body in bodies if 'class="step"' in body]
    assert len(steps) == len(STEPS)
    assert [words for words in steps if words not in page.words] == []
    sources = [Read(body).words for body in bodies if body.startswith('<div class="under">')]
    assert len(sources) == len(STEPS)
    assert [words for words in sources if words not in page.words] == []


@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_it_is_small_holds_no_script_and_asks_nothing_elsewhere(site, gemeente):
    answer = site.get(path(gemeente), headers={"Accept-Encoding": "br"})
    page = Read(answer.text)
    assert page.all("script") == []
    assert not re.search(r"\son\w+=|javascript:", answer.text)
    own = [given["href"] for given in page.all("link") if given["rel"] in ("stylesheet", "preload", "icon")]
    assert all(address.startswith("/") for address in own)
    fetched = [site.get(address, headers={"Accept-Encoding": "br"}) for address in dict.fromkeys(own)]
    assert all(found.status_code == 200 for found in fetched if "favicon" not in str(found.url))
    assert sum(int(found.headers["content-length"]) for found in (answer, *fetched)) < 150_000
    # Names within one picture are not those of another.
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", answer.text)) <= set(ids)


def test_it_says_where_it_lies_and_in_which_languages(site):
    for code in LANGUAGES:
        page = Read(site.get(path("GM0344", code)).text)
        assert [given["href"] for given in page.all("link", rel="canonical")] == [SITE + path("GM0344", code)]
        others = {given["hreflang"]: given["href"] for given in page.all("link", rel="alternate")}
        assert others == {
            "nl": f"{SITE}/gemeente/GM0344",
            "en": f"{SITE}/gemeente/GM0344?taal=en",
            "x-default": f"{SITE}/gemeente/GM0344",
        }
        assert page.said("og:url") == SITE + path("GM0344", code)
        assert page.said("og:locale") == {"nl": "nl_NL", "en": "en_GB"}[code]
        assert page.said("description").startswith(step_sentence(code))


def step_sentence(code):
    return step(present.snapshot(), "GM0344", "who", NOW, DESK, Language(code)).sentence


def test_ways_into_the_dashboard_keep_gemeente_and_language(site):
    page = Read(site.get(path("GM0344", "en")).text)
    ways = {given["href"] for given in page.all("a") if "gemeente=" in given["href"]}
    pages = ("uw-gemeente", "kaart", "trends", "vergelijk", "wijken", "opgaven", "kennis")
    assert ways == {f"/{page}?gemeente=GM0344&taal=en" for page in pages}


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/gemeente/utrecht", "/gemeente/GM0344"),
        ("/gemeente/gm0344", "/gemeente/GM0344"),
        ("/gemeente/Súdwest-Fryslân?taal=en", "/gemeente/GM1900?taal=en"),
        ("/gemeente/Winsum", "/gemeente/GM1966?van=GM0053"),
        ("/gemeente?naam=Vaals", "/gemeente/GM0981"),
        ("/gemeente?naam=GM0053&taal=en", "/gemeente/GM1966?van=GM0053&taal=en"),
        ("/gemeente/GM0344/?taal=en", "/gemeente/GM0344?taal=en"),
    ],
)
def test_every_name_leads_to_one_address(site, asked, there):
    answer = site.get(asked)
    assert answer.status_code in (301, 302)
    assert answer.headers["location"].removeprefix(SITE) == there
    assert site.get(there).status_code == 200


def test_who_asked_for_a_gemeente_that_is_gone_reads_what_became_of_it(site, known):
    became = known.what_became("GM0053", Language("nl"))
    assert plain(became) in Read(site.get("/gemeente/GM1966?van=GM0053").text).words
    for other in ("", "?van=GM0344", "?van=<b>", "?van=GM0007"):
        assert "note" not in [
            given.get("class") for given in Read(site.get(f"/gemeente/GM1966{other}").text).all("p")
        ]


@pytest.mark.parametrize(
    ("asked", "links"),
    [
        ("/gemeente/Utrech", ["/gemeente/Utrecht"]),
        ("/gemeente/bergen", ["/gemeente/GM0893", "/gemeente/GM0373"]),
        ("/gemeente?naam=Amstrdam", ["/gemeente/Amsterdam"]),
        ("/gemeente/<script>alert(1)", []),
        ("/gemeente/" + "x" * 5000, []),
        ("/gemeente/GM9999", []),
    ],
)
def test_what_is_not_there_is_404_with_what_may_be_meant(site, asked, links):
    answer = site.get(asked)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text
    page = Read(answer.text)
    assert page.said("robots") == "noindex"
    found = [given["href"] for given in page.all("a")]
    assert set(links) <= set(found)
    for link in links:
        assert site.get(link).status_code in (200, 302)


def test_all_gemeenten_are_a_link_away(site, known):
    for code in LANGUAGES:
        page = Read(site.get("/gemeente" + ("" if code == "nl" else "?taal=en")).text)
        links = {given["href"] for given in page.all("a")}
        assert {path(gemeente, code) for gemeente in known.names} <= links
        assert page.all("form", action="/gemeente", method="get")
        assert page.all("input", name="taal", value="en") or code == "nl"
    assert "Fryslân" in page.words


def test_a_browser_that_has_it_is_told_so_until_the_figures_change(site, snapshot):
    answer = site.get(path("GM0344"))
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"
    again = site.get(path("GM0344"), headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = packed.Kept.pack(answer.content, "other figures")
    assert other.hash != packed.Kept.pack(answer.content, snapshot.version).hash
    assert other.hash not in answer.headers["etag"]


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_it_comes_as_small_as_the_browser_takes_it(site, accepted):
    with site.stream("GET", path("GM0344"), headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding", "identity") == accepted
    if accepted == "br":
        assert brotli.decompress(raw).startswith(b"<!DOCTYPE html>")


def test_the_address_of_the_site_is_that_of_its_operator_or_of_its_visitor(site, monkeypatch):
    odd = site.get(path("GM0344"), headers={"Host": 'x.example"><script>'})
    assert "x.example" not in odd.text
    monkeypatch.setattr("dashboard.plain.addresses._own", lambda: "https://own.example")
    # A page that no other test asks for: what was just given is given again.
    page = Read(site.get(path("GM1680")).text)
    assert page.said("og:image") == "https://own.example/gemeente/GM1680/beeld.png"


def test_an_answer_without_a_picture_is_its_sentence(snapshot, nl):
    told = replace(step(snapshot, "GM0344", "where", NOW, DESK, nl), exhibit=None)
    read = Read(step_html(snapshot, told, told, nl))
    assert plain(told.sentence) in read.words
    assert not read.all("svg") and not read.all("details") and not read.all("figure")


def test_without_any_figures_it_says_so():
    served = site_of(lambda: pytest.fail("there is nothing"), lambda: SnapshotError("broken"))
    for asked in (path("GM0344"), "/gemeente", "/sitemap.xml", "/gemeente/beeld.png"):
        answer = served.get(asked)
        assert answer.status_code == 503
        assert answer.headers["cache-control"] == "no-store"
        assert "Er is nu niets te tonen" in answer.text


def site_of(snapshot, nothing=lambda: None):
    return TestClient(Starlette(routes=plain_routes(snapshot, nothing)))


def test_search_engines_are_told_of_every_gemeente(site, known, snapshot):
    robots = site.get("/robots.txt").text
    assert "Allow: /\n" in robots
    assert f"Sitemap: {SITE}/sitemap.xml" in robots
    answer = site.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    places = re.findall(r"<loc>([^<]+)</loc>", answer.text)
    assert [unescape(place) for place in places if "GM0344" in place] == [
        f"{SITE}/gemeente/GM0344",
        f"{SITE}/gemeente/GM0344?taal=en",
    ]
    assert len(places) == 2 * (len(known.names) + 1 + len(listed()))
    day = max(entry.retrieved for entry in snapshot.sources())[:10]
    assert answer.text.count(f"<lastmod>{day}</lastmod>") == len(places)


def test_an_operators_own_robots_txt_goes_before_it(monkeypatch, tmp_path):
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    monkeypatch.setattr(
        server, "guarding", lambda: Guarding(_env_file=None, robots_txt=tmp_path / "robots.txt")
    )
    with TestClient(Starlette(routes=server.settings()["routes"])) as client:
        assert "Disallow: /" in client.get("/robots.txt").text
