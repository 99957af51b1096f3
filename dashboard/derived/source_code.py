"""A hash of what a module computes with: its source, that of all it imports, and the declarations beside those."""

import hashlib
import re
from functools import cache
from pathlib import Path

__all__ = ["digest", "modules"]

_ROOT = Path(__file__).parents[2]
_ROOMS = ("dashboard", "geo", "data_sources")

_WORDS = "dashboard.content"
"""The room of texts: what is derived holds none of them."""

_DECLARED = "data_sources.declared"
"""Who reads declarations imports this; what no module of them does rests on no declaration."""

_IMPORT = re.compile(
    rf"^[ \t]*(?:from[ \t]+((?:{'|'.join(_ROOMS)})\b[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)"
    rf"|import[ \t]+((?:{'|'.join(_ROOMS)})\b[\w.]*))",
    re.MULTILINE,
)


@cache
def digest(module: str) -> str:
    """Return a hash of all that a module computes with.

    Parameters
    ----------
    module : str
        Its dotted name.
    """
    found = hashlib.sha256()
    rests_on = modules(module)
    files = [path for name in rests_on if (path := _file(name)) is not None]
    folders = dict.fromkeys(path.parent for path in files if _DECLARED in rests_on)
    declared = sorted(path for folder in folders for path in folder.glob("*.toml"))
    for path in [*files, *declared]:
        found.update(f"{path.relative_to(_ROOT).as_posix()}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


@cache
def modules(module: str) -> tuple[str, ...]:
    """Return the names of a module and of all that it imports, also by way of others; in order, without texts."""
    found: set[str] = set()
    todo = {module}
    while todo:
        name = todo.pop()
        found.add(name)
        todo |= _imported(name) - found
    return tuple(sorted(name for name in found if not f"{name}.".startswith(f"{_WORDS}.")))


@cache
def _imported(module: str) -> frozenset[str]:
    """Modules that a module names; the packages in which they lie run as well, and it computes nothing with those."""
    path = _file(module)
    text = path.read_text(encoding="utf-8") if path else ""
    named = {module}
    for source, names, whole in _IMPORT.findall(text):
        parts = re.findall(r"\w+", re.sub(r"\bas\s+\w+", "", names))
        named |= {lain if _file(lain := f"{source}.{part}") else source for part in parts} or {whole}
    return frozenset(name for name in named if _file(name) is not None) - {module}


@cache
def _file(module: str) -> Path | None:
    path = _ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)
