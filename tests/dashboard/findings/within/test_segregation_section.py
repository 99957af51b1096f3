"""What is told of what rounding leaves open in H and D."""

import pandas as pd
import pytest

from dashboard.findings.data.national import HERKOMST, national
from dashboard.findings.within.segregation_section import _bounds, mixing
from dashboard.language import Language

ENDS_TOLD = ("low", "high", "middle", "value")
ENDS = ("D_low", "D_high", "D_least", "D_most")


def told(*ends: float) -> list[tuple[str, float, float]]:
    margin = pd.DataFrame([ends], columns=list(ENDS), index=["GM0001"])
    found = _bounds(margin, "GM0001", "D")
    return [(one.key.rsplit(".", 1)[1], one.filled["low"].value, one.filled["high"].value) for one in found]


def test_near_bounds_are_told_as_limits_rounded_outwards():
    assert told(0.1149, 0.1910, 0.1130, 0.1930) == [("limits", 0.11, 0.20)]
    assert told(0.12, 0.19, 0.12, 0.19) == [("limits", 0.12, 0.19)]


def test_far_bounds_leave_what_is_reached_rounded_inwards():
    assert told(0.1149, 0.1910, 0.09, 0.25) == [("at_least", 0.12, 0.19)]
    assert told(0.1149, 0.1910, 0.1149, 0.22) == [("at_least", 0.12, 0.19)]


def test_nothing_is_told_where_the_figure_is_the_same_all_the_same():
    assert told(0.2510, 0.2530, 0.2506, 0.2540) == []
    assert told(0.1210, 0.1290, 0.05, 0.25) == []
    nan = float("nan")
    assert told(nan, nan, nan, nan) == []


def sentences(snapshot, gemeente: str, language: str) -> dict[str, list[str]]:
    section = mixing(national(snapshot), gemeente)
    return {one.id: [said.say(Language(language)) for said in one.told] for one in section.findings}


def test_terschelling_is_told_its_limits_in_both_languages(snapshot):
    dutch, english = (sentences(snapshot, "GM0093", code)["mixing_D_3"][1] for code in ("nl", "en"))
    assert dutch.endswith("het ligt tussen 0,08 en 0,25.")
    assert english.endswith("it lies between 0.08 and 0.25.")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_of_seven_groups_it_is_said_why_there_are_no_bounds(snapshot, code):
    for measure in ("H", "D"):
        told = sentences(snapshot, "GM0344", code)[f"mixing_{measure}_7"]
        assert "7 gro" in told[1] and ("te veel" in told[1] or "too many" in told[1])
        assert not any("het ligt tussen" in one or "lies between" in one for one in (told[0], *told[2:]))


@pytest.mark.parametrize("gemeente", ["GM0093", "GM0088", "GM0060", "GM0513", "GM0277"])
def test_what_is_told_holds_for_the_published_figure(snapshot, gemeente):
    held = national(snapshot)
    values = held.inside.mixing(held.inside.mixing_year(HERKOMST), HERKOMST).loc[gemeente]
    found = {one.id: one for one in mixing(held, gemeente).findings}
    for measure in ("H", "D"):
        said = [one for one in found[f"mixing_{measure}_3"].told if one.key == "story.mixing.limits"]
        margin = held.inside.margin.loc[gemeente]
        if said:
            low, high = (said[0].filled[end].value for end in ("low", "high"))
            assert low <= margin[f"{measure}_least"] <= values[measure] <= margin[f"{measure}_most"] <= high
        else:
            assert round(margin[f"{measure}_least"], 2) == round(margin[f"{measure}_most"], 2)


@pytest.mark.parametrize("measure", ["H", "D"])
def test_more_and_less_than_the_middle_of_the_peers_hold_whatever_rounding_left_out(snapshot, measure):
    held = national(snapshot)
    margin = held.inside.margin
    said = {}
    for gemeente in held.regions[::3]:
        found = mixing(held, gemeente).finding(f"mixing_{measure}_3")
        forms = [one.key.rsplit(".", 1)[1] for one in found.told if ".peers." in one.key]
        own = margin.loc[gemeente]
        peers = margin.reindex(list(held.usual_peers(gemeente).members)).dropna()
        low, high = (peers[f"{measure}_{end}"].median() for end in ("least", "most"))
        for form in forms:
            said[form] = said.get(form, 0) + 1
            assert (form == "more") <= (own[f"{measure}_least"] > high)
            assert (form == "less") <= (own[f"{measure}_most"] < low)
            # As written, too: what is said to lie from 0.04 to 0.06 is not said to be less than 0.06.
            written = {
                name: it.shown for one in found.told for name, it in one.filled.items() if name in ENDS_TOLD
            }
            assert form != "more" or written.get("low", written["value"]) > written["middle"], gemeente
            assert form != "less" or written.get("high", written["value"]) < written["middle"], gemeente
    assert {"more", "less", "close"} <= set(said)


def test_what_nobody_knows_the_bounds_of_is_not_compared(snapshot):
    found = mixing(national(snapshot), "GM0363").finding("mixing_H_7")
    assert not [one.key for one in found.told if ".peers." in one.key]
