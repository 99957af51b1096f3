"""`python -m data_sources refresh | status | verify`: the figures, from the command line."""

import json
import random
from datetime import date, datetime, time, timedelta
from time import sleep
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from data_sources import catalogue, verify
from data_sources.catalogue.years import runs
from data_sources.earlier import go_back
from data_sources.faults import in_one_line
from data_sources.needs import trial_of
from data_sources.nightly import next_night
from data_sources.refresh import Outcome, refresh
from data_sources.settings import Settings
from data_sources.snapshot import open_snapshot
from data_sources.status import Status, status
from data_sources.storage import Storage
from data_sources.transport import Meter
from data_sources.wording import masked

app = typer.Typer(
    help="Cijfers van CBS en PDOK ophalen, controleren en publiceren.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
console = Console()

Tables = Annotated[
    list[str] | None,
    typer.Option("--table", "-t", help="Alleen deze bron (mag vaker), bijv. 85458NED of gemeente-2025."),
]
Folder = Annotated[str | None, typer.Option("--snapshot", help="Map of fsspec-URL van de momentopname.")]
CbsUrl = Annotated[str | None, typer.Option("--cbs-url", help="Adres van CBS OData v3.")]
CbsV4Url = Annotated[str | None, typer.Option("--cbs-v4-url", help="Adres van CBS OData v4.")]
PdokUrl = Annotated[str | None, typer.Option("--pdok-url", help="Adres van PDOK.")]
Protocol = Annotated[str | None, typer.Option("--protocol", help="odata3 of odata4.")]


class _MeterColumn(ProgressColumn):
    """Rows and bytes that came in, as they come in."""

    def __init__(self, meter: Meter):
        super().__init__()
        self._meter = meter

    def render(self, task: Task) -> Text:
        return Text(f"{self._meter.rows:,} rijen · {self._meter.bytes / 1e6:.1f} MB")


def _settings(**given: str | None) -> Settings:
    return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


@app.command("refresh")
def refresh_command(
    table: Tables = None,
    snapshot: Folder = None,
    cbs_url: CbsUrl = None,
    cbs_v4_url: CbsV4Url = None,
    pdok_url: PdokUrl = None,
    protocol: Protocol = None,
    force: Annotated[bool, typer.Option(help="Ook lezen wat CBS niet vernieuwde.")] = False,
    keep_going: Annotated[bool, typer.Option(help="Publiceren wat lukte, ook als een bron mislukt.")] = False,
) -> None:
    """Haal op wat CBS vernieuwde, controleer het, en publiceer het in één keer."""
    chosen = _settings(
        snapshot=snapshot, cbs_url=cbs_url, cbs_v4_url=cbs_v4_url, pdok_url=pdok_url, protocol=protocol
    )
    meter = Meter()
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.completed}/{task.total} bronnen"),
        _MeterColumn(meter),
        TimeElapsedColumn(),
        console=console,
    ) as progress:
        seen = set(table or (source.id for source in catalogue.tables()))
        bar = progress.add_task("Verversen", total=len(seen))

        def report(source_id: str, what: str) -> None:
            # Which boundaries go with the tables shows when those have been read.
            seen.add(source_id)
            done = 0 if what == "leest" else 1
            progress.update(bar, total=len(seen), advance=done, description=f"{source_id} {what}")

        outcome = refresh(chosen, table or (), force=force, keep_going=keep_going, report=report, meter=meter)
    _tell(outcome, chosen)
    raise typer.Exit(1 if outcome.failed else 0)


