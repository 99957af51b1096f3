"""Every table that is offered, as a file: whose each row is, of when, in which unit, and why a cell is empty."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest

from dashboard.briefing.delimited import dutch_csv, plain_csv
from dashboard.briefing.identified import Whose, identified, whose
from dashboard.briefing.workbook import briefing_workbook, exhibit_workbook
from dashboard.exhibits.gemeente import wijken_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.profile.profile import profile
from dashboard.language import Language
from tests.dashboard.exhibits.cases import GEMEENTEN, PAGES
from tests.dashboard.newest import NOW

NL = Language("nl")
LINK = "https://diversiteit.example/uw-gemeente?gemeente={}"
CODE = re.compile(r"(GM|WK|BU|PV|LD)\w+|NL")


def read(content, mark):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=mark))


@pytest.fixture(scope="module", params=[(p, g) for p in PAGES for g in ("large", "small")], ids=str)
def tables(request, snapshot):
    page, kind = request.param
    gemeente = GEMEENTEN[kind]
    found = {(case.exhibit.id, *case.exhibit.numbers.frame): case for case in PAGES[page](snapshot, gemeente)}
    return gemeente, [case for case in found.values() if len(case.exhibit.numbers.frame)]


@pytest.mark.slow
def test_every_file_says_of_every_row_whose_it_is_of_when_and_in_which_unit(tables, snapshot):
    gemeente, cases = tables
    for case in cases:
        shown = case.exhibit
        content = plain_csv(shown, LINK.format(gemeente))
        heads = next(csv.reader(StringIO(content.decode(), newline="")))
        assert len(heads) == len({*heads}), (case.view, heads)
        rows = read(content, ",")
        say = shown.language.say
        assert len(rows) == len(shown.numbers.frame), case.view
        for row in rows:
            code = row[say("heading.region")]
            assert not code or CODE.fullmatch(code), (case.view, code)
            names = [row[head] for head in row if head == shown.numbers.heading("name", shown.language)]
            assert any(names), case.view
            assert row[say("download.unit")] or not shown.numbers.units, case.view
        # Figures of one's own need not say of when they are.
        dated = any(re.search(r"\d{4}", source.period) for source in shown.numbers.sources)
        years = [row[say("heading.year")] for row in rows if "year" not in shown.numbers.frame]
        assert all(re.match(r"\d{4}", year) for year in years) or not dated, case.view


@pytest.mark.slow
def test_every_empty_cell_has_its_reason_and_no_number_more_decimals_than_it_bears(tables, snapshot):
    gemeente, cases = tables
    for case in cases:
        shown, link = case.exhibit, LINK.format(gemeente)
        plain, dutch = read(plain_csv(shown, link), ","), read(dutch_csv(shown, link), ";")
        assert [[*row] for row in plain] == [[*row] for row in dutch]
        rounded = bool(shown.numbers.bounded) or "low" in shown.numbers.frame
        for column in identified(shown.numbers, shown.language, whose(link, snapshot, shown.language)):
            for row, cell in zip(plain, column.cells, strict=True):
                written = row[column.heading]
                if column.numeric and not written:
                    reason = row[shown.language.say("download.missing")]
                    assert cell.why and column.heading in reason, (case.view, column.heading)
                elif column.numeric and "." in written:
                    told = len(cell.form.split(";")[0].partition(".")[2].rstrip("%"))
                    more = len(written.partition(".")[2]) - told
                    assert more <= (0 if rounded else 2), (case.view, column.heading, written)


@pytest.mark.slow
def test_a_workbook_has_the_columns_of_the_text(tables):
    gemeente, cases = tables
    for case in cases[::4]:
        link = LINK.format(gemeente)
        heads = [*read(plain_csv(case.exhibit, link), ",")[0]]
        book = openpyxl.load_workbook(BytesIO(exhibit_workbook(case.exhibit, link)))
        written = [cell.value for cell in book.worksheets[0][1]]
        assert written == heads[: len(written)], case.view


@pytest.mark.slow
def test_every_table_of_a_briefing_has_them_too(amsterdam):
    book = openpyxl.load_workbook(BytesIO(briefing_workbook(amsterdam)))
    assert len(book.sheetnames) > 10
    for name in book.sheetnames[1:-2]:
        heads = [cell.value for cell in book[name][1]]
        assert {"Code", "Eenheid"} <= {*heads}, name
        assert len(heads) == len({*heads}), name


def test_what_a_table_is_about_is_read_from_where_it_is_seen(snapshot):
    assert whose("/trends?gemeente=GM0344", snapshot, NL) == Whose("GM0344", "Utrecht")
    assert whose("/kaart", snapshot, NL) == Whose("NL", "Nederland")
    area = whose("https://x.example/eigen-gebied?samen=GM0310,GM0321&naam=Samen%20sterk", snapshot, NL)
    assert area == Whose("GM0310,GM0321", "Samen sterk")


def test_figures_of_the_country_are_called_so_with_whichever_gemeente_they_are_shown(amsterdam):
    whose_row = Whose("GM0363", "Amsterdam")
    shown = [one for one in amsterdam.tables if one.id in ("national_origins", "national_growth")]
    assert len(shown) == 2
    for numbers in shown:
        code, name, *_ = identified(numbers, amsterdam.language, whose_row)
        assert {cell.value for cell in code.cells} == {"NL"}
        assert len({cell.value for cell in name.cells}) == 1


def test_a_map_gives_both_how_many_that_are_and_of_how_many_and_why_a_wijk_has_none(snapshot):
    numbers = wijken_exhibit(
        national(snapshot), profile(national(snapshot), "GM0363", NOW), (500, 320), NL
    ).numbers
    table = {column.heading: column.cells for column in identified(numbers, NL, Whose("GM0363", "Amsterdam"))}
    of = "Herkomst buiten Nederland"
    rows = zip(table[f"{of}, aandeel"], table[f"{of}, aantal"], table["Inwoners"], strict=True)
    for share, persons, inhabitants in rows:
        if share.value is None:
            assert inhabitants.value < 50
            assert "minder dan 50 mensen" in share.why
        else:
            assert share.value == pytest.approx(
                persons.value / inhabitants.value, abs=0.002 + 5 / inhabitants.value
            )
