"""What is told of some of those who answered: held against an attacker who keeps every total and tries all answers."""

import random
from itertools import product

import numpy as np
import pytest

from dashboard.meeting.questions.among import NOBODY, State, among, counted, tells_of_one
from dashboard.meeting.questions.totals import Totals, due

MANY = 15


def determined(possible):
    """Whose answer is the same in all that is possible."""
    return {n for n in range(possible.shape[1]) if possible[:, n].min() == possible[:, n].max()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_who_tries_all_answers_against_all_that_was_shown_learns_nothing_of_anybody(seed):
    chance = random.Random(seed)
    marked = {str(n) for n in range(MANY) if chance.random() < chance.choice([0.3, 0.5, 0.7])}
    inside = np.array([str(n) in marked for n in range(MANY)])
    odds = chance.choice([0.2, 0.5, 0.8])
    truth = {str(n): chance.choices(["no", "yes"], [odds, 1 - odds])[0] for n in range(MANY)}
    every = np.array(list(product([False, True], repeat=MANY)))
    by_totals, by_both = every, every
    published, had, states = 0, None, [NOBODY]
    for number in range(1, MANY + 1):
        if not due(number, published, number == MANY, False):
            continue
        published = number
        answers = {str(n): truth[str(n)] for n in range(number)}
        no = sum(one == "no" for one in answers.values())
        now = counted(answers, marked, "no")
        states.append(State(int(inside[:number].sum()), int((~inside[:number]).sum()), no))
        by_totals = by_totals[by_totals[:, :number].sum(axis=1) == no]
        by_both = by_both[by_both[:, :number].sum(axis=1) == no]
        if among(now, had, states):
            had, states = now, states[-1:]
            told = by_both[:, :number][:, inside[:number]].sum(axis=1) == now.counts["marked yes"]
            by_both = by_both[told]
        assert determined(by_both) == determined(by_totals)


def test_it_is_shown_in_some_of_such_rooms():
    """Or the test above would hold of what shows nothing at all."""
    shown = 0
    for seed in range(60):
        chance = random.Random(seed)
        truth = {str(n): chance.choice(["no", "yes"]) for n in range(24)}
        marked = {str(n) for n in range(24) if n % 2}
        states, had = [NOBODY], None
        for number in (5, 8, 11, 14, 17, 20, 23):
            answers = {key: truth[key] for key in list(truth)[:number]}
            now = counted(answers, marked, "no")
            states.append(State(number // 2, number - number // 2, list(answers.values()).count("no")))
            if among(now, had, states):
                had, states = now, states[-1:]
        shown += had is not None
    assert shown > 45


@pytest.mark.parametrize(
    ("marked_yes", "marked_no", "other_yes", "other_no", "shows"),
    [
        (3, 2, 3, 2, True),
        (2, 2, 3, 3, False),  # four marked ones
        (3, 3, 2, 2, False),  # four others
        (5, 0, 3, 3, False),  # all marked ones chose
        (0, 5, 3, 3, False),
        (3, 2, 0, 6, False),  # none of the others did
        (3, 2, 0, 0, True),  # there are no others: the total tells the same
    ],
)
def test_each_part_is_published_as_a_room_of_its_own(marked_yes, marked_no, other_yes, other_no, shows):
    counts = {
        "marked yes": marked_yes,
        "marked no": marked_no,
        "other yes": other_yes,
        "other no": other_no,
    }
    now = Totals(sum(counts.values()), counts)
    state = State(marked_yes + marked_no, other_yes + other_no, marked_yes + other_yes)
    assert among(now, None, [NOBODY, state]) is shows


def test_the_next_number_waits_for_three_of_either_part_who_are_not_alike():
    had = Totals(10, {"marked yes": 3, "marked no": 2, "other yes": 3, "other no": 2})
    before = State(5, 5, 6)

    def shows(*more):
        counts = {key: count + new for (key, count), new in zip(had.counts.items(), more, strict=True)}
        now = Totals(sum(counts.values()), counts)
        after = State(5 + more[0] + more[1], 5 + more[2] + more[3], 6 + more[0] + more[2])
        return among(now, had, [before, after])

    assert shows(2, 1, 1, 2)
    assert not shows(1, 1, 2, 2)
    assert not shows(2, 1, 1, 1)
    assert not shows(3, 0, 1, 2)
    assert not shows(2, 1, 0, 0)


def test_answers_that_were_changed_meanwhile_and_fit_no_batch_show_nothing():
    assert tells_of_one([(NOBODY, State(3, 3, 3)), (State(3, 3, 3), State(3, 3, 5))], 2)
