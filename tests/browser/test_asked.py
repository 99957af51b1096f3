"""A question in real browsers, without script: asked on a phone from a view, answered at a desk, published, found."""

import pytest
from playwright.sync_api import expect

from dashboard.knowledge.addresses import desk_address
from dashboard.knowledge.store.desks import open_desk
from dashboard.store import store
from tests.browser.conftest import DESK, PHONE, settle
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

ASKED = "Waarom is de Biesbosch leeg op de kaart?"


@pytest.fixture
def desk():
    """Where an expert answers, in the store of the server, which is that of the tests."""
    return desk_address(store().write(lambda it: open_desk(it, "VNG")))


def test_a_question_is_asked_answered_published_and_found(new_page, address, desk):
    phone = new_page(PHONE, java_script_enabled=False)
    phone.goto(f"{address}/gemeente/GM0344")
    phone.get_by_role("link", name="Stel een vraag").click()
    expect(phone.locator("form.letter a")).to_have_attribute("href", "/gemeente/GM0344")
    phone.get_by_label("Uw vraag").fill(ASKED)
    phone.get_by_role("button", name="Stuur de vraag").click()
    if phone.get_by_role("alert").count():  # a hand is never so quick
        phone.wait_for_timeout(3000)
        phone.get_by_role("button", name="Stuur de vraag").click()
    expect(phone.get_by_role("heading", name="Uw vraag wacht op een antwoord")).to_be_visible()
    receipt = phone.url
    assert phone.locator("a.long").inner_text() == receipt

    expert = new_page(DESK)
    expert.goto(address + desk)
    item = expert.locator("article", has_text=ASKED)
    assert violations(expert) == []
    item.get_by_label("Het antwoord").fill("Daar woont **niemand**.")
    item.get_by_label("Onder welk kopje").select_option("kaart")
    item.get_by_role("button", name="Publiceer").click()
    expect(expert.locator("article", has_text=ASKED)).to_have_count(0)

    phone.reload()
    expect(phone.get_by_role("heading", name="Uw vraag is beantwoord")).to_be_visible()
    phone.get_by_role("link", name="Lees het in de lijst van vragen").click()
    expect(phone.locator(".answer strong")).to_have_text("niemand")
    phone.goto(f"{address}/kennis/vragen")
    phone.get_by_label("Waar gaat uw vraag over?").fill("biesbos")
    phone.get_by_role("button", name="Zoek").click()
    expect(phone.get_by_role("heading", name=ASKED)).to_be_visible()

    phone.goto(receipt)
    phone.get_by_role("button", name="Verwijder dit").click()
    phone.goto(receipt)
    expect(phone.get_by_role("alert")).to_contain_text("leidt nergens meer heen")


def test_a_reaction_is_held_until_it_is_let_through(new_page, address, desk):
    visitor = new_page(PHONE, java_script_enabled=False)
    visitor.goto(f"{address}/kennis/samenleven")
    visitor.get_by_role("link", name="Reageer op dit dossier").click()
    visitor.get_by_label("Uw reactie").fill("Bij ons werkt een *buurtmaaltijd*.")
    visitor.wait_for_timeout(3000)
    visitor.get_by_role("button", name="Stuur de reactie").click()
    assert "/kennis/reactie/" in visitor.url
    visitor.goto(f"{address}/kennis/samenleven")
    expect(visitor.locator("#reactions .written")).to_have_count(0)
    expert = new_page(DESK)
    expert.goto(address + desk)
    expert.locator("article", has_text="buurtmaaltijd").get_by_role("button", name="Laat zien").click()
    visitor.reload()
    expect(visitor.locator("#reactions .written em")).to_have_text("buurtmaaltijd")


def test_the_dashboard_hands_its_view_along(new_page, address):
    page = new_page()
    page.goto(f"{address}/trends?gemeente=GM0344")
    settle(page)
    page.get_by_role("link", name="Stel een vraag").click()
    expect(page.locator("form.letter a")).to_have_attribute("href", "/trends?gemeente=GM0344")
