"""What people write and paste for an area, in the real lists, and what is said of what is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.findings.areas.own_area import LONGEST_NAME, clean_name
from dashboard.findings.areas.reading import offered, read_area
from dashboard.findings.data.national import national
from dashboard.language import Language

NL, EN = Language("nl"), Language("en")


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def problems(reading):
    return [one.key.removeprefix("areas.problem.") for one in reading.problems]


@pytest.mark.parametrize(
    "text",
    [
        "GM0344, GM0310",
        "Utrecht\nDe Bilt",
        "utrecht; de bilt",
        "344 310",
        "0344\n0310",
        "GM0344\tUtrecht\r\nGM0310\tDe Bilt",
        "gm344,gm310",
    ],
)
def test_gemeenten_in_every_form(held, text):
    found = read_area(held, text)
    assert found.area is not None
    assert (found.area.level, found.area.members) == ("gemeente", ("GM0310", "GM0344"))
    assert found.problems == ()
    assert found.area.name == "De Bilt + Utrecht"


def test_a_name_with_commas_is_one(held):
    found = read_area(held, "Nuenen, Gerwen en Nederwetten\nEindhoven, Helmond")
    assert found.area.members == ("GM0772", "GM0794", "GM0820")


def test_wijken_and_buurten_by_code_and_by_name(held):
    assert read_area(held, "WK034401 WK034402").area.gemeente == "GM0344"
    buurten = read_area(held, "03440111\n3440112").area
    assert (buurten.level, buurten.members, buurten.year) == ("buurt", ("BU03440111", "BU03440112"), 2024)
    named = read_area(held, "West\nWijk 02 Noordwest", gemeente="GM0344", level="wijk").area
    assert named.members == ("WK034401", "WK034402")


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [
        ("Utrecht, Atlantis", ["unknown"], 1),
        ("Utrecht, Amersfort", ["nearly"], 1),
        ("Bergen\nUtrecht", ["alike"], 1),
        ("Utrecht, GM0344, De Bilt", ["double"], 2),
        ("WK034401, GM0344", ["levels"], None),
        ("WK034401, BU03440111", ["levels"], None),
        ("WK034401, WK059901", ["several"], None),
        ("WK036300, WK034401", ["division"], 1),
        ("WK036300", ["division"], None),
        ("GM0333\nUtrecht", ["gemeente.merged"], 2),
        ("WK034499", ["unknown"], None),
        ("GM9999", ["unknown"], None),
        ("", ["none"], None),
        (" ,;\n\t ", ["none"], None),
    ],
)
def test_what_is_wrong_is_said(held, text, said, left):
    found = read_area(held, text)
    assert problems(found) == said
    assert (found.area and len(found.area.members)) == left
    for language in (NL, EN):
        for problem in found.problems:
            assert "{" not in problem.say(language)


def test_a_former_gemeente_stands_for_its_heir(held):
    found = read_area(held, "Weesp")
    assert found.area.members == ("GM0363",)
    assert "Amsterdam" in found.problems[0].say(NL)


def test_what_is_wrong_names_what_it_is_about(held):
    said = read_area(held, "WK034401, WK059901").problems[0].say(NL)
    assert "Rotterdam" in said and "Utrecht" in said and "wijken" in said
    said = read_area(held, "Utrecht, Amersfort").problems[0].say(NL)
    assert "Amersfort" in said and "Amersfoort" in said


def test_lists_to_choose_from(held):
    assert len(offered(held, "gemeente", None)) == 342
    wijken = offered(held, "wijk", "GM0344")
    assert len(wijken) == 10 and all(code.startswith("WK0344") for code in wijken)
    assert offered(held, "buurt", None) == {}


@pytest.mark.slow
@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(snapshot, text):
    found = read_area(national(snapshot), text, text)
    assert found.area is not None or found.problems
    for problem in found.problems:
        problem.say(NL)


@given(st.text(max_size=300))
def test_a_name_is_no_mark_and_no_link(text):
    name = clean_name(text)
    assert len(name) <= LONGEST_NAME
    assert not set(name) & set("<>[]{}*_`#$\\|~:@\n\r\t")
    assert "www." not in name.lower()
    assert clean_name(name) == name
