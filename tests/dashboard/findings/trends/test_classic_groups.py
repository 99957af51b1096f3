"""The four classic groups in a gemeente: what is said is certain, and what is not certain is not said."""

import re

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.findings.trends.classic_groups import classic_bounds, classic_course, classic_finding
from dashboard.language import Language

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"(\d+(?:,\d+)?)%")


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_bounds_are_shares_and_as_narrow_as_one_decimal_leaves_them(held):
    bounds = classic_bounds(held).dropna()
    assert bounds["low"].between(0, 1).all() and bounds["high"].between(0, 1 + 1e-12).all()
    wide = bounds["high"] - bounds["low"]
    assert (wide >= 0).all() and (wide.xs(2022, level="year") == 0).all()
    basis = held.values("index_7")["basis"].reindex(bounds.index)
    large = held.inhabitants[held.inhabitants > 100_000].index
    same = wide[(basis == "ongewijzigd") & bounds.index.get_level_values("region").isin(large)]
    assert len(same) > 500 and same.max() < 0.04


@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_rose_is_written_higher_and_what_fell_lower(held, code):
    language, found = Language(code), {"rose": 0, "fell": 0}
    for gemeente in held.gemeenten.names:
        told = classic_course(held, gemeente).told[0]
        way = told.key.rpartition(".")[2]
        if way not in found:
            continue
        numbers = [
            float(one.replace(",", ".")) for one in re.findall(r"(\d+(?:[.,]\d+)?)%", told.say(language))
        ]
        before, after = numbers[:-1], numbers[-1]
        assert after > max(before) if way == "rose" else after < min(before), (gemeente, told.say(language))
        found[way] += 1
    assert min(found.values()) > 100


def test_nothing_is_found_where_the_bounds_leave_it_open(snapshot, held):
    open_ = [one for one in held.gemeenten.names if not classic_course(held, one).changed]
    assert 60 < len(open_) < 120
    assert all(classic_finding(held, one) is None for one in open_)
    assert story(snapshot, open_[0]).there("classic_course") == ()


def test_urk_fell_and_wassenaar_rose(held, nl):
    assert "daalde" in classic_finding(held, "GM0184").sentence(nl)
    assert "steeg" in classic_finding(held, "GM0629").sentence(nl)
