"""Every exhibit at an address of its own, in each form: the same as in the dashboard, for other sites and programs."""

import io
import json
import re
from html import escape, unescape
from xml.etree import ElementTree

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.briefing.delimited import plain_csv
from dashboard.content import LANGUAGES
from dashboard.embed import routes
from dashboard.embed.addressed import ADDRESSED
from dashboard.embed.asked import asked
from dashboard.language import Language
from dashboard.url.pages import PAGES
from data_sources.catalogue import tables
from tests.dashboard.absence.reduced import small

UTRECHT = "GM0344"
LEVELS = {"stippen": {"niveau": "wijk", "jaar": "2024", "indicator": "buiten_nederland"}}


def query_of(name):
    return LEVELS.get(name, {})


def exhibit_of(snapshot, name, place=UTRECHT, language="nl", **query):
    found = asked(snapshot, name, place, query_of(name) | query, Language(language))
    return found, found.exhibit()


def get(site, name, ending, place=UTRECHT, **query):
    return site.get(f"/beeld/{name}/{place}.{ending}", params=query_of(name) | query)


# The embedded figures name no countries of origin of gemeenten.
THERE = [name for name in ADDRESSED if name != "landen"]


@pytest.mark.parametrize("name", THERE)
def test_every_exhibit_has_its_sentence_and_its_numbers_at_its_address(site, snapshot, name):
    found, exhibit = exhibit_of(snapshot, name)
    page = get(site, name, "html")
    assert page.status_code == 200, page.text
    words = " ".join(re.sub(r"<[^>]*>", " ", page.text).split())
    for said in (exhibit.title, exhibit.alt, exhibit.source):
        assert " ".join(said.split()) in words.replace("&#x27;", "'").replace("&quot;", '"').replace(
            "&amp;", "&"
        )
    assert page.text.count("<svg ") == (exhibit.picture is not None)
    assert f'href="https://diversiteit.example{found.live}"'.replace("&", "&amp;") in page.text
    numbers = get(site, name, "csv").content
    assert numbers == plain_csv(exhibit, f"https://diversiteit.example{found.live}", snapshot)


@pytest.mark.parametrize("name", THERE)
def test_every_number_of_an_exhibit_is_a_record_with_all_that_must_be_known(site, snapshot, name):
    _, exhibit = exhibit_of(snapshot, name)
    told = json.loads(get(site, name, "json").content)
    known = {one.id for one in tables()} | {source.table for source in exhibit.numbers.sources}
    assert told["version"] == snapshot.version
    assert told["figures"]
    for one in told["figures"]:
        assert list(one) == [
            "code",
            "name",
            "measure",
            "year",
            "value",
            "low",
            "high",
            "status",
            "reason",
            "unit",
            "source",
        ]
        assert set(one["source"].split(", ")) <= known
        if one["status"] == "missing":
            assert one["value"] is None and one["reason"]
        else:
            assert one["value"] is not None
            assert one["status"] == ("exact" if one["low"] == one["high"] is not None else "between")
    frame = exhibit.numbers.frame
    rows = {one["name"] for one in told["figures"]}
    assert len(rows) <= len(frame)


def test_a_number_is_found_back_under_the_code_of_its_gemeente(site, snapshot):
    told = json.loads(
        get(site, "kaart", "json", "nederland", jaar="2025", indicator="buiten_nederland").content
    )
    figures = {(one["code"], one["measure"]): one for one in told["figures"]}
    share = figures[UTRECHT, "Herkomst buiten Nederland, aandeel"]
    # 85458NED, 1 January 2025: 154.010 of 376.757 inhabitants.
    assert share["value"] == pytest.approx(154_010 / 376_757, abs=1e-5)
    assert (share["year"], share["status"], share["source"]) == (2025, "exact", "85458NED")
    assert len({code for code, _ in figures}) == 342


def test_rounding_is_told_as_between(site):
    told = json.loads(get(site, "spreiding", "json").content)
    between = [one for one in told["figures"] if one["status"] == "between"]
    assert between
    assert all(one["low"] <= one["value"] <= one["high"] for one in between if one["low"] is not None)
    assert {one["code"][:2] for one in told["figures"]} == {"WK"}


