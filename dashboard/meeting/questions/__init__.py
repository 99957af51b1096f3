"""What a meeting asks, and what counts as an answer: the questions given to all, and those of one meeting.

Knows no store and no page.
"""

from dashboard.meeting.questions.answers import NoAnswerError, read_answer, written
from dashboard.meeting.questions.questions import (
    FORMS,
    MOST_LETTERS,
    PARTS,
    SCALE,
    Question,
    given,
    own_question,
)

__all__ = [
    "FORMS",
    "MOST_LETTERS",
    "PARTS",
    "SCALE",
    "NoAnswerError",
    "Question",
    "given",
    "own_question",
    "read_answer",
    "written",
]
