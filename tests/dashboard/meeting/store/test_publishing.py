"""What the room sees must not tell what one gemeente answered: looked at as somebody who keeps every state would."""

import random

import pytest

from dashboard.meeting.store.meetings import Member, by_token, create, steer
from dashboard.meeting.store.publishing import (
    BLIND,
    QUADRANT,
    TARGETED,
    publish,
    published,
    who_answered,
)
from dashboard.meeting.store.saving import Save, save


@pytest.fixture
def hall(kept):
    return kept.write(lambda it: create(it, "VNG", members=[Member(f"GM{n:04}") for n in range(40)])).meeting


def answer(kept, hall, number, **answers):
    def job(it):
        save(it, Save(hall.id, f"GM{number:04}", str(number), answers))
        publish(it, hall, only=answers.keys())

    kept.write(job)


def shown(kept, hall):
    return kept.read(lambda it: (published(it, hall.id), who_answered(it, hall.id)))


def close(kept, hall):
    def job(it):
        steer(it, hall.id, open=False)
        publish(it, by_token(it, hall.token), closing=True)

    kept.write(job)


def test_totals_come_in_steps_of_five_then_three_and_once_more_at_the_close(kept, hall):
    seen = []
    for number in range(12):
        answer(kept, hall, number, recognise=(("yes", "no")[number % 2], 0))
        totals = shown(kept, hall)[0].get("recognise")
        seen.append(totals.answers if totals else 0)
    assert seen == [0, 0, 0, 0, 5, 5, 5, 8, 8, 8, 11, 11]
    close(kept, hall)
    assert shown(kept, hall)[0]["recognise"].counts == {"yes": 6, "partly": 0, "no": 6}


def test_a_changed_answer_shows_at_the_next_step_only(kept, hall):
    for number in range(5):
        answer(kept, hall, number, recognise=(("yes", "no")[number % 2], 0))
    before = shown(kept, hall)[0]["recognise"].counts
    answer(kept, hall, 0, recognise=("partly", 1))
    assert shown(kept, hall)[0]["recognise"].counts == before
    for number in range(5, 8):
        answer(kept, hall, number, recognise=("yes", 0))
    assert shown(kept, hall)[0]["recognise"].counts == {"yes": 5, "partly": 1, "no": 2}


def test_what_all_said_is_not_shown(kept, hall):
    for number in range(6):
        answer(
            kept,
            hall,
            number,
            recognise=("yes", 0),
            bottlenecks=(("housing", "language")[: 1 + number % 2], 0),
        )
    totals = shown(kept, hall)[0]
    assert totals["recognise"] is None
    assert totals["bottlenecks"].counts["housing"] is None
    assert totals["bottlenecks"].counts["language"] == 2


def test_fewer_than_five_are_not_shown_at_the_close_either(kept, hall):
    for number in range(4):
        answer(kept, hall, number, recognise=(("yes", "no")[number % 2], 0))
    close(kept, hall)
    assert "recognise" not in shown(kept, hall)[0]
    # Who took part is known by then.
    assert len(shown(kept, hall)[1]) == 4


def test_opened_again_the_next_totals_wait_for_three_more(kept, hall):
    for number in range(5):
        answer(kept, hall, number, recognise=(("yes", "no")[number % 2], 0))
    close(kept, hall)
    kept.write(lambda it: steer(it, hall.id, open=True))
    answer(kept, hall, 6, recognise=("no", 0))
    close(kept, hall)
    assert shown(kept, hall)[0]["recognise"].answers == 5


def test_places_on_both_scales_are_shown_where_five_have_both_and_not_all_stand_together(kept, hall):
    for number in range(5):
        answer(kept, hall, number, proactive=(number % 2 + 1, 0), plural=(3, 0))
    assert shown(kept, hall)[0][QUADRANT].counts == {"1 3": 3, "2 3": 2}
    other = kept.write(lambda it: create(it, "Anders", members=hall.members)).meeting
    for number in range(5):
        answer(kept, other, number, proactive=(2, 0), plural=(3, 0))
    assert shown(kept, other)[0][QUADRANT] is None


def test_no_state_of_the_room_ever_differs_from_the_one_before_by_fewer_than_three_answers(kept, hall):
    """And never tells who came at the moment that totals move."""
    chance = random.Random(1)
    before = shown(kept, hall)
    for number in chance.sample(range(40), 40):
        answers = {
            key: (value, 0)
            for key, value in (
                ("recognise", chance.choice(["yes", "partly", "no"])),
                ("enough", chance.randint(1, 5)),
                ("targeted", chance.choice(["yes", "no"])),
            )
            if chance.random() < 0.8
        }
        answer(kept, hall, number, **answers)
        now = shown(kept, hall)
        moved = [key for key in now[0] if now[0][key] != before[0].get(key)]
        for key in moved:
            had = before[0].get(key)
            assert now[0][key].answers - (had.answers if had else 0) >= (3 if had else 5)
        if now[1] != before[1]:
            assert not moved
            assert len(set(now[1]) - set(before[1])) >= 3
        before = now
    assert len(before[1]) >= 36


def targeted(kept, hall, number, said, marked):
    def job(it):
        save(it, Save(hall.id, f"GM{number:04}", str(number), {TARGETED: (said, 0)}))
        publish(it, hall, only=[TARGETED], marked=marked)

    kept.write(job)


def test_how_many_of_the_marked_have_no_policy_waits_for_five_of_them_and_five_others(kept, hall):
    marked = {f"GM{number:04}" for number in range(0, 40, 2)}
    seen = []
    for number in range(17):
        targeted(kept, hall, number, ("no", "no", "yes")[number % 3], marked)
        found = shown(kept, hall)[0].get(BLIND)
        seen.append((found.answers, found.counts["marked yes"]) if found else None)
    assert seen == [None] * 10 + [(11, 4)] * 6 + [(17, 6)]
    # Which are marked is shown to nobody.
    assert set(shown(kept, hall)[0]) == {TARGETED, BLIND}


def test_new_figures_in_the_middle_of_a_meeting_move_nothing(kept, hall):
    marked = {f"GM{number:04}" for number in range(0, 40, 2)}
    for number in range(11):
        targeted(kept, hall, number, ("no", "no", "yes")[number % 3], marked if number < 5 else set())
    assert shown(kept, hall)[0][BLIND].counts["marked yes"] == 4


def test_who_is_marked_after_the_first_total_is_not_counted(kept, hall):
    marked = {f"GM{number:04}" for number in range(0, 40, 2)}
    for number in range(20):
        targeted(kept, hall, number, ("no", "no", "yes")[number % 3], None if number < 5 else marked)
    assert shown(kept, hall)[0][TARGETED].answers == 20
    assert BLIND not in shown(kept, hall)[0]


def test_the_close_shows_no_number_that_the_steps_would_not(kept, hall):
    marked = {f"GM{number:04}" for number in range(0, 40, 2)}
    for number in range(12):
        targeted(kept, hall, number, ("no", "no", "yes")[number % 3], marked)
    close(kept, hall)
    assert shown(kept, hall)[0][TARGETED].answers == 12
    assert shown(kept, hall)[0][BLIND].answers == 11
