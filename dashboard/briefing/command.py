"""The command that makes briefings: ``python -m dashboard.briefing GM0344 --format pdf --language nl --out DIR``."""

import os
import time
import zipfile
from pathlib import Path
from tempfile import NamedTemporaryFile
from textwrap import shorten
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dashboard.briefing.batch import Made, Order, fulfil
from dashboard.briefing.documents import FORMATS
from dashboard.briefing.parts import ALL
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.model import absence
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from data_sources import open_snapshot
from data_sources.errors import NotHeldError

__all__ = ["main", "pack"]

PROCESSES = 2


def main(
    gemeenten: Annotated[
        list[str] | None, typer.Argument(help="Codes or names of gemeenten, also of former ones.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = "pdf",
    language: Annotated[str, typer.Option(help=f"{' or '.join(LANGUAGES)}.")] = LANGUAGES[0],
    out: Annotated[Path, typer.Option(help="Folder for the files; made when it is not there.")] = Path(),
    every: Annotated[bool, typer.Option("--all", help="All gemeenten of today.")] = False,
    part: Annotated[list[str] | None, typer.Option(help=f"Only these parts: {', '.join(ALL)}.")] = None,
    base_url: Annotated[str, typer.Option(help="The site's own address, for the links.")] = "",
    workers: Annotated[int, typer.Option(min=1, max=16, help="Processes.")] = PROCESSES,
    nice: Annotated[int, typer.Option(min=0, max=19, help="Give way to other programs.")] = 0,
    pack_as: Annotated[Path | None, typer.Option("--zip", help="Also put the files together here.")] = None,
    parent: Annotated[
        int, typer.Option(hidden=True, help="Stop when this process is no longer the parent.")
    ] = 0,
) -> None:
    """Make the briefings of gemeenten. What is there already, from the same figures, is not made again."""
    os.nice(nice)
    if form not in FORMATS:
        _stop(f"--format: {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        _stop(f"--language: {', '.join(LANGUAGES)}")
    if unknown := sorted(set(part or ()) - set(ALL)):
        _stop(f"--part: {', '.join(ALL)} ({', '.join(shorten(name, 40) for name in unknown)}?)")
    spoken = Language(language)
    if not gemeenten and not every:
        _stop(spoken.say("batch.none"))
    codes = _codes(gemeenten or [], every, spoken)
    parts = tuple(name for name in ALL if name in part) if part else ALL
    order = Order(codes, form, language, parts, base_url)
    made, seconds = _run(order, out, workers, parent)
    failed = [one for one in made if one.error]
    if pack_as is not None:
        pack([out / one.file for one in made if not one.error], pack_as)
    console = Console(stderr=True)
    if failed:
        console.print(spoken.say("batch.failures"))
        for one in failed:
            console.print(f"  {one.gemeente}  {one.error}", markup=False)
    console.print(
        spoken.say(
            "batch.summary",
            made=sum(not (one.kept or one.error) for one in made),
            kept=sum(one.kept for one in made),
            failed=len(failed),
            seconds=spoken.formats.decimal(seconds, 1),
        )
    )
    if failed:
        raise typer.Exit(1)


def pack(files: list[Path], target: Path) -> None:
    """Put files together in a ZIP, that is there whole or not at all; the files are compressed already."""
    with (
        NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as packed,
    ):
        for file in files:
            packed.write(file, file.name)
    Path(part.name).replace(target)


def _run(order: Order, folder: Path, workers: int, parent: int) -> tuple[list[Made], float]:
    began = time.monotonic()
    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    made: list[Made] = []
    with Progress(*shown, console=Console(stderr=True)) as progress:
        task = progress.add_task(order.form, total=len(order.gemeenten))
        for one in fulfil(order, folder, workers):
            made.append(one)
            progress.update(task, advance=1, description=one.file)
            if parent and os.getppid() != parent:
                raise typer.Exit(3)
    return made, time.monotonic() - began


def _codes(asked: list[str], every: bool, language: Language) -> tuple[str, ...]:
    try:
        known = national(open_snapshot()).gemeenten
    except NotHeldError as why:
        _stop(absence.nothing(why).say(language))
    if every:
        return tuple(known.names)
    found = []
    for name in asked:
        try:
            found.append(find_gemeente(name, known).code)
        except NotFoundError as error:
            key = "several" if error.several else "closest" if error.names else "unknown"
            names = Quantity(error.names, "names").write(language)
            _stop(language.say(f"report.{key}", asked=shorten(name, 60, placeholder="…"), names=names))
    return tuple(dict.fromkeys(found))


def _stop(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(2)
