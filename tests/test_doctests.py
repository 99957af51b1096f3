"""Examples in documentation, which must be true."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOLD = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in ("data_sources", "geo", "dashboard")
    for path in sorted((ROOT / room).rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", TOLD)
def test_examples_are_true(module):
    outcome = doctest.testmod(importlib.import_module(module))
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_there_are_examples():
    assert len(TOLD) > 10
