"""What several rooms' tests share."""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.derived.user_folder import SETTING
from data_sources.settings import Settings
from tests.small_services import figures
from tests.small_services.server import Services, Standing, serving

# Nothing that a test computes is kept for another run; what comes along with the embedded figures is read.
os.environ[SETTING] = ""
# Nor do meetings of a test go where somebody keeps theirs.
os.environ["DIVERSITEIT_DATABASE_URL"] = f"sqlite:///{Path(tempfile.mkdtemp()) / 'meetings.sqlite'}"

# What is compiled once, of the tests and of the house, is there for the other worker, for every process that a test
# starts and for the next run, also where Python was asked to leave nothing: a file is read again when it changes.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long one example takes depends on what was imported before and on how busy the machine is: that is no fault.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the rules of the house: looking at types takes a minute, which others would wait for at the end."""
    items.sort(key=lambda item: item.path.name != "test_house.py")


def pytest_collection_finish() -> None:
    """Let the collector look less often, and not at what is loaded by now: hardly anything of it is ever garbage."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def standing() -> Iterator[Standing]:
    """The small server, which starts once."""
    with serving() as standing:
        yield standing


@pytest.fixture
def services(standing: Standing) -> Services:
    """A small server with one made-up table of every shape, at an address of the test's own."""
    tables = [
        figures.origin_by_country(),
        figures.background_by_generation(),
        figures.population(),
        figures.kwb_new("85618NED", split_by_birthplace=True),
        figures.kwb_new("86165NED", split_by_birthplace=False),
        figures.kwb_old("84799NED"),
        figures.turnover(),
        figures.national(),
    ]
    return standing.offer(tables)


@pytest.fixture
def settings_for(services: Services, tmp_path: Path) -> Callable[..., Settings]:
    """Settings that lead to the small server and a snapshot folder of the test's own."""

    def make(**changed: object) -> Settings:
        given = {
            "cbs_url": services.address,
            "cbs_v4_url": f"{services.address}/odata/v1/CBS",
            "pdok_url": services.address,
            "snapshot": str(tmp_path / "snapshot"),
            "timeout_s": 5,
            "attempts": 2,
            "backoff_s": 0,
            "workers": 4,
            "trial": "",  # three made-up gemeenten make no story
        }
        return Settings(**(given | changed))  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def standin_url() -> str:
    """Address of the stand-in for CBS and PDOK; the test is skipped where there is none."""
    address = os.environ.get("STANDIN_URL")
    if not address:
        pytest.skip("no stand-in: STANDIN_URL is not set")
    return address
