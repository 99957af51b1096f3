"""What counts as an answer to which question: read from anything at all that a phone sends."""

import json

from dashboard.meeting.questions.questions import MOST_LETTERS, SCALE, Question

__all__ = ["Answer", "NoAnswerError", "read_answer", "written"]

Answer = str | int | tuple[str, ...] | None
"""An option, a place on the scale, options, or words; None where nothing is answered (any more)."""


class NoAnswerError(ValueError):
    """This is no answer to that question."""


def read_answer(question: Question, sent: object) -> Answer:
    """Read what was sent.

    Parameters
    ----------
    question : Question
    sent : object
        What a form or a script sends: text, or a list of texts.

    Raises
    ------
    NoAnswerError
        It is none of the options, or longer than can be kept.

    Examples
    --------
    >>> from dashboard.meeting.questions import given
    >>> read_answer(given()[0], "yes"), read_answer(given()[1], "4"), read_answer(given()[2], "  ")
    ('yes', 4, None)
    """
    if question.form == "several":
        return _several(question, sent)
    value = sent[-1] if isinstance(sent, (list, tuple)) and sent else sent
    if value in (None, "", [], ()):
        return None
    if question.form == "scale":
        found = next((place for place in SCALE if str(place) == str(value)), None)
        if found is None:
            raise NoAnswerError(question.key)
        return found
    if not isinstance(value, str):
        raise NoAnswerError(question.key)
    if question.form == "one":
        if value not in question.options:
            raise NoAnswerError(question.key)
        return value
    words = "\n".join(" ".join(_readable(line).split()) for line in value.splitlines()).strip()
    if len(words) > MOST_LETTERS:
        raise NoAnswerError(question.key)
    return words or None


def _several(question: Question, sent: object) -> tuple[str, ...] | None:
    values = [sent] if isinstance(sent, str) else sent if isinstance(sent, (list, tuple)) else []
    chosen = {value for value in values if isinstance(value, str) and value}
    if not chosen <= set(question.options) or (sent is not None and not isinstance(sent, (str, list, tuple))):
        raise NoAnswerError(question.key)
    if question.alone in chosen and len(chosen) > 1:
        chosen.discard(question.alone)
    return tuple(option for option in question.options if option in chosen) or None


def _readable(line: str) -> str:
    """Leave out what is no letter, number or sign: it can turn the writing around or hide something."""
    return "".join(sign for sign in line if sign.isprintable())


def written(answer: Answer) -> str:
    """Write an answer as it is kept."""
    return json.dumps(answer, ensure_ascii=False)
