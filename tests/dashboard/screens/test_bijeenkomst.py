"""The page on which a meeting is made and prepared, run by Streamlit's own test runner."""

import pytest

from dashboard.meeting.store import store
from dashboard.meeting.store.meetings import by_leader
from dashboard.meeting.store.saving import Save, save
from tests.dashboard.test_app import open_page

pytestmark = pytest.mark.slow

PAGE = "screens/bijeenkomst.py"
PASTED = "Utrecht; 0981\nNuenen, Gerwen en Nederwetten\nGouda, Delft"


def press(app, words):
    next(one for one in app.button if one.label == words).click().run()
    assert not app.exception
    return app


def made(**about):
    app = open_page(PAGE)
    app.text_input("meeting_name").set_value(about.get("name", "VNG"))
    app.text_area("meeting_paste").set_value(
        about.get("paste", "Utrecht; 0981\nNuenen, Gerwen en Nederwetten\nGouda, Delft")
    )
    press(app, "Voeg de lijst toe")
    press(app, "Maak de bijeenkomst")
    return app, app.query_params["sleutel"]


def kept(leader):
    return store().read(lambda it: by_leader(it, leader))


def test_a_meeting_is_made_of_a_pasted_list_and_opens_with_its_link():
    app, leader = made()
    meeting = kept(leader)
    assert meeting.name == "VNG"
    assert [one.gemeente for one in meeting.members] == ["GM0344", "GM0981", "GM0820", "GM0513", "GM0503"]
    assert app.title[0].value == "VNG"
    shown = "\n".join(element.proto.body for element in app.get("html"))
    assert f"Code {meeting.code}" in shown
    assert f"/leiden/{leader}" in shown
    assert f"/zaal/{meeting.token}" in shown
    # Of what type each is, as the figures have it.
    assert "<dt>grensgemeente</dt><dd>Vaals</dd>" in shown


def test_what_is_no_gemeente_is_said_and_stays_to_be_mended():
    app = open_page(PAGE)
    app.text_area("meeting_paste").set_value("Utrecht\nNergenshuizen")
    press(app, "Voeg de lijst toe")
    assert "Dit herkennen wij niet als gemeente: Nergenshuizen." in [one.value for one in app.info]
    assert app.text_area("meeting_paste").value == "Nergenshuizen"


def test_without_a_name_nothing_is_made():
    app = press(open_page(PAGE), "Maak de bijeenkomst")
    assert "sleutel" not in app.query_params
    assert "Geef de bijeenkomst eerst een naam." in [one.value for one in app.info]


def test_a_gemeente_gets_another_type_for_this_meeting_and_that_is_seen():
    app, leader = made()
    app.selectbox("meeting_of").set_value("GM0981")
    app.selectbox("meeting_type").set_value("expat")
    press(app, "Geef dit type")
    assert {one.gemeente: one.type for one in kept(leader).members if one.type} == {"GM0981": "expat"}
    shown = "\n".join(element.proto.body for element in app.get("html"))
    assert "Vaals (door u veranderd; volgens de cijfers: grensgemeente)" in shown


def test_own_questions_are_added_and_one_that_was_answered_stays():
    app, leader = made()
    app.text_input("meeting_text").set_value("Komt u weer?")
    app.text_area("meeting_options").set_value("ja\nnee")
    press(app, "Voeg de vraag toe")
    meeting = kept(leader)
    (asked,) = meeting.own
    assert (asked.text, asked.options) == ("Komt u weer?", ("ja", "nee"))
    store().write(lambda it: save(it, Save(meeting.id, "GM0344", "r", {asked.key: ("ja", 0)})))
    press(app, "Weghalen")
    assert kept(leader).own == (asked,)
    assert "Deze vraag is al beantwoord, en blijft zoals zij is." in [one.value for one in app.info]


def test_a_key_that_leads_nowhere_says_so():
    app = open_page(PAGE, sleutel="x" * 5000)
    assert app.title[0].value == "Deze bijeenkomst is er niet (meer)."
