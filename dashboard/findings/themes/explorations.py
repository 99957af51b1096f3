"""What the explorations of municipal policy found, as declared in ``content/explorations.toml``."""

from functools import cache

import pandas as pd
from pydantic import Field, model_validator

from dashboard.findings.model.finding import Numbers
from dashboard.findings.themes.options import literature
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["SURVEY", "SurveyShare", "explorations", "survey_numbers"]

SURVEY = "bottlenecks_2015"
"""The fact that tells the same shares in a sentence, with the base and what is not known of it."""


class SurveyShare(Declared):
    """A share that a work tells.

    Attributes
    ----------
    id : str
    source : str
        Key of the work.
    share : float
        Of the municipalities that it is about.
    text : Text
        What they have in common.
    """

    id: str
    source: str
    share: float = Field(gt=0, lt=1)
    text: Text


class _Explorations(Declared):
    share: tuple[SurveyShare, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> "_Explorations":
        if unknown := {one.source for one in self.share} - set(literature()):
            raise ValueError(f"unknown works: {', '.join(sorted(unknown))}")
        return self


@cache
def explorations() -> tuple[SurveyShare, ...]:
    """Return all shares.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The declaration lacks something, or names a work that is not declared.
    """
    return read_declaration("dashboard.content", "explorations.toml", _Explorations).share


@cache
def survey_numbers() -> Numbers:
    """Put them in a table: `fact`, `share`."""
    shares = explorations()
    frame = pd.DataFrame(
        {"fact": [(one.text.nl, one.text.en) for one in shares], "share": [one.share for one in shares]}
    )
    return Numbers("survey", frame, {"fact": "both", "share": "share"}, digits={"share": 0})
