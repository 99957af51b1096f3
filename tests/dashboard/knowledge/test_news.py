"""What is new: on a page and in a feed the same, newest first, and what CBS is expected to publish."""

import datetime
from xml.etree import ElementTree

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.news import coming, news
from dashboard.findings.sources.declarations import changes
from dashboard.language import Language
from tests.dashboard.plain.reading import Read, plain

ATOM = "{http://www.w3.org/2005/Atom}"
UTRECHT = "GM0344"


def test_all_that_changed_is_there_newest_first(snapshot):
    found = news(snapshot)
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
    kinds = [one.kind for one in found]
    assert kinds.count("change") == len(changes())
    assert kinds.count("dossier") == len(dossiers())
    read = {entry.retrieved[:10] for entry in snapshot.sources()}
    assert {one.day.isoformat() for one in found if one.kind == "figures"} == read


def test_what_is_expected_is_told_soonest_first_and_never_what_is_past(snapshot):
    today = datetime.date(2026, 11, 30)
    found = coming(snapshot, today)
    assert found
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert all(one.due >= today for one in found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_page_and_feed_say_the_same(site, snapshot, code):
    page = Read(site.get("/kennis/nieuw", params={"taal": code}).text)
    answer = site.get("/kennis/nieuw.atom", params={"taal": code})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    rows = [given for given in page.all("li") if "data-day" in given]
    # Besides what is new of itself, what other tests may have published.
    assert len(entries) == len(rows) >= len(news(snapshot))
    days = [entry.find(f"{ATOM}updated").text[:10] for entry in entries]
    assert days == [given["data-day"] for given in rows]
    for entry in entries:
        assert plain(entry.find(f"{ATOM}summary").text) in page.words
        assert entry.find(f"{ATOM}link").get("href").startswith("https://diversiteit.example/")
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == len(ids)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == code


def test_every_entry_leads_to_a_page_that_there_is(site):
    root = ElementTree.fromstring(site.get("/kennis/nieuw.atom", params={"gemeente": UTRECHT}).content)
    links = {entry.find(f"{ATOM}link").get("href") for entry in root.findall(f"{ATOM}entry")}
    assert all(f"gemeente={UTRECHT}" in link for link in links)
    for link in links:
        path = link.removeprefix("https://diversiteit.example")
        if path.startswith("/kennis"):
            assert site.get(path).status_code == 200


def test_the_script_that_marks_what_is_new_is_ours(site):
    page = Read(site.get("/kennis/nieuw").text)
    [found] = page.all("script")
    assert site.get(found["src"]).headers["content-type"].startswith("text/javascript")
    assert page.all("section", id="since")[0]["data-none"] == Language("nl").say("kennis.news.new_none")
