"""Rows of slides as they are sent: what each says and shows, in both languages, and with what the speaker reads."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.exhibits.five_steps import STEPS
from dashboard.exhibits.opgaven import shown_peers
from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Told
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.peers.comparison_table import comparison_table
from dashboard.findings.peers.several import several_groups
from dashboard.findings.profile.steps import answer
from dashboard.findings.themes.comparison import compare_theme
from dashboard.findings.trends.course import course
from dashboard.findings.trends.national_origins import national_sizes
from dashboard.findings.trends.subjects import subject_of, subjects
from dashboard.findings.trends.time_series import COUNTRY
from dashboard.language import Language
from dashboard.plain import shared
from dashboard.plain.gemeente import latest_year
from dashboard.projector.decks import Subject, decks, picture_address
from dashboard.projector.layout import SHAPES
from dashboard.projector.of_view import view_name
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, read_slides, write_slides

SEVERAL = "GM0344,GM0518,GM0088"
WITHIN = next(page for page in PAGES if page.name == "wijken")


def sentences(html: str) -> list[str]:
    return [unescape(said) for said in re.findall(r"<h2[^>]*>(.*?)</h2>", html)]


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize(("path", "deck"), [("land", "land"), ("GM0344", "gemeente"), (SEVERAL, "naast")])
def test_a_ready_row_is_one_address(site, path, deck, code):
    answered = site.get(f"/dia/{path}?taal={code}")
    assert answered.status_code == 200
    html = answered.text
    assert f'<html lang="{code}"' in html
    assert html.count('<section class="dia') == len(decks()[deck].slides)
    assert all(sentences(html))
    # A picture a slide, for either screen; those without have points to talk about.
    assert html.count("<figure") + html.count('class="points">') == len(decks()[deck].slides)
    for figure in re.findall(r"<figure.*?</figure>", html, re.DOTALL):
        both = all(f'<div class="{shape.name}"' in figure for shape in SHAPES)
        assert "<img" in figure or (both and figure.count("<svg xmlns") == len(SHAPES))
        assert re.search(r'(?:aria-label|alt)="[^"]{20,}"', figure)
    assert "script>" not in html.replace("defer></script>", "")


def test_slides_of_a_gemeente_say_what_its_page_says(site, snapshot, nl):
    said = sentences(site.get("/dia/GM0088").text)
    year = latest_year(snapshot)
    for id, sentence in zip(STEPS, said, strict=False):
        found = answer(snapshot, "GM0088", id, year)
        assert sentence == " ".join(told.say(nl) for told in found.told)
    # It has one wijk, and so the map shows what its page says it shows.
    assert nl.say("steps.where.buurten") in site.get("/dia/GM0088").text


def test_slides_of_the_country_say_what_was_found(site, snapshot, nl):
    html = site.get("/dia/land").text
    told = national_sizes(national(snapshot)).told[0].filled
    assert Told("dia.said.land.sizes.told", told).say(nl) in sentences(html)
    assert Told("dia.under.land.sizes", told).say(nl) in unescape(html)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_slides_of_the_country_say_can_be_read_out_in_one_breath(site, code):
    said = sentences(site.get(f"/dia/land?taal={code}").text)
    assert all(len(sentence) <= 150 for sentence in said), [one for one in said if len(one) > 150]
    assert all(len(re.findall(r"\d[\d.,]*", sentence)) <= 5 for sentence in said)


def test_slides_of_several_name_the_highest_and_the_lowest(site, snapshot, nl):
    said = sentences(site.get(f"/dia/{SEVERAL}").text)
    (told,) = several_groups(national(snapshot), SEVERAL.split(",")).told
    assert told.say(nl) == said[0]
    shares = {
        name: share.value for name, share in several_groups(national(snapshot), SEVERAL.split(",")).shares
    }
    assert told.filled["highest"].value == max(shares, key=shares.get)
    assert told.filled["lowest"].value == min(shares, key=shares.get)


def test_the_legend_of_a_map_says_what_it_counts(site):
    html = site.get("/dia/land").text
    legends = re.findall(r'<div class="key".*?</div>\s*</div>', html, re.DOTALL)
    assert all(len(re.findall(r"\(\d+ gemeenten\)", one)) == len(SHAPES) for one in legends) and legends


def test_a_day_stays_with_its_month(site):
    assert "1\u00a0januari 2025" in unescape(site.get("/dia/land").text)


def test_what_is_no_order_has_no_numbers(site):
    assert site.get(f"/dia/{SEVERAL}").text.count('<ul class="points">') == 1


@pytest.mark.parametrize(("path", "without"), [("land", 1), ("GM0344", 0), (SEVERAL, 1)])
def test_slides_with_figures_have_a_source(site, path, without):
    """All but the questions that the room answers."""
    assert site.get(f"/dia/{path}").text.count("<footer><span></span>") == without


def test_the_map_is_fetched_by_itself_and_kept_for_ever(site):
    (address,) = re.findall(r'<img src="([^"]+)"', site.get("/dia/land").text)
    drawn = site.get(unescape(address))
    assert drawn.headers["content-type"].startswith("image/svg")
    assert "immutable" in drawn.headers["cache-control"]
    assert drawn.text.count("<path") > 300
    assert "<text" not in drawn.text  # a picture by itself has no letters of ours
    other = site.get(unescape(address).split("&")[0])
    assert other.status_code == 200
    assert "immutable" not in other.headers["cache-control"]


@pytest.mark.parametrize(
    "slide",
    [*Subject().slides[-1:], Slide("dia/land", {"deel": "who"}), Slide("opgaven", {}), Slide("x", {})],
)
def test_there_is_no_other_picture(site, slide):
    assert site.get(picture_address(slide, Language("nl"))).status_code == 404
    assert site.get(f"/dia/beeld.svg?reeks={write_slides([slide] * 2)}").status_code == 404


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("utrecht", "/dia/GM0344"),
        ("0344,den haag?taal=en", "/dia/GM0344%2CGM0518?taal=en"),
        ("nergens", "/presentatie"),
        ("nergens?taal=en", "/presentatie?taal=en"),
    ],
)
def test_a_name_leads_to_its_row_and_what_is_none_to_where_one_chooses(site, path, there):
    answered = site.get(f"/dia/{path}")
    assert answered.status_code == 302
    assert answered.headers["location"].replace(",", "%2C") == there


def test_the_speaker_reads_what_to_say_and_what_comes(site, nl):
    html = unescape(site.get("/dia/GM0344?notities=1").text)
    assert 'class="notes"' in html
    for id in decks()["gemeente"].slides:
        assert nl.say(f"dia.note.gemeente.{id}") in html
    assert html.count(nl.say("dia.coming")) == len(decks()["gemeente"].slides) - 1
    # Both windows are of the same row, by which they find one another.
    row = re.search(r'data-row="([^"]+)"', html)[1]
    assert f'data-row="{row}"' in site.get("/dia/GM0344").text


def test_it_is_sent_once_as_long_as_figures_are_the_same(site):
    first = site.get("/dia/GM0344")
    again = site.get("/dia/GM0344", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def own_row(*slides: Slide) -> str:
    return f"/dia?reeks={write_slides(slides)}"


def test_a_row_of_ones_own_holds_ready_slides_and_views(site, snapshot, nl):
    views = (
        Slide("kaart", {"gemeente": "GM0344", "jaar": "2024"}),
        Slide("wijken", {"gemeente": "GM0344", "deel": "groepen"}),
        Slide("uw-gemeente", {"gemeente": "GM0088"}),
    )
    ready = Subject(("GM0344", "GM0363")).slides[0]
    html = site.get(own_row(*views, ready)).text
    assert html.count('<section class="dia') == 4
    sections = re.split(r"(?=<section)", html)[1:]
    # A map and the first answer are drawn as others are; of another page the page itself is shown.
    assert "<img" in sections[0] and "2024" in sections[0]
    (live,) = re.findall(r'data-live="([^"]+)"', html)
    asked = parse_qs(urlsplit(unescape(live)).query)
    assert live.startswith("/wijken?") and asked["deel"] == ["groepen"] and asked["dia"] == ["2"]
    assert len(read_slides(asked["reeks"][0])) == 4
    assert "data-live" in sections[1]
    assert sentences(sections[1]) == [shared(snapshot, WITHIN, views[1].query, nl).about.description]
    assert "Schiermonnikoog" in sections[2] and "<svg" in sections[2]
    assert "Amsterdam" in sections[3]


def test_the_course_that_trends_begin_with_is_drawn_as_it_is_told_there(site, snapshot, nl):
    html = site.get(own_row(Slide("trends", {"gemeente": "GM0344"}))).text
    outside = subjects()[subject_of("buiten_nederland")]
    found = course(national(snapshot), "GM0344", outside, "aandeel", COUNTRY)
    assert " ".join(told.say(nl) for told in found.first[0]) in sentences(html)
    assert html.count("<svg xmlns") == len(SHAPES)


def test_of_a_theme_is_shown_what_stands_out_most(site, snapshot, nl):
    for theme in ("wonen", "zorg-en-ondersteuning"):
        html = site.get(own_row(Slide("opgaven", {"gemeente": "GM0344", "thema": theme}))).text
        peers, _ = shown_peers(snapshot, "GM0344", (national(snapshot).usual_peers("GM0344").kind, ()), nl)
        frames = national(snapshot)
        beside = compare_theme(frames, theme, peer_set(frames, "GM0344", *peers))
        assert sentences(html) == [beside.foremost.sentence(nl)]
        drawn = re.search(r"<figure.*?</figure>", html, re.DOTALL)[0]
        # As many as there is room for, those that stand out most among them.
        apart = sorted(beside.findings, key=lambda one: -(one.unusual or 0))
        assert unescape(drawn).count(apart[0].sentence(nl)) == 1
        assert unescape(drawn).count(apart[-1].sentence(nl)) == 0


def test_a_view_with_a_choice_of_its_page_is_shown_by_its_page(site):
    row = own_row(Slide("kaart", {"gemeente": "GM0344", "twee": "2022"}))
    assert "data-live" in site.get(row).text


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("vergelijk", {"beeld": "nergens"}),
        ("vergelijk", {"sorteer": "x"}),
        ("vergelijk", {"beeld": "verschillen", "onderwerp": "x"}),
        ("vergelijk", {"beeld": "verband", "x": "x"}),
        ("wijken", {"deel": "x"}),
        ("kaart", {"toon": "verandering", "van": "1"}),
        ("kaart", {"toon": "verschil", "tov": "x"}),
        ("kaart", {"gegeven": "x"}),
        ("trends", {"maat": "x"}),
        ("trends", {"groep": "x"}),
        ("trends", {"beeld": "vlottendheid", "stroom": "x"}),
        ("trends", {"beeld": "helling", "maat": "index"}),
        ("trends", {"beeld": "raster", "maat": "aantal"}),
    ],
)
def test_a_choice_that_is_none_is_left_to_the_page(site, path, query):
    assert "data-live" in site.get(own_row(Slide(path, {"gemeente": "GM0344"} | query))).text


def test_the_table_becomes_bars_around_the_gemeente(site, snapshot, nl):
    html = unescape(site.get(own_row(Slide("vergelijk", {"gemeente": "GM0344", "sorteer": "naam"}))).text)
    frames = national(snapshot)
    kind = frames.usual_peers("GM0344").kind
    found = comparison_table(frames, peer_set(frames, "GM0344", kind, ()), "herkomst", 2025, "naam")
    names = found.numbers.frame["name"].tolist()
    place = names.index("Utrecht")
    drawn = re.search(r"<figure.*?</figure>", html, re.DOTALL)[0]
    shown = [name for name in names if f">{name}<" in drawn]
    assert len(shown) == 8 and shown == names[names.index(shown[0]) :][:8]
    assert abs(shown.index("Utrecht") - 4) <= max(0, 4 - place, place + 4 - len(names))
    assert nl.say("vergelijk.table.around", shown=8, count=len(names), name="Utrecht") in html


def test_views_are_told_apart_by_their_picture(snapshot, nl):
    query = {"gemeente": "GM0344", "jaar": "2025"}
    views = [
        Slide(path, query | more)
        for path, more in (
            ("vergelijk", {}),
            ("vergelijk", {"beeld": "verschillen"}),
            ("wijken", {"deel": "menging"}),
            ("kaart", {}),
            ("kaart", {"toon": "verandering"}),
            ("kaart", {"niveau": "buurt", "gegeven": "koopwoningen"}),
            ("vergelijk", {"beeld": "verband", "x": "koopwoningen", "y": "index"}),
            ("trends", {"maat": "index"}),
            ("trends", {"groep": "buiten_europa", "maat": "x"}),
            ("trends", {"groep": "alle"}),
            ("opgaven", {"thema": "wonen"}),
        )
    ]
    assert [view_name(national(snapshot), slide, nl) for slide in views] == [
        "Vergelijk · Utrecht · Tabel · 2025",
        "Vergelijk · Utrecht · Grootste verschillen · 2025",
        "Wijken · Utrecht · Hoe gemengd · 2025",
        "Kaart · Utrecht · 2025",
        "Kaart · Utrecht · Verandering · 2025",
        "Kaart · Utrecht · 2025 · buurten · Koopwoningen",
        "Vergelijk · Utrecht · Twee cijfers · 2025 · Koopwoningen · Diversiteitsindex (3 groepen)",
        "Trends · Utrecht · 2025 · Diversiteitsindex",
        "Trends · Utrecht · 2025 · Buiten Europa (sinds 2022)",
        "Trends · Utrecht · 2025 · Alle groepen",
        "Opgaven · Utrecht · 2025 · Wonen",
    ]


def test_a_slide_of_a_gemeente_that_is_gone_is_left_out(site):
    html = site.get(own_row(Slide("dia/GM9999", {"deel": "who"}), *Subject().slides[:2])).text
    assert html.count("data-live") == 1  # nobody knows what it was: its address says so itself
    assert html.count('<section class="dia') == 3


@pytest.mark.parametrize("row", ["", "x", "eJyLjgUAARUAuQ"])
def test_what_is_no_row_leads_to_where_one_is_made(site, row):
    answered = site.get(f"/dia?reeks={row}")
    assert answered.status_code == 302
    assert answered.headers["location"] == "/presentatie"


def test_a_thumbnail_is_the_picture_of_its_slide(site):
    drawn = site.get(picture_address(Subject(("GM0344",)).slides[1], Language("en")))
    assert drawn.headers["content-type"].startswith("image/svg")
    assert "median municipality" in drawn.text
    assert "Segoe UI" in drawn.text  # by itself it has no letters of ours