def test_pictures_are_pictures(site):
    drawn = get(site, "plaats", "svg")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(drawn.content).tag.endswith("svg")
    assert Image.open(io.BytesIO(get(site, "plaats", "png").content)).width == 1800


def test_what_is_no_picture_says_so(site):
    refused = get(site, "type", "svg")
    assert (refused.status_code, refused.text) == (
        404,
        Language("nl").say("beeld.no_picture", endings="csv, json, html"),
    )


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("niets/GM0344.svg", {}),
        ("wie/nergenshuizen.svg", {}),
        ("wie/nederland.svg", {}),
        ("wie/GM0344.docx", {}),
        ("wie/GM0344.svg", {"jaar": "1890"}),
        ("kaart/GM0344.svg", {"indicator": "<b>"}),
        ("opgave/GM0344.svg", {"thema": "<script>"}),
    ],
)
def test_what_there_is_not_is_refused_with_a_word_and_never_replaced(site, path, query, code):
    refused = site.get(f"/beeld/{path}", params=query | {"taal": code})
    assert refused.status_code == 404
    assert refused.headers["content-type"].startswith("text/plain")
    assert refused.headers["cache-control"] == "no-store"
    assert len(refused.text) > 10 and "<" not in refused.text


def test_other_sites_may_show_a_page_that_is_made_for_it_and_no_other(site):
    shown = get(site, "wie", "html").headers
    assert "frame-ancestors *" in shown["content-security-policy"]
    assert "x-embeddable" not in shown
    for path in ("/beeld", "/gemeente/GM0344"):
        assert "frame-ancestors 'none'" in site.get(path).headers["content-security-policy"]


def test_programs_of_other_sites_may_read_numbers_and_pictures(site):
    for ending in ("svg", "csv", "json"):
        assert get(site, "wie", ending).headers["access-control-allow-origin"] == "*"


