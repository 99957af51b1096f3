import pytest
from hypothesis import given as each
from hypothesis import strategies as some

from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.meeting.questions import (
    MOST_LETTERS,
    PARTS,
    NoAnswerError,
    given,
    own_question,
    read_answer,
)

BY_KEY = {one.key: one for one in given()}

anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=30),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@each(some.sampled_from(sorted(BY_KEY)), anything)
def test_anything_at_all_is_an_answer_or_none(key, sent):
    question = BY_KEY[key]
    try:
        answer = read_answer(question, sent)
    except NoAnswerError:
        return
    if answer is None or question.form == "open":
        assert answer is None or (isinstance(answer, str) and answer.strip() == answer)
    elif question.form == "scale":
        assert answer in (1, 2, 3, 4, 5)
    elif question.form == "one":
        assert answer in question.options
    else:
        assert set(answer) <= set(question.options)
        assert len(set(answer)) == len(answer)


def test_what_goes_alone_gives_way_to_what_is_chosen_beside_it():
    question = BY_KEY["bottlenecks"]
    assert read_answer(question, ["no_bottleneck", "language", "housing"]) == ("housing", "language")
    assert read_answer(question, "no_bottleneck") == ("no_bottleneck",)
    assert read_answer(question, []) is None


def test_words_lose_what_hides_or_turns_them_and_keep_their_lines():
    said = read_answer(BY_KEY["seen"], "  Veel \u202e kinderen,\x00  \n\n <b>ook</b> hier  ")
    assert said == "Veel kinderen,\n\n<b>ook</b> hier"
    with pytest.raises(NoAnswerError):
        read_answer(BY_KEY["seen"], "a" * (MOST_LETTERS + 1))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_and_option_has_words(code):
    language = Language(code)
    assert {one.part for one in given()} | {"own"} == set(PARTS)
    for question in given():
        assert question.asked(language)
        for option in question.options:
            assert question.named(option, language)
        if question.form == "scale":
            assert question.named(1, language) != "1"
            assert question.named(5, language) != "5"


@pytest.mark.parametrize(
    "asked",
    [
        ("one", "Ja?", ("ja",)),
        ("one", "Ja?", ("ja", "ja ")),
        ("several", "Ja?", ()),
        ("open", "", ()),
        ("open", "  ", ()),
        ("open", "Ja?", ("ja", "nee")),
        ("scale", "a" * 301, ()),
        ("one", "Ja?", tuple("abcdefghijklm")),
        ("song", "Ja?", ()),
    ],
)
def test_what_is_no_question_is_refused(asked):
    with pytest.raises(ValueError):
        own_question("own1", *asked)
