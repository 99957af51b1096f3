"""What a user does, from the first page to a shared link, in a real browser."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, serving, settle

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

CANVAS = ".st-key-map_gemeente canvas.maplibregl-canvas"


def is_drawn(page: Page, selector: str) -> bool:
    """Whether the picture of a map has more than a few colours."""
    shot = Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
    return sum(count > 500 for count, _ in shot.getcolors(shot.width * shot.height)) > 4


def wait_until_drawn(page: Page, selector: str) -> None:
    page.wait_for_selector(selector)
    for _ in range(60):
        if is_drawn(page, selector):
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{selector} stays empty")


def is_within(page: Page, size: tuple[int, int]) -> None:
    """Nothing on a map's page is wider than the window, and there is a key to its colours."""
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= size[0]
    expect(page.locator(".key")).to_contain_text("tot en met")


def choose(page: Page, part: str, typed: str) -> None:
    box = page.locator(f".st-key-choice_{part} input, .st-key-start_{part} input")
    box.click()
    box.fill(typed)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_on_a_laptop_the_menu_is_one_line(open_page, language):
    page = open_page(f"/verantwoording?taal={language}", (1280, 720))
    links = page.locator(".bar .menu a")
    expect(links.last).to_have_attribute("aria-current", "page")
    for width in (1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert len({round(one.bounding_box()["y"]) for one in links.all()}) == 1


def test_on_a_phone_the_map_draws_within_the_window_and_the_menu_folds(open_page):
    page = open_page("/kaart?gemeente=GM0344", PHONE)
    wait_until_drawn(page, CANVAS)
    is_within(page, PHONE)
    expect(page.locator(".menu")).to_be_hidden()
    page.locator(".folded summary").click()
    page.locator(".menu").get_by_role("link", name="Uw gemeente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Utrecht")


def test_on_the_map_one_reads_the_table_searches_chooses_a_year_and_goes_into_a_gemeente(open_page):
    page = open_page("/kaart")
    wait_until_drawn(page, CANVAS)
    page.locator(".names span").first.wait_for(state="attached")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/geometrie/" in request.url else None)

    behind = page.locator(".st-key-behind_map_gemeente")
    behind.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(behind.locator(".figures tbody tr")).to_have_count(342)

    page.locator(".st-key-choice_gemeente input").fill("qqqq")
    expect(page.locator("[role=listbox]")).to_contain_text("Geen gemeente gevonden")
    page.keyboard.press("Escape")

    # Geometry was fetched once, and is not fetched again when values change.
    choose(page, "year", "2023")
    expect(page.get_by_text("1 januari 2023 ·", exact=False).first).to_be_visible()
    settle(page)
    page.wait_for_timeout(1500)
    assert fetched == []

    page.locator(CANVAS).scroll_into_view_if_needed()
    box = page.locator(CANVAS).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".card").get_by_role("link", name="De wijken op de kaart").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("per wijk in")
    assert re.search(r"gemeente=GM\d{4}.*niveau=wijk", page.url)
    wait_until_drawn(page, "[class*='st-key-map_wijk'] canvas.maplibregl-canvas")


def test_a_click_on_the_country_opens_the_gemeente(open_page):
    page = open_page("/")
    canvas = "[class*='st-key-start_map'] canvas.maplibregl-canvas"
    wait_until_drawn(page, canvas)
    box = page.locator(canvas).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/uw-gemeente\?gemeente=GM\d{4}"))
    expect(page.locator(".said")).to_have_count(5)


def test_what_somebody_recognises_is_kept_and_comes_along_on_the_briefing(open_page):
    page = open_page("/uw-gemeente?gemeente=GM0344")
    form = page.locator("form.recognise")
    form.get_by_label("Deels").check()
    form.locator("textarea").fill("Vooral studenten")
    expect(form.get_by_role("status")).to_contain_text("Bewaard in deze browser")
    page.reload()
    expect(form.get_by_label("Deels")).to_be_checked()
    expect(form.locator("textarea")).to_have_value("Vooral studenten")
    page.locator(".menu").get_by_role("link", name="Briefing").click()
    expect(page.locator(".st-key-recognised textarea")).to_have_value("Deels. Vooral studenten")


def test_from_a_typed_name_to_the_wijken_to_the_page_and_back_again(open_page):
    page = open_page("/")
    choose(page, "gemeente", "Winsum")
    expect(page.get_by_text("Winsum is na 1 januari 2018 verdeeld")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het Hogeland")
    page.get_by_role("link", name="Kaart", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("per gemeente in Nederland")
    assert "gemeente=GM1966" in page.url
    page.get_by_role("button", name="Wijken van Het Hogeland").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Herkomst buiten Nederland per wijk in Het Hogeland"
    )
    page.get_by_role("link", name="Uw gemeente").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het Hogeland")
    expect(page.locator(".said").first).to_contain_text("In Het Hogeland heeft")
    shared = page.url
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het Hogeland")
    assert page.url == shared
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Herkomst buiten Nederland per wijk in Het Hogeland"
    )


def test_a_shared_link_brings_a_colleague_to_the_same_view(open_page):
    page = open_page("/kaart?gemeente=GM0344&jaar=2010&indicator=westers&klassen=quantiles")
    choose(page, "year", "2019")
    expect(page.get_by_text("1 januari 2019 ·", exact=False).first).to_be_visible()
    colleague = open_page(page.url.removeprefix(page.evaluate("location.origin")))
    expect(colleague.get_by_role("heading", level=1)).to_have_text(
        "Westerse migratieachtergrond per gemeente in Nederland"
    )
    expect(colleague.get_by_text("1 januari 2019 ·", exact=False).first).to_be_visible()
    colleague.get_by_role("button", name="Meer keuzen").click()
    expect(colleague.locator(".st-key-choice_classes input")).to_have_value("Even grote groepen")


def test_plain_streamlit_run_serves_the_same(browser):
    command = [
        "streamlit",
        "run",
        "dashboard/app.py",
        "--server.port",
        "{port}",
        "--server.address",
        "127.0.0.1",
    ]
    with serving(command) as address:
        page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
        page.goto(f"{address}/kaart")
        wait_until_drawn(page, CANVAS)
        assert page.evaluate("document.documentElement.lang") == "nl"
        page.close()
