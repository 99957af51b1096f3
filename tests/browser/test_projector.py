"""Slides in Chromium: each of each ready row on both kinds of screen, keys, a clicker, and what the speaker reads."""

import re
from urllib.parse import urlsplit

import pypdfium2
import pytest
from playwright.sync_api import expect

from dashboard.url.slides import Slide, write_slides
from tests.browser.conftest import settle
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

OWN = write_slides(
    [
        Slide("kaart", {"gemeente": "GM0344", "niveau": "buurt"}),
        Slide("kaart", {}),
        Slide("trends", {"gemeente": "GM0344"}),
        Slide("opgaven", {"gemeente": "GM0088", "thema": "samenleven"}),
        Slide("uw-gemeente", {"gemeente": "GM0344", "jaar": "2010"}),
    ]
)
MORE = write_slides(
    [
        Slide("wijken", {"gemeente": "GM0363", "gebieden": "buurt"}),
        Slide("vergelijk", {"gemeente": "GM0344"}),
        Slide("kaart", {"gemeente": "GM0344", "gegeven": "koopwoningen"}),
        Slide("eigen-gebied", {"samen": "GM0344,GM0310"}),
        Slide("trends", {"gemeente": "GM0344", "beeld": "land"}),
    ]
)
"""Of each page one view that is drawn as a slide."""

PICTURES = write_slides(
    [
        Slide("vergelijk", {"gemeente": "GM0981", "vergelijk": "neighbours", "sorteer": "naam"}),
        Slide("vergelijk", {"gemeente": "GM0981", "beeld": "stippen", "cijfers": "koopwoningen"}),
        Slide("vergelijk", {"gemeente": "GM0981", "beeld": "verschillen"}),
        Slide("vergelijk", {"gemeente": "GM0344", "beeld": "verschillen", "onderwerp": "wonen"}),
        Slide("vergelijk", {"gemeente": "GM0344", "beeld": "verband", "x": "koopwoningen"}),
        Slide("wijken", {"gemeente": "GM0344", "deel": "menging"}),
        Slide("wijken", {"gemeente": "GM0344", "deel": "verandering"}),
        Slide("kaart", {"gemeente": "GM0981", "toon": "verandering"}),
        Slide("kaart", {"gemeente": "GM0344", "toon": "verschil", "niveau": "wijk"}),
        Slide("kaart", {"gemeente": "GM0344", "niveau": "buurt", "gegeven": "koopwoningen"}),
        Slide("trends", {"gemeente": "GM0344", "beeld": "klassiek"}),
        Slide("trends", {"gemeente": "GM0344", "beeld": "vlottendheid"}),
        Slide("trends", {"gemeente": "GM0344", "maat": "index", "naast": "vergelijking"}),
        Slide("trends", {"gemeente": "GM0344", "groep": "alle"}),
        Slide("trends", {"gemeente": "GM0981", "naast": "gemeenten"}),
        Slide("trends", {"gemeente": "GM0344", "beeld": "helling"}),
        Slide("trends", {"gemeente": "GM0088", "beeld": "helling", "maat": "aantal"}),
        Slide("trends", {"gemeente": "GM0344", "beeld": "raster"}),
        Slide(
            "trends", {"gemeente": "GM0981", "beeld": "raster", "maat": "aandeel", "groep": "buiten_europa"}
        ),
    ]
)
"""Other pictures of those pages."""

LIVE = write_slides(
    [
        Slide("kaart", {"gemeente": "GM0344", "twee": "2022"}),
        Slide("kaart", {"gemeente": "GM0344", "niveau": "wijk", "beeld": "stippen"}),
    ]
)
"""What only their pages can show."""
ROWS = (
    "land",
    "GM0344",
    "GM0088",
    "GM0344,GM0363,GM0518,GM0088,GM0252,GM1966",
    "GM0222,GM0184",
    f"?reeks={OWN}",
    f"?reeks={MORE}",
    f"?reeks={PICTURES}",
)
SCREENS = (1920, 1080), (1024, 768)
LEAST = {(1920, 1080): 24, (1024, 768): 20}
"""Pixels of the smallest letters on a screen."""

