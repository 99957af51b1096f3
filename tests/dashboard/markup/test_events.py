"""Every event that may be named stands in the account with its source, and what CBS tells of borders beside it."""

import pandas as pd
import pytest

from dashboard.analysis.events import events
from dashboard.content import LANGUAGES
from dashboard.exhibits.verantwoording import happened
from dashboard.language import Language
from dashboard.markup.events import events_html


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_declared_event_is_told_with_its_source(snapshot, code):
    html = happened(snapshot, Language(code))
    for event in events().values():
        assert event.what[code].replace("'", "&#x27;") in html
        assert f'href="{event.url}"' in html


def test_what_cbs_tells_of_a_merger_stands_under_its_year_and_nobody_moved_is_left_out():
    told = pd.DataFrame(
        {
            "date": pd.to_datetime(["2019-01-01", "2019-01-01", "2020-01-01", "2020-01-01"]),
            "old": ["GM1", "GM2", "GM2", "GM3"],
            "new": ["GM3", "GM3", "GM3", "GM3"],
            "kind": ["opgeheven", "grenswijziging", "grenswijziging", "behouden"],
            "inhabitants": pd.array([1200, 0, 7, 900], dtype="Int64"),
        }
    )
    names = {"GM1": "Aa", "GM2": "<Bee>", "GM3": "Cee"}
    html = events_html((), told, names, "https://example.org", Language("nl"))
    assert "Aa → Cee: opgeheven, 1.200 inwoners" in html
    assert html.count("&lt;Bee&gt; → Cee: grenswijziging") == 1 and "7 inwoners" in html
    assert "900" not in html and "1 januari 2019" in html
