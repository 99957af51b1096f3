"""The controls of a window that asks for one view after another, faster than it hears of them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

FOLLOW = """async ([addresses, pause]) => {
    for (const address of addresses) {
        history.pushState({}, "", address);
        window.dispatchEvent(new PopStateEvent("popstate"));
        await new Promise((done) => setTimeout(done, pause));
    }
}"""


def test_links_followed_in_haste_lose_no_part_of_what_is_looked_at(open_page):
    page = open_page("/trends")
    box = page.locator(".st-key-choice_gemeente input")
    # Within one answer of the server, and about as long as it takes.
    for pause, gemeente, name in (
        (0, "GM0344", "Utrecht"),
        (40, "GM0363", "Amsterdam"),
        (120, "GM0981", "Vaals"),
    ):
        asked = [f"/trends?gemeente={gemeente}", f"/trends?gemeente={gemeente}&jaar=2024"]
        page.evaluate(FOLLOW, [asked, pause])
        expect(box).to_have_value(name)
        settle(page)
        page.evaluate(FOLLOW, [[f"/trends?gemeente={gemeente}&jaar=2023"], pause])
        expect(page.locator(".st-key-choice_year input")).to_have_value("2023")
        settle(page)
        assert page.url.endswith(f"/trends?gemeente={gemeente}&jaar=2023")
        expect(box).to_have_value(name)