SEEN = """() => {
    const here = document.querySelector("section.here"), foot = here.querySelector("footer");
    const seen = (it) => it.getClientRects().length && getComputedStyle(it).visibility !== "hidden";
    const within = here.getBoundingClientRect(), floor = foot.getBoundingClientRect().top;
    const written = [...here.querySelectorAll("*")].filter((it) => seen(it) && !["title", "style"].includes(it.tagName)
        && [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const letters = written.map((it) => {
        const scale = it.ownerSVGElement ? it.getScreenCTM() : { a: 1, b: 0 };
        return parseFloat(getComputedStyle(it).fontSize) * Math.hypot(scale.a, scale.b);
    });
    const parts = [...written, ...[...here.querySelectorAll("figure, img")].filter(seen)];
    const out = parts.filter((it) => {
        const box = it.getBoundingClientRect();
        return box.left < -1 || box.right > innerWidth + 1 || box.top < -1
            || box.bottom > (foot.contains(it) ? innerHeight : floor) + 1;
    });
    const root = document.documentElement;
    return {
        letters: Math.min(...letters), out: out.map((it) => it.textContent.slice(0, 60)),
        scrolls: root.scrollWidth > innerWidth || root.scrollHeight > innerHeight
            || within.width !== innerWidth || within.height !== innerHeight,
        pictures: [...here.querySelectorAll("figure svg, figure img")].filter(seen).length,
    };
}"""


@pytest.fixture
def slides(new_page, address):
    """Open a row of slides that complains of any error in the console."""
    complaints = []

    def open_at(path, size=(1920, 1080)):
        page = new_page(size)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/dia{'' if path[0] == '?' else '/'}{path}")
        page.evaluate("document.fonts.ready")
        expect(page.locator("section.here")).to_have_count(1)
        return page

    yield open_at
    assert complaints == []


def place(page) -> str:
    return page.locator("section.here .place").inner_text().split(" / ")[0]


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_every_slide_fits_the_screen_in_letters_that_can_be_read(slides, row, size, code):
    asked = "&" if "?" in row else "?"
    page = slides(f"{row}{asked}taal={code}#1", size)
    count = page.locator("main > section").count()
    assert count > 4
    for number in range(1, count + 1):
        page.evaluate(f"location.hash = '#{number}'")
        expect(page.locator("section.here")).to_have_id(str(number))
        expect(page.locator("section.here .later")).to_have_count(0)
        found = page.evaluate(SEEN)
        assert found["out"] == [], number
        assert not found["scrolls"]
        assert found["letters"] >= LEAST[size] - 0.01, number
        points = page.locator("section.here .points").count()
        assert points or found["pictures"], number


def test_keys_and_a_clicker_go_forth_and_back_a_part_at_a_time(slides):
    page = slides("GM0344")
    figure, under = (page.locator(f"section.here {part}") for part in ("figure", ".under"))
    assert place(page) == "1"
    expect(figure).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(figure).to_be_visible()
    expect(under).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(under).to_be_visible()
    page.keyboard.press(" ")
    assert place(page) == "2"
    expect(figure).to_be_hidden()
    page.keyboard.press("PageUp")
    assert place(page) == "1"
    expect(under).to_be_visible()  # who goes back sees what was there
    page.keyboard.press("End")
    assert place(page) == str(page.locator("main > section").count())
    assert page.url.endswith(f"#{place(page)}")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    assert place(page) == "1"
    page.keyboard.press(".")
    expect(page.locator("h2").first).to_be_hidden()
    page.keyboard.press(".")
    expect(page.locator("h2").first).to_be_visible()
    page.mouse.click(600, 500)
    expect(figure).to_be_visible()
    page.keyboard.press("b")
    expect(figure).to_be_hidden()
    # On a dark screen one does not see what one would leave.
    page.keyboard.press("Escape")
    expect(figure).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url("**/presentatie?gemeente=GM0344")


