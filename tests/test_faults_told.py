"""What the account says of faults rests on tests: each fault names some, and each of these is there."""

import ast
import tomllib
from pathlib import Path

import pytest

from dashboard.exhibits.verantwoording import FAULTS

ROOT = Path(__file__).parents[1]
SHOWN = tomllib.loads((ROOT / "tests/faults.toml").read_text(encoding="utf-8"))


def test_every_fault_that_is_told_of_is_shown_by_tests():
    assert list(SHOWN) == list(FAULTS)
    assert all(SHOWN.values())


@pytest.mark.parametrize("named", [one for tests in SHOWN.values() for one in tests])
def test_every_test_that_is_named_is_there(named):
    file, name = named.split("::")
    there = ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
    assert name in {one.name for one in there if isinstance(one, ast.FunctionDef)}
