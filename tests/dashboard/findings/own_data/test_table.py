"""Which rows of a sheet are its table, and what its columns are called."""

import pytest

from dashboard.findings.own_data.figures import table_in
from dashboard.findings.own_data.table import is_total
from dashboard.spreadsheets.reader import read_book
from tests.dashboard.findings.own_data.made_up import BUURTEN


def table(text):
    return table_in(read_book(text.encode()))


def test_titles_stand_above_the_table():
    found = table(f"Klanten per buurt\n\ncode;n\n{BUURTEN[0]};1\n")
    assert (found.names, found.skipped, found.rows) == (("code", "n"), 1, ((4, (BUURTEN[0], "1")),))


def test_two_rows_of_names_are_one_name_a_column():
    lines = ["code;2023;;2024;", ";Aantal;Aandeel;Aantal;Aandeel", f"{BUURTEN[0]};1;2;3;4"]
    found = table("\n".join(lines))
    assert found.names == ("code", "2023 Aantal", "2023 Aandeel", "2024 Aantal", "2024 Aandeel")
    assert len(found.rows) == 1


def test_years_above_columns_are_names():
    assert table(f"code;2023;2024\n{BUURTEN[0]};1;2\n").names == ("code", "2023", "2024")


@pytest.mark.parametrize("first", [f"{BUURTEN[0]};1", "344;12", "Totaal;40"])
def test_a_file_without_names_loses_no_row(first):
    found = table(f"{first}\n{BUURTEN[1]};2\n")
    assert not found.header
    assert len(found.rows) == 2


@pytest.mark.parametrize("said", ["Totaal", "TOTAAL", "Nederland", "Totaal Utrecht", "NL00", "Total"])
def test_a_row_that_sums_others_says_so(said):
    assert is_total(said)


def test_a_name_that_begins_like_a_total_is_none():
    assert not is_total("Totaalstraat")
