"""Knowledge by command: desks where experts answer, and what is kept long enough."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console

from dashboard.briefing.address import UNKNOWN, reached_at
from dashboard.knowledge.addresses import desk_address
from dashboard.knowledge.asked.answered import upkeep
from dashboard.knowledge.store.desks import all_desks, close_desk, open_desk
from dashboard.store import Store, StoreError, store
from data_sources.faults import in_one_line

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
console = Console(soft_wrap=True, highlight=False)

Name = Annotated[str, typer.Argument(help="Whose desk it is, such as an organisation.")]


@app.command()
def desk(name: Name) -> None:
    """Make a desk where questions are answered and reactions let through, and say where it is: once."""
    if not 0 < len(name) <= 60:
        raise typer.BadParameter("a name has at most 60 characters")
    with _kept() as kept:
        secret = kept.write(lambda it: open_desk(it, name))
    site = reached_at()
    console.print(f"{site}{desk_address(secret)}")
    if not site:
        Console(stderr=True, soft_wrap=True).print(UNKNOWN)


@app.command()
def desks() -> None:
    """List whose desks there are."""
    with _kept() as kept:
        for name, day in kept.read(all_desks):
            console.print(f"{day}  {name}")


@app.command()
def close(name: Name) -> None:
    """Close the desks of somebody: their links lead nowhere from now on."""
    with _kept() as kept:
        closed = kept.write(lambda it: close_desk(it, name))
    if not closed:
        raise typer.BadParameter(f"there is no desk of {name}")
    console.print(f"closed: {closed}")


@app.command()
def clean() -> None:
    """Delete what was kept long enough, as every start and every day does, and bring what is found up to date."""
    with _kept() as kept:
        changed, gone = upkeep(kept)
    console.print(f"deleted or forgotten: {gone} · brought up to date: {changed}")


@contextmanager
def _kept() -> Iterator[Store]:
    try:
        kept = store()
    except StoreError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None
    try:
        yield kept
    finally:
        kept.close()


if __name__ == "__main__":
    in_one_line(app)
