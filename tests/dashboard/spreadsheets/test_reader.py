"""Files of every kind read, known by their first bytes; all figures are made up."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.spreadsheets.cells import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Percent,
    UnreadableFileError,
)
from dashboard.spreadsheets.reader import read_book
from tests.dashboard.findings.own_data.made_up import workbook

SHEET = [["code", "n"], ["BU03440101", 1.5], ["BU03440102", 2]]
ROWS = ((1, ("code", "n")), (2, ("BU03440101", 1.5)), (3, ("BU03440102", 2.0)))


def reason(data):
    with pytest.raises(UnreadableFileError) as caught:
        read_book(data)
    return caught.value.kind


def repacked(data, change):
    """A packed file with its parts changed: name and content to content, None to leave one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            if (content := change(name, packed.read(name))) is not None:
                made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_any_separator_and_encoding(separator, encoding, ending):
    lines = ["code;naam;n", "BU03440101;Één;1", "BU03440102;Twee;2"]
    book = read_book(ending.join(lines).replace(";", separator).encode(encoding))
    assert book.rows[1] == (2, ("BU03440101", "Één", "1"))
    assert (book.sheets, book.point) == ((), {";": ",", ",": "."}.get(separator))


def test_excels_own_first_line_is_no_row():
    assert read_book(b"sep=;\ncode;n\nBU03440101;1\n").rows[0] == (2, ("code", "n"))


def test_a_quotation_mark_that_never_closes_swallows_nothing():
    assert len(read_book(b'code;naam;n\nBU1;"open;1\nBU2;b;2').rows) == 3


def test_a_workbook_has_sheets():
    data = workbook([["uitleg"]], SHEET)
    assert read_book(data).sheets == ("Blad 1", "Blad 2")
    assert read_book(data, "Blad 2").rows == ROWS
    assert read_book(data, "er is geen").rows == ((1, ("uitleg",)),)


def test_cells_that_are_shown_as_percentages_are():
    book = read_book(workbook(SHEET, formats={(2, 2): "0.0%", (3, 2): '0" % van alle"'}))
    assert [(type(cells[1]), cells[1]) for _, cells in book.rows[1:]] == [(Percent, 150.0), (float, 2.0)]


def test_formulas_without_an_outcome_are_told():
    book = read_book(workbook([["code", "n"], ["BU1", "=1+1"], ["BU2", 3]]))
    assert book.uncomputed == {(2, 1)}
    assert [number for number, _ in book.rows] == [1, 2, 3]


def test_a_damaged_sheet_beside_the_one_that_is_read_does_no_harm():
    whole = workbook(SHEET, [["opvulling", nth] for nth in range(9_000)])
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as packed, zipfile.ZipFile(stored, "w") as out:
        for name in packed.namelist():
            out.writestr(name, packed.read(name))
    damaged = stored.getvalue().replace(b"<v>8999</v>", b"<v>8998</v>")
    assert read_book(damaged).rows == ROWS
    with pytest.raises(UnreadableFileError, match="corrupt"):
        read_book(damaged, "Blad 2")


def _opendocument():
    """A sheet of OpenDocument with its table from the second row and column on."""
    cells = "".join(
        f'<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>{code}</text:p>'
        f'</table:table-cell><table:table-cell office:value-type="float" office:value="{value}"/></table:table-row>'
        for code, value in (("BU03440101", 1.5), ("BU03440102", 2))
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad"><table:table-row><table:table-cell/></table:table-row>{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def test_opendocument_is_read_with_its_own_row_numbers():
    book = read_book(_opendocument())
    assert book.sheets == ("Blad",)
    assert book.rows == ((2, (None, "BU03440101", 1.5)), (3, (None, "BU03440102", 2.0)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"a" * (MOST_BYTES + 1), "too_large"),
        (b"n\n" + b"1\n" * (MOST_ROWS + 60), "too_many_rows"),
        (b";".join([b"1"] * (MOST_COLUMNS + 1)), "too_many_columns"),
        (b"\n" * 1_100_000 + b"1;2", "too_many_rows"),
        ((b";".join([b"1"] * 900) + b"\n") * (MOST_CELLS // 900 + 1), "too_many_cells"),
        (b"<html><body><table><tr><td>1</td></tr></table>", "web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "xml"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n", "no_text"),
        (b"a\0b", "no_text"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "corrupt"),
        (workbook(SHEET)[:2000], "corrupt"),
        (b"PK\x03\x04", "corrupt"),
        (
            repacked(workbook(SHEET), lambda name, content: None if "workbook" in name else content),
            "no_workbook",
        ),
    ],
    # Megabytes are no name, and those of a workbook tell when it was made: no two processes would agree on it.
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_read_is_said(data, kind):
    assert reason(data) == kind


def test_what_unpacks_to_too_much_is_not_unpacked():
    assert reason(repacked(workbook(SHEET), lambda name, content: content + bytes(13_000_000))) == "bomb"


def test_texts_that_cells_share_are_limited():
    out = io.BytesIO(workbook(SHEET))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "xl/sharedStrings.xml", b"<sst>" + b"<si><t>aaaaaaaa</t></si>" * 2_300_000 + b"</sst>"
        )
    assert reason(out.getvalue()) == "bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_no_part_may_declare_a_document_type(part, encoding):
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'

    def change(name, content):
        return bomb.encode(encoding) if name.endswith(part) else content

    assert reason(repacked(workbook(SHEET), change)) == "declares"


def test_long_texts_are_cut():
    assert len(read_book(b"a;" + b"x" * 9_000).rows[0][1][1]) == LONGEST_CELL


def test_empty_cells_at_the_end_are_none():
    assert read_book(b"a;b;;;;\n;;;\n1;2;;;;\n").rows == ((1, ("a", "b")), (3, ("1", "2")))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read_book(data)
    except UnreadableFileError as error:
        assert error.kind
