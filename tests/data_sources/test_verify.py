"""What `verify` says of figures that lack something: a line, never an error."""

import pytest

from data_sources import Snapshot, open_snapshot
from data_sources.manifest import Manifest
from data_sources.verify import verify


def told(snapshot):
    return []


def only(keep):
    held = open_snapshot()
    return Snapshot(
        held._storage, Manifest(sources=tuple(entry for entry in held.sources() if keep(entry.id)))
    )


LARGE = ("84799NED", "85039NED", "85984NED", "buurt-2015", "buurt-2024", "83220NED_extract")
"""Left out everywhere, so that a test takes a second."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lack", "lines"),
    [
        (("85458NED",), []),
        (("03759ned",), ["03759ned ontbreekt"]),
        (("gemeente-",), ["geen grenzen van gemeente"]),
        (("84910NED", "70072ned"), []),
        (("wijken-en-buurten-", "provincie-", "wijk-"), []),
    ],
)
def test_what_lacks_is_told_in_a_line_and_the_rest_is_checked(lack, lines):
    found = verify(only(lambda name: not name.startswith((*lack, *LARGE))), told)
    assert found.files
    assert [problem[: len(line)] for line, problem in zip(lines, found.problems, strict=True)] == lines


def test_nothing_at_all_is_told_as_such():
    (problem,) = verify(only(lambda name: name == "03759ned"), told).problems
    assert "niets te tonen" in problem
