"""The dashboard and a plain Streamlit page of the same figures, beside one another in one Chromium."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, ROOT, serving

__all__ = ["beside_plain"]


@contextmanager
def beside_plain(script: str) -> Iterator[tuple[Browser, str, str]]:
    """Serve both, and open a browser.

    Parameters
    ----------
    script : str
        The plain page; ``{root}`` stands for where the project lies.

    Yields
    ------
    (Browser, str, str)
        The browser, the address of the dashboard, and that of the plain page.
    """
    if CHROMIUM is None:
        sys.exit("This benchmark needs chromium.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        plain = Path(folder, "plain.py")
        plain.write_text(script.format(root=str(ROOT)), encoding="utf-8")
        command = ["streamlit", "run", str(plain), "--server.headless", "true", "--server.port", "{port}"]
        with (
            serving(["dashboard", "--port", "{port}"]) as ours,
            serving(command, "/_stcore/health") as theirs,
        ):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            yield browser, ours, theirs
            browser.close()
