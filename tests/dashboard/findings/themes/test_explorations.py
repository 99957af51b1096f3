"""What the explorations say: the same numbers as in the sentence beside the answers of a room."""

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.known.facts import facts
from dashboard.findings.themes.explorations import SURVEY, explorations, survey_numbers
from dashboard.findings.themes.options import literature
from dashboard.language import Language


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_share_is_in_the_sentence_about_the_survey(code):
    language, said = Language(code), facts()[SURVEY].say(Language(code))
    for row in survey_numbers().frame.to_dict("records"):
        assert survey_numbers().quantity(row, "share").write(language) in said


def test_every_share_has_a_work_of_a_year():
    assert all(literature()[fact.source].year for fact in explorations())
