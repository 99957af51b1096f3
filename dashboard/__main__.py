"""Start the dashboard as it runs in production: ``python -m dashboard``."""

import argparse
import gc
import socket
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.briefing.address import served_at
from data_sources import open_snapshot
from data_sources.faults import in_one_line

__all__ = ["serve"]

_CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def main() -> None:
    """Read the command line and serve until stopped."""
    host, port = served_at()
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--host", default=host, help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=port, help="port to listen on (default: %(default)s)")
    chosen = parser.parse_args()
    if not 0 < chosen.port < 2**16:
        parser.error("--port: 1 to 65535")
    in_one_line(partial(serve, chosen.host, chosen.port))


def serve(host: str, port: int) -> None:
    """Serve until stopped.

    Parameters
    ----------
    host : str
    port : int

    Raises
    ------
    OSError
        Nothing can listen there.
    SnapshotError
        There are no figures to show, or they are damaged. What happens to them later is told on the pages.
    """
    _try_to_listen(host, port)
    open_snapshot()
    # What is read from here on stays: the collector finds nothing in it, and walks it again and again. It comes back
    # when the first figures are there (`dashboard.shell.present.settle`).
    gc.disable()
    # Settings are read when the app is made.
    from dashboard.app import app

    declared = _flat(tomllib.loads(_CONFIG.read_text(encoding="utf-8")))
    app.run(config=declared | {"server.address": host, "server.port": port})


def _try_to_listen(host: str, port: int) -> None:
    """Find out before all figures are read, and tell it in other words than Streamlit's."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            # As the server will: a port that was left a moment ago is free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        error.filename = f"{host}:{port}"
        raise


def _flat(tree: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {prefix + key: value}
    return flat


if __name__ == "__main__":
    main()