def test_who_has_a_file_is_not_sent_it_again(site):
    found = get(site, "wie", "svg")
    again = site.get(str(found.url), headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_pinned_address_stays_what_it_was(site, snapshot, kept_here):
    pinned = get(site, "wie", "json", versie=snapshot.version)
    assert "immutable" in pinned.headers["cache-control"]
    # As if other figures came: what was asked for is there under its version, and nothing else.
    [file] = [path for path in kept_here.rglob("*") if path.is_file()]
    old = kept_here / ("0" * 16)
    old.mkdir()
    file.rename(old / file.name)
    again = get(site, "wie", "json", versie="0" * 16)
    assert again.content == pinned.content
    assert get(site, "plaats", "json", versie="0" * 16).status_code == 410
    assert get(site, "wie", "json", versie="../../etc").status_code == 410


def test_what_is_pinned_is_written_once_and_given_as_it_was_kept(site, snapshot, kept_here):
    get(site, "wie", "csv", versie=snapshot.version)
    [file] = [path for path in kept_here.rglob("*") if path.is_file()]
    file.write_bytes(b"as it was kept")
    assert get(site, "wie", "csv", versie=snapshot.version).content == b"as it was kept"
    assert file.read_bytes() == b"as it was kept"


@pytest.fixture(scope="module")
def renewed(snapshot):
    """The routes as after a refresh: other figures are shown, those of before are still held."""
    now = small(snapshot)

    def former(version):
        return snapshot if version == snapshot.version else None

    made = Starlette(routes=routes.embed_routes(lambda: now, lambda: None, former))
    return TestClient(made, base_url="https://diversiteit.example")


def test_a_version_that_is_still_held_is_given_to_who_asks_first(site, renewed, snapshot, kept_here):
    pinned = get(renewed, "kaart", "json", "nederland", jaar="2025", versie=snapshot.version)
    assert json.loads(pinned.content)["version"] == snapshot.version
    assert len({one["code"] for one in json.loads(pinned.content)["figures"]}) == 342
    assert pinned.content == get(site, "kaart", "json", "nederland", jaar="2025").content
    assert "immutable" in pinned.headers["cache-control"]
    assert [path.parent.name for path in kept_here.rglob("*") if path.is_file()] == [snapshot.version]
    now = json.loads(get(renewed, "kaart", "json", "nederland", jaar="2025").content)
    assert now["version"] != snapshot.version


@pytest.mark.parametrize(("code", "ending"), [("nl", "html"), ("en", "json")])
def test_a_version_that_is_gone_is_told_and_where_the_present_figures_are(renewed, code, ending):
    gone = renewed.get(
        f"/beeld/wie/GM0014.{ending}", params={"versie": "0" * 12, "taal": code, "zin": "kort"}
    )
    assert gone.status_code == 410
    now = f"https://diversiteit.example/beeld/wie/GM0014.{ending}?taal={code}&zin=kort"
    told = Language(code).say(
        "beeld.gone", now=f'<a href="{escape(now)}" target="_blank" rel="noopener">{escape(now)}</a>'
    )
    if ending == "html":
        assert f"<main><p>{told}</p></main>" in gone.text and f'<html lang="{code}">' in gone.text
    else:
        assert gone.text == Language(code).say("beeld.gone", now=now)
    assert gone.headers["cache-control"] == "no-store"
    assert renewed.get(now).status_code == 200


def test_a_refusal_is_read_within_the_page_of_others(site):
    for refused in (get(site, "wie", "html", versie="0" * 12), get(site, "niets", "html")):
        assert refused.status_code in (404, 410)
        assert "frame-ancestors *" in refused.headers["content-security-policy"]


def sentence_of(page):
    return re.search(r"</h1>(?:<p class=\"lead\">.*?</p>)?(?:<p>(.*?)</p>)?<figure>", page.text)[1]


@pytest.mark.parametrize("name", ["wie", "verandering", "plaats", "kaart", "type"])
def test_the_sentence_is_shortened_or_left_out_and_still_told_to_who_sees_no_picture(site, snapshot, name):
    _, exhibit = exhibit_of(snapshot, name)
    whole, short, none = (
        get(site, name, "html", **query) for query in ({}, {"zin": "kort"}, {"zin": "geen"})
    )
    assert unescape(sentence_of(whole)) == exhibit.alt
    first = unescape(sentence_of(short))
    assert first and exhibit.alt.startswith(first) and first[-1] in ".?!"
    assert sentence_of(none) is None
    for page in (short, none):
        if exhibit.picture is not None and sentence_of(page) != sentence_of(whole):
            assert escape(exhibit.alt) in page.text.partition('aria-label="')[2].partition('"')[0]


def test_a_way_of_telling_that_there_is_not_is_refused(site):
    refused, why = get(site, "wie", "html", zin="half"), ("beeld.option", "zin", "heel, kort, geen")
    told = Language("nl").say(why[0], option=why[1], allowed=why[2])
    assert refused.status_code == 404 and f"<main><p>{told}</p></main>" in refused.text
    assert get(site, "wie", "csv", zin="half").text == told


def test_an_address_without_a_version_promises_nothing(site):
    assert get(site, "wie", "json").headers["cache-control"] == "public, max-age=3600"


def test_areas_are_given_beside_them(site):
    found = site.get("/beeld/gebieden/gemeente.geojson")
    assert len(found.json()["features"]) == 342
    inside = site.get(f"/beeld/gebieden/wijk/{UTRECHT}.geojson").json()["features"]
    assert {one["properties"]["code"][:6] for one in inside} == {"WK0344"}
    assert site.get("/beeld/gebieden/wijk/GM9999.geojson").status_code == 404
    assert site.get("/beeld/gebieden/provincie/GM0344.geojson").status_code == 404


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_guide_names_every_exhibit_and_its_examples_work(site, code):
    guide = site.get("/beeld", params={"taal": code})
    for name in ADDRESSED:
        assert f">{name}</th>" in guide.text
    for there in re.findall(r'href="(/beeld/[^"]+)"', guide.text):
        assert site.get(there.replace("&amp;", "&")).status_code == 200, there


def test_every_exhibit_leads_to_a_page_that_there_is():
    assert {one.page for one in ADDRESSED.values()} <= {page.name for page in PAGES}


def test_who_asks_too_much_is_asked_to_wait(monkeypatch, snapshot):
    monkeypatch.setenv("DIVERSITEIT_EMBED_PER_MINUTE", "2")
    routes._settings.cache_clear()
    made = Starlette(routes=routes.embed_routes(lambda: snapshot, lambda: None, lambda _: None))
    routes._settings.cache_clear()
    client = TestClient(made)
    answers = [client.get("/beeld").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
