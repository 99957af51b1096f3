from itertools import combinations

from hypothesis import given as each
from hypothesis import strategies as some

from dashboard.meeting.questions.likeness import FAR, _apart, _stems, alike

WORDS = some.lists(
    some.sampled_from(["taallessen", "taalles", "werken", "werk", "huisvesting", "registratie", "de", "een"]),
    max_size=5,
)


@each(some.dictionaries(some.text("abc", min_size=1, max_size=2), WORDS.map(" ".join), max_size=8))
def test_each_answer_stands_in_one_group_of_which_every_two_are_near(answers):
    groups = alike(answers)
    assert sorted(one for group in groups for one in group) == sorted(answers)
    for group in groups:
        for one, other in combinations(group, 2):
            assert _apart(_stems(answers[one]), _stems(answers[other])) <= FAR


def test_forms_of_a_word_are_one_word():
    assert alike({"a": "Huisvesting van werkers", "b": "werkers, huisvesting!"}) == [("a", "b")]
    assert alike({}) == []
    assert alike({"a": ""}) == [("a",)]