def test_one_goes_to_a_slide_by_its_number_or_by_a_list_that_tells_the_keys(slides):
    page = slides("land")
    last = page.locator("main > section").count()
    page.keyboard.press("5")
    expect(page.locator("#getypt")).to_have_text("5")
    assert place(page) == "1"
    page.keyboard.press("Enter")
    assert place(page) == "5"
    expect(page.locator("#getypt")).to_be_hidden()
    expect(page.locator("section.here figure")).to_be_hidden()  # as it begins
    page.keyboard.press("4")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    assert place(page) == str(last)
    page.keyboard.press("3")
    page.keyboard.press("PageUp")  # what was typed is no part of another key
    expect(page.locator("#getypt")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#lijst dt")).to_have_count(10)
    assert violations(page) == []
    page.get_by_role("button", name="3. Nederland").click()
    assert place(page) == "3"
    expect(page.locator("dialog:visible")).to_have_count(0)


def test_who_leaves_a_row_can_go_on_where_one_was(open_page):
    page = open_page("/presentatie?gemeente=GM0344&met=GM0363")
    page.locator(".ways .begin").nth(2).click()
    page.wait_for_url("**/dia/GM0344,GM0363")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    # The page is as it was, with those who stand beside.
    on = page.get_by_role("link", name="Verder bij 3")
    expect(on).to_have_attribute("href", "/dia/GM0344,GM0363#3")
    on.click()
    expect(page.locator("section.here")).to_have_id("3")


def test_printed_each_slide_is_a_page_and_no_page_is_empty(slides):
    page = slides("GM0344")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) == page.locator("main > section").count()


def test_what_the_speaker_reads_keeps_step_both_ways(slides):
    page = slides("GM0344")
    page.keyboard.press("End")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value
    last = page.locator("main > section").count()
    expect(notes.locator("section.here")).to_have_id(str(last))  # it asked where the slides are
    page.keyboard.press("Home")
    expect(notes.locator("section.here")).to_have_id("1")
    expect(notes.locator("section.here .say")).not_to_be_empty()
    page.keyboard.press("ArrowRight")
    notes.get_by_role("button", name="Volgende").click()
    expect(page.locator("section.here .under")).to_be_visible()
    # Dark is the screen of the hall, wherever one asks for it, and the first key shows again what was there.
    notes.keyboard.press("b")
    expect(page.locator("section.here .under")).to_be_hidden()
    expect(notes.locator("section.here .say")).to_be_visible()
    assert violations(notes) == []
    page.keyboard.press("PageDown")
    expect(page.locator("section.here .under")).to_be_visible()
    assert place(page) == "1"
    assert violations(notes) == []
    notes.close()


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_what_only_its_page_can_show_is_shown_at_once_and_fits_the_screen(new_page, address, size):
    page = new_page(size)
    page.goto(f"{address}/dia?reeks={LIVE}")
    for number in (1, 2):
        page.wait_for_url(re.compile(f"[?&]dia={number}"))
        settle(page)
        page.wait_for_function(
            """() => {
                const main = document.querySelector("[data-testid=stMain]"), { bottom } = main.getBoundingClientRect();
                const shown = [...main.querySelectorAll(".js-plotly-plot")].map((it) => it.getBoundingClientRect());
                return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth
                    && shown.length && shown.every((it) => it.width > 100 && it.bottom <= bottom + 1);
            }"""
        )
        page.keyboard.press("ArrowRight")


