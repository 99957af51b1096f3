"""The boxes in which one types what gemeente one means, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, settle
from tests.browser.test_accessibility import violations

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def typed(page: Page, key: str, words: str) -> Locator:
    """Type as a person does, one key after another, and give what is offered."""
    box = page.locator(f".st-key-{key} input")
    box.click()
    box.press_sequentially(words, delay=20)
    return page.locator("#gevonden [role=option]")


ASKED = [
    ("Den Haag", "'s-Gravenhage Den Haag", "GM0518", "'s-Gravenhage"),
    ("den bosch", "'s-Hertogenbosch Den Bosch", "GM0796", "'s-Hertogenbosch"),
    ("sudwest", "Súdwest-Fryslân", "GM1900", "Súdwest-Fryslân"),
    ("0344", "Utrecht", "GM0344", "Utrecht"),
    ("Amersfort", "Amersfoort", "GM0307", "Amersfoort"),
    ("friese meren", "De Friese Meren heet nu De Fryske Marren", "GM1921", "De Fryske Marren"),
]
"""What is typed, what is offered first, and the code and the present name of the gemeente that is taken."""


def test_what_is_typed_is_offered_first_and_enter_takes_it(open_page):
    page = open_page("/vergelijk?gemeente=GM0363")
    box = page.locator(".st-key-choice_gemeente input")
    for words, first, code, name in ASKED:
        offered = typed(page, "choice_gemeente", words)
        expect(offered.first).to_have_text(first)
        expect(box).to_have_attribute("aria-activedescendant", "gevonden-0")
        page.keyboard.press("Enter")
        expect(page.locator("#gevonden")).to_be_hidden()
        page.wait_for_url(re.compile(f"gemeente={code}"))
        expect(box).to_have_value(name)
        settle(page)


@pytest.mark.parametrize(("size", "code"), [(DESK, "nl"), (PHONE, "en")], ids=["desk-nl", "phone-en"])
def test_the_open_box_breaks_no_rule_of_wcag_and_stays_within_the_window(open_page, size, code):
    page = open_page(f"/uw-gemeente?gemeente=GM0344&taal={code}", size)
    settle(page)
    offered = typed(page, "choice_gemeente", "Bergen")
    expect(offered.first).to_have_text("Bergen (L.) Limburg")
    expect(page.locator(".found-status")).to_have_text(
        "8 municipalities found" if code == "en" else "8 gemeenten gevonden"
    )
    assert violations(page) == []
    around = page.locator("#gevonden").bounding_box()
    assert around is not None
    assert around["x"] >= 0
    assert around["x"] + around["width"] <= size[0]
    assert around["y"] + around["height"] <= size[1]


def test_by_keyboard_alone_one_looks_through_the_list_goes_back_and_chooses(open_page):
    page = open_page("/trends?gemeente=GM0344")
    box = page.locator(".st-key-choice_gemeente input")
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#gevonden [role=option]")).to_have_count(342)
    expect(page.locator("#gevonden [aria-selected=true]")).to_have_text("Utrecht")
    page.keyboard.press("Escape")
    expect(page.locator("#gevonden")).to_be_hidden()
    page.keyboard.type("Bergen")
    expect(page.locator("#gevonden [aria-selected=true]")).to_have_text("Bergen (L.) Limburg")
    page.keyboard.press("Escape")
    expect(box).to_have_value("Utrecht")
    page.keyboard.type("Bergen")
    expect(page.locator("#gevonden [aria-selected=true]")).to_have_text("Bergen (L.) Limburg")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**gemeente=GM0373**")
    expect(box).to_have_value("Bergen (NH.)")
    expect(box).to_be_focused()


def test_what_is_typed_and_left_changes_nothing_and_the_cross_clears(open_page):
    page = open_page("/trends?gemeente=GM0344")
    box = page.locator(".st-key-choice_gemeente input")
    expect(typed(page, "choice_gemeente", "Gouda").first).to_have_text("Gouda")
    page.keyboard.press("Tab")
    expect(box).to_have_value("Utrecht")
    assert "gemeente=GM0344" in page.url
    page.locator(".st-key-choice_gemeente button").click()
    page.wait_for_url(re.compile(r"/trends(?!.*gemeente=GM)"))
    expect(box).to_have_value("")


def test_the_first_page_finds_by_a_press_and_keeps_it_on_the_next(open_page):
    page = open_page("/", PHONE)
    offered = typed(page, "start_gemeente", "fryslan")
    expect(offered.nth(1)).to_contain_text("Noardeast-Fryslân")
    offered.nth(1).click()
    page.wait_for_url("**gemeente=GM1970**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Noardeast-Fryslân")
    expect(page.locator(".st-key-choice_gemeente input")).to_have_value("Noardeast-Fryslân")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/vergelijk?gemeente=GM0363&vergelijk=own", "taken_others"),
        ("/trends?gemeente=GM0363&naast=gemeenten&lijnen=", "taken_lijnen"),
        ("/briefing?gemeente=GM0363", "taken_bundle"),
    ],
)
def test_several_are_added_one_by_one_and_taken_away(open_page, path, key):
    page = open_page(path)
    chosen = page.locator(f".st-key-{key} [data-tag]")
    for words, name in (("den haag", "'s-Gravenhage"), ("sudwest", "Súdwest-Fryslân"), ("0344", "Utrecht")):
        expect(typed(page, f"{key}_more", words).first).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(chosen.filter(has_text=name)).to_be_visible()
        expect(page.locator(f".st-key-{key}_more input")).to_have_value("")
    count = chosen.count()
    page.get_by_role("button", name="Súdwest-Fryslân").click()
    expect(chosen).to_have_count(count - 1)


def test_a_second_map_finds_a_gemeente_among_figures(open_page):
    page = open_page("/kaart?gemeente=GM0363&niveau=wijk&jaar=2024")
    page.get_by_role("button", name="Meer keuzen").click()
    box = page.locator(".st-key-own_twee input")
    box.click()
    box.fill("Den Haag")
    page.keyboard.press("Enter")
    expect(box).to_have_value("'s-Gravenhage")


def test_who_chose_one_chooses_another_by_clicking_and_typing_again(open_page):
    page = open_page("/trends?gemeente=GM0363")
    for words, code in (("utrecht", "GM0344"), ("vaals", "GM0981"), ("gouda", "GM0513")):
        expect(typed(page, "choice_gemeente", words).first).to_have_text(re.compile(words, re.IGNORECASE))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"gemeente={code}"))
        expect(page.locator("#gevonden")).to_be_hidden()


def test_what_is_offered_stays_in_the_window_where_the_box_stands_low_in_it(open_page):
    page = open_page("/presentatie?gemeente=GM0344", (1920, 1080))
    box = page.locator(".st-key-taken_naast_more input")
    box.evaluate("(it) => it.scrollIntoView({ block: 'end' })")
    expect(typed(page, "taken_naast_more", "am").nth(4)).to_be_visible()
    found, around = page.locator("#gevonden").bounding_box(), box.bounding_box()
    assert found is not None and around is not None
    assert found["y"] >= 0 and found["y"] + found["height"] <= 1080
    assert found["y"] + found["height"] <= around["y"] or found["y"] >= around["y"] + around["height"]
    assert found["height"] > 150
