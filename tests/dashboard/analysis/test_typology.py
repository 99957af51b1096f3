"""Rules on made-up gemeenten, and the declaration itself. The real ones: tests of `findings.types`."""

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from dashboard.analysis.signals import SignalTable
from dashboard.analysis.type_rules import Condition, Rule, Typology, typology
from dashboard.analysis.typology import classify, evidence
from data_sources.declared import Text

WHY = Text(nl="verzonnen", en="made up")

SMALL = Typology.model_validate(
    {
        "fallback": "other",
        "groups": {
            "native": "N",
            "unnamed": [],
            "labour": [],
            "international": [],
            "settled": [],
            "border": {},
        },
        "large_city": {"inhabitants": 1, "times_own_size": 1, "pulled_from": 1},
        "peers": {"minimum": 5, "nearest": 10, "size_classes": [], "size_factor": 3},
        "signal": {
            "share": {"label": {"nl": "Aandeel", "en": "Share"}, "unit": "%", "decimals": 1},
            "km": {"label": {"nl": "Grens", "en": "Border"}, "unit": "km"},
            "country": {"label": {"nl": "Land", "en": "Country"}, "text": True},
        },
        "type": {
            code: {"one": {"nl": code, "en": code}, "many": {"nl": code, "en": code}}
            for code in ("high", "border", "other")
        },
        "rule": [
            {
                "type": "high",
                "sentence": {"nl": "{share}, landelijk {national_share}", "en": "{share}"},
                "all": [{"signal": "share", "at_least": 2, "times": "national", "why": WHY}],
            },
            {
                "type": "border",
                "sentence": {"nl": "{km} met {country}", "en": "{km} with {country}"},
                "any": [
                    {"signal": "km", "at_least": 5, "why": WHY},
                    {"signal": "share", "below": 1, "why": WHY},
                ],
            },
            {"type": "other", "sentence": {"nl": "{share}", "en": "{share}"}},
        ],
    }
)
TABLE = SignalTable(
    pd.DataFrame(
        {
            "share": [20.0, 20.0, 5.0, np.nan],
            "km": [0.0, 9.26, 5.0, 0.0],
            "country": [np.nan, ("Duitsland",), ("België", "Duitsland"), np.nan],
        },
        index=["A", "B", "C", "D"],
    ),
    pd.Series({"share": 10.0, "km": np.nan, "country": np.nan}, dtype=object),
)
NAMES = {"en": {"Duitsland": "Germany", "België": "Belgium"}}


def test_the_first_rule_that_holds_gives_the_type_and_all_give_signals():
    types = classify(TABLE, NAMES, SMALL)
    assert types["type"].tolist() == ["high", "high", "border", "other"]
    assert types["signals"].tolist() == [("high",), ("high", "border"), ("border",), ()]


def test_reasons_are_written_in_both_languages():
    types = classify(TABLE, NAMES, SMALL)
    assert types.loc["A", "reason"] == "high: 20,0%, landelijk 10,0%"
    assert types.loc["C", "reason"] == "border: 5 km met België en Duitsland"
    assert types.loc["C", "reason_en"] == "border: 5 km with Belgium and Germany"
    assert types.loc["D", "reason"] == "other: onbekend"
    assert types.loc["D", "reason_en"] == "other: unknown"


def test_a_reason_names_the_year_of_a_figure_where_it_asks_for_it():
    dated = SMALL.model_copy(
        update={
            "rule": (
                SMALL.rule[0].model_copy(
                    update={"sentence": Text(nl="{share} in {period_share}", en="{share} in {period_share}")}
                ),
                *SMALL.rule[1:],
            )
        }
    )
    assert classify(TABLE.sourced("2022", "x"), NAMES, dated).loc["A", "reason"] == "high: 20,0% in 2022"


def test_evidence_shows_value_threshold_and_outcome():
    shown = evidence(TABLE, "B", SMALL)
    assert shown["signal"].tolist() == ["share", "km", "share"]
    assert shown["threshold"].tolist() == [20, 5, 1]
    assert shown["met"].tolist() == [True, True, False]
    assert shown["part"].tolist() == ["all", "any", "any"]
    assert evidence(TABLE, "D", SMALL)["met"].tolist() == [False, False, False]


def test_thresholds_include_at_least_and_at_most_but_not_below():
    for comparison, met in (("at_least", True), ("at_most", True), ("below", False)):
        condition = Condition.model_validate({"signal": "share", comparison: 20, "why": WHY})
        assert condition.met(TABLE)["A"] == met


def test_a_missing_national_value_meets_nothing():
    condition = Condition(signal="km", at_least=1, times="national", why=WHY)
    assert not condition.met(TABLE).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": []}, "last rule must be"),
        ({"fallback": "high"}, "last rule must be"),
        ({"surprise": 1}, "Extra inputs"),
    ],
)
def test_a_declaration_that_does_not_hang_together_is_refused(change, message):
    declared = SMALL.model_dump(exclude_none=True) | change
    with pytest.raises(ValidationError, match=message):
        Typology.model_validate(declared)


def test_a_rule_on_an_unknown_signal_is_refused():
    declared = SMALL.model_dump(exclude_none=True)
    declared["rule"][0]["sentence"]["nl"] = "{nothing}"
    with pytest.raises(ValidationError, match="unknown signals: nothing"):
        Typology.model_validate(declared)


def test_a_condition_has_one_comparison():
    with pytest.raises(ValidationError, match="needs one of at_least"):
        Condition(signal="share", at_least=1, below=2, why=WHY)
    with pytest.raises(ValidationError, match="needs one of at_least"):
        Condition(signal="share", why=WHY)


def test_the_declaration_names_the_nine_types_and_gives_each_threshold_a_reason():
    declared = typology()
    assert set(declared.type) == {
        "meerderheid-minderheid",
        "grote-stad",
        "voorstad",
        "specifieke-minderheidsgroep",
        "expat",
        "arbeidsmigranten",
        "grens",
        "homogeen",
        "overig",
    }
    assert {rule.type for rule in declared.rule} == set(declared.type)
    for rule in declared.rule:
        assert all(len(why) > 15 for one in rule.conditions for why in (one.why.nl, one.why.en))


def test_no_threshold_is_written_for_a_gemeente():
    """Rules speak of signals only: no region code and no text is ever compared."""
    declared = typology()
    for rule in declared.rule:
        for condition in rule.conditions:
            assert not declared.signal[condition.signal].text


def test_moving_bounds_moves_all_of_them_and_nothing_else():
    moved = SMALL.moved(1.1)
    assert evidence(TABLE, "B", moved)["threshold"].tolist() == pytest.approx([22, 5.5, 1.1])
    assert moved.large_city.inhabitants == pytest.approx(1.1)
    assert classify(TABLE, NAMES, moved)["type"].tolist() == ["other", "border", "other", "other"]
    assert evidence(TABLE, "B", SMALL)["threshold"].tolist() == [20, 5, 1]


def test_no_type_rests_on_what_its_members_are_ranked_on():
    """The index, and the present share with an origin elsewhere, by which gemeenten stand in the same order."""
    looked_at = {condition.signal for rule in typology().rule for condition in rule.conditions}
    assert "share_outside_nl" not in looked_at
    assert not any("index" in signal for signal in looked_at)


def test_a_rule_without_conditions_always_holds():
    rule = Rule.model_validate({"type": "x", "sentence": {"nl": "", "en": ""}})
    assert rule.holds(TABLE).all()
