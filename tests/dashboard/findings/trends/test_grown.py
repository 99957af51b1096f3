"""Which share grew most, where what is rounded leaves that open."""

import pandas as pd
import pytest

from dashboard.findings.data.national import OLD, national
from dashboard.findings.trends.development import development
from dashboard.findings.trends.grown import grown_most
from dashboard.findings.trends.time_series import group_panels


def around(off=0.0, **values):
    frame = pd.DataFrame({"value": pd.Series(values)})
    return frame.assign(low=frame["value"] - off, high=frame["value"] + off)


@pytest.mark.parametrize(
    ("off", "after", "form", "can"),
    [
        (0.0, {"a": 2.0, "b": 1.9}, "most", ("a",)),
        (0.05, {"a": 2.0, "b": 1.9}, "several", ("a", "b")),
        (0.05, {"a": 2.0, "b": 1.7}, "most", ("a",)),
        (0.05, {"a": 1.1, "b": 1.0}, "open", ("a", "b")),
        (0.0, {"a": 1.0, "b": 0.9}, "none", ("a",)),
        (0.05, {"a": 0.8, "b": 0.5}, "none", ("a",)),
    ],
)
def test_both_ends_count(off, after, form, can):
    found = grown_most(around(off, a=1.0, b=1.0), around(off, **after))
    assert (found.form, found.can) == (form, can)


@pytest.mark.slow
def test_no_group_is_said_to_have_grown_most_that_may_not_have(snapshot):
    held, forms = national(snapshot), set()
    for gemeente in held.regions[::9]:
        told = next(one for one in development(held, gemeente).findings if one.id == "fastest_7").told[0]
        form = told.key.rpartition(".")[2]
        forms.add(form)
        if form != "most":
            continue
        panel = next(one for one in group_panels(held, gemeente, "aandeel") if one.partition == OLD)
        years = told.filled["first"].value, told.filled["last"].value
        least = {
            line.group: line.within(years[1]).low - line.within(years[0]).high
            for line in panel.lines
            if set(years) <= set(line.known.index)
        }
        most = {
            line.group: line.within(years[1]).high - line.within(years[0]).low
            for line in panel.lines
            if line.group in least
        }
        own = told.filled["group"].value
        assert all(least[own] > most[other] for other in most if other != own)
    assert {"most", "several"} <= forms
