"""The pages of questions with answers: all that is declared is there, found, and there without a store too."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.content import LANGUAGES
from dashboard.findings.known.questions import HEADINGS, questions
from dashboard.knowledge.routes import knowledge_routes
from dashboard.language import Language
from dashboard.store import StoreError
from tests.dashboard.plain.reading import Read, plain


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_holds_every_question_under_its_heading(browser, code):
    page = Read(browser.get("/kennis/vragen", params={"taal": code}).text)
    assert all(plain(one.ask[code]) in page.words for one in questions().values())
    links = {given["href"].partition("?")[0] for given in page.all("a")}
    assert {f"/kennis/vragen/{key}" for key in questions()} <= links
    assert [Language(code).say(f"kennis.heading.{heading}") in page.words for heading in HEADINGS] == [
        True
    ] * 8


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_stands_with_its_answer_and_the_way_to_more(browser, code):
    for key, one in questions().items():
        page = Read(browser.get(f"/kennis/vragen/{key}", params={"taal": code}).text)
        assert plain(one.ask[code]) in page.words and plain(one.answer[code]) in page.words, key
        path, _, query = one.see.partition("?")
        links = [given["href"] for given in page.all("a")]
        assert not one.see or any(link.startswith(f"/{path}") and query in link for link in links), key


def test_what_is_searched_stands_with_its_answer_and_what_was_meant(browser):
    found = browser.get("/kennis/vragen", params={"zoek": "vorspelling"})
    page = Read(found.text)
    assert plain(questions()["no-outlook"].answer["nl"]) in page.words
    assert Language("nl").say("kennis.vragen.meant", typed="vorspelling", read="voorspelling") in page.words
    assert page.all("input", name="zoek")[0]["value"] == "vorspelling"


def test_what_is_typed_is_escaped_and_nothing_found_says_so(browser):
    typed = '"><script>qqqqqq</script>'
    found = browser.get("/kennis/vragen", params={"zoek": typed})
    assert "<script" not in found.text
    assert Read(found.text).all("input", name="zoek")[0]["value"] == typed
    assert Language("nl").say("kennis.vragen.found.none", sought=typed) in Read(found.text).words


def test_a_question_that_there_is_not_leads_to_the_list(browser):
    for key in ("niets", "v1", "v0", "vv", "v1e3", "v" + "9" * 40):
        found = browser.get(f"/kennis/vragen/{key}", params={"taal": "en"})
        assert (found.status_code, found.headers["location"]) == (303, "/kennis/vragen?taal=en")


def test_without_a_store_the_questions_are_there_and_searching_says_that_it_cannot(snapshot):
    def away():
        raise StoreError("away")

    app = Starlette(routes=knowledge_routes(lambda: snapshot, lambda: None, away))
    browser = TestClient(app, base_url="https://dashboard.example", follow_redirects=False)
    found = browser.get("/kennis/vragen", params={"zoek": "voorspelling"})
    assert found.status_code == 200
    assert Language("nl").say("kennis.vragen.away") in Read(found.text).words
    assert plain(questions()["no-outlook"].ask["nl"]) in Read(found.text).words
    assert browser.get("/kennis/vragen/no-outlook").status_code == 200
    assert browser.get("/kennis/vragen/v1").status_code == 503
