"""What nginx reads of its configuration, and what a test of internet.nl would look at."""

import re
import ssl
import subprocess

import pytest

from tests.dashboard.deploy.conftest import DEPLOY, configured, free_port


@pytest.mark.parametrize("processes", ["processes.conf", "processes-compose.conf"])
def test_nginx_reads_the_configuration_as_it_is_shipped(nginx, certificate, tmp_path, processes):
    folder = tmp_path / "nginx"
    folder.mkdir()
    config = configured(
        folder, certificate, {name: free_port() for name in ("80", "443", "8501", "8502")}, processes
    )
    done = subprocess.run([nginx, "-t", "-p", folder, "-c", config], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


def test_both_lists_of_processes_differ_in_where_they_are_only():
    here, there = ((DEPLOY / name).read_text() for name in ("processes.conf", "processes-compose.conf"))
    assert re.sub(r"dashboard-[ab]:", "127.0.0.1:", there) == here


def test_only_ciphers_that_keep_a_secret_that_leaks_later_are_offered():
    told = (DEPLOY / "nginx.conf").read_text()
    offered = re.search(r"ssl_ciphers (\S+);", told)[1].split(":")
    known = {one["name"]: one for one in ssl.create_default_context().get_ciphers()}
    assert offered and all(one.startswith("ECDHE-") and known[one]["aead"] for one in offered)
    assert re.search(r"ssl_protocols TLSv1.2 TLSv1.3;", told)
