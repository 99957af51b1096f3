import re
from pathlib import Path

import grimp
import pytest

from dashboard.derived import DERIVED
from dashboard.derived.source_code import _file, digest, modules
from dashboard.findings.profile import story  # noqa: F401 (imports all that is derived)

ROOMS = ("dashboard", "geo", "data_sources")


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*ROOMS, cache_dir=None)


@pytest.mark.parametrize(
    "module",
    [
        "dashboard.findings.data.national",
        "dashboard.findings.sources.types",
        "geo.successors",
        "dashboard.derived.user_folder",
    ],
)
def test_modules_are_those_that_the_import_graph_names(graph, module):
    """Grimp reads syntax trees, and names no package for what lies in it; texts are left out."""
    wanted = {module} | graph.find_upstream_modules(module)
    assert set(modules(module)) == {
        name for name in wanted if not f"{name}.".startswith("dashboard.content.")
    }


def test_nothing_is_imported_or_read_in_a_way_that_is_overlooked():
    """Imports by a computed name, relative ones, declarations that lie in another folder."""
    assert DERIVED
    for item in DERIVED.values():
        for name in modules(item.make.__module__):
            text = _file(name).read_text(encoding="utf-8")
            assert not re.search(r"^\s*from\s+\.|import_module|__import__", text, re.MULTILINE), name
            folders = re.findall(r"files\(\"([\w.]+)\"\)", text)
            assert {*folders} <= {name, name.rpartition(".")[0]}, name


def test_the_hash_follows_source_and_declarations(monkeypatch):
    before = digest("dashboard.analysis.typology")
    read = Path.read_bytes
    for changed in ("type_rules.py", "typology.toml"):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == changed))  # noqa: B023
            digest.cache_clear()
            assert digest("dashboard.analysis.typology") != before, changed
    digest.cache_clear()
    assert digest("dashboard.analysis.typology") == before


def test_what_reads_no_declarations_does_not_follow_them(monkeypatch):
    module, read = "dashboard.analysis.rounding_margin", Path.read_bytes
    before = digest(module)
    for changed, follows in (("typology.toml", False), ("counts.py", True)):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == changed))  # noqa: B023
            digest.cache_clear()
            assert (digest(module) != before) == follows, changed
    digest.cache_clear()


def test_declarations_are_read_in_one_way():
    """Nothing else that values are derived with opens a file of declarations."""
    for item in DERIVED.values():
        for name in modules(item.make.__module__):
            text = _file(name).read_text(encoding="utf-8")
            reads = re.search(r"\btoml(i|lib)\b|resources\.files|importlib\.resources", text)
            assert not reads or name == "data_sources.declared", name
