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


def test_shares_that_do_not_add_up_as_they_are_written_are_said_not_to(snapshot):
    found = type_counts(national(snapshot))
    grouped = [share for code, share in zip(found.codes, found.numbers.frame["share"], strict=True)]
    grouped = grouped[: sum(typology().type[code].peers for code in found.codes)]
    written = sum(round(100 * share) for share in grouped)
    rest, *rounded = found.under
    assert rest.filled["rest"].value == found.numbers.frame["municipalities"][len(grouped) :].sum()
    assert [told.filled["sum"].shown for told in rounded] == [written] * (
        written != round(100 * sum(grouped))
    )
