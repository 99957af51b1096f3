from dashboard.meeting.store.meetings import steer
from tests.dashboard.meeting.report.conftest import CODES, Hall


def test_it_says_of_when_it_is_and_whether_answers_are_still_taken(told):
    assert told.report().about[:2] == (
        "10 december 2026 · Utrecht",
        "Stand van 10 december 2026, 14:30 uur. De bijeenkomst neemt nog antwoorden aan; dit is een tussenstand.",
    )
    told.kept.write(lambda it: steer(it, told.meeting.id, open=False))
    assert told.report().about[1].endswith("De antwoorden zijn gesloten.")
    assert told.report("en").about[1] == "As it was on 10 December 2026 at 14:30. Answers are closed."


def test_a_meeting_to_practise_with_is_marked_as_one(kept):
    assert Hall(kept).report().mark == ""
    assert Hall(kept, practice=True).report().mark == "Dit is een oefening: de antwoorden zijn verzonnen."


def test_what_a_gemeente_gets_is_called_after_it(told):
    own = told.own_report(CODES[0])
    assert own.title == "Uw antwoorden naast die van de zaal · VNG <b>: Utrecht"
    assert told.report().title == "Verslag van een bijeenkomst: VNG <b>"


def test_it_names_the_works_that_its_parts_rest_on_once(told):
    assert told.report().works == ("wrr2018", "vng2018", "vanbreugel2020", "kis2015")
    assert told.own_report(CODES[0]).works == ("vng2018", "vanbreugel2020", "kis2015")
