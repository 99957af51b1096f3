"""Readers of pictures with a dot for every gemeente: the own one blue, its peers ringed, all others grey."""

import math
import re
from collections import Counter

import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from dashboard.exhibits import vergelijk
from tests.dashboard.exhibits.cases import Case
from tests.dashboard.exhibits.truth.marks import Dot, Marks
from tests.dashboard.exhibits.truth.sides import number
from tests.dashboard.exhibits.truth.telling import INK, LINE, OTHERS, OWN, PAPER, agree, says

__all__ = ["differences", "position", "relation", "strips"]

_WHO = {(OWN, PAPER): "own", (PAPER, INK): "peer", (OTHERS, ""): "other"}

_LEGEND = {OWN: "own", PAPER: "peer", OTHERS: "other"}

ENOUGH = 5
"""Peers with a figure of whom a middle is told."""


def _who(dot: Dot) -> str:
    who = _WHO.get((dot.fill, dot.edge))
    assert who, f"a dot has the colours {dot.fill} and {dot.edge}"
    assert {"own": 16, "peer": 8, "other": 6}[who] == dot.size
    return who


def _sorted(frame: pd.DataFrame, case: Case) -> pd.Series:
    """Who each row of a frame is."""
    peers = {case.names[code] for code in case.peers}
    return frame["name"].map(lambda name: "own" if name == case.own else "peer" if name in peers else "other")


def _names(seen: Marks, dots: list[Dot]) -> bool:
    """Whether names are told of dots: on the screen, where each must have one."""
    return seen.where == "on the screen" and all(dot.name for dot in dots)


def _dots(
    seen: Marks, dots: list[Dot], values: pd.Series, frame: pd.DataFrame, case: Case, within: float, what: str
) -> None:
    """The dots of a measure, by who they are, and on the screen by name."""
    who = _sorted(frame, case)
    named = _names(seen, dots)
    read = [((_who(dot), dot.name if named else ""), dot.spot[0]) for dot in dots]
    told = [
        ((one, name if named else ""), value)
        for one, name, value in zip(who, frame["name"], values, strict=True)
    ]
    assert named or seen.where != "on the screen"
    agree(read, told, within, what, seen)


def position(seen: Marks, case: Case) -> None:
    """All gemeenten on the share from elsewhere."""
    frame = case.exhibit.numbers.frame
    ringed = {case.names[code] for code in case.peers} & set(frame["name"])
    assert set(frame.loc[frame["is_peer"] == "uw_gemeente.yes", "name"]) == ringed
    _dots(seen, seen.dots, 100 * frame["value"], frame, case, seen.within(1e-3), "dots")
    counts = Counter(_who(dot) for dot in seen.dots)
    entries = {_LEGEND[entry.colour]: number(entry.words) for entry in case.exhibit.key}
    assert entries.get("peer", 0) == counts["peer"], f"{seen.where} the legend counts {entries}"
    assert int(re.search(r"\((.*)\)", case.exhibit.key[-1].words)[1]) == counts["other"]
    own = 100 * frame.set_index("name")["value"][case.own]
    label = [word for word in seen.words if word.colour == OWN]
    if math.isnan(own):
        assert not label
        return
    (word,) = label
    assert word.text.startswith(case.own) and word.bold == word.text
    says(word.text.removeprefix(case.own), own, "the label", seen)
    assert abs(word.spot[0] - own) <= seen.within(0) + 1e-6 + abs(seen.step.get("", (0, 0))[0]) * 120


def strips(seen: Marks, case: Case) -> None:
    """A strip for each measure, in the order of the columns, with the middle of the peers."""
    frame, units = case.exhibit.numbers.frame, case.exhibit.numbers.units
    heads = vergelijk.measure_names(case.held, case.exhibit.language)
    for nth, key in enumerate(case.keys, start=1):
        panel = "" if nth == 1 else str(nth)
        values = frame[key].astype(float) * (100 if units[key] == "share" else 1)
        within = seen.within(0, panel)
        on_log = key == "inhabitants"
        # On paper a hundredth of a pixel is a part of the value on a logarithmic axis.
        shown, unlogged = (np.log10(values), math.log10) if on_log else (values, float)
        dots = [dot for dot in seen.dots if dot.panel == panel]
        dots = [
            Dot(panel, (unlogged(dot.spot[0]), 0), dot.fill, dot.edge, dot.size, dot.name) for dot in dots
        ]
        _dots(seen, dots, shown, frame, case, within + 1e-6, f"dots of {key}")
        peers = values[_sorted(frame, case) == "peer"].dropna()
        middle = [
            (end, unlogged(x))
            for line in seen.lines
            if line.panel == panel and line.dashed and line.colour == INK
            for end, (x, _) in enumerate(line.points)
        ]
        told = [(end, unlogged(float(peers.median()))) for end in (0, 1) if len(peers) >= ENOUGH]
        assert bool(middle) == bool(told)
        agree(middle, told, within + 1e-6, f"the middle of {key}", seen)
        itself = values[frame["name"] == case.own].iloc[0], _most(frame, key, case)
        _words(seen, nth, heads[key], itself, peers, case)


def _most(frame: pd.DataFrame, key: str, case: Case) -> float:
    """The most that the own value can be, where one in its column is published as 0 and may be more."""
    if f"{key}_at_most" not in frame:
        return math.nan
    scale = 100 if case.exhibit.numbers.units[key] == "share" else 1
    return scale * float(frame.loc[frame["name"] == case.own, f"{key}_at_most"].iloc[0])


