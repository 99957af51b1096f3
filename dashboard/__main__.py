"""Start the dashboard as it runs in production: ``python -m dashboard``."""

import argparse
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.app import app
from dashboard.content import LANGUAGES
from dashboard.findings.model import absence
from dashboard.language import Language
from dashboard.shell import present

_CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def main() -> None:
    """Read the command line and serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8501, help="port to listen on (default: %(default)s)")
    chosen = parser.parse_args()
    if (why := present.nothing()) is not None:
        print(absence.nothing(why).say(Language(LANGUAGES[0])), file=sys.stderr)
    declared = _flat(tomllib.loads(_CONFIG.read_text(encoding="utf-8")))
    app.run(config=declared | {"server.address": chosen.host, "server.port": chosen.port})


def _flat(tree: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {prefix + key: value}
    return flat


if __name__ == "__main__":
    main()
