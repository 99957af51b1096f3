"""Codes as sheets leave them."""

import pytest

from dashboard.findings.own_data.codes import as_code


@pytest.mark.parametrize(
    "written",
    [
        "BU03440101",
        "bu03440101",
        "BU 0344 01 01",
        "03440101",
        "3440101",
        3440101.0,
        " bu3440101 ",
        '="03440101"',
        "'03440101",
        "3440101.0",
        "BU-0344-01-01",
        "BU0344.01.01",
        '="BU03440101"',
        "\u00a003440101",
    ],
)
def test_a_code_is_understood_however_it_is_written(written):
    assert as_code(written, "buurt") == "BU03440101"


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        ("340101", "buurt", "BU00340101"),
        (340101.0, "buurt", "BU00340101"),
        ("34401", "wijk", "WK034401"),
        ("344", "gemeente", "GM0344"),
        ("0363AA", "wijk", "WK0363AA"),
        ("bu0363aa01", "buurt", "BU0363AA01"),
    ],
)
def test_the_level_tells_how_many_zeros_are_lacking(written, level, code):
    assert as_code(written, level) == code


@pytest.mark.parametrize(
    "written",
    [
        "",
        None,
        "Utrecht",
        "BU",
        "NL",
        "034401011",
        3.5,
        -344.0,
        "-344",
        "1.234",
        "BU0344٠١01",
        "GM0344",
        "0",
        0.0,
    ],
)
def test_what_is_no_code_is_none(written):
    assert as_code(written, "buurt") is None
