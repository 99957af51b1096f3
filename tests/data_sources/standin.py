"""The stand-in for CBS and PDOK, and what can be wrong with it."""

import json
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock

FAULTS = {
    "error status": ({"error_rate": 1.0, "error_status": 503, "retry_after_s": 0}, "503"),
    "too many requests": ({"error_rate": 1.0, "error_status": 429, "retry_after_s": 0}, "429"),
    "cut connection": ({"reset_after_bytes": 2000, "only_path": "TypedDataSet"}, "midden in het antwoord"),
    "truncated JSON": ({"truncate_json": True, "only_path": "TypedDataSet"}, "geen geldige JSON"),
    "maintenance": ({"wrong_content_type": True}, "onderhoudspagina"),
    "missing column": ({"drop_column": {"85039NED": "WestersTotaal_17"}}, "geen kolom 'Westers totaal'"),
    "empty table": ({"empty_table": ["85039NED"]}, "85039NED"),
    "looping page": ({"repeat_page": ["85039NED"]}, "leidt terug"),
}
"""What it is told to do wrong, and what is said of it to who refreshes."""


@contextmanager
def alone(address: str) -> Iterator[None]:
    """Share its faults with no other test, also not with those of another process; leave it without."""
    with FileLock(Path(tempfile.gettempdir()) / "diversiteit-standin.lock"):
        try:
            yield
        finally:
            call(address, "faults", "DELETE")


def call(address: str, what: str, method: str, body: dict[str, Any] | None = None) -> Any:
    """Tell it something, or ask it."""
    request = urllib.request.Request(
        f"{address}/_standin/{what}", method=method, data=json.dumps(body).encode() if body else None
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)
