"""How many peers rose or fell more than the own gemeente: none, one, several; of none, one, several."""

import pandas as pd
import pytest

from dashboard.findings.model.quantities import Quantity
from dashboard.findings.trends.multiples import _passed
from dashboard.language import Language


@pytest.mark.parametrize(
    ("others", "nl", "en"),
    [
        ([], "0,30 (2022) naar 0,40 (2025).", "0.30 (2022) to 0.40 (2025)."),
        ([0.3], "; de andere gemeente steeg niet meer.", "; the other municipality did not rise more."),
        ([0.5], "; de andere gemeente steeg meer.", "; the other municipality rose more."),
        (
            [0.3, 0.3],
            "; van de 2 andere gemeenten steeg er geen meer.",
            "; none of the 2 other municipalities rose more.",
        ),
        (
            [0.3, 0.5],
            "; van de 2 andere gemeenten steeg er één meer.",
            "; of the 2 other municipalities, one rose more.",
        ),
        (
            [0.5, 0.5, 0.3],
            "; van de 3 andere gemeenten stegen er 2 meer.",
            "; of the 3 other municipalities, 2 rose more.",
        ),
    ],
)
def test_peers_that_rose_more_are_counted_in_words(others, nl, en):
    frame = pd.DataFrame(
        {2022: 0.3, 2025: [0.4, *others]}, index=[f"GM{number}" for number in range(len(others) + 1)]
    )
    told = _passed(("herkomst", 3), frame, Quantity("Goes", "name"), "index")
    for code, end in (("nl", nl), ("en", en)):
        said = told.say(Language(code))
        assert said.endswith(end), said
        assert "Goes" in said


@pytest.mark.parametrize(
    ("others", "nl", "en"),
    [
        ([0.35], "; de andere gemeente daalde niet meer.", "; the other municipality did not fall more."),
        ([0.2], "; de andere gemeente daalde meer.", "; the other municipality fell more."),
        (
            [0.35, 0.5, 0.2],
            "; van de 3 andere gemeenten daalde er één meer.",
            "; of the 3 other municipalities, one fell more.",
        ),
        (
            [0.35, 0.5],
            "; van de 2 andere gemeenten daalde er geen meer.",
            "; none of the 2 other municipalities fell more.",
        ),
    ],
)
def test_whoever_fell_less_is_not_said_to_have_risen(others, nl, en):
    frame = pd.DataFrame(
        {2022: 0.4, 2025: [0.3, *others]}, index=[f"GM{number}" for number in range(len(others) + 1)]
    )
    told = _passed(("herkomst", 3), frame, Quantity("Goes", "name"), "index")
    for code, end in (("nl", nl), ("en", en)):
        assert told.say(Language(code)).endswith(end), told.say(Language(code))
