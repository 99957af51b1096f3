"""The real client against the recorded tables of CBS and the boundaries of PDOK; runs where STANDIN_URL is set."""

import pandas as pd
import pytest

from data_sources import open_snapshot
from data_sources.refresh import refresh
from data_sources.settings import Settings
from tests.data_sources.standin import FAULTS, alone, call

pytestmark = [pytest.mark.standin, pytest.mark.slow]
TABLES = ["85458NED", "85039NED", "03759ned"]


@pytest.fixture
def settings(standin_url, tmp_path):
    with alone(standin_url):
        yield Settings(
            cbs_url=standin_url,
            cbs_v4_url=f"{standin_url}/odata/v1/CBS",
            pdok_url=standin_url,
            snapshot=str(tmp_path / "snapshot"),
            attempts=2,
            backoff_s=0,
            timeout_s=20,
            trial="",
        )


def test_the_embedded_figures_are_those_of_the_services(settings):
    outcome = refresh(settings, [*TABLES, "gemeente-2020", "wijken-en-buurten-2024"])
    assert outcome.failed == {}
    fresh, embedded = open_snapshot(settings.snapshot), open_snapshot()
    for entry in fresh.sources():
        assert [file.sha256 for file in entry.files] == [f.sha256 for f in embedded.source(entry.id).files], (
            entry.id
        )


def test_the_newer_protocol_gives_the_same_population(settings):
    refresh(settings, ["03759ned"])
    old = open_snapshot(settings.snapshot).indicators(indicator="inwoners")
    newer = settings.model_copy(update={"protocol": "odata4", "snapshot": settings.snapshot + "4"})
    assert refresh(newer, ["03759ned"]).failed == {}
    new = open_snapshot(newer.snapshot).indicators(indicator="inwoners")
    pd.testing.assert_frame_equal(old, new)


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS)
def test_every_fault_is_told_and_leaves_the_snapshot(settings, standin_url, fault, words):
    refresh(settings, ["03759ned"])
    before = open_snapshot(settings.snapshot).version
    call(standin_url, "faults", "POST", fault)
    outcome = refresh(settings, ["85039NED"])
    assert words in outcome.failed["85039NED"]
    assert open_snapshot(settings.snapshot).version == before


def test_a_renamed_key_is_found_by_its_title(settings, standin_url):
    call(
        standin_url,
        "faults",
        "POST",
        {"rename_column": {"85039NED": {"WestersTotaal_17": "WestersTotaal_99"}}},
    )
    assert refresh(settings, ["85039NED"]).failed == {}


def test_passing_faults_are_overcome(settings, standin_url):
    call(standin_url, "faults", "POST", {"wrong_content_type": True, "times": 1})
    assert refresh(settings, ["03759ned"]).failed == {}


def test_only_a_modified_table_is_read_again(settings, standin_url):
    refresh(settings, TABLES)
    call(standin_url, "faults", "POST", {"set_modified": {"85039NED": "2027-01-01T02:00:00"}})
    call(standin_url, "log", "DELETE")
    assert refresh(settings, TABLES).renewed == ["85039NED"]
    asked = [
        row["path"] for row in call(standin_url, "log", "GET")["requests"] if "TypedDataSet" in row["path"]
    ]
    assert asked and all("85039NED" in path for path in asked)
