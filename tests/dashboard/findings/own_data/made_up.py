"""Areas that are made up, and files about them."""

import io

import openpyxl

from dashboard.findings.data.search import letters
from dashboard.findings.own_data.figures import table_in
from dashboard.findings.own_data.laying import lay
from dashboard.findings.own_data.places import Places
from dashboard.findings.own_data.recognition import recognise
from dashboard.spreadsheets.reader import read_book

BUURTEN = [f"BU034401{nth:02d}" for nth in range(1, 31)]
GEMEENTEN = ["GM0344", "GM0014", "GM1621", "GM1622"]
NAMES = {
    ("gemeente", 2024): {"Utrecht": ["GM0344"], "Groningen": ["GM0014"], "Bergen": ["GM1621", "GM1622"]},
    ("buurt", 2024): {
        "Utrecht": ["BU03440101"],
        "Noord": ["BU03440102"],
        "Centrum": ["BU03440103", "BU00140101", "BU03630000"],
    },
}


def named(level, year):
    return {letters(name): tuple(codes) for name, codes in NAMES.get((level, year), {}).items()}


PLACES = Places(
    {
        ("buurt", 2024): frozenset(BUURTEN),
        ("buurt", 2020): frozenset([*BUURTEN[:8], "BU03449999", "BU03449998"]),
        ("wijk", 2024): frozenset(["WK034401", "WK034402"]),
        ("gemeente", 2024): frozenset(GEMEENTEN),
        ("gemeente", 2020): frozenset([*GEMEENTEN, *(f"GM{nth:04d}" for nth in range(1, 60))]),
    },
    frozenset([("buurt", 2024), ("wijk", 2024), ("gemeente", 2024), ("gemeente", 2020)]),
    named,
)


def recognised(text, encoding="utf-8", **chosen):
    data = text.encode(encoding) if isinstance(text, str) else text
    table = table_in(read_book(data))
    return table, recognise(table, PLACES, **chosen)


def checked(text, encoding="utf-8", column=None, when=None, **chosen):
    table, layout = recognised(text, encoding, **chosen)
    return lay(table, layout, layout.values[0] if column is None else column, PLACES, when)


def faults(found):
    return [(problem.row, problem.kind) for problem in found.problems]


def workbook(*sheets_of_rows, formats=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for nth, rows in enumerate(sheets_of_rows):
        sheet = book.create_sheet(f"Blad {nth + 1}")
        for row in rows:
            sheet.append(row)
    for (row, column), form in (formats or {}).items():
        book.worksheets[0].cell(row, column).number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
