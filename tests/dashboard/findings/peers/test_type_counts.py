"""Types: every gemeente is counted once, and so is every resident."""

import pytest

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import national
from dashboard.findings.peers.type_counts import type_counts


def test_every_gemeente_and_every_resident_is_counted_once(snapshot):
    held = national(snapshot)
    found = type_counts(held)
    assert found.numbers.frame["municipalities"].sum() == len(held.types)
    assert found.numbers.frame["share"].sum() == pytest.approx(1)


def test_types_that_are_groups_come_first_and_are_those_that_are_told(snapshot):
    held = national(snapshot)
    found = type_counts(held)
    grouped = [typology().type[code].peers for code in found.codes]
    assert grouped == sorted(grouped, reverse=True)
    counts = found.numbers.frame["municipalities"]
    assert found.told.filled["grouped"].value == counts[: sum(grouped)].sum()
    large = found.codes.index("grote-stad")
    assert counts[large] == (held.types["type"] == "grote-stad").sum()
