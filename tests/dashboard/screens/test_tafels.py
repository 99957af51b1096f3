"""The page on which tables are made, run by Streamlit's own test runner."""

import re
from functools import partial

import pytest

from dashboard.briefing.bundle import Bundles
from dashboard.meeting.store import store
from dashboard.meeting.store.meetings import Member, by_leader, create
from dashboard.meeting.store.notes import note
from dashboard.meeting.store.seating import arranged
from tests.dashboard.meeting.seated.conftest import CODES
from tests.dashboard.test_app import open_page

pytestmark = pytest.mark.slow

PAGE = "screens/tafels.py"


def press(app, words):
    next(one for one in app.button if one.label == words).click().run()
    assert not app.exception
    return app


@pytest.fixture
def leader():
    return store().write(partial(create, name="VNG", members=[Member(code) for code in CODES])).leader


def meeting(leader):
    return store().read(partial(by_leader, leader=leader))


def asked(leader):
    return store().read(partial(arranged, meeting=meeting(leader).id))


def cards(app):
    page = next(one.proto.body for one in app.get("html") if "meeting-tables" in one.proto.body)
    return [re.findall(r"<li><b>(.*?)</b>", card) for card in page.split("<section>")[1:]]


def test_tables_are_made_told_and_changed_by_hand(leader):
    app = press(open_page(PAGE, sleutel=leader), "Maak de tafels")
    tables = {one.gemeente: one.table for one in meeting(leader).members}
    assert set(tables.values()) == {1, 2}
    assert sorted(len(card) for card in cards(app)) == sorted(
        list(tables.values()).count(table) for table in (1, 2)
    )
    assert any("Geen ruil van twee gemeenten" in one.value for one in app.markdown)
    assert asked(leader).bound is not None
    assert not asked(leader).told
    app.checkbox("table_told").check().run()
    assert asked(leader).told

    # By hand: with three people at a table of its own, and it stays there.
    app.selectbox("table_of").set_value("GM0981").run()
    app.number_input("table_people").set_value(3)
    app.selectbox("table_at").set_value(3)
    app.checkbox("table_fixed").check()
    press(app, "Zet zo neer")
    vaals = meeting(leader).member("GM0981")
    assert (vaals.seats, vaals.table, vaals.fixed) == (3, 3, True)
    assert any("Aan tafel 3 zitten 3 mensen: dat is anders dan u vroeg." in one.value for one in app.markdown)
    # What is shown of another gemeente is its own.
    app.selectbox("table_of").set_value("GM0344").run()
    assert app.number_input("table_people").value == 1
    assert app.selectbox("table_at").value == tables["GM0344"]
    assert not app.checkbox("table_fixed").value
    press(app, "Maak alle tafels opnieuw")
    assert meeting(leader).member("GM0981").table == 3


def test_wishes_are_kept_and_what_cannot_be_is_said(leader):
    app = open_page(PAGE, sleutel=leader)
    app.selectbox("table_one").set_value("GM0344").run()
    app.selectbox("table_other").set_value("GM0363")
    press(app, "Houd ze uit elkaar")
    assert asked(leader).apart == (("GM0344", "GM0363"),)
    press(app, "Maak de tafels")
    now = meeting(leader)
    assert now.member("GM0344").table != now.member("GM0363").table
    press(app, "Mag weer samen")
    assert asked(leader).apart == ()

    app.number_input("table_smallest").set_value(9).run()
    app.number_input("table_largest").set_value(10).run()
    assert (asked(leader).smallest, asked(leader).largest) == (9, 10)
    app.number_input("table_smallest").set_value(10).run()
    before = meeting(leader)
    press(app, "Maak alle tafels opnieuw")
    assert any("16 mensen zijn niet te verdelen" in one.value for one in app.info)
    assert meeting(leader).members == before.members, "nobody lost a place"


def test_who_walks_in_gets_a_place(leader):
    app = press(open_page(PAGE, sleutel=leader), "Maak de tafels")
    before = {one.gemeente: one.table for one in meeting(leader).members}
    app.selectbox("table_of").set_value("GM0060").run()
    app.selectbox("table_at").set_value(None)
    press(app, "Zet zo neer")
    press(app, "Geef ook de anderen een tafel")
    after = {one.gemeente: one.table for one in meeting(leader).members}
    assert None not in after.values()
    assert all(after[code] == table for code, table in before.items() if code != "GM0060")


def test_the_briefings_of_who_comes_are_asked_for_in_one_file(leader, monkeypatch):
    orders = []
    monkeypatch.setattr(Bundles, "ask", lambda _, order: orders.append(order) or "none")
    app = press(open_page(PAGE, sleutel=leader), "Maak de tafels")
    app.button(key="bundle_start").click().run()
    assert not app.exception
    assert [set(order.gemeenten) for order in orders] == [set(CODES)]


def test_what_tables_noted_is_read_here(leader):
    press(open_page(PAGE, sleutel=leader), "Maak de tafels")
    store().write(
        partial(note, meeting=meeting(leader).id, table=2, words="<b>Taal</b> op het werk", version=0)
    )
    app = open_page(PAGE, sleutel=leader)
    assert [one.value for one in app.text] == ["<b>Taal</b> op het werk"]


def test_without_its_key_nothing_is_shown():
    app = open_page(PAGE, sleutel="x" * 43)
    assert app.title[0].value == "Deze bijeenkomst is er niet (meer)."
    assert not app.button
