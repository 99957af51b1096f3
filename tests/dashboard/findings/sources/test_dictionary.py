"""The data dictionary: true to the declarations, and whole."""

from importlib import resources

from dashboard.analysis.themes import themes
from dashboard.findings.sources.dictionary import dictionary
from data_sources.catalogue import groups, tables, units
from data_sources.schemas import SCHEMAS

WRITTEN = resources.files("dashboard.content").joinpath("gegevenswoordenboek.md").read_text(encoding="utf-8")


def test_what_is_written_is_true():
    again = "python -m dashboard.findings --dictionary > dashboard/content/gegevenswoordenboek.md"
    assert dictionary() == WRITTEN, f"the declarations say something else; run: {again}"


def test_everything_that_is_declared_is_in_it():
    codes = {table.id for table in tables()} | set(themes().indicator) | set(units())
    codes |= {column.code for table in tables() for column in table.indicators}
    missing = [code for code in codes if f"`{code}`" not in WRITTEN]
    missing += [group.name for group in groups() if f"| {group.name} |" not in WRITTEN]
    assert not missing


def test_every_column_says_what_it_means():
    for kind, schema in SCHEMAS.items():
        for name, column in schema.columns.items():
            assert column.description, f"{kind}.{name}"


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    heads = None
    for line in WRITTEN.splitlines():
        cells = line.replace("\\|", "").count("|")
        heads = (heads or cells) if line.startswith("|") else None
        assert heads in (None, cells), line
