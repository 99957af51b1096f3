"""The rules of the house that tools can check: style, types, and data that flows one way."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "layers": ["lint-imports"],
}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, id=rule, marks=[pytest.mark.slow] if rule == "types" else [])
        for rule, command in TOOLS.items()
    ],
)
def test_the_house_rules_hold(command):
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_is_the_users_card():
    allowed = {"dashboard", "data_sources", "geo", "tests", "requirements.txt", "README.md"}
    tools = {
        "pyproject.toml",
        "LICENSE",
        ".streamlit",
        ".ci",
        ".gitignore",
        ".gitattributes",
        "requirements-dev.txt",
        "requirements.lock",
    }
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name.split("/")[0] for name in listed.stdout.splitlines()} <= allowed | tools


def test_no_module_grows_out_of_sight():
    long = {
        str(path.relative_to(ROOT)): lines
        for room in ("dashboard", "data_sources", "geo")
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert long == {}


def test_no_room_hides_a_module_of_python():
    # Whoever runs the app from its own folder would get the room.
    rooms = {path.stem for path in (ROOT / "dashboard").iterdir()}
    assert rooms & sys.stdlib_module_names == set()
