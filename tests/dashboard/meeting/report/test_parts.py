import pytest
from sqlalchemy import delete, insert

from dashboard.language import Language
from dashboard.meeting.questions import own_question
from dashboard.meeting.report.model import Bars, Item
from dashboard.meeting.report.shown import bars
from dashboard.meeting.store.meetings import ask_own, set_members, steer
from dashboard.meeting.store.publishing import BLIND, QUADRANT
from dashboard.meeting.store.tables import published
from tests.dashboard.meeting.report.conftest import CODES, NAMES, item


def test_every_bar_is_a_number_of_the_store(told, nl):
    report, seen = told.report(), told.seen
    shown = [one for part in report.parts for one in part.items if isinstance(one, Bars)]
    assert [one.id for one in shown] == [
        "recognise",
        "proactive",
        "themes",
        "bottlenecks",
        "targeted",
    ]
    for one in shown:
        question, totals = seen.meeting.question(one.id), seen.totals[one.id]
        assert [bar.count for bar in one.bars] == [
            totals.counts[str(option)] for option in question.options or range(1, 6)
        ]
        assert list(one.bars) == bars(question, totals, nl)
        assert one.notes[0] == "8 gemeenten."


def test_what_is_not_shown_says_why(told):
    report = told.report()
    # All said the same; nobody answered; nothing was let through.
    for id, why in (("plural", "Te weinig"), ("enough", "Te weinig"), ("help_szw", "nog niets getoond")):
        one = item(report, id)
        assert type(one) is Item
        assert why in one.notes[0]


def test_the_survey_of_2015_stands_beside_what_it_asked(told):
    report = told.report()
    assert "In deze zaal: 7 van de 8 gemeenten zien een knelpunt" in item(report, "bottlenecks").notes[1]
    assert (
        "In deze zaal: 5 van de 8 gemeenten hebben geen gericht beleid" in item(report, "targeted").notes[1]
    )
    assert len(item(report, "recognise").notes) == 1


def test_who_takes_part_stands_under_its_type_and_a_changed_one_says_so(told):
    part = told.report().parts[0]
    assert part.sentences == (
        "8 van de 8 gemeenten doen mee.",
        part.sentences[1],
    )
    assert part.sentences[1].startswith("Van 8 gemeenten weet de zaal dat zij antwoordden")
    rows = {row[0]: row for row in part.items[0].rows}
    assert rows["grensgemeente"][1:] == (
        "2",
        "De Bilt\u00a0✓ (veranderd; volgens de cijfers: Type onbekend), Vaals\u00a0✓",
    )
    assert rows["grote (provincie)stad"][1:] == ("2", "Amsterdam\u00a0✓, Utrecht\u00a0✓")
    listed = part.items[0].numbers.frame
    assert listed.loc[listed["gemeente"] == "De Bilt", ["type", "figures"]].values.tolist() == [
        ["grensgemeente", "Type onbekend"]
    ]
    assert sorted(listed["gemeente"]) == sorted(NAMES.values())


def test_of_who_answered_no_more_is_told_than_the_room_is_told(hall):
    hall.answer(CODES[0], recognise="yes")
    part = hall.report().parts[0]
    assert part.sentences == ("Een van de 8 gemeenten doet mee.",)
    assert not any("✓" in cell for row in part.items[0].rows for cell in row)
    assert set(part.items[0].numbers.frame["answered"]) == {""}


def test_words_stand_under_their_heading_and_never_with_whose_they_are(told):
    words = item(told.report(), "help_vng")
    assert [under for under, _ in words.said] == ["", "Samen & anders"]
    answers = repr(told.report().parts[1:])
    assert "Wens 1 " in answers
    assert "Wens 0 " not in answers
    assert not [one for one in (*CODES, *NAMES.values()) if one in answers]


def test_what_stands_under_no_heading_after_others_has_one(hall):
    for number, code in enumerate(CODES[:2]):
        hall.answer(code, help_vng=f"{'ba'[number]}")
    hall.allow("help_vng", CODES[1], under="Eerst")
    hall.allow("help_vng", CODES[0])
    assert [under for under, _ in item(hall.report(), "help_vng").said] == ["Eerst", "Overige antwoorden"]


def test_both_scales_at_once_are_told_in_words(told):
    one = item(told.report(), QUADRANT)
    assert one.counts == ((1, 5, 4), (2, 5, 4))
    assert (
        one.alt
        == "Gemeenten op twee schalen van 1 tot 5. vooruit 1, voor allen 5: 4; vooruit 2, voor allen 5: 4."
    )
    assert one.here is None


def test_a_question_of_ones_own_has_a_part_of_its_own(told):
    asked = own_question("own1", "one", "Komt u <b>terug</b>?", ("Ja", "Nee"))
    told.kept.write(lambda it: ask_own(it, told.meeting.id, [asked]))
    assert [part.id for part in told.report().parts] == [
        "who",
        "diverse",
        "anticipate",
        QUADRANT,
        BLIND,
        "help",
        "own",
    ]
    assert told.report().parts[-1].items[0].title == "Komt u <b>terug</b>?"