@app.command("status")
def status_command(
    snapshot: Folder = None,
    cbs_url: CbsUrl = None,
    cbs_v4_url: CbsV4Url = None,
    protocol: Protocol = None,
    offline: Annotated[bool, typer.Option(help="Niet bij CBS kijken of er iets nieuws is.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
) -> None:
    """Toon wat er in de momentopname zit, en of CBS iets vernieuwde."""
    chosen = _settings(snapshot=snapshot, cbs_url=cbs_url, cbs_v4_url=cbs_v4_url, protocol=protocol)
    found = status(chosen, offline, date.today())
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        _show(found, masked(chosen.snapshot))
    raise typer.Exit(1 if found.is_troubled else 0)


@app.command("back")
def back_command(
    version: Annotated[
        str | None, typer.Argument(help="Zoals 'status' haar noemt; anders de vorige.")
    ] = None,
    snapshot: Folder = None,
) -> None:
    """Publiceer een eerdere momentopname opnieuw; de volgende verversing haalt weer op wat CBS heeft."""
    published = go_back(Storage(_settings(snapshot=snapshot).snapshot), version)
    console.print(f"Momentopname {published.version} is weer gepubliceerd.")


@app.command("nightly")
def nightly_command(
    at: Annotated[str, typer.Option(help="Vanaf dit uur van de nacht.")] = "03:00",
    within: Annotated[int, typer.Option(min=0, help="Hooguit zoveel minuten later, naar toeval.")] = 120,
) -> None:
    """Wacht tot het nacht is; een container zonder timer ververst daarna."""
    now = datetime.now()
    when = next_night(now, time.fromisoformat(at), timedelta(minutes=within), random.random)
    console.print(f"Volgende verversing: {when:%Y-%m-%d %H:%M}.")
    sleep((when - now).total_seconds())


@app.command("verify")
def verify_command(snapshot: Folder = None) -> None:
    """Reken na of de momentopname heel is, past en klein genoeg is."""
    chosen = _settings(snapshot=snapshot)
    report = verify.verify(open_snapshot(chosen.snapshot), trial_of(chosen))
    shown = Table("Bron", "Inhoud", "Rijen", "kB", "Jaren")
    for row in report.files:
        shown.add_row(row.source, row.kind, f"{row.rows:,}", f"{row.bytes / 1000:,.0f}", row.years)
    console.print(shown)
    for known in report.known:
        console.print(f"Gepubliceerd zonder: {known}", soft_wrap=True)
    for problem in report.problems:
        console.print(f"[bold]Mis:[/bold] {problem}", soft_wrap=True)
    console.print(
        f"{report.total_bytes / 1e6:.1f} MB in {len(report.files)} bestanden; {len(report.problems)} problemen."
    )
    raise typer.Exit(1 if report.problems else 0)


def _show(found: Status, place: str) -> None:
    shown = Table(
        "Bron", "Rijen", "Vernieuwd door CBS", "Opgehaald", "Nu bij CBS", "Naar verwachting", title=place
    )
    now = {None: "niet bekeken", True: "nieuwer", False: "gelijk"}
    for one in found.sources:
        entry = one.entry
        shown.add_row(
            one.id,
            f"{entry.rows:,}" if entry else "–",
            (entry.modified[:10] if entry.modified else "niet gemeld") if entry else "–",
            entry.retrieved[:10] if entry else "ontbreekt",
            one.fault or now[one.newer],
            str(one.awaited or "–"),
        )
    console.print(shown)
    if found.refreshed is not None:
        console.print(f"Laatst ververst: {found.refreshed.succeeded or 'nog niet zonder fout'}.")
        for source, line in found.refreshed.failed.items():
            console.print(
                f"[bold]Mislukt op {found.refreshed.tried}:[/bold] {source}: {line}", soft_wrap=True
            )
    for before in found.earlier:
        console.print(f"Eerder: {before.snapshot.version}, tot {before.until}.")


def _tell(outcome: Outcome, chosen: Settings) -> None:
    untold: dict[str, list[int]] = {}
    for source_id, message in outcome.not_offered.items():
        level, _, year = source_id.partition("-")
        if level in catalogue.boundaries():
            untold.setdefault(level, []).append(int(year))
        else:
            console.print(f"Overgeslagen: {message}", soft_wrap=True)
    for level, years in untold.items():
        named = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs(years))
        console.print(f"Overgeslagen: grenzen van {level} {named}: PDOK biedt die niet aan.", soft_wrap=True)
    for message in outcome.failed.values():
        console.print(f"[bold]Mislukt:[/bold] {message}", soft_wrap=True)
    kept = "" if outcome.published else " De laatste goede momentopname is ongewijzigd."
    console.print(
        f"{len(outcome.renewed)} gelezen, {len(outcome.unchanged)} ongewijzigd, {len(outcome.not_offered)} niet "
        f"aangeboden, {len(outcome.failed)} mislukt; {outcome.meter.rows:,} rijen, "
        f"{outcome.meter.bytes / 1e6:.1f} MB in {outcome.meter.requests} vragen.{kept}",
        soft_wrap=True,
    )


if __name__ == "__main__":
    in_one_line(app)
