"""A real server and a real Chromium; without Chromium these tests are skipped, except where they must run (CI)."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # The page itself is drawn without the graphics card that is imitated: half the work. Maps are still drawn with it.
    "--disable-gpu-compositing",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    # All pages of one visitor in one process: what it compiled of Plotly serves the next page as well.
    "--process-per-site",
    # No page of the address bar's own beside every window.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]
DESK, PHONE = (1440, 900), (390, 844)
PATIENCE = 60_000  # milliseconds: software rendering on a busy machine is slow
expect.set_options(timeout=PATIENCE)


@contextmanager
def serving(command: list[str], health: str = "/health") -> Iterator[str]:
    """Run a server until it answers; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = [part.format(port=port) for part in command]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, "-m", *asked], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(240):
                if process.poll() is not None:
                    raise RuntimeError(f"the server stopped with {process.returncode}")
                try:
                    with urllib.request.urlopen(address + health, timeout=5):
                        break
                except (urllib.error.URLError, OSError):
                    time.sleep(0.25)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def settle(page: Page) -> None:
    """Wait until a page has been run to its end, with all its pictures."""
    page.locator(".stApp[data-test-script-state='notRunning']").wait_for()
    page.wait_for_function(
        """() => !document.querySelector("[data-testid=stSkeleton]")
            && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(
                (it) => it.querySelector(".js-plotly-plot")?._fullLayout)"""
    )


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the dashboard as it runs in production."""
    with serving(["dashboard", "--port", "{port}"]) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that draws maps."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium here, and these tests must run")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser, address: str) -> Callable[..., BrowserContext]:
    """Who come again, the first, second … with a screen of some size: what never changes is fetched once."""

    @cache
    def of(size: tuple[int, int], nth: int = 0, **settings: bool) -> BrowserContext:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL", **settings)
        # As long as a page is open, the window and the process of the next are there already.
        context.new_page().goto(address + "/livez")
        return context

    return of


@pytest.fixture
def new_page(visitors: Callable[..., BrowserContext], address: str) -> Iterator[Callable[..., Page]]:
    """Open empty pages, each of somebody else, and forget at the end what they left, all but what was fetched."""
    pages: list[Page] = []
    met: Counter[Hashable] = Counter()

    def open_one(size: tuple[int, int] = DESK, **settings: bool) -> Page:
        kind = size, frozenset(settings.items())
        page = visitors(size, met[kind], **settings).new_page()
        met[kind] += 1
        pages.append(page)
        return page

    yield open_one
    left = {
        "origin": address,
        "storageTypes": "cookies,local_storage,indexeddb,service_workers,cache_storage",
    }
    for page in pages:
        context = page.context
        page.close()
        context.set_offline(False)
        context.new_cdp_session(context.pages[0]).send("Storage.clearDataForOrigin", left)


@pytest.fixture
def open_page(new_page: Callable[..., Page], address: str) -> Iterator[Callable[..., Page]]:
    """Open pages that complain, at the end, of any request elsewhere and any error in the console."""
    complaints: list[str] = []

    def open_at(path: str, size: tuple[int, int] = DESK) -> Page:
        page = new_page(size)
        page.set_default_timeout(PATIENCE)
        own = (address, address.replace("http", "ws"), "data:", "blob:")
        page.on(
            "request", lambda request: None if request.url.startswith(own) else complaints.append(request.url)
        )
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        page.wait_for_selector(".st-key-footer, .st-key-slide")
        page.wait_for_selector("#ahead", state="detached")
        return page

    yield open_at
    # Before windows close: what is still being fetched then fails, and that is nobody's fault.
    assert complaints == []
