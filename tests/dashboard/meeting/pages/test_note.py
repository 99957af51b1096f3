"""What is said to a gemeente where many EU migrants live and there is no policy for them, and to no other."""

import html
import re

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.profile.eu_migrants import marked
from dashboard.meeting.pages import room_address, take_part_address
from dashboard.meeting.store.meetings import Member, create
from tests.dashboard.meeting.pages.conftest import Phone

MANY, FEW = "GM0518", "GM0981"
"""'s-Gravenhage, and Vaals: of which the Europeans are Germans."""

SAID = {
    "nl": (
        "Een vraag om mee te nemen",
        "22.315 inwoners",
        "4,0%",
        "1 januari 2022",
        "Basisregistratie Personen",
    ),
    "en": (
        "A question to take along",
        "22,315 residents",
        "4.0%",
        "1 January 2022",
        "Personal Records Database",
    ),
}


def page(mine, gemeente, code="nl"):
    found = mine.client.get(take_part_address(mine.meeting.token, gemeente), params={"taal": code})
    return html.unescape(found.text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_script_it_is_said_after_the_answer_with_figure_year_source_and_doubt(phone, code):
    mine = phone()
    assert SAID[code][0] not in page(mine, MANY, code)
    mine.answer(MANY, 1, targeted="no")
    told = page(mine, MANY, code)
    aside = told[told.index('id="neem-mee"') : told.index("</aside>")]
    for words in (*SAID[code], "84910NED", "100"):
        assert words in aside
    # Beside its question, and with no word of what would be better.
    assert told.index('data-question="targeted"') < told.index('id="neem-mee"')
    assert told.index('id="neem-mee"') < told.index('data-question="suggestions"')


@pytest.mark.parametrize(
    ("gemeente", "answers"),
    [(MANY, {}), (MANY, {"targeted": "yes"}), (MANY, {"policy": "none"}), (FEW, {"targeted": "no"})],
)
def test_where_there_is_policy_no_answer_or_few_of_them_nothing_is_said(phone, gemeente, answers):
    mine = phone()
    mine.answer(gemeente, 1, **answers)
    assert SAID["nl"][0] not in page(mine, gemeente)
    assert re.search(r'<div id="neem-mee" aria-live="polite"></div>', page(mine, gemeente))


def test_a_script_is_given_it_with_the_answer_and_has_it_taken_back(phone, made):
    mine = phone()
    path = take_part_address(made.meeting.token, MANY)
    mine.client.get(path)

    def sent(value, version, key="targeted"):
        answers = {key: {"value": value, "version": version}}
        return mine.client.post(f"{path}/bewaar", json={"bewijs": "b" * 40, "answers": answers}).json()

    assert "note" not in sent("yes", 0, "recognise")
    assert SAID["nl"][0] in sent("no", 0)["note"]
    assert SAID["nl"][0] in mine.client.get(f"{path}/stand").json()["note"]
    assert sent("yes", 1)["note"] == ""
    assert mine.client.get(f"{path}/stand").json()["note"] == ""


def test_nobody_else_is_told(phone, made):
    mine, other = phone(), phone()
    mine.answer(MANY, 1, targeted="no")
    told = page(other, MANY)
    assert SAID["nl"][0] not in told
    found = other.client.get(f"{take_part_address(made.meeting.token, MANY)}/stand")
    assert "note" not in found.json()


def test_the_room_sees_a_number_of_gemeenten_hidden_until_it_is_revealed(app, kept, snapshot):
    many = sorted(marked(national(snapshot)))[:7]
    few = sorted(set(national(snapshot).gemeenten.names) - marked(national(snapshot)))[:7]
    codes = [code for pair in zip(many, few, strict=True) for code in pair]
    made = kept.write(lambda it: create(it, "VNG", members=[Member(code) for code in codes]))
    leader = f"/leiden/{made.leader}"
    mine = Phone(app, made.meeting)
    mine.client.post(leader, data={"doe": "show", "wat": "_blind"})

    def shown():
        return html.unescape(mine.client.get(f"{room_address(made.meeting.token)}/deel").text)

    assert "Denk er eerst zelf over na" in shown()
    mine.client.post(leader, data={"doe": "reveal", "wat": "1"})
    for number, code in enumerate(codes):
        if number < 11:
            assert "Te weinig antwoorden om te tonen" in shown()
        Phone(app, made.meeting).answer(code, 1, targeted=("no", "no", "yes")[number % 3])
    told = shown()
    assert "Bij 4 van de 11 gemeenten die antwoordden wonen veel, of snel meer, inwoners" in told
    names = national(snapshot).gemeenten.names
    assert not [code for code in codes if code in told or names[code] in told]
    mine.client.post(leader, data={"doe": "reveal", "wat": "0"})
    assert "van de 11" not in shown()
