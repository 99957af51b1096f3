"""Every picture of every page shows the numbers of its exhibit: on the screen, and on its printed twin."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard import exhibits
from data_sources import Snapshot
from tests.dashboard.exhibits.cases import GEMEENTEN, OTHERS, PAGES, of_countries
from tests.dashboard.exhibits.truth.readers import READERS, read

pytestmark = pytest.mark.slow

WHOLE = ("large", "border")
"""Gemeenten whose pages draw between them all that is declared. Amsterdam grew by a part of another: of those who come
and go nothing is known."""

SHOWN = [*((one, page) for page in PAGES for one in GEMEENTEN.values()), *OTHERS.values()]


@cache
def read_of(held: Snapshot, gemeente: str, page: str) -> tuple[tuple[str, bool], ...]:
    """Lay every picture of a page beside the numbers of its exhibit; return their ids, and which are charts.

    Raises
    ------
    AssertionError
        One shows something else.
    """
    make = {**PAGES, "countries": of_countries}[page]
    cases = [case for case in make(held, gemeente) if case.exhibit.picture or case.exhibit.drawn]
    for case in cases:
        read(case)
    return tuple((case.exhibit.id, case.exhibit.picture is not None) for case in cases)


@pytest.mark.parametrize(("gemeente", "page"), SHOWN)
def test_marks_are_the_numbers_of_the_exhibit(snapshot, gemeente, page):
    # The smallest gemeente has one wijk, on which nobody lays own figures.
    assert read_of(snapshot, gemeente, page) or (gemeente, page) == (GEMEENTEN["small"], "eigen_cijfers")


def test_marks_are_the_numbers_of_the_countries(by_country):
    assert len(read_of(by_country, GEMEENTEN["border"], "countries")) == 1


def test_every_exhibit_with_a_picture_has_a_reader_and_is_read(snapshot, by_country):
    made = [one for kind in WHOLE for page in PAGES for one in read_of(snapshot, GEMEENTEN[kind], page)]
    made += read_of(by_country, GEMEENTEN["border"], "countries")
    drawn = {id for id, chart in made if chart}
    declared = set(_with_a_picture())
    assert len(declared) > 15
    for name in declared:
        assert any(one == name or (name[-1] == "_" and one.startswith(name)) for one in drawn), (
            f"no case draws {name}"
        )
        assert any(name.startswith(one) for one in READERS), f"nothing reads {name}"


def _with_a_picture() -> Iterator[str]:
    """Ids of the exhibits that are made with a picture, as far as they are the same for all."""
    for path in Path(exhibits.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Exhibit":
                given = {keyword.arg: keyword.value for keyword in call.keywords}
                if "picture" in given:
                    name = given["id"]
                    yield str(name.value if isinstance(name, ast.Constant) else name.values[0].value)
