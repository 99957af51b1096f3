"""Composition, position and trend: the pictures of one gemeente."""

import pytest

from dashboard import cached
from dashboard.charts.composition import tells_birthplace
from dashboard.theme import GROUPS, OTHERS, OWN


def picture(snapshot, nl, gemeente="GM0344", year=2025):
    return cached.profile_picture(snapshot, gemeente, year, nl)


def test_bars_of_those_born_here_and_abroad_make_up_the_share(snapshot, nl):
    shown = picture(snapshot, nl)
    here, abroad = shown.groups.data
    for share, *parts in zip(shown.finding.groups["share"], here.x, abroad.x, strict=True):
        assert sum(parts) == pytest.approx(share, abs=1e-4)
    assert list(here.marker.color) == [GROUPS[group] for group in shown.finding.groups.index]


def test_an_old_year_has_one_bar_a_group_and_no_birthplace(snapshot, nl):
    shown = picture(snapshot, nl, year=2010)
    assert len(shown.groups.data) == 1
    assert len(shown.groups.data[0].x) == 7
    assert not tells_birthplace(shown.finding)


def test_labels_tell_share_and_number(snapshot, nl):
    texts = [note.text for note in picture(snapshot, nl).groups.layout.annotations]
    assert any("59,1%" in text and "222.747 inwoners" in text for text in texts)


def test_every_gemeente_is_a_dot_and_the_own_one_large(snapshot, nl):
    others, own = picture(snapshot, nl).position.data
    assert len(others.x) == 341
    assert others.marker.color == OTHERS
    assert own.x == (pytest.approx(picture(snapshot, nl).finding.index),)
    assert own.marker.color == OWN


def test_without_a_figure_there_is_no_own_dot(snapshot, nl):
    from dataclasses import replace

    from dashboard.charts.position import position

    shown = picture(snapshot, nl).finding
    assert len(position(replace(shown, gemeente="GM9999"), cached.gemeenten(snapshot).names, nl).data) == 1


def test_no_line_crosses_the_break(snapshot, nl):
    shown = picture(snapshot, nl).trend
    for line in shown.data:
        assert line.xaxis == ("x" if max(line.x) <= 2022 and min(line.x) < 2022 else "x2")
        assert not line.connectgaps
    assert shown.layout.xaxis.domain[1] < shown.layout.shapes[0].x0 < shown.layout.xaxis2.domain[0]


def test_a_missing_year_is_a_gap_in_the_line(snapshot, nl):
    own = next(
        line
        for line in picture(snapshot, nl, "GM0363").trend.data
        if line.xaxis == "x2" and line.line.color == OWN
    )
    assert own.y[0] is None
    assert None not in own.y[1:]
