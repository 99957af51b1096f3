"""What the server shows of a view before the page is there is what the page will begin with."""

import re
from html import escape

import pytest

from dashboard.exhibits.five_steps import STEPS, step
from dashboard.exhibits.start import beginning
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.plain import shared
from dashboard.plain.ahead import COUNTRY, country_map
from dashboard.plain.steps import DESK
from dashboard.url.pages import PAGES
from tests.dashboard.absence.reduced import without
from tests.dashboard.newest import NOW

START, GEMEENTE = PAGES[0], next(page for page in PAGES if page.name == "uw_gemeente")


def ahead(snapshot, page, code="nl", **asked):
    return shared(snapshot, page, asked | {"taal": code}, Language(code)).ahead


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("gemeente", ["GM0344", "GM0518", "GM0088"])
def test_a_gemeente_begins_with_its_name_and_its_first_answer(snapshot, gemeente, code):
    first = step(snapshot, gemeente, STEPS[0], NOW, DESK, Language(code))
    html = ahead(snapshot, GEMEENTE, code, gemeente=gemeente)
    assert f"<h1>{escape(national(snapshot).gemeenten.names[gemeente])}</h1>" in html
    assert first.words in html and first.exhibit.caption in html
    assert html.count("<svg ") == 2 and 'class="desk"' in html and 'class="phone"' in html
    assert html.count(f'aria-label="{escape(first.exhibit.alt)}"') == 2
    assert "<script" not in html


def test_it_is_of_the_year_that_is_asked_for(snapshot):
    of_then = step(snapshot, "GM0344", STEPS[0], 2023, DESK, Language("nl"))
    assert escape(of_then.sentence) in ahead(snapshot, GEMEENTE, gemeente="GM0344", jaar="2023")
    assert escape(of_then.sentence) not in ahead(snapshot, GEMEENTE, gemeente="GM0344")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_first_page_begins_with_the_country(snapshot, code):
    told = beginning(snapshot, (480, 520), Language(code))
    html = ahead(snapshot, START, code)
    assert f"<h1>{escape(told.sentence)}</h1>" in html
    assert all(escape(one.number) in html and escape(one.told) in html for one in told.figures)
    assert escape(told.map.alt) in html


def test_other_pages_and_slides_begin_with_nothing(snapshot):
    assert ahead(snapshot, GEMEENTE) == ""
    assert ahead(snapshot, GEMEENTE, gemeente="GM0344", dia="0") == ""
    for page in PAGES:
        if page.name not in ("start", "uw_gemeente"):
            assert ahead(snapshot, page, gemeente="GM0344") == "", page.name


@pytest.mark.slow
def test_without_figures_or_boundaries_it_says_what_there_is(snapshot):
    assert shared(None, START, {}, Language("nl")).ahead == ""
    newest = max(snapshot.area_years("gemeente"))
    undrawn = without(snapshot, *(one.id for one in snapshot.sources() if one.id.startswith("gemeente-")))
    assert newest and country_map(undrawn) is None
    html = ahead(undrawn, START)
    assert "<img" not in html and "28,5%" in html


def test_the_map_lies_under_a_name_that_says_what_it_is(site):
    where = re.search(r'<img class="land" src="([^"]+)"', site.get("/").text)[1]
    answer = site.get(where)
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text.startswith("<svg ") and answer.text.count("<path ") >= 342
    assert "NaN" not in answer.text and "<script" not in answer.text and "<text" not in answer.text
    assert int(answer.headers["content-length"]) < 125_000
    other = site.get(f"{COUNTRY}?0000000000000000")
    assert other.status_code == 200 and other.headers["cache-control"] == "no-cache"
    assert site.get(COUNTRY, headers={"if-none-match": other.headers["etag"]}).status_code == 304


def test_what_is_read_first_is_fetched_first(site):
    """Streamlit's own megabytes come after it, and nothing of them is lost."""
    html = site.get("/uw-gemeente?gemeente=GM0344").text
    head, body = html.split("</head>")
    begins, ends = body.index('<div id="ahead"'), body.index('<div id="root">')
    assert begins < ends < body.index('<script type="module"')
    assert "static/" not in head.replace("apple-touch", "")
    assert body.count('rel="modulepreload"') > 20 and body.count('rel="stylesheet"') == 1
    assert not re.search("[\ue000-\uf8ff]", html)
