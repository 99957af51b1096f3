"""Two processes behind a real nginx, one store, one snapshot on an object store: as it is installed."""

import json
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import fsspec
import pytest

from data_sources.manifest import MANIFEST, Manifest
from data_sources.settings import EMBEDDED_SNAPSHOT
from tests.dashboard.deploy.visitor import UNSAFE
from tests.dashboard.stores import ADDRESS, database, url

__all__ = ["url"]

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "dashboard" / "deploy"
LOOK_S = 1
OLD, NEW = "2026-03-17", "2026-12-24"
"""Days on which the figures were read, of which no page says anything else."""
BUCKET = "s3://figures/snapshot"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answer(address: str, **headers: str) -> tuple[int, Message, str]:
    """What a server says, redirects and errors as they are."""
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=UNSAFE))
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=60) as said:
            return said.status, said.headers, said.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode("utf-8", "replace")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Process:
    """One process of the dashboard."""

    port: int
    metrics: int
    environment: dict[str, str]
    log: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "dashboard", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def kill(self) -> None:
        assert self.running is not None
        self.running.send_signal(signal.SIGKILL)
        self.running.wait(20)

    def stop(self) -> None:
        if self.running is not None and self.running.poll() is None:
            self.kill()

    def wait(self, path: str = "/health") -> None:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            assert self.running is not None and self.running.poll() is None, self.log.read_text()[-3000:]
            try:
                if answer(f"http://127.0.0.1:{self.port}{path}")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text()[-3000:])

    @property
    def health(self) -> dict[str, object]:
        return json.loads(answer(f"http://127.0.0.1:{self.port}/health")[2])

    def metric(self, name: str) -> float:
        told = urllib.request.urlopen(f"http://127.0.0.1:{self.metrics}/metrics", timeout=30).read().decode()
        return next(float(line.split()[-1]) for line in told.splitlines() if line.startswith(name))


@dataclass
class Installed:
    """All of it."""

    address: str
    plain: str
    processes: list[Process]
    access: Path
    bucket: fsspec.AbstractFileSystem

    @property
    def websocket(self) -> str:
        return self.address.replace("https", "wss")


@pytest.fixture(scope="session")
def nginx() -> str:
    """The program; without it tests are skipped, except where they must run (CI)."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx here (apt-get install nginx)")
    return str(found)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    files = ["-keyout", str(folder / "dashboard.key"), "-out", str(folder / "dashboard.crt")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return folder


def read_on(day: str, held: Manifest) -> Manifest:
    """The same figures, read on another day."""
    retrieved = {"retrieved": f"{day}T01:00:00+00:00"}
    return held.model_copy(
        update={"sources": tuple(one.model_copy(update=retrieved) for one in held.sources)}
    )


def configured(
    folder: Path, certificate: Path, ports: dict[str, int], processes: str = "processes.conf"
) -> Path:
    """The configuration as it is shipped, with the places of a test."""
    shutil.copytree(certificate, folder / "tls")
    there = (DEPLOY / processes).read_text().replace("dashboard-a:", "127.0.0.1:")
    there = there.replace("dashboard-b:", "127.0.0.1:")
    (folder / "processes.conf").write_text(moved(there, ports))
    told = moved((DEPLOY / "nginx.conf").read_text(), ports)
    told = re.sub(r"^user .*;\n", "", told, flags=re.MULTILINE)
    told = re.sub(r"^\s*listen \[::\].*;\n", "", told, flags=re.MULTILINE)
    told = re.sub(r"listen (80|443)\b", lambda it: f"listen 127.0.0.1:{ports[it[1]]}", told)
    told = told.replace("/var/log/nginx/access.log", str(folder / "access.log")).replace(
        "worker_processes auto", "worker_processes 1"
    )
    for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):
        told = told.replace("http {\n", f"http {{\n    {name}_temp_path {folder / name};\n", 1)
    (folder / "nginx.conf").write_text(f"pid {folder / 'pid'};\ndaemon off;\n{told}")
    return folder / "nginx.conf"


def moved(words: str, ports: dict[str, int]) -> str:
    return re.sub(r":(8501|8502)\b", lambda it: f":{ports[it[1]]}", words)


@pytest.fixture(scope="session")
def installed(nginx, certificate, tmp_path_factory) -> Iterator[Installed]:
    # An object store with all that it knows of Amazon: for no test but those of what is installed.
    from moto.server import ThreadedMotoServer

    folder = tmp_path_factory.mktemp("installed")
    ports = {name: free_port() for name in ("80", "443", "8501", "8502")}
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    objects = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    objects.start()
    host, port = objects.get_host_and_port()
    keys = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
    bucket = fsspec.filesystem(
        "s3", key="test", secret="test", client_kwargs={"endpoint_url": keys["AWS_ENDPOINT_URL"]}
    )
    bucket.mkdir("figures")
    bucket.put(f"{EMBEDDED_SNAPSHOT}/", BUCKET, recursive=True)
    held = Manifest.model_validate_json((EMBEDDED_SNAPSHOT / MANIFEST).read_bytes())
    bucket.pipe_file(f"{BUCKET}/{MANIFEST}", read_on(OLD, held).model_dump_json().encode())
    kind = "postgresql" if os.environ.get(ADDRESS) else "sqlite"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DIVERSITEIT_")}
    with database(kind, folder) as store:
        processes = [
            Process(
                ports[name],
                metrics := free_port(),
                plain
                | keys
                | {
                    "DIVERSITEIT_SNAPSHOT": BUCKET,
                    "DIVERSITEIT_DATABASE_URL": store,
                    "DIVERSITEIT_DERIVED": "",
                    "DIVERSITEIT_LOG": "json",
                    "DIVERSITEIT_LOOK_S": str(LOOK_S),
                    "DIVERSITEIT_METRICS_PORT": str(metrics),
                },
                folder / f"{name}.log",
            )
            for name in ("8501", "8502")
        ]
        config = configured(folder, certificate, ports)
        proxy = subprocess.Popen(
            [nginx, "-p", str(folder), "-c", str(config)], stderr=(folder / "nginx.log").open("wb")
        )
        try:
            for one in processes:
                one.start()
            for one in processes:
                one.wait()
            assert proxy.poll() is None, (folder / "nginx.log").read_text()
            yield Installed(
                f"https://127.0.0.1:{ports['443']}",
                f"http://127.0.0.1:{ports['80']}",
                processes,
                folder / "access.log",
                bucket,
            )
        finally:
            proxy.terminate()
            for one in processes:
                one.stop()
            proxy.wait(20)
            objects.stop()
