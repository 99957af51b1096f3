"""Questions that people ask, with their answers, declared in ``content/questions.toml``."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from dashboard.findings.known.dossiers import dossiers
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["HEADINGS", "Question", "questions"]

HEADINGS = "tellen", "trends", "kaart", "wijken", "vergelijken", "opgaven", "bijeenkomst", "gebruik"
"""Under which questions stand, in order; what each is called is a text of the pages."""


class Question(Declared):
    """A question with its answer.

    Attributes
    ----------
    about : str
        One of the headings.
    see : str
        Page and query within the site where more is to be found; empty where there is none.
    ask, answer : Text
    """

    about: str
    see: str = ""
    ask: Text
    answer: Text

    @model_validator(mode="after")
    def _under_a_heading(self) -> "Question":
        if self.about not in HEADINGS:
            raise ValueError(f"no heading: {self.about}")
        page, _, dossier = self.see.partition("?")[0].partition("/")
        if page == "kennis" and dossier and dossier not in dossiers():
            raise ValueError(f"no dossier: {dossier}")
        return self


@cache
def questions() -> Mapping[str, Question]:
    """Return all declared questions by key, which is the last part of their address.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        One lacks a part or a language, or stands under no heading.
    """
    return MappingProxyType(read_declaration("dashboard.content", "questions.toml", dict[str, Question]))
