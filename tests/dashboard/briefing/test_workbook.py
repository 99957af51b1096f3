"""Workbooks and values as text, read back with other programs' eyes."""

import csv
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest

from dashboard.briefing.cells import columns, file_name, neutral
from dashboard.briefing.delimited import dutch_csv, plain_csv
from dashboard.briefing.workbook import briefing_workbook, exhibit_workbook
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language

LINK = "https://diversiteit.example/uw-gemeente?gemeente=GM0363"


def exhibit(briefing, id: str) -> Exhibit:
    return next(one for part in briefing.parts for one in part.exhibits if one.id == id)


def opened(content: bytes):
    return openpyxl.load_workbook(BytesIO(content))


def made_up(**columns) -> Exhibit:
    """A made-up table of names and shares."""
    numbers = Numbers("groups", pd.DataFrame(columns), {"share": "share"})
    return Exhibit("groups", numbers, Language("nl"), "Verzonnen", "Verzonnen")


@pytest.mark.parametrize(
    ("briefing", "sheets"),
    [("amsterdam", ["Gegevens", "Toelichting", "Bron"]), ("island", ["Data", "Notes", "Source"])],
)
def test_a_workbook_has_its_three_sheets_in_its_language(briefing, sheets, request):
    book = opened(exhibit_workbook(exhibit(request.getfixturevalue(briefing), "positions"), LINK))
    assert book.sheetnames == sheets
    assert book[sheets[0]].freeze_panes == "B2"


def test_numbers_are_numbers_with_the_format_of_their_unit(amsterdam):
    shown = exhibit(amsterdam, "groups")
    sheet = opened(exhibit_workbook(shown, LINK))["Gegevens"]
    assert [sheet[f"{letter}1"].value for letter in "ABC"] == ["Code", "Naam", "Groep"]
    share, persons = sheet["D2"], sheet["E2"]
    assert share.value == pytest.approx(shown.numbers.frame["share"].iloc[0], abs=1e-5)
    assert (share.number_format, persons.number_format) == ("0.0%", "#,##0")
    assert persons.value == int(shown.numbers.frame["persons"].iloc[0])


def test_the_source_names_table_dates_classification_and_link(amsterdam):
    sheet = opened(exhibit_workbook(exhibit(amsterdam, "groups"), LINK))["Bron"]
    row = [cell.value for cell in sheet[2]]
    assert row[2] == "85458NED"
    assert row[4] == datetime(2025, 1, 1)
    assert isinstance(row[5], datetime)
    assert row[7] == 3
    values = {str(cell.value) for line in sheet for cell in line}
    assert {LINK, "Bron: CBS"} <= values


def test_a_withheld_figure_is_an_empty_cell_with_its_reason():
    shown = made_up(name=["Een", "Twee"], share=[0.25, float("nan")])
    sheet = opened(exhibit_workbook(shown, LINK))["Gegevens"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["Code", "Naam", "Aandeel", "Jaar", "Eenheid", "Geen cijfer"]
    assert sheet["C3"].value is None
    assert sheet["F3"].value == "Geen cijfer voor Aandeel: het volgt niet uit de cijfers van de bron."
    assert sheet["F2"].value is None
    text = plain_csv(shown, LINK).decode()
    assert [row["Aandeel"] for row in csv.DictReader(StringIO(text))] == ["25", ""]


def test_each_empty_cell_has_the_one_reason_that_is_true_of_it():
    frame = pd.DataFrame(
        {"name": ["Een"], "inhabitants": [40], "share": [float("nan")], "own": [float("nan")]}
    )
    units = {"inhabitants": "count", "share": "share", "own": "count"}
    absent = {"own": Told("download.why.own")}
    headings = {"own": Quantity("Uw cijfer", "name")}
    numbers = Numbers("own", frame, units, headings=headings, absent=absent)
    shown = Exhibit("own", numbers, Language("nl"), "Verzonnen", "Verzonnen")
    told = next(csv.DictReader(StringIO(plain_csv(shown, LINK).decode())))["Geen cijfer"]
    assert told == (
        "Geen cijfer voor Aandeel: er wonen minder dan 50 mensen. "
        "Geen cijfer voor Uw cijfer: het staat niet in uw bestand."
    )


def test_places_that_are_not_certain_are_two_columns_of_numbers():
    frame = pd.DataFrame({"name": ["Een", "Twee"], "rank": [1, 2], "rank_last": [1, 46]})
    shown = Exhibit(
        "ranks", Numbers("ranks", frame, {"rank": "place"}), Language("nl"), "Verzonnen", "Verzonnen"
    )
    sheet = opened(exhibit_workbook(shown, LINK))["Gegevens"]
    rows = [[cell.value for cell in row[1:4]] for row in sheet.iter_rows()]
    assert rows[0] == ["Naam", "Plaats", "Plaats, op zijn laagst"]
    assert rows[1:3] == [["Een", 1, 1], ["Twee", 2, 46]]
    assert [row[1:4] for row in csv.reader(StringIO(plain_csv(shown, LINK).decode()))][1:] == [
        ["Een", "1", "1"],
        ["Twee", "2", "46"],
    ]
    assert shown.numbers.table(shown.language)["Plaats"].tolist() == ["1", "2 tot 46"]
    certain = replace(shown, numbers=replace(shown.numbers, frame=frame.assign(rank_last=[1, 2])))
    assert [column.heading for column in columns(certain.numbers, certain.language)] == ["Naam", "Plaats"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠A1", "−1"]
)
def test_a_text_that_a_spreadsheet_would_run_is_neutralised(text):
    shown = made_up(name=[text], share=[0.5])
    assert neutral(text).startswith("'")
    sheet = opened(exhibit_workbook(replace(shown, title=text), LINK))
    assert all(
        cell.data_type != "f" and not str(cell.value or "").lstrip().startswith(tuple("=+-@＝＋－＠"))
        for name in sheet.sheetnames
        for row in sheet[name]
        for cell in row
    )
    for written, mark in ((dutch_csv(shown, LINK), ";"), (plain_csv(shown, LINK), ",")):
        rows = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), delimiter=mark))
        assert rows[1][1] == "'" + text


