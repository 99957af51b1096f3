import pandas as pd
import pytest

from data_sources import Snapshot
from geo.history import _facts, parse_history
from tests.geo.made_up import MadeUpSnapshot

MERGER = pd.Timestamp(2019, 1, 1)


def test_reads_every_form_of_line(made_up: MadeUpSnapshot) -> None:
    history = parse_history(made_up.history())
    assert history.unread.empty
    lives = history.lives.set_index("region")
    assert lives.loc["GM0001", "end"] == MERGER
    assert pd.isna(lives.loc["GM0001", "begin"]), "before 1830"
    assert lives.loc["GM0002", "begin"] == pd.Timestamp(1990, 1, 1)
    assert lives.loc["GM0009", "begin"] == MERGER, "a founding outweighs a begin date that differs"
    assert lives.loc["GM0005", "end"] == lives.loc["GM0006", "begin"] == pd.Timestamp(2020, 7, 1)
    assert history.renames[["old", "new"]].to_numpy().tolist() == [["GM0005", "GM0006"]]
    assert history.provinces[["region", "old", "new"]].to_numpy().tolist() == [
        ["GM0004", "Westland", "Oostland"]
    ]


def test_each_flow_is_told_once_with_its_numbers(made_up: MadeUpSnapshot) -> None:
    flows = parse_history(made_up.history()).flows.set_index(["date", "old", "new"])
    assert flows.index.is_unique
    assert flows["inhabitants"].to_dict() == {
        (MERGER, "GM0001", "GM0003"): 396,
        (MERGER, "GM0001", "GM0004"): 4,
        (MERGER, "GM0001", "GM0009"): 600,
        (MERGER, "GM0002", "GM0009"): 1400,
        (MERGER, "GM0003", "GM0003"): 3604,
        (pd.Timestamp(2018, 1, 1), "GM0004", "GM0003"): 1,
        (pd.Timestamp(2022, 3, 24), "GM0007", "GM0009"): 500,
    }
    assert flows.loc[(MERGER, "GM0001", "GM0003"), "hectare"] == 5.5
    assert pd.isna(flows.loc[(MERGER, "GM0001", "GM0004"), "hectare"])


def test_what_is_no_gemeente_is_left_out(made_up: MadeUpSnapshot) -> None:
    assert not {"GM0997", "PV20"} & set(parse_history(made_up.history()).lives["region"])


@pytest.mark.parametrize(
    "line",
    [
        "Samengevoegd per 01-01-2030, overgegaan naar:",
        "- Nieuwstad",
        "... veel inwoners",
        "... 4 hectare met 1 woning en 1.500 inwoners",
        "andere naam: Later (GM0006)",
        "Begindatum onbekend",
    ],
)
def test_a_line_of_another_form_is_reported_and_not_guessed(line: str) -> None:
    text = f"Opgeheven per 01-01-2019, overgegaan naar:\r\n- Groot (GM0003),\r\n{line}\r\n"
    told = pd.DataFrame({"region": ["GM0001"], "name": ["Oud"], "description": [text]})
    history = parse_history(told)
    assert history.unread.to_numpy().tolist() == [["GM0001", line]]
    assert history.flows.empty


def test_nothing_of_what_cbs_tells_is_left_unread(embedded: Snapshot) -> None:
    told = embedded.history()
    history = parse_history(told)
    assert history.unread.empty
    lines = told.loc[told["region"].isin(history.lives["region"]), "description"].str.cat(sep="\n")
    # Every amount stands in both gemeenten's text, but for what a gemeente kept and a few border corrections.
    assert len(history.flows) > 1400
    assert lines.count("Opgeheven per") == history.lives["end"].notna().sum() - len(history.renames)
    assert lines.count("Naamswijziging per") == 2 * len(history.renames)


def test_both_gemeenten_of_a_pair_tell_the_same(embedded: Snapshot) -> None:
    told = embedded.history()
    by: dict[str, dict[tuple[object, object, object], object]] = {"old": {}, "new": {}}
    for region, text in zip(told["region"], told["description"], strict=True):
        for kind, fact in _facts(region, text):
            if kind == "flow":
                date, old, new, _, inhabitants = fact
                by["old" if region == old else "new"][date, old, new] = inhabitants
    both = by["old"].keys() & by["new"].keys()
    assert len(both) > 1000
    assert all(by["old"][flow] == by["new"][flow] for flow in both)
