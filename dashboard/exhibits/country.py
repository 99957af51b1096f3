"""The country for who stands before a hall: the types of its gemeenten, and what a survey of them found."""

from dashboard.analysis.type_rules import typology
from dashboard.charts.rows import Row, rows
from dashboard.charts.variety import type_colour
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National
from dashboard.findings.known.facts import facts
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.type_counts import type_counts
from dashboard.findings.themes.explorations import SURVEY, survey_numbers
from dashboard.language import Language
from dashboard.style.colours import INK, LINE

__all__ = ["survey_exhibit", "types_exhibit"]


def types_exhibit(held: National, language: Language, height: int, width: int) -> Exhibit:
    """How many gemeenten there are of each type, in the colour of the type, with how many residents live there.

    Raises
    ------
    NotHeldError
        What types rest on is not held.
    """
    found = type_counts(held)
    numbers, declared = found.numbers, typology().type
    drawn = [
        Row(
            _capital(declared[code].many[language.code]),
            ((float(row["municipalities"]), type_colour(code)),),
            language.say(
                "type_counts.row",
                count=numbers.quantity(row, "municipalities").write(language),
                share=Quantity(row["share"], "share", 0).write(language),
            ),
        )
        for code, row in zip(found.codes, numbers.frame.to_dict("records"), strict=True)
    ]
    return Exhibit(
        id="type_counts",
        numbers=numbers,
        language=language,
        title=numbers.title(language),
        alt=found.told.say(language),
        picture=rows(drawn, language, width, height),
        terms=("type",),
    )


def survey_exhibit(language: Language, height: int, width: int) -> Exhibit:
    """What the survey of 2015 found, a bar of a hundred for each share."""
    numbers = survey_numbers()
    drawn = []
    for row in numbers.frame.to_dict("records"):
        share = numbers.quantity(row, "share").write(language)
        name = numbers.quantity(row, "fact").write(language)
        drawn.append(Row(_capital(name), ((row["share"], INK), (1 - row["share"], LINE)), share))
    return Exhibit(
        id="survey",
        numbers=numbers,
        language=language,
        title=numbers.title(language),
        alt=facts()[SURVEY].say(language),
        picture=rows(drawn, language, width, height),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
