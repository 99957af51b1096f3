"""The three users, each through the whole of what they came for, on the screen they have."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_journeys import CANVAS, choose, is_within, wait_until_drawn

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def follow_menu(page, name):
    page.locator(".folded summary").click()
    page.locator(".menu").get_by_role("link", name=name).click()


def wait_for_maps(page):
    """Look at the maps before going on: Plotly complains in the console of one that is taken away half drawn."""
    page.wait_for_function(
        """() => {
            const charts = [...document.querySelectorAll(".js-plotly-plot")];
            const maps = charts.map((it) => it._fullLayout?.map?._subplot?.map).filter(Boolean);
            return maps.length > 0 && charts.every((it) => it._fullLayout) && maps.every((map) => map.loaded());
        }"""
    )
    page.wait_for_timeout(300)


def test_an_alderman_on_a_phone_ten_minutes_before_the_meeting(open_page):
    page = open_page("/", PHONE)
    choose(page, "gemeente", "Vaals")
    heading(page, "Vaals")
    expect(page.locator(".said").first).to_contain_text("In Vaals heeft ruim de helft van de inwoners")
    page.locator(".st-key-more_ask summary").click()
    expect(page.get_by_text("Wat opvalt", exact=True)).to_be_visible()
    wait_for_maps(page)
    follow_menu(page, "Opgaven")
    heading(page, "Opgaven van Vaals")
    assert "gemeente=GM0981" in page.url
    wait_for_maps(page)
    follow_menu(page, "Briefing")
    heading(page, "Briefing")
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= PHONE[0]


def test_a_policy_officer_from_the_country_to_a_figure_that_can_be_defended(open_page):
    page = open_page("/kaart?gemeente=GM0344", DESK)
    wait_until_drawn(page, CANVAS)
    is_within(page, DESK)
    page.get_by_role("link", name="Trends").click()
    heading(page, "Utrecht")
    page.get_by_role("link", name="Vergelijk", exact=True).click()
    heading(page, "Utrecht naast andere gemeenten")
    choose(page, "peers", "Buren")
    page.wait_for_url(re.compile("vergelijk=neighbours"))
    page.get_by_role("link", name="Wijken", exact=True).click()
    heading(page, "Utrecht")
    assert "vergelijk=neighbours" in page.url
    page.get_by_role("link", name="Verantwoording").click()
    heading(page, "Verantwoording")
    page.locator(".languages a[lang=en]").click()
    heading(page, "Methods and sources")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "gemeente=GM0344" in page.url
    assert "vergelijk=neighbours" in page.url


def started(*names: str) -> list[re.Pattern[str]]:
    """Texts that begin so."""
    return [re.compile(f"^{name} ·") for name in names]


def test_a_facilitator_makes_a_row_of_slides_and_steps_through_it_by_keyboard(open_page):
    page = open_page("/kaart?gemeente=GM0344", DESK)
    wait_for_maps(page)
    views = {
        "Kaart": "Herkomst buiten Nederland per gemeente",
        "Uw gemeente": "Utrecht",
        "Vergelijk": "Utrecht naast",
    }
    for nth, (view, title) in enumerate(views.items(), start=1):
        page.locator(".menu").get_by_role("link", name=view, exact=True).click()
        heading(page, title)
        expect(page).to_have_title(re.compile(f"^{view} ·"))
        if view != "Vergelijk":  # which has no map
            wait_for_maps(page)
        page.locator(".share summary").click()
        page.get_by_role("link", name="Zet deze weergave in de presentatie").click()
        expect(page.locator(".menu")).to_contain_text(f"Presentatie ({nth})")
    page.locator(".menu").get_by_role("link", name="Presentatie").click()
    row = page.locator(".thumbs.own > li")
    names = row.locator(".named")
    expect(names).to_have_text(started("Kaart", "Uw gemeente", "Vergelijk"))
    shared = page.url
    # By keyboard one stays with the slide that one moves.
    page.get_by_role("link", name="Later: Kaart").press("Enter")
    expect(names).to_have_text(started("Uw gemeente", "Kaart", "Vergelijk"))
    expect(page.get_by_role("link", name="Later: Kaart")).to_be_focused()
    page.keyboard.press("Enter")
    expect(names).to_have_text(started("Uw gemeente", "Vergelijk", "Kaart"))
    expect(page.get_by_role("link", name="Eerder: Kaart")).to_be_focused()
    page.keyboard.press("Enter")
    expect(names).to_have_text(started("Uw gemeente", "Kaart", "Vergelijk"))
    row.nth(2).drag_to(row.nth(0))
    expect(names).to_have_text(started("Vergelijk", "Uw gemeente", "Kaart"))
    page.get_by_role("link", name="Weghalen: Vergelijk").click()
    expect(names).to_have_text(started("Uw gemeente", "Kaart"))

    room = open_page(shared.removeprefix(page.evaluate("location.origin")))
    room.locator(".ways", has_not=room.get_by_role("link", name="Zet in eigen rij")).get_by_role(
        "link", name="Begin"
    ).click()
    place, said = room.locator("section.here .place"), room.locator("section.here h2")
    expect(place).to_have_text("1 / 3")
    expect(said).to_contain_text("Herkomst buiten Nederland per gemeente")
    for _ in range(3):  # the map, the words with it, and on
        room.keyboard.press("PageDown")
    expect(place).to_have_text("2 / 3")
    expect(said).to_contain_text("In Utrecht hebben")
    for _ in range(3):
        room.keyboard.press("ArrowRight")
    expect(place).to_have_text("3 / 3")
    expect(said).to_contain_text("Herkomst buiten Nederland, 2025: Utrecht")
    room.keyboard.press("PageUp")
    room.keyboard.press("PageUp")
    expect(place).to_have_text("2 / 3")
    room.keyboard.press("Escape")
    heading(room, "Presentatie")
    expect(room.locator(".thumbs.own > li")).to_have_count(3)
