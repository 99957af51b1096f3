"""What is installed is what was locked, and it runs as somebody who may write nothing."""

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKS = {
    "requirements.lock": ["requirements.txt"],
    "data_sources/s3.lock": ["requirements.txt", "data_sources/s3.txt"],
}


def locked(name: str) -> dict[str, list[tuple[Requirement, int]]]:
    """By package: each version with its marker, and how many hashes it has."""
    found: dict[str, list[tuple[Requirement, int]]] = {}
    logical = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in logical.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            told, *hashes = line.split("--hash=")
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", one) for one in hashes), line
            package = Requirement(told)
            found.setdefault(canonicalize_name(package.name), []).append((package, len(hashes)))
    return found


def declared(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r"))]


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_all_that_is_declared_with_hashes_and_from_any_index(name):
    held = locked(name)
    assert len(held) > 60
    for package in (one for file in LOCKS[name] for one in declared(file)):
        versions = held[canonicalize_name(package.name)]
        for version, _ in versions:
            (exactly,) = version.specifier
            assert exactly.operator == "==" and Version(exactly.version) in package.specifier, package
    assert all(hashes for versions in held.values() for _, hashes in versions)
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_no_tool_of_the_tests_runs_in_production(name):
    assert {"pytest", "hypothesis", "ruff", "uv"} & locked(name).keys() == set()


def test_what_the_tests_run_on_is_what_was_locked():
    from importlib.metadata import version

    for versions in locked("requirements.lock").values():
        for package, _ in versions:
            if package.marker is None or package.marker.evaluate():
                assert version(package.name) in package.specifier, package


def test_the_commands_of_the_readme_install_the_lock():
    commands = re.findall(
        r"^python3 -m venv .*", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(commands) == 2
    assert all("pip install -q --require-hashes -r requirements.lock && " in one for one in commands)


SHUT_OFF = """
mount --make-rprivate /
mount -t tmpfs none /mnt
mkdir /mnt/project /mnt/python /mnt/site-packages
mount --bind "$1" /mnt/project
mount --bind "$2" /mnt/python
mount --bind "$3" /mnt/site-packages
mount -t tmpfs -o ro none /tmp
for place in /mnt/project /mnt/python /mnt/site-packages /mnt /; do mount -o remount,bind,ro "$place"; done
cd /mnt/project
export PYTHONPATH=/mnt/site-packages LD_LIBRARY_PATH=/mnt/python/lib
exec setpriv --reuid 65534 --regid 65534 --clear-groups sh -ec '
    for place in . dashboard /tmp /mnt "$HOME"; do if touch "$place/x" 2>/dev/null; then exit 9; fi; done
    exec /mnt/python/bin/"$1" -m dashboard --port "$2"
' sh "$4" "$5"
"""
"""Show a program the project, Python and its packages, wherever they lie; let it write nowhere; become nobody."""


def can_be_shut_off() -> bool:
    if sys.platform != "linux" or not shutil.which("unshare") or not shutil.which("setpriv"):
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not can_be_shut_off(), reason="needs a mount namespace: root on Linux")
def test_it_runs_as_nobody_on_a_file_system_that_may_only_be_read(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    said = tmp_path / "said"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DIVERSITEIT_")}
    with said.open("w") as log:
        served = subprocess.Popen(
            [
                *("unshare", "--mount", "sh", "-ec", SHUT_OFF, "sh", str(ROOT), sys.base_prefix),
                *(sysconfig.get_path("purelib"), Path(sys.executable).resolve().name, port),
            ],
            env=plain | {"HOME": "/nonexistent"},
            stdout=log,
            stderr=log,
        )
    try:
        for path in ("/livez", "/", "/kaart"):
            assert answered(f"http://127.0.0.1:{port}{path}", served) == 200, said.read_text()
        # Nothing can be kept here, and that is told.
        assert answered(f"http://127.0.0.1:{port}/health", served) == 503
        assert Path(f"/proc/{served.pid}").stat().st_uid == 65534
        assert "Traceback" not in said.read_text()
    finally:
        served.terminate()
        served.wait(20)


def answered(address: str, served: subprocess.Popen[bytes]) -> int | None:
    for _ in range(400):
        if served.poll() is not None:
            return None
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.25)
    return None
