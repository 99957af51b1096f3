"""Questions: those that every meeting asks are declared, those of one meeting are typed by who prepares it."""

from functools import cache
from typing import Literal

from pydantic import model_validator

from dashboard.language import Language
from data_sources.declared import Declared, read_declaration

__all__ = ["FORMS", "MOST_LETTERS", "PARTS", "SCALE", "After", "Question", "given", "own_question"]

FORMS = ("one", "several", "scale", "open")
"""One choice, several choices, a scale, words of one's own."""

PARTS = ("diverse", "anticipate", "help", "own")
"""The three questions of the invitation, and what one meeting asks besides."""

SCALE = (1, 2, 3, 4, 5)

MOST_LETTERS = 1000
"""Of an answer in words of one's own."""


class After(Declared):
    """A question that is asked of who chose one answer to another."""

    question: str
    option: str


class Question(Declared):
    """Something that is asked.

    Attributes
    ----------
    key : str
    part : str
        One of `PARTS`.
    form : str
        One of `FORMS`.
    options : tuple of str
        Keys, of a declared question; the words themselves, of one that somebody typed.
    alone : str
        The option that goes with no other.
    after : After or None
    text : str
        As somebody typed it; empty of a declared question, whose words are texts of the interface.
    """

    key: str
    part: Literal["diverse", "anticipate", "help", "own"]
    form: Literal["one", "several", "scale", "open"]
    options: tuple[str, ...] = ()
    alone: str = ""
    after: After | None = None
    text: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "Question":
        chosen = self.form in ("one", "several")
        if chosen != (len(self.options) >= 2) or len(set(self.options)) < len(self.options):
            raise ValueError("a choice has two options or more, each once; what is no choice has none")
        if self.alone and self.alone not in self.options:
            raise ValueError("the option that goes alone is one of the options")
        return self

    def asked(self, language: Language) -> str:
        """Return the words of the question."""
        return self.text or language.say(f"meeting.question.{self.key}.text")

    def named(self, option: str | int, language: Language) -> str:
        """Return the words of an option, or of a place on the scale."""
        if self.form == "scale":
            key = f"meeting.question.{self.key}.{option}"
            return language.say(key) if language.says(key) else str(option)
        return str(option) if self.text else language.say(f"meeting.question.{self.key}.{option}")


class _Asked(Declared):
    question: tuple[Question, ...]


@cache
def given() -> tuple[Question, ...]:
    """Return what every meeting asks, in order."""
    return read_declaration(__package__, "questions.toml", _Asked).question


def own_question(key: str, form: str, text: str, options: tuple[str, ...] = ()) -> Question:
    """Make a question of one meeting.

    Raises
    ------
    ValueError
        It has no words, a choice fewer than two different options, or it is longer than can be read on a phone.
    """
    text, options = " ".join(text.split()), tuple(" ".join(one.split()) for one in options if one.strip())
    if not text or len(text) > 300 or len(options) > 12 or any(len(one) > 80 for one in options):
        raise ValueError("words of at most 300 letters, and at most 12 options of 80")
    return Question.model_validate(
        {"key": key, "part": "own", "form": form, "text": text, "options": options}
    )
