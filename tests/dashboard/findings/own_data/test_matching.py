"""Own figures read and laid on areas; all figures and codes here are made up."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings.own_data.matching import as_code, check, lay_out
from dashboard.findings.own_data.numbers import number
from dashboard.findings.own_data.reading import MOST_BYTES, MOST_ROWS, UnreadableError, read_table, sheets

pytestmark = pytest.mark.slow

NEW = [f"BU034401{nth:02d}" for nth in range(1, 31)]
KNOWN = {
    ("buurt", 2024): frozenset(NEW),
    ("buurt", 2020): frozenset([*NEW[:20], "BU03449999"]),
    ("gemeente", 2024): frozenset(["GM0344", "GM0014"]),
}
DRAWN = (("buurt", 2024), ("gemeente", 2024))


def checked(text, encoding="utf-8"):
    table = read_table(text.encode(encoding) if isinstance(text, str) else text)
    layout = lay_out(table, KNOWN)
    return check(table, layout, layout.values[0], KNOWN, DRAWN)


def faults(found):
    return [(problem.row, problem.kind) for problem in found.problems]


def workbook(*sheets_of_rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for nth, rows in enumerate(sheets_of_rows):
        sheet = book.create_sheet(f"Blad {nth + 1}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_separator_and_encoding(separator, encoding):
    lines = ["code;naam;cijfer", *(f"{code};Één;{nth}" for nth, code in enumerate(NEW))]
    found = checked("\r\n".join(lines).replace(";", separator), encoding)
    assert found.values.to_dict() == {code: float(nth) for nth, code in enumerate(NEW)}
    assert not found.problems


@pytest.mark.parametrize(
    "written", ["BU03440101", "bu03440101", "BU 0344 01 01", "03440101", "3440101", 3440101.0, " bu3440101 "]
)
def test_a_code_is_understood_however_it_is_written(written):
    assert as_code(written) == "BU03440101"


@pytest.mark.parametrize("written", ["", None, "Utrecht", "BU", "NL", "034401011", 3.5, -344.0, "BU0344٠١01"])
def test_what_is_no_code_is_none(written):
    assert as_code(written) is None


def test_every_fault_is_told_with_its_row_and_the_rest_is_shown():
    lines = ["code;cijfer", *(f"{code};2,5" for code in NEW[:10])]
    lines += ["BU99999999;1", "BU03449999;1", f"{NEW[10]};veel", f"{NEW[0]};9", "GM0344;3", "iets;4", ";5"]
    found = checked("\n".join([*lines, f"{NEW[11]};"]))
    assert (found.level, found.year, found.empty) == ("buurt", 2024, 1)
    assert faults(found) == [
        (12, "unknown"),
        (13, "other_year"),
        (14, "no_number"),
        (15, "duplicate"),
        (16, "other_level"),
        (17, "no_code"),
        (18, "empty_code"),
    ]
    assert found.problems[1].told.filled["years"].value == ("2020",)
    assert found.values[NEW[0]] == 2.5
    assert found.values.isna().sum() == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.234,5", "1.234"], [1234.5, 1234.0]),
        (["0.5", "1.234"], [0.5, 1.234]),
        (["12,5%", "€ 1.000"], [12.5, 1000.0]),
        (["1.234", "2.000"], [1234.0, 2000.0]),
    ],
)
def test_the_column_tells_the_decimal_sign(cells, expected):
    lines = [f"{code};{cell}" for code, cell in zip(NEW, cells, strict=False)]
    found = checked("\n".join(["code;cijfer", *lines]))
    assert list(found.values) == expected


def test_two_decimal_signs_in_a_column_leave_doubtful_numbers_out():
    found = checked("\n".join(["code;cijfer", f"{NEW[0]};1,5", f"{NEW[1]};1.5", f"{NEW[2]};1.234"]))
    assert list(found.values) == [1.5, 1.5]
    assert faults(found) == [(4, "ambiguous")]


def test_a_file_without_a_header_loses_no_row():
    found = checked("\n".join(f"{code};{nth}" for nth, code in enumerate(NEW)))
    assert len(found.values) == len(NEW)


def test_a_quotation_mark_that_never_closes_swallows_nothing():
    found = checked("\n".join(["code;naam;cijfer", f'{NEW[0]};"open;1', f"{NEW[1]};b;2"]))
    assert list(found.values) == [1.0, 2.0]


def test_codes_of_buurten_go_before_those_of_their_gemeente():
    found = checked("\n".join(["gemeentecode;buurtcode;n", *(f"GM0344;{code};1" for code in NEW)]))
    assert (found.level, len(found.values)) == ("buurt", len(NEW))


def test_a_workbook_has_sheets_and_formulas_without_outcome_are_told():
    data = workbook([["uitleg"]], [["code", "cijfer"], [NEW[0], 1.5], [NEW[1], "=1+1"]])
    assert sheets(data) == ("Blad 1", "Blad 2")
    table = read_table(data, "Blad 2")
    found = check(table, lay_out(table, KNOWN), 1, KNOWN, DRAWN)
    assert found.values.to_dict() == {NEW[0]: 1.5}
    assert faults(found) == [(3, "uncomputed")]


def test_a_damaged_sheet_beside_the_one_that_is_read_does_no_harm():
    whole = workbook([["code", "cijfer"], [NEW[0], 1.5]], [["opvulling", nth] for nth in range(9_000)])
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as packed, zipfile.ZipFile(stored, "w") as out:
        for name in packed.namelist():
            out.writestr(name, packed.read(name))
    damaged = stored.getvalue().replace(b"<v>8999</v>", b"<v>8998</v>")
    with zipfile.ZipFile(io.BytesIO(damaged)) as packed:
        assert packed.testzip() == "xl/worksheets/sheet2.xml"
    assert read_table(damaged).rows == ((1, ("code", "cijfer")), (2, (NEW[0], 1.5)))
    with pytest.raises(UnreadableError, match="corrupt"):
        read_table(damaged, "Blad 2")


def test_what_unpacks_to_too_much_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(101_000_000))
    assert reason(out.getvalue()) == "bomb"


def reason(data):
    with pytest.raises(UnreadableError) as caught:
        checked(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b" \n", "empty"),
        (b"a" * (MOST_BYTES + 1), "too_large"),
        (("code;n\n" + f"{NEW[0]};1\n" * (MOST_ROWS + 1)).encode(), "too_many_rows"),
        (f"code;{'n;' * 99}n\n{NEW[0]}{';1' * 100}\n".encode(), "too_many_columns"),
        (workbook([["code", *["n"] * 100], [NEW[0], *[1] * 100]]), "too_many_columns"),
        (workbook([["code", "n"], [NEW[0], 1]])[:2000], "corrupt"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0", "old_excel"),
        (b"naam;n\na;1\n", "no_codes"),
        (f"code;naam\n{NEW[0]};a\n".encode(), "no_numbers"),
        (b"code;n\nBU03449999;1\n", "no_boundaries"),
        (b"code;n\nBU99999999;1\nBU99999998;2\n", "no_known_codes"),
    ],
)
def test_what_cannot_be_read_is_said(data, expected):
    assert reason(data) == expected


def test_as_many_columns_as_are_allowed_are_read_and_empty_ones_do_not_count():
    text = f"code;{'n;' * 98}n;;;\n{NEW[0]}{';1' * 99};;;\n"
    assert checked(text).rows == 1
    assert checked(workbook([["code", *["n"] * 99], [NEW[0], *[1] * 99]])).rows == 1


def test_as_many_rows_as_are_allowed_are_read():
    text = "code;n\n" + f"{NEW[0]};1\n" * MOST_ROWS
    assert checked(text).rows == MOST_ROWS


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    try:
        found = checked(data)
    except UnreadableError as error:
        assert error.told.key.startswith("eigen_cijfers.unreadable.")
    else:
        assert found.rows


@given(st.lists(st.tuples(st.sampled_from([*NEW, "BU99999999", "x y"]), st.text(max_size=12)), max_size=20))
def test_no_row_is_lost(rows):
    rows = [(code, "".join(cell.split()).translate({ord(c): None for c in '";\0'})) for code, cell in rows]
    lines = ["code;cijfer", f"{NEW[0]};1", *(f"{code};{cell}" for code, cell in rows)]
    assert checked("\n".join(lines)).rows == len(rows) + 1


@given(st.decimals(-100_000_000, 100_000_000, places=2))
def test_a_number_is_read_as_it_is_written_in_either_way(value):
    plain, english = f"{value:f}", f"{value:,f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert number(dutch, ",") == number(english, ".") == number(plain, ".") == (float(value), 2)
