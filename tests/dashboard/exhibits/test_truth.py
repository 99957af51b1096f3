"""Every picture of every page shows the numbers of its exhibit: on the screen, and on its printed twin."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import exhibits
from tests.dashboard.exhibits.cases import GEMEENTEN, OTHERS, PAGES, of_countries
from tests.dashboard.exhibits.truth.readers import READERS, read

pytestmark = pytest.mark.slow

SHOWN = [(gemeente, page) for page in PAGES for gemeente in GEMEENTEN.values()] + list(OTHERS.values())


@pytest.mark.parametrize(("gemeente", "page"), SHOWN)
def test_marks_are_the_numbers_of_the_exhibit(snapshot, gemeente, page):
    cases = [case for case in PAGES[page](snapshot, gemeente) if case.exhibit.picture or case.exhibit.drawn]
    # The smallest gemeente has one wijk, on which nobody lays own figures.
    assert cases or (gemeente, page) == (GEMEENTEN["small"], "eigen_cijfers")
    for case in cases:
        read(case)


def test_marks_are_the_numbers_of_the_countries(by_country):
    (case,) = of_countries(by_country, GEMEENTEN["border"])
    read(case)


def test_every_exhibit_with_a_picture_has_a_reader_and_is_read(snapshot, by_country):
    # Amsterdam grew by a part of another: of those who come and go nothing is known.
    made = [
        case
        for kind in ("large", "border")
        for page in PAGES.values()
        for case in page(snapshot, GEMEENTEN[kind])
    ]
    made += of_countries(by_country, GEMEENTEN["border"])
    drawn = {case.exhibit.id for case in made if case.exhibit.picture is not None}
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
