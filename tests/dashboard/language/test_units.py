"""Units are declared once, with all that is said of them; nobody else knows one by name."""

import ast
from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis.themes import themes
from dashboard.briefing.cells import columns
from dashboard.content import LANGUAGES
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from dashboard.language.units import ToldUnit, units
from data_sources import Snapshot, catalogue
from data_sources.catalogue.units import SourceUnit, Unit
from data_sources.declared import NotDeclaredError, fitted

ROOT = Path(__file__).parents[3]


def test_every_unit_of_the_figures_is_declared_and_no_other(snapshot: Snapshot):
    read = set(snapshot.indicators("gemeente")["unit"].unique())
    offered = {column.unit for table in catalogue.tables() for column in table.indicators}
    offered |= {pattern.unit for layer in catalogue.features() for pattern in layer.units}
    assert read <= set(catalogue.units())
    of_rates = {one.unit for one in themes().indicator.values()}  # made here, of counts
    assert set(catalogue.units()) == offered | of_rates


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("unit", units())
def test_every_unit_that_is_told_has_all_its_words(unit, code):
    parts = ("one", "other", "heading", "name", "of", "axis")
    assert [part for part in parts if not Language(code).says(f"unit.{unit}.{part}")] == []
    written = Language(code).measured(unit, 2.0, 0)
    assert "2" in written and "{" not in written


def test_what_is_not_said_of_a_unit_follows_from_how_a_number_is_written():
    number = {"nl": {"one": "{n} uur", "other": "{n} uren"}, "en": {"one": "{n} hour", "other": "{n} hours"}}
    unit = fitted({"number": number}, Unit, "made up")
    assert unit.words("nl") == {
        "one": "{n} uur",
        "other": "{n} uren",
        "heading": "uren",
        "name": "uren",
        "of": "uren",
        "axis": "uren",
    }


def test_a_share_below_ten_is_told_finer():
    assert [units()["share"].decimals_of(value) for value in (0.0949, 0.1, 0.5)] == [1, 0, 0]
    assert ToldUnit(decimals=2).decimals_of(-3) == 2


def test_a_unit_needs_to_say_how_figures_go_together():
    with pytest.raises(NotDeclaredError, match=r"uren\.together: Field required"):
        fitted({"uren": {}}, dict[str, SourceUnit], "units.toml")


def test_no_code_asks_for_a_unit_of_the_figures_by_name():
    plain = {"%", "km", "ha", "personen", "klasse", "aantal"}  # words that mean other things too
    known = set(catalogue.units())
    named = {
        (str(path.relative_to(ROOT)), node.value)
        for room in ("data_sources", "geo", "dashboard")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in known - plain
    }
    assert named == set()


@pytest.mark.parametrize(
    ("digits", "nl", "en"), [(-3, "€ 262.000", "€262,000"), (-2, "€ 261.600", "€261,600")]
)
def test_money_is_written_in_euros_in_sentences_and_in_files(digits, nl, en):
    told = Quantity(261_648.0, "euro", digits)
    assert (told.write(Language("nl")), told.write(Language("en"))) == (nl, en)
    frame = pd.DataFrame({"name": ["Goes"], "value": [262_000.0]})
    column = columns(Numbers("x", frame, {"value": "euro"}, (), digits={"value": digits}), Language("nl"))[1]
    assert (column.unit, column.cells[0].value, column.cells[0].form) == ("euro", 262_000, "#,##0")
