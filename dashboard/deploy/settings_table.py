"""All settings in one table, from the models that read them."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

import dashboard.server  # noqa: F401  # with it come all rooms, and the settings of each
from data_sources.declared import read_declaration

__all__ = ["fields", "settings_table"]

_PREFIX = "DIVERSITEIT_"


def fields() -> Iterator[tuple[str, FieldInfo]]:
    """Return every setting of every room, by its name without the prefix."""
    for model in BaseSettings.__subclasses__():
        if model.__module__.split(".")[0] in ("dashboard", "data_sources", "geo"):
            yield from model.model_fields.items()


def settings_table() -> str:
    """Return the table as Markdown.

    Raises
    ------
    KeyError
        Of a setting it is not told what it is for, or of one that there is not it is.
    """
    words = read_declaration("dashboard.deploy", "settings.toml", dict[str, Any])
    found, told = dict(fields()), words["setting"]
    if odd := found.keys() ^ told.keys():
        raise KeyError(*sorted(odd))
    rows = [
        f"| `{_PREFIX}{name.upper()}` | {said['meaning']} | {_may_be(found[name], words)} | "
        f"{said.get('without') or _default(found[name]) or words['nothing']} |"
        for name, said in told.items()
    ]
    return words["head"] + "\n".join(rows) + "\n"


def _may_be(field: FieldInfo, words: dict[str, Any]) -> str:
    if get_origin(field.annotation) is Literal:
        return ", ".join(f"`{one}`" for one in get_args(field.annotation))
    kind = field.annotation
    while get_origin(kind) not in (None, tuple):
        kind = get_args(kind)[0]  # of one or none, and of a path with demands, the first is what it is
    name = getattr(get_origin(kind) or kind, "__name__", "")
    bounds = [
        said.format(value)
        for limit in field.metadata
        for bound, said in words["bound"].items()
        if (value := getattr(limit, bound, None)) is not None
    ]
    return ", ".join([words["kind"][name], *bounds])


def _default(field: FieldInfo) -> str:
    match field.default:
        case tuple() as several:
            return " ".join(f"`{one}`" for one in several)
        case str() as text:
            return f"`{text}`"
        case int() as number:
            return f"{number:,}".replace(",", ".")
        case float() as number:
            return f"{number:g}".replace(".", ",")
    return ""
