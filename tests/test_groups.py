"""Tests of a group run in one process: what follows from made-up figures is computed there once."""

import pytest


@pytest.mark.xdist_group("one process")
def test_who_divides_the_tests_sees_the_groups(request):
    if not hasattr(request.config, "workerinput"):
        pytest.skip("nothing is divided")
    assert request.node.nodeid.endswith("@one process")
