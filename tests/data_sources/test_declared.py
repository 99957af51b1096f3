import ast
from pathlib import Path

import pytest
from pydantic import ValidationError

from data_sources import catalogue
from data_sources.declared import Declared, NotDeclaredError, Text, fitted, read_declaration

ROOT = Path(__file__).parents[2]


class Rule(Declared):
    years: int
    word: Text


GIVEN = {"one": {"years": 3, "word": {"nl": "drie", "en": "three"}}}


def test_a_declaration_becomes_its_model_and_stays_what_it_is():
    found = fitted(GIVEN, dict[str, Rule], "made up")
    assert found["one"].years == 3 and found["one"].word["en"] == "three"
    with pytest.raises(ValidationError):
        found["one"].years = 4


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"years": "many"}, "one.years"),
        ({"yaers": 3}, "one.yaers"),
        ({"word": {"nl": "drie"}}, "one.word.en"),
    ],
)
def test_a_fault_names_where_it_stands_and_its_key(changed, key):
    given = {"one": GIVEN["one"] | changed}
    with pytest.raises(NotDeclaredError, match=rf"^geo/made_up\.toml: {key}: \w+"):
        fitted(given, dict[str, Rule], "geo/made_up.toml")


def test_what_is_no_toml_names_its_file(tmp_path, monkeypatch):
    (tmp_path / "made_up_room").mkdir()
    (tmp_path / "made_up_room" / "__init__.py").touch()
    (tmp_path / "made_up_room" / "some.toml").write_text("[one\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(NotDeclaredError, match=r"^made_up_room/some\.toml: .*line 1"):
        read_declaration("made_up_room", "some.toml", dict[str, Rule])


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, "table 00000NED: title: Field required"),
        ({"family": "kwb-newer"}, "family: there is no 'kwb-newer'; there are kwb"),
        ({"indicators": "kbw"}, "table 00000NED: indicators: there is no 'kbw'"),
        ({"tree": "herkomsten"}, "table 00000NED: tree: there is no 'herkomsten'"),
        ({"columns": "kwb"}, "table 00000NED: columns: there is no 'kwb'"),
    ],
)
def test_a_table_that_says_too_little_or_names_what_is_not_there_is_told_so(said, fault):
    with pytest.raises(NotDeclaredError, match=rf"^data_sources/catalogue/tables\.toml: .*{fault}"):
        catalogue._table({"id": "00000NED", "years": "2020"} | said)


def test_nobody_else_reads_toml():
    own = ROOT / "data_sources" / "declared.py"
    command = ROOT / "dashboard" / "__main__.py"  # Streamlit's own settings
    readers = {
        path
        for room in ("data_sources", "geo", "dashboard")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(name.name in ("tomli", "tomllib") for name in node.names)
    }
    assert readers - {command} == {own}
