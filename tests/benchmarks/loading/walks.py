"""How the three users walk: what each opens after the other, and how long each thinks."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal

from tests.benchmarks.loading.visitor import Visitor

__all__ = ["THINKING_S", "USERS", "Step", "one_step", "walk"]

THINKING_S = 10.0
"""Mean time that somebody looks at what is shown."""

_OFFERED = 6
"""Of what a control offers, the first so many are chosen: the latest years."""


@dataclass(frozen=True)
class Step:
    """One thing that a user does.

    Attributes
    ----------
    does : {"open", "go", "choose", "fetch"}
        Comes to a page, follows a link, chooses in a control, or asks for a page that the server writes whole.
    what : str
        Path of the page, or key of the control; ``{gemeente}`` is the user's own.
    types : str
        What is typed in the control; nothing where one of what it offers is chosen.
    query : tuple of (str, str)
        What the address says besides the gemeente.
    """

    does: Literal["open", "go", "choose", "fetch"]
    what: str
    types: str = ""
    query: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What it is called in a table."""
        asked = "".join(f" {name}={value}" for name, value in self.query)
        return f"{self.does} {self.what or 'start'}{asked}"


USERS: dict[str, tuple[Step, ...]] = {
    "prepare": (
        Step("open", ""),
        Step("choose", "start_gemeente", types="{gemeente}"),
        Step("choose", "choice_gemeente", types="{other}"),
        Step("go", "opgaven"),
        Step("go", "briefing"),
        Step("fetch", "/gemeente/{gemeente}"),
    ),
    "explore": (
        Step("open", "kaart"),
        Step("choose", "choice_year"),
        Step("go", "kaart", query=(("niveau", "wijk"),)),
        Step("go", "trends"),
        Step("go", "trends", query=(("beeld", "helling"),)),
        Step("go", "vergelijk"),
        Step("go", "vergelijk", query=(("beeld", "stippen"),)),
        Step("go", "wijken"),
    ),
    "lead": (
        Step("open", "presentatie"),
        Step("fetch", "/dia/land"),
        Step("fetch", "/dia/{gemeente}"),
        Step("go", "bijeenkomst"),
        Step("go", "uw-gemeente"),
    ),
}
"""A mayor who prepares, a policy officer who explores, a facilitator who leads."""


async def one_step(visitor: Visitor, step: Step, gemeenten: tuple[str, str], chance: random.Random) -> None:
    """Do one thing; the first gemeente is the user's own, the second another that is looked at."""
    gemeente, other = gemeenten
    query = {"gemeente": gemeente, **dict(step.query)} if step.what else {}
    typed = step.types.format(gemeente=gemeente, other=other)
    does: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {
        "open": lambda: visitor.open(step.what, query, step.name),
        "go": lambda: visitor.go(step.what, query, step.name),
        "choose": lambda: visitor.choose(step.what, typed or chance.randrange(_OFFERED), step.name),
        "fetch": lambda: visitor.fetch(step.what.format(gemeente=gemeente), step.name),
    }
    await does[step.does]()


async def walk(visitor: Visitor, user: str, gemeenten: tuple[str, str], chance: random.Random) -> None:
    """Walk as a user does, thinking after each step, and go away."""
    try:
        for step in USERS[user]:
            await one_step(visitor, step, gemeenten, chance)
            await asyncio.sleep(chance.expovariate(1 / THINKING_S))
    finally:
        await visitor.close()