def test_a_phone_keeps_step_both_ways_without_an_account(slides, new_page, address):
    page = slides("GM0344")
    page.keyboard.press("t")
    link = page.locator("dialog .link")
    expect(link).to_have_attribute("href", re.compile(r"/dia/mee/.{40,}"))
    expect(page.locator("dialog .qr svg")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog:visible")).to_have_count(0)
    # Another device: it shares nothing with the first.
    phone = new_page((390, 844))
    phone.goto(address + urlsplit(link.get_attribute("href") or "").path)
    expect(phone.get_by_role("status")).to_have_text("Dit apparaat loopt mee met de dia's.")
    assert "mee=" not in phone.url
    expect(phone.locator("section.here")).to_have_id("1")
    page.keyboard.press("End")
    last = page.locator("main > section").count()
    expect(phone.locator("section.here")).to_have_id(str(last), timeout=3000)
    phone.get_by_role("button", name="Vorige").click()
    expect(page.locator("section.here .later")).not_to_have_count(0, timeout=3000)
    # What follows fast ends where the last one led, on both.
    for _ in range(40):
        page.keyboard.press("ArrowLeft")
    expect(phone.locator("section.here")).to_have_id("1", timeout=4000)
    phone.wait_for_timeout(2500)
    assert place(page) == "1" and phone.locator("section.here").get_attribute("id") == "1"
    phone.reload()
    page.keyboard.press("End")
    expect(phone.locator("section.here")).to_have_id(str(last), timeout=4000)
    phone.get_by_role("button", name="Zwart").click()
    expect(page.locator("h2").last).to_be_hidden(timeout=4000)
    phone.get_by_role("button", name="Zwart").click()
    expect(page.locator("h2").last).to_be_visible(timeout=4000)
    # Its own button shows the link that it has, and cuts it off from nothing.
    phone.get_by_role("button", name="Telefoon").click()
    expect(phone.locator("dialog .link")).to_have_attribute("href", link.get_attribute("href") or "")
    phone.keyboard.press("Escape")
    page.keyboard.press("Home")
    expect(phone.locator("section.here")).to_have_id("1", timeout=4000)
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_keeps_step_when_the_window_of_its_code_is_closed(slides, new_page, address):
    page = slides("GM0344")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value
    notes.get_by_role("button", name="Telefoon").click()
    link = notes.locator("dialog .link")
    expect(link).to_have_attribute("href", re.compile(r"/dia/mee/.{40,}"))
    phone = new_page((390, 844))
    phone.goto(address + urlsplit(link.get_attribute("href") or "").path)
    page.keyboard.press("End")
    last = str(page.locator("main > section").count())
    expect(phone.locator("section.here")).to_have_id(last, timeout=4000)
    notes.close()
    page.keyboard.press("Home")
    expect(phone.locator("section.here")).to_have_id("1", timeout=4000)
    phone.keyboard.press("End")
    expect(page.locator("section.here")).to_have_id(last, timeout=4000)
    # Who begins anew is where the row begins, and the phone comes along.
    page.goto(f"{address}/dia/GM0344")
    expect(phone.locator("section.here")).to_have_id("1", timeout=4000)
    assert place(page) == "1"


def test_a_key_after_a_button_is_for_the_slides(slides):
    page = slides("GM0344")
    page.mouse.move(500, 500)
    page.get_by_role("button", name="Telefoon").click()
    expect(page.locator("dialog .qr svg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog:visible")).to_have_count(0)
    # A browser gives the button its focus back before it tells that the dialog is closed.
    page.wait_for_function("document.activeElement === document.body")
    page.keyboard.press(" ")
    expect(page.locator("section.here figure")).to_be_visible()
    expect(page.locator("dialog:visible")).to_have_count(0)
    expect(page.locator(".turn")).to_have_css("opacity", "0")


def test_a_row_stays_in_this_browser_until_it_is_changed_here(open_page, address):
    page = open_page(f"/presentatie?gemeente=GM0344&reeks={LIVE}")
    own = page.locator(".thumbs.own > li")
    expect(own).to_have_count(2)
    # Another row was played, and the address of the dashboard is typed anew.
    page.locator(".ways .begin[href='/dia/land']").click()
    page.wait_for_url("**/dia/land*")
    page.keyboard.press("Escape")
    expect(own).to_have_count(2)
    page.goto(f"{address}/uw-gemeente?gemeente=GM0344")
    expect(page.locator(".menu")).to_contain_text("Presentatie (2)")
    # What somebody else made is shown, and does not come in the place of one's own.
    page.goto(f"{address}/presentatie?reeks={OWN}")
    expect(own).to_have_count(5)
    page.goto(f"{address}/presentatie")
    expect(own).to_have_count(2)
    for left in (1, 0):
        page.get_by_role("link", name="Weghalen").first.click()
        expect(own).to_have_count(left)
    page.goto(f"{address}/presentatie")
    settle(page)
    expect(own).to_have_count(0)
    assert "reeks" not in page.url


@pytest.mark.parametrize(
    ("row", "number"), [("land", 1), ("land", 5), ("GM0344?taal=en", 6), ("GM0344,GM0088", 1)]
)
@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_slides_break_no_rule_of_wcag(slides, row, number, size):
    page = slides(f"{row}#{number}", size)
    assert violations(page) == []


def test_without_script_all_slides_stand_under_one_another(new_page, address):
    page = new_page((1920, 1080), java_script_enabled=False)
    page.goto(f"{address}/dia/GM0344")
    expect(page.locator("section:visible")).to_have_count(6)
    expect(page.locator("section .under").first).to_be_visible()
    expect(page.locator(".turn")).to_be_hidden()
