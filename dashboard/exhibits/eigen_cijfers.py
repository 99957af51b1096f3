"""Own figures of a user as pictures: the map with its table, and the rows that are not on it."""

from dashboard.charts.area_map import area_map, classes_key
from dashboard.charts.ground import Ground
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.findings.own_data.joined import Joined, OwnSource, problems_numbers
from dashboard.findings.own_data.laying import Checked, Problem
from dashboard.language import Language
from dashboard.markup.figure_table import figure_table

__all__ = ["SHOWN_PROBLEMS", "own_map", "own_problems"]

SHOWN_PROBLEMS = 25
"""Rows that are shown at once."""


def own_map(
    checked: Checked,
    beside: Joined,
    column: str,
    where: str,
    inside: str | None,
    ground: Ground,
    language: Language,
) -> Exhibit:
    """Draw own figures on their areas.

    Parameters
    ----------
    checked : Checked
    beside : Joined
        With a figure for at least one area.
    column : str
        What stands above the numbers.
    where : str
        Name of what the map shows.
    inside : str or None
        Code of the gemeente whose areas are drawn; None draws all gemeenten.
    ground : Ground
    language : Language
    """
    known = beside.values.dropna()
    digits = checked.digits
    say, write = language.say, language.formats.decimal
    title = say("eigen_cijfers.map", column=column, where=where)
    levels = say(f"level.{checked.level}.plural")
    return Exhibit(
        id="own",
        numbers=beside.numbers,
        language=language,
        title=title,
        subtitle=say("eigen_cijfers.map_subtitle", levels=levels, year=checked.year),
        alt=say(
            "eigen_cijfers.alt",
            title=title,
            lowest=beside.names[known.idxmin()],
            low=write(float(known.min()), digits),
            highest=beside.names[known.idxmax()],
            high=write(float(known.max()), digits),
        ),
        picture=area_map(beside.values, beside.classes, f"%{{customdata:,.{digits}f}}", ground, language),
        key=classes_key(
            beside.classes, lambda low, high: (write(low, digits), write(high, digits)), language
        ),
        terms=("klassen", "natuurlijke_grenzen"),
        map=Area(checked.level, checked.year, inside),
    )


def own_problems(problems: tuple[Problem, ...], own: OwnSource, language: Language) -> Exhibit:
    """The rows that are not used; the first of them at once, all behind it."""
    count = language.formats.integer(len(problems))
    words = language.count("eigen_cijfers.problems", len(problems), count=count)
    cut = len(problems) > SHOWN_PROBLEMS
    few = problems_numbers(problems[:SHOWN_PROBLEMS], own)
    return Exhibit(
        "own_problems",
        problems_numbers(problems, own),
        language,
        words,
        words,
        subtitle=language.say("eigen_cijfers.problems_first", count=SHOWN_PROBLEMS) if cut else "",
        drawn=figure_table(few, language),
    )
