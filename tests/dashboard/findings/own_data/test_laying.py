"""Figures laid on areas: every row that can be used, and every other with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.own_data.errors import OwnFiguresError
from tests.dashboard.findings.own_data.made_up import BUURTEN, checked, faults, workbook


def test_every_fault_is_told_with_its_row_and_the_rest_is_shown():
    lines = ["code;cijfer", *(f"{code};2,5" for code in BUURTEN[:10])]
    lines += [
        "BU99999999;1",
        "BU03449999;1",
        f"{BUURTEN[10]};veel",
        f"{BUURTEN[0]};9",
        "GM0344;3",
        "iets;4",
        ";5",
    ]
    found = checked("\n".join([*lines, f"{BUURTEN[11]};", "Totaal;25"]))
    assert (found.level, found.year, found.empty) == ("buurt", 2024, 1)
    assert faults(found) == [
        (12, "unknown"),
        (13, "other_year"),
        (14, "no_number"),
        (15, "duplicate"),
        (16, "other_level"),
        (17, "no_code"),
        (18, "empty_code"),
        (20, "total"),
    ]
    assert found.problems[1].told.filled["years"].value == ("2020",)
    assert found.values[BUURTEN[0]] == 2.5
    assert found.values.isna().sum() == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.234,5", "1.234"], [1234.5, 1234.0]),
        (["0.5", "1.234"], [0.5, 1.234]),
        (["12,5%", "€ 1.000"], [12.5, 1000.0]),
        (["1.234", "2.000"], [1234.0, 2000.0]),
        (["-99997", "14"], [None, 14.0]),
        (["<5", "14"], [None, 14.0]),
    ],
)
def test_a_column_is_read_as_a_whole(cells, expected):
    lines = [f"{code};{cell}" for code, cell in zip(BUURTEN, cells, strict=False)]
    found = checked("\n".join(["code;cijfer", *lines]))
    assert [None if value != value else value for value in found.values] == expected


def test_two_decimal_signs_in_a_column_leave_doubtful_numbers_out():
    found = checked(
        "\n".join(["code;cijfer", f"{BUURTEN[0]};1,5", f"{BUURTEN[1]};1.5", f"{BUURTEN[2]};1.234"])
    )
    assert list(found.values) == [1.5, 1.5]
    assert faults(found) == [(4, "ambiguous")]


def test_percent_cells_are_percents_and_a_number_among_them_is_doubtful():
    sheet = [["code", "deel"], [BUURTEN[0], 0.125], [BUURTEN[1], 0.07], [BUURTEN[2], 0.5]]
    found = checked(workbook(sheet, formats={(2, 2): "0.0%", (3, 2): "0%"}))
    assert found.percent
    assert list(found.values) == [12.5, 7.0]
    assert faults(found) == [(4, "no_percent")]


def test_small_rates_keep_the_digits_that_tell_them_apart():
    found = checked("\n".join(["code;kans", f"{BUURTEN[0]};0,00012", f"{BUURTEN[1]};0,00075"]))
    assert found.digits == 5


def test_a_formula_without_an_outcome_is_told():
    found = checked(workbook([["code", "cijfer"], [BUURTEN[0], 1.5], [BUURTEN[1], "=1+1"]]))
    assert found.values.to_dict() == {BUURTEN[0]: 1.5}
    assert faults(found) == [(3, "uncomputed")]


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    from dashboard.spreadsheets.cells import UnreadableFileError

    try:
        found = checked(data)
    except UnreadableFileError as error:
        assert OwnFiguresError.of_file(error).sentences["en"]
    except OwnFiguresError as error:
        assert error.sentences["nl"]
    else:
        assert found.rows


@given(
    st.lists(st.tuples(st.sampled_from([*BUURTEN, "BU99999999", "x y"]), st.text(max_size=12)), max_size=20)
)
def test_no_row_is_lost(rows):
    rows = [(code, "".join(cell.split()).translate({ord(c): None for c in '";\0'})) for code, cell in rows]
    first = [f"{code};1" for code in BUURTEN]
    lines = ["code;cijfer", *first, *(f"{code};{cell}" for code, cell in rows)]
    assert checked("\n".join(lines)).rows == len(rows) + len(first)