def _words(
    seen: Marks, nth: int, head: str, itself: tuple[float, float], peers: pd.Series, case: Case
) -> None:
    """The head of a strip and the numbers beside it: the nth that are written."""
    own, most = itself
    told = [word for word in seen.words if word.bold.startswith(case.own)][nth - 1]
    heads = [word for word in seen.words if word.text.startswith(head.partition(" (")[0])]
    assert heads, f"{seen.where} no strip is called {head}"
    numbers = told.text.removeprefix(case.own).partition(" · ")
    if math.isnan(own):
        assert math.isnan(number(numbers[0]))
    else:
        says(numbers[0], own, f"the label of {head}", seen, most=most)
    if len(peers) >= ENOUGH:
        says(numbers[2], float(peers.median()), f"the middle's label of {head}", seen)


def relation(seen: Marks, case: Case) -> None:
    """Two measures of every gemeente."""
    frame, units = case.exhibit.numbers.frame, case.exhibit.numbers.units
    scaled = [frame[key].astype(float) * (100 if units[key] == "share" else 1) for key in case.keys]
    logs = [key == "inhabitants" for key in case.keys]
    told = np.column_stack([np.log10(one) if log else one for one, log in zip(scaled, logs, strict=True)])
    read = np.array(
        [[math.log10(at) if log else at for at, log in zip(dot.spot, logs, strict=True)] for dot in seen.dots]
    )
    assert len(read) == len(told)
    within = np.array([seen.within(0, "", way) + 1e-6 * np.nanmax(np.abs(told[:, way])) for way in (0, 1)])
    who = _sorted(frame, case).to_numpy()
    kinds = np.array([_who(dot) for dot in seen.dots])
    for kind in ("own", "peer", "other"):
        one, other = told[who == kind] / within, read[kinds == kind] / within
        assert len(one) == len(other), f"{seen.where} {len(other)} {kind} dots, not {len(one)}"
        for here, there in ((one, other), (other, one)):
            if len(here):
                off, _ = KDTree(there).query(here, p=np.inf)
                assert off.max() <= 1, f"{seen.where} a {kind} dot lies where no {kind} gemeente is"
    if seen.where == "on the screen":
        places = dict(zip(frame["name"], told, strict=True))
        off = max(
            np.abs(at - places[dot.name]).max() / np.abs(places[dot.name]).max()
            for dot, at in zip(seen.dots, read, strict=True)
        )
        assert off < 1e-5, "a dot has the name of another"
    heads = vergelijk.measure_names(case.held, case.exhibit.language)
    for way, key in enumerate(case.keys):
        first = heads[key].partition(" (")[0].split()[0]
        titles = [
            word.text for word in seen.words if word.turned == bool(way) and word.text.startswith(first)
        ]
        assert titles, f"{seen.where} no axis is called {heads[key]}"


_EDGE = 4.0
"""Spreads beyond which an arrow is drawn at the edge."""


def differences(seen: Marks, case: Case) -> None:
    """How far each measure lies from the middle of the peers, in their own spread."""
    frame = case.exhibit.numbers.frame.reset_index(drop=True)
    width = (frame["q3"] - frame["q1"]).astype(float)
    away = (frame["value"] - frame["median"]).astype(float) / width
    assert np.allclose(away, frame["spreads"].astype(float))
    within = seen.within(1e-3)
    dots = [(-seen.whole(dot.spot[1], way=1), dot.spot[0]) for dot in seen.dots if dot.fill == OWN]
    slack = 4 * within if seen.where == "on paper" and (away.abs() > _EDGE).any() else within
    agree(dots, away.clip(-_EDGE, _EDGE).items(), slack, "dots", seen)
    bands = [
        ((-seen.whole(at[1], way=1), end), at[0])
        for line in seen.lines
        if line.colour == LINE and line.width == 10
        for end, at in zip(("q1", "q3"), line.points, strict=True)
    ]
    told = [
        ((row, end), (numbers[end] - numbers["median"]) / (numbers["q3"] - numbers["q1"]))
        for row, numbers in frame.iterrows()
        for end in ("q1", "q3")
    ]
    agree(bands, told, within, "the middle half", seen)
    stems = [
        ((-seen.whole(at[1], way=1), end), at[0])
        for line in seen.lines
        if line.colour == OTHERS and line.width == 1.5
        for end, at in enumerate(line.points)
    ]
    told = [
        ((row, end), at) for row, one in away.clip(-_EDGE, _EDGE).items() for end, at in enumerate((0.0, one))
    ]
    agree(stems, told, within, "the lines to the dots", seen)
    written = sorted(
        (word for word in seen.words if "(middelste" in word.text), key=lambda word: -word.spot[1]
    )
    assert len(written) == len(frame)
    for word, (_, numbers) in zip(written, frame.iterrows(), strict=True):
        times = 100 if numbers["unit"] == "share" else 1
        own, _, middle = word.text.partition(" (")
        least = 0 if pd.isna(numbers["decimals"]) else int(numbers["decimals"])
        for words, column in ((own, "value"), (middle, "median")):
            most = times * float(numbers.get(f"{column}_at_most", math.nan))
            says(words, times * numbers[column], f"the label of the {column}", seen, least, most)
