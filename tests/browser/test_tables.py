"""The tables of a meeting in a real browser: made on a desk, read on a phone by who sits at one."""

import pytest
from playwright.sync_api import expect

from dashboard.meeting.pages.addresses import take_part_address
from dashboard.meeting.store import store
from dashboard.meeting.store.meetings import Member, by_leader, create
from dashboard.shell.led_meeting import KEY
from tests.browser.conftest import PHONE, settle
from tests.browser.test_accessibility import violations
from tests.dashboard.meeting.seated.conftest import CODES

# One server and one Chromium for all.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_tables_are_made_told_and_noted_at(open_page, new_page, address):
    made = store().write(lambda it: create(it, "VNG", members=[Member(code) for code in CODES]))
    desk = open_page(f"/tafels?{KEY}={made.leader}")
    desk.get_by_role("button", name="Maak de tafels").click()
    expect(desk.locator(".meeting-tables section")).to_have_count(2)
    settle(desk)
    first = desk.locator(".meeting-tables details").first
    first.locator("summary").click()
    expect(first).to_contain_text("Op een na de beste plek")
    assert violations(desk) == []
    desk.get_by_text("Laat deelnemers op hun telefoon zien").click()
    settle(desk)

    seats = store().read(lambda it: by_leader(it, made.leader)).member("GM0344")
    phone = new_page(PHONE)
    phone.goto(f"{address}{take_part_address(made.meeting.token, 'GM0344')}")
    phone.get_by_label("Deels").first.check()
    expect(phone.locator("#bewaard")).to_have_text("Bewaard")
    phone.reload()
    phone.get_by_role("link", name=f"U zit aan tafel {seats.table}").click()
    phone.get_by_label("Wat noteert uw tafel?").fill("Taal op het werk")
    phone.get_by_role("button", name="Bewaar de notitie").click()
    expect(phone.get_by_role("status")).to_have_text("De notitie is bewaard.")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

    # What is seen on the desk fits a phone too, and the tables are links to a profile.
    desk.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert desk.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE[0]
    profile = desk.get_by_role("link", name="Profiel van deze tafel").first.get_attribute("href")
    assert profile.startswith("/eigen-gebied?samen=GM")
