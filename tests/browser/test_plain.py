"""The plain page in Chromium: without script, on a desk and a phone, against WCAG, and on paper; and the ways to it."""

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

SEEN = {
    "island": ("GM0088", PHONE, "nl"),
    "merged": ("GM1979", DESK, "en"),
}


@pytest.fixture
def plain_page(new_page, address):
    """Open a page, with script or without."""

    def open_at(path, size=DESK, script=False):
        page = new_page(size, java_script_enabled=script)
        page.goto(address + path)
        return page

    return open_at


@pytest.mark.parametrize(("gemeente", "size", "code"), SEEN.values(), ids=SEEN)
def test_a_plain_page_breaks_no_rule_of_wcag_and_stays_within_the_window(plain_page, gemeente, size, code):
    page = plain_page(f"/gemeente/{gemeente}?taal={code}", size, script=True)
    within = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(within)
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    assert page.evaluate(within)
    assert violations(page) == []
    assert page.evaluate("[...document.fonts].filter((it) => it.status === 'loaded').length") == 3


LISTS = [
    "/gemeente",
    "/gemeente/bergen",
    "/gemeente/bestaat-niet?taal=en",
    "/kennis?gemeente=GM1783",
    "/kennis/eu-migranten?gemeente=GM1783&taal=en",
    "/kennis/wonen/instrument",
    "/kennis/raad?gemeente=GM0362",
    "/kennis/nieuw?gemeente=GM0362",
    "/beeld",
    "/beeld/wie/GM0344.html",
    "/kennis/vragen?zoek=vorspelling",
    "/kennis/vragen/what-is-h?taal=en",
    "/kennis/vraag?bij=%2Fkaart%3Fgemeente%3DGM0344",
    "/kennis/wonen/reactie?taal=en",
]


@pytest.mark.parametrize("path", LISTS)
def test_lists_break_no_rule_of_wcag(plain_page, path):
    for size in (DESK, PHONE):
        page = plain_page(path, size, script=True)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_script_one_finds_a_gemeente_and_reads_it(plain_page):
    page = plain_page("/gemeente", PHONE)
    page.get_by_label("Naam van de gemeente").fill("winsum")
    page.get_by_role("button", name="Zoek").click()
    assert page.url.endswith("/gemeente/GM1966?van=GM0053")
    assert "Winsum" in page.locator(".note").inner_text()
    expect(page.get_by_role("heading", level=2)).to_have_count(6)
    expect(page.get_by_role("img")).to_have_count(5)
    page.locator("summary").first.click()
    assert page.locator("details").first.locator("table").is_visible()
    page.get_by_role("link", name="EN", exact=True).click()
    assert page.url.endswith("/gemeente/GM1966?taal=en")


def test_the_dashboard_leads_there_without_script(plain_page):
    page = plain_page("/uw-gemeente?gemeente=GM0344")
    page.locator("noscript a, a").first.click()
    assert page.url.endswith("/gemeente/GM0344")
    assert page.locator("h1").inner_text() == "Utrecht"


@pytest.mark.parametrize(
    ("path", "said"),
    [("/", "In Nederland hebben"), ("/uw-gemeente?gemeente=GM0344", "In Utrecht hebben")],
)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_a_page_begins_with_is_read_before_its_script_and_goes_when_the_page_is_there(
    new_page, address, path, said, size
):
    page = new_page(size)
    held = []
    page.route("**/static/js/index.*.js", lambda route: held.append(route))
    page.goto(address + path, wait_until="commit")
    ahead = page.locator("#ahead")
    expect(ahead).to_contain_text(said)
    expect(ahead.locator("[role=img]:visible, img:visible")).to_have_count(1)
    expect(ahead).to_have_attribute("aria-hidden", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    while not held:
        page.wait_for_timeout(20)
    page.unroute("**/static/js/index.*.js")  # and let go what was held
    page.wait_for_selector(".st-key-footer")
    expect(ahead).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    # The printed map lies under the one that is drawn, as long as that is drawn.
    expect(page.locator(".land")).to_have_count(0)


def test_without_script_what_a_page_begins_with_stays(plain_page):
    page = plain_page("/uw-gemeente?gemeente=GM0344")
    expect(page.locator("#ahead .said")).to_contain_text("In Utrecht hebben")
    expect(page.locator("#ahead")).not_to_have_attribute("aria-hidden", "true")
    expect(page.locator("noscript p, p.elsewhere").first).to_be_visible()


def test_it_fits_on_few_sheets_of_paper(plain_page):
    page = plain_page("/gemeente/GM0344")
    made = page.pdf(prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(io.BytesIO(made))
    assert 1 < len(sheets) <= 3
    assert sheets[0].get_size() == pytest.approx((595, 842), abs=1)


def test_where_no_websocket_comes_through_a_sentence_leads_there(new_page, address):
    page = new_page()
    page.route_web_socket("**", lambda socket: socket.close())
    page.add_init_script(
        "window.WebSocket = class extends EventTarget { constructor() { super(); "
        "setTimeout(() => { this.dispatchEvent(new Event('error')); this.onclose?.({ code: 1006 }); }, 10); } "
        "close() {} send() {} };"
    )
    page.goto(f"{address}/uw-gemeente?gemeente=GM0344")
    link = page.locator("body > .elsewhere a")
    link.wait_for(timeout=20_000)
    link.click()
    page.wait_for_url("**/gemeente/GM0344")


def test_on_a_phone_the_link_is_handed_to_the_phones_own_sheet(new_page, address):
    page = new_page(PHONE, has_touch=True, is_mobile=True)
    page.add_init_script("navigator.share = async (given) => { window.given = given; };")
    page.goto(f"{address}/uw-gemeente?gemeente=GM0344")
    page.locator(".share summary").click(timeout=60_000)
    button = page.locator("button.copy")
    button.wait_for()
    assert button.inner_text() == "Deel deze weergave"
    button.click()
    page.wait_for_function("window.given")
    given = page.evaluate("window.given")
    assert given["url"].endswith("/uw-gemeente?gemeente=GM0344")
    assert "Utrecht" in given["title"]
    assert page.locator("body > .elsewhere").count() == 0
