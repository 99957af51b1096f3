"""The pages of knowledge: all that is declared stands there, with the figures of the gemeente that is asked for."""

import re
from html import escape

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.own_figures import own_figures
from dashboard.language import Language
from tests.dashboard.plain.reading import Read, plain

WESTLAND = "GM1783"


def opened(site, key="", gemeente=None, code="nl", sheet=False):
    query = "&".join(
        part
        for part in (f"gemeente={gemeente}" if gemeente else "", "taal=en" if code == "en" else "")
        if part
    )
    return site.get("/kennis" + (f"/{key}" if key else "") + ("/instrument" if sheet else "") + f"?{query}")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", dossiers())
def test_a_dossier_says_all_that_is_declared(site, snapshot, key, code):
    found = opened(site, key, WESTLAND, code)
    page, one, language = Read(found.text), dossiers()[key], Language(code)
    assert found.status_code == 200
    assert page.all("html")[0]["lang"] == code
    said = [one.title[code], *(text[code] for text in (*one.summary, *one.questions))]
    said += [fact.say(language) for fact in one.known]
    said += [practice.text[code] for practice in one.practices]
    said += [one.instrument.title[code], *(item[code] for item in one.instrument.item)]
    said += [finding.sentence(language) for finding in own_figures(snapshot, WESTLAND, one)]
    for words in said:
        assert plain(words) in page.words
    links = {given["href"] for given in page.all("a") if "href" in given}
    assert {fact.page for fact in one.known} <= links
    assert found.text.count(language.say("kennis.checked", date="29")[:7]) >= len(one.known)


def test_without_a_gemeente_a_dossier_asks_for_one(site):
    page = Read(opened(site, "wonen").text)
    assert Language("nl").say("kennis.choose") in page.words
    assert page.all("input", name="gemeente")[0]["value"] == ""


@pytest.mark.parametrize("written", ["Westland", "westland", "gm1783", "1783"])
def test_a_gemeente_is_found_however_it_is_written(site, written):
    found = site.get("/kennis/wonen", params={"gemeente": written})
    assert (found.status_code, found.headers["location"]) == (302, f"/kennis/wonen?gemeente={WESTLAND}")
    assert found.headers["cache-control"] == "no-store"


def test_a_name_that_there_is_not_gives_the_dossier_with_a_word(site):
    found = site.get("/kennis/wonen", params={"gemeente": "<b>Nergenshuizen"})
    assert found.status_code == 404
    assert escape(Language("nl").say("kennis.unknown")) in found.text
    assert "<b>Nergens" not in found.text


def test_a_dossier_that_there_is_not_leads_to_the_list(site):
    found = site.get("/kennis/niets")
    assert (found.status_code, found.headers["location"]) == (302, "/kennis")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_leads_to_every_dossier_and_says_which_type_is_ones_own(site, snapshot, code):
    page = Read(opened(site, gemeente=WESTLAND, code=code).text)
    links = [given["href"] for given in page.all("a")]
    for key in dossiers():
        assert any(re.match(rf"/kennis/{key}\?gemeente={WESTLAND}(&|$)", link) for link in links), key
    mine = Language(code).say("kennis.mine", name=national(snapshot).gemeenten.names[WESTLAND])
    assert page.words.count(mine) == 1
    title = dossiers()["type-arbeidsmigranten"].title[code]
    assert f"{title} {mine}" in page.words


def test_another_type_than_ones_own_says_so(site):
    other = Language("nl").say("kennis.other_type", name="Westland")
    assert other in Read(opened(site, "type-grens", WESTLAND).text).words
    assert other not in Read(opened(site, "type-arbeidsmigranten", WESTLAND).text).words


@pytest.mark.parametrize("key", dossiers())
def test_a_sheet_holds_its_instrument_and_nothing_else(site, key):
    page, tool = Read(opened(site, key, WESTLAND, sheet=True).text), dossiers()[key].instrument
    for item in tool.item:
        assert plain(item["nl"]) in page.words
    assert len(page.all("table")) == (tool.kind == "table")
    assert len(page.all("th", scope="col")) == len(tool.columns)
    assert all(plain(fact.text["nl"]) not in page.words for fact in dossiers()[key].known)


def test_a_page_is_small_and_without_script(site):
    for key in dossiers():
        found = opened(site, key, WESTLAND)
        assert "<script" not in found.text
        assert len(found.content) < 60_000


def test_who_has_a_page_already_is_not_sent_it_again(site):
    found = opened(site, "wonen", WESTLAND)
    again = site.get(str(found.url), headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_search_engines_are_told_of_every_dossier(site):
    listed = site.get("/sitemap.xml").text
    assert all(f"https://diversiteit.example/kennis/{key}<" in listed for key in dossiers())