def test_a_part_without_anything_to_say_is_left_out(hall):
    hall.kept.write(lambda it: set_members(it, hall.meeting.id, []))
    report = hall.report()
    assert [part.id for part in report.parts] == ["who", "diverse", "anticipate", QUADRANT, BLIND, "help"]
    assert report.parts[0].items == ()


def test_ones_own_answers_stand_beside_the_rooms(told):
    report = told.own_report(CODES[0])
    assert [part.id for part in report.parts] == ["diverse", "anticipate", QUADRANT, BLIND, "help"]
    assert (item(report, "recognise").own, item(report, "recognise").chosen) == ("Ja", {"Ja"})
    assert item(report, "themes").own == "Wonen, Werk"
    assert item(report, "proactive").own == "1 · Het reageert"
    assert item(report, "help_vng").own.startswith("Wens 0 ")
    assert item(report, QUADRANT).here == (100, 100)
    for part in told.report().parts[1:]:
        for one in part.items:
            assert one.own == ""
    assert item(report, "recognise").bars == item(told.report(), "recognise").bars


def test_while_it_can_answer_a_gemeente_thinks_for_itself_first(told):
    before = told.own_report(CODES[0])
    assert item(before, "targeted").kind == "bars"
    told.answer(CODES[0], version=1, targeted=None, proactive=None, help_vng=None)
    for id in ("targeted", "proactive", QUADRANT, "help_vng"):
        one = item(told.own_report(CODES[0]), id)
        assert type(one) is Item
        assert one.notes == (
            "De antwoorden van de zaal komen hier als u zelf hebt geantwoord, of als de antwoorden gesloten zijn.",
        )
    told.kept.write(lambda it: steer(it, told.meeting.id, open=False))
    assert item(told.own_report(CODES[0]), "targeted").kind == "bars"
    assert item(told.own_report(CODES[0]), "targeted").own == "geen antwoord"


def test_what_the_screen_hides_a_phone_hides_and_who_leads_has(told):
    told.kept.write(lambda it: steer(it, told.meeting.id, showing="targeted", revealed=False))
    assert item(told.own_report(CODES[0]), "targeted").notes == ("Het scherm verbergt deze antwoorden nog.",)
    assert item(told.own_report(CODES[0]), "recognise").kind == "bars"
    assert item(told.report(), "targeted").kind == "bars"
    told.kept.write(lambda it: steer(it, told.meeting.id, revealed=True))
    assert item(told.own_report(CODES[0]), "targeted").kind == "bars"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_part_is_told_in_both_languages(told, code):
    report, language = told.report(code), Language(code)
    assert [part.title for part in report.parts[1:3]] == [
        language.say("meeting.part.diverse"),
        language.say("meeting.part.anticipate"),
    ]
    assert item(report, "recognise").bars[0].name == {"nl": "Ja", "en": "Yes"}[code]


def test_who_sits_where_and_what_tables_noted_are_parts_for_who_leads(told):
    told.sit({CODES[0]: 2, CODES[1]: 1, CODES[2]: 2})
    told.note(2, "Samen <b>optrekken</b>\nmet #werkgevers")
    report = told.report()
    assert [part.id for part in report.parts[-2:]] == ["_tables", "notes"]
    table, noted = report.parts[-2].items[0], report.parts[-1].items[0]
    assert table.rows == (("1", "1", "De Bilt"), ("2", "2", "Utrecht, Vaals"))
    assert table.numbers.frame.values.tolist() == [[1, "De Bilt", 1], [2, "Utrecht", 1], [2, "Vaals", 1]]
    assert noted.said == [("Tafel 2", [("Samen <b>optrekken</b>\nmet #werkgevers", False)])]
    assert not {"_tables", "notes"} & {part.id for part in told.own_report(CODES[0]).parts}


def test_the_blind_spot_is_told_as_the_room_is_told(told, nl):
    assert next(part for part in told.report().parts if part.id == BLIND).sentences == (
        nl.say("meeting.room.few"),
    )
    told.kept.write(lambda it: it.execute(delete(published).where(published.c.question == BLIND)))
    row = {"meeting": told.meeting.id, "question": BLIND, "answers": 8, "final": False}
    totals = '{"marked yes": 3, "marked no": 1, "other yes": 2, "other no": 2}'
    told.kept.write(lambda it: it.execute(insert(published).values(**row, totals=totals)))
    part = next(part for part in told.report().parts if part.id == BLIND)
    assert part.sentences[0].startswith("Bij 3 van de 8 gemeenten die antwoordden wonen veel")
    told.answer(CODES[0], version=1, targeted=None)
    own = next(part for part in told.own_report(CODES[0]).parts if part.id == BLIND)
    assert "als u zelf hebt geantwoord" in own.sentences[0]