def test_a_dutch_excel_and_a_program_read_the_same_numbers(amsterdam):
    shown = exhibit(amsterdam, "positions")
    dutch, plain = dutch_csv(shown, LINK), plain_csv(shown, LINK)
    assert dutch.startswith(b"\xef\xbb\xbf")
    assert not plain.startswith(b"\xef\xbb\xbf")
    one = pd.read_csv(BytesIO(dutch), sep=";", decimal=",")
    other = pd.read_csv(BytesIO(plain))
    pd.testing.assert_frame_equal(one, other)
    assert other["Herkomst buiten Nederland"].to_numpy() == pytest.approx(
        100 * shown.numbers.frame["value"], abs=1e-3
    )
    assert other["Code"].str.fullmatch(r"GM\d{4}").all() and (other["Jaar"] == 2025).all()
    assert other["Bron"].str.contains("85458NED").all()
    assert (other["Deze weergave"] == LINK).all()


@pytest.mark.parametrize("name", ["amsterdam", "island"])
def test_the_workbook_of_a_briefing_leads_to_every_table(name, request):
    told = request.getfixturevalue(name)
    book = opened(briefing_workbook(told))
    first = book[book.sheetnames[0]]
    targets = [row[2].value for row in first.iter_rows(min_row=2) if row[2].value]
    assert set(targets) == set(book.sheetnames[1:-2])
    assert len(targets) == sum(len(numbers.frame) > 0 for numbers in told.tables)
    for numbers, target in zip([f for f in told.tables if len(f.frame)], targets, strict=True):
        assert book[target].max_row == len(numbers.frame) + 1
    said = {row[1].value for row in first.iter_rows(min_row=2)}
    assert {sentence.text for part in told.parts for sentence in part.sentences} <= said


def test_every_column_of_a_table_with_units_by_row_has_its_unit(amsterdam):
    table = columns(exhibit(amsterdam, "tasks").numbers, amsterdam.language)
    units = next(column for column in table if column.heading == "Eenheid")
    assert {cell.value for cell in units.cells} >= {"%", "km"}


def test_a_file_name_is_plain():
    assert file_name("'s-Gravenhage", "Súdwest-Fryslân: 2025") == "s-gravenhage-sudwest-fryslan-2025"
    assert file_name("…") == "diversiteit"


def test_notes_and_rows_say_what_caveats_rest_on(amsterdam, snapshot):
    shown = exhibit(amsterdam, "groups")
    assert shown.caveats
    notes = opened(exhibit_workbook(shown, LINK, snapshot))["Toelichting"]
    assert notes["E1"].value == "Waarop rust dit?"
    rests = [row[4].value for row in notes.iter_rows(min_row=2) if row[3].value and row[4].value]
    assert any("85458NED" in said for said in rests)
    row = next(csv.DictReader(StringIO(plain_csv(shown, LINK, snapshot).decode())))
    assert all(line in row["Waarop rust dit?"] for said in rests for line in said.split("\n"))
    whole = opened(briefing_workbook(amsterdam, snapshot))["Toelichting"]
    told = [str(cell.value) for cell in whole["E"] if cell.value]
    assert any("aselect afgerond op veelvouden van 5" in one for one in told)
