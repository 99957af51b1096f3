"""Own figures taken along: what a stranger wrote is text in every file, and never a formula or markup."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from dashboard.charts.ground import ground
from dashboard.exhibits.eigen_cijfers import own_map, own_problems
from dashboard.findings.own_data import known as cbs
from dashboard.findings.own_data.figures import table_in
from dashboard.findings.own_data.joined import OwnSource, join
from dashboard.findings.own_data.laying import lay
from dashboard.findings.own_data.recognition import recognise
from dashboard.language import Language
from dashboard.shell.downloads import downloads
from dashboard.spreadsheets.reader import read_book

pytestmark = pytest.mark.slow

EVIL = ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")']
STARTS = ("=", "+", "-", "@", "\t", "\r")
NL = Language("nl")


@pytest.fixture(scope="module", params=EVIL)
def exhibits(request, snapshot):
    """The map and the rows left out of a file with a formula for a heading, a code, a figure and its own name."""
    areas = snapshot.areas("buurt", 2024)
    codes = sorted(areas.loc[areas["gemeente"] == "GM0344", "region"])[:5]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    evil = request.param
    writer.writerow(["code", evil])
    writer.writerows((code, nth) for nth, code in enumerate(codes))
    writer.writerows([(evil, 3), (f"{codes[0]}x", evil), (codes[0], evil)])
    table = table_in(read_book(out.getvalue().encode()))
    layout = recognise(table, cbs.places(snapshot))
    checked = lay(table, layout, 1, cbs.places(snapshot))
    own = OwnSource(f"{evil}.csv", table.names[1], "Eigen opgave", date(2026, 1, 1))
    beside = join(checked, cbs.areas(snapshot, "buurt", 2024, "GM0344"), own, ())
    drawn = ground(snapshot, "buurt", 2024, "GM0344", (800, 520))
    assert len(checked.problems) == 3
    return (
        own_map(checked, beside, own.column, "Utrecht", "GM0344", drawn, NL),
        own_problems(checked.problems, own, NL),
    )


def test_no_cell_of_any_download_runs(exhibits, snapshot):
    for exhibit in exhibits:
        for download in downloads(exhibit, "/eigen-cijfers", snapshot):
            if download.mime.startswith("text/csv"):
                text = download.make().decode("utf-8-sig")
                delimiter = ";" if ";" in text.splitlines()[0] else ","
                cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
                assert not [cell for cell in cells if cell.startswith(STARTS) and not _is_number(cell)]
            elif download.name.endswith("xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(download.make()))
                cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
                assert not [cell.value for cell in cells if cell.data_type == "f"]
            elif download.name.endswith("svg"):
                assert b"<script" not in download.make()


def _is_number(cell):
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True
