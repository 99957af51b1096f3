"""What is installed: each file is what its reader expects, and each step of the instructions does what it says."""

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dashboard.deploy.__main__ import TABLE
from dashboard.deploy.settings_table import fields, settings_table
from dashboard.meeting.store import UnknownMeetingError
from dashboard.meeting.store.meetings import Member, by_token, create
from dashboard.store import open_store
from data_sources.__main__ import app
from data_sources.nightly import next_night
from tests.dashboard.deploy.conftest import DEPLOY, ROOT

README = (DEPLOY / "README.md").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])


def test_the_table_of_settings_is_the_one_that_is_written_and_has_all_of_them():
    assert TABLE.read_text(encoding="utf-8") == settings_table(), "run python -m dashboard.deploy"
    named = re.findall(r"^\| `DIVERSITEIT_(\w+)`", settings_table(), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name, _ in fields()) and len(named) == len(set(named))
    # Whatever an example or a file sets is a setting.
    told = [
        README,
        *(path.read_text() for path in (*UNITS, DEPLOY / "compose.yml", DEPLOY / "Containerfile")),
    ]
    told.append((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {name for text in told for name in re.findall(r"DIVERSITEIT_(\w+)", text)} - {*named} <= {
        "TEST_POSTGRESQL"
    }


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_reads_the_units_and_finds_them_shut_enough(tmp_path):
    project = tmp_path / "project"
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/opt/diversiteit", str(project)))
    units = [str(tmp_path / unit.name.replace("@", "@8501")) for unit in UNITS]
    shutil.copy(tmp_path / "diversiteit@.service", tmp_path / "diversiteit@8501.service")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    services = [unit for unit in units if unit.endswith(".service")]
    shut = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", *services],
        capture_output=True,
        text=True,
    )
    assert shut.returncode == 0, shut.stdout[-2000:]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_timer_comes_every_night():
    when = re.search(r"OnCalendar=(.*)", (DEPLOY / "diversiteit-refresh.timer").read_text())[1]
    done = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=3", when], capture_output=True, text=True, check=True
    )
    nights = re.findall(r"(\d{4}-\d\d-\d\d) 03:00:00", done.stdout)
    days = sorted({date.fromisoformat(one) for one in nights})
    assert [(later - day).days for day, later in pairwise(days)] == [1, 1]


def test_the_compose_file_is_one_by_its_specification_and_shuts_what_it_starts():
    # Compiles a grammar of every kind of address when it is imported: only here.
    import jsonschema
    from check_jsonschema.builtin_schemas import get_builtin_schema

    jsonschema.validate(COMPOSE, get_builtin_schema("vendor.compose-spec"))
    ours = [one for one in COMPOSE["services"].values() if one["image"] == "diversiteit"]
    assert len(ours) == 3
    for one in [*ours, COMPOSE["services"]["proxy"]]:
        assert (
            one["read_only"]
            and one["cap_drop"] == ["ALL"]
            and one["security_opt"] == ["no-new-privileges:true"]
        )
    # Only nginx is to be reached, and only who refreshes reaches out.
    assert [name for name, one in COMPOSE["services"].items() if "ports" in one] == ["proxy"]
    assert {name for name, one in COMPOSE["services"].items() if "outside" in one.get("networks", ())} == {
        "proxy",
        "nightly",
    }
    named = {
        volume.split(":")[0] for one in COMPOSE["services"].values() for volume in one.get("volumes", ())
    }
    assert all((DEPLOY / one).exists() for one in named if one.startswith("./") and one != "./tls")
    assert {one for one in named if not one.startswith("./")} == COMPOSE["volumes"].keys()
    processes = (DEPLOY / "processes-compose.conf").read_text()
    for name in ("dashboard-a", "dashboard-b"):
        assert f"{name}:{COMPOSE['services'][name]['environment']['PORT']} " in processes


def test_the_container_is_made_of_what_there_is_and_ends_as_nobody():
    stages = [line for line in CONTAINER if line.startswith("FROM ")]
    assert len(stages) == 2 and stages[0].endswith(" AS built")
    copied = [
        word
        for line in CONTAINER
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert copied and all((ROOT / one).exists() for one in copied)
    last = CONTAINER[CONTAINER.index(stages[1]) :]
    (user,) = [line.split()[1] for line in last if line.startswith("USER ")]
    assert all(int(one) > 1000 for one in user.split(":"))
    assert last.index(f"USER {user}") < next(n for n, line in enumerate(last) if line.startswith("CMD "))
    assert any(line.startswith("HEALTHCHECK ") and "/livez" in line for line in last)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    st.times(),
    st.integers(0, 600),
    st.floats(0, 0.999),
)
def test_the_next_night_is_one_that_comes_within_a_day_and_what_may_be_added(now, at, within, chance):
    when = next_night(now, at, timedelta(minutes=within), lambda: chance)
    assert timedelta() < when - now <= timedelta(days=1, minutes=within)
    assert timedelta() <= when - next_night(now, at, timedelta(), lambda: chance) <= timedelta(minutes=within)


def test_the_container_waits_for_the_night_and_goes_on():
    soon = (datetime.now() + timedelta(seconds=1.5)).strftime("%H:%M:%S")
    began = time.monotonic()
    done = CliRunner().invoke(app, ["nightly", "--at", soon, "--within", "0"])
    assert done.exit_code == 0, done.output
    assert time.monotonic() - began < 3
    subprocess.run(["sh", "-n", DEPLOY / "nightly"], check=True)
    asked = re.findall(r"python -m data_sources (\w+)", (DEPLOY / "nightly").read_text())
    assert asked == ["nightly", "refresh"]


def steps(first: str) -> list[str]:
    """The lines of the block of the instructions that begins with these words."""
    block = next(one for one in re.findall(r"```bash\n(.*?)```", README, re.DOTALL) if one.startswith(first))
    return [line for line in block.splitlines() if line]


def test_what_is_backed_up_comes_back_by_the_steps_of_the_instructions(url, tmp_path):
    is_sqlite = url.startswith("sqlite")
    save, restore = steps("python3 -c" if is_sqlite else "pg_dump")
    if not is_sqlite and shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump here")
    here = {
        "/var/backups": str(tmp_path),
        "/var/lib/diversiteit/bijeenkomsten.sqlite": url.removeprefix("sqlite:///"),
    }

    def run(step: str) -> None:
        for there, place in here.items():
            step = step.replace(there, place)
        environment = os.environ | {"DIVERSITEIT_DATABASE_URL": url}
        subprocess.run(["sh", "-ec", step], env=environment, check=True, capture_output=True)

    store = open_store(url)
    kept = store.write(
        lambda connection: create(connection, "Zaal", "2027-01-15", "Utrecht", [Member("GM0344")])
    )
    run(save)
    later = store.write(
        lambda connection: create(connection, "Later", "2027-01-16", "Utrecht", [Member("GM0344")])
    )
    store.close()
    run(restore)
    store = open_store(url)
    assert store.read(lambda connection: by_token(connection, kept.meeting.token)).name == "Zaal"
    with pytest.raises(UnknownMeetingError):
        store.read(lambda connection: by_token(connection, later.meeting.token))
    store.close()
