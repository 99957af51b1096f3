"""The report as a workbook, opened again."""

from io import BytesIO

import openpyxl
import pytest

from dashboard.meeting.report.workbook import workbook
from tests.dashboard.meeting.report.conftest import CODES, Hall


@pytest.fixture(params=["sqlite"])
def url(request, tmp_path):
    """One store: what differs between the two is tested where they are."""
    return f"sqlite:///{tmp_path / 'meetings.sqlite'}"


def opened(report):
    return openpyxl.load_workbook(BytesIO(workbook(report)))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_first_sheet_tells_all_and_leads_to_the_numbers(told):
    report = told.report()
    book = opened(report)
    first = book["Uitkomst"]
    said = " ".join(str(cell.value) for row in first.iter_rows() for cell in row)
    for part in report.parts:
        assert all(line in said for line in (*part.sentences, *part.sources))
        assert all(one.title in said for one in part.items)
    links = [row[2].hyperlink.location for row in first.iter_rows() if row[2].hyperlink]
    assert [link.split("'")[1] for link in links] == book.sheetnames[1:]


def test_numbers_are_numbers_and_gemeenten_a_row_each(told):
    book = opened(told.report())
    sheets = {name.split(" ", 1)[1]: rows(book[name]) for name in book.sheetnames[1:]}
    assert sheets["Herkent u het beeld van de"] == [
        ["Antwoord", "Aantal", "Deel van wie antwoordde"],
        ["Ja", 3, 3 / 8],
        ["Deels", 2, 2 / 8],
        ["Nee", 3, 3 / 8],
    ]
    gemeenten = sheets["Gemeenten naar type"]
    assert gemeenten[0] == ["Gemeente", "Type", "Volgens de cijfers", "Antwoordde"]
    assert len(gemeenten) == 1 + len(CODES)
    assert sheets["Waar staat de zaal"][1:] == [[1, 5, 4], [2, 5, 4]]


def test_words_are_never_a_formula(hall):
    hall.answer(CODES[0], help_vng='=HYPERLINK("http://x")')
    hall.allow("help_vng", CODES[0])
    book = opened(hall.report())
    cells = [cell for name in book.sheetnames for row in book[name].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert '\'=HYPERLINK("http://x")' in [cell.value for cell in cells]


def test_what_all_chose_is_an_empty_cell_that_says_why(hall):
    for code in CODES:
        hall.answer(code, themes=("work",) if code == CODES[0] else ("work", "care"))
    hall.close()
    book = opened(hall.report())
    sheet = next(rows(book[name]) for name in book.sheetnames if "thema" in name)
    work = next(row for row in sheet if row[0] == "Werk")
    assert work[1:3] == [None, None]
    assert work[3] == "Geen cijfer voor Aantal en Deel van wie antwoordde: allen kozen dit, of op één na."


def test_of_a_meeting_to_practise_with_every_sheet_says_so(kept):
    assert all(name.startswith("Oefening ") for name in opened(Hall(kept, practice=True).report()).sheetnames)
    assert not any("Oefening" in name for name in opened(Hall(kept).report()).sheetnames)


def test_it_is_told_in_english(told):
    book = opened(told.report("en"))
    assert book.sheetnames[0] == "Outcome"
    assert rows(book[book.sheetnames[2]])[0] == ["Answer", "Number", "Part of those who answered"]
