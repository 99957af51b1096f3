"""Meetings by command: make one, or one to practise with, and take along what came of it."""

import datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console

from dashboard.briefing.address import UNKNOWN, reached_at
from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.language import Language
from dashboard.meeting.pages import lead_address, room_address, take_part_address
from dashboard.meeting.pages.note import marked_gemeenten
from dashboard.meeting.rehearsal import rehearse as make_rehearsal
from dashboard.meeting.report.documents import FORMS, document_name
from dashboard.meeting.report.report import report as make_report
from dashboard.meeting.report.shown import seen
from dashboard.meeting.store import Store, StoreError, UnknownMeetingError, store
from dashboard.meeting.store.meetings import Made, Member, by_leader, create
from dashboard.store.settings import keeping
from data_sources import open_snapshot
from data_sources.faults import in_one_line

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
console = Console(soft_wrap=True, highlight=False)


@app.command()
def new(
    gemeenten: Annotated[list[str], typer.Argument(help="Codes or names.")],
    name: Annotated[str, typer.Option(help="What the meeting is called.")],
    day: Annotated[str, typer.Option(help="YYYY-MM-DD.")] = "",
    place: str = "",
) -> None:
    """Make a meeting, and say where it is led and where one takes part."""
    known = national(open_snapshot()).gemeenten
    codes = []
    for written in gemeenten:
        try:
            codes.append(find_gemeente(written, known).code)
        except NotFoundError as error:
            raise typer.BadParameter(f"{written}: {', '.join(error.names) or 'no gemeente'}") from None
    if day:
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            raise typer.BadParameter(f"{day} is no day: YYYY-MM-DD") from None
    members = [Member(code) for code in codes]
    kept = _store()
    _tell(kept.write(lambda it: create(it, name, day, place, members, code_days=keeping().code_days)))
    kept.close()


@app.command()
def rehearse(
    participants: Annotated[int, typer.Option(min=1, max=342, help="Gemeenten that answer.")] = 40,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
) -> None:
    """Make a practice meeting with made-up answers: marked as one, apart from all others."""
    snapshot = open_snapshot()
    codes = sorted(national(snapshot).gemeenten.names)[:: max(1, 342 // (participants + 4))]
    marked = marked_gemeenten(snapshot)
    kept = _store()
    name = Language(language).say("meeting.rehearsal")
    _tell(make_rehearsal(kept, name, codes, participants, language, marked=marked))
    kept.close()


@app.command()
def report(
    leader: Annotated[str, typer.Argument(help="The address where the meeting is led, or its last part.")],
    form: Annotated[
        str, typer.Option("--format", help=f"{', '.join(FORMS)}; by default each of these.")
    ] = "",
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    out: Annotated[Path, typer.Option(help="Folder for the files; made when it is not there.")] = Path(),
) -> None:
    """Write the report of a meeting, of what the room may see at this moment."""
    if form and form not in FORMS:
        raise typer.BadParameter(f"--format: {', '.join(FORMS)}")
    key = urlsplit(leader).path.rstrip("/").rpartition("/")[2]
    kept, figures = _store(), national(open_snapshot())
    try:
        found = kept.read(lambda it: seen(it, by_leader(it, key[:64])))
    except UnknownMeetingError:
        raise typer.BadParameter("nobody leads a meeting with this") from None
    finally:
        kept.close()
    types = dict(figures.types["type"])
    told = make_report(
        found, figures.gemeenten.names, types, Language(language), datetime.datetime.now(datetime.UTC)
    )
    out.mkdir(parents=True, exist_ok=True)
    for each in [form] if form else FORMS:
        file = out / document_name(told, each)
        file.write_bytes(FORMS[each](told))
        console.print(str(file))


def _tell(made: Made) -> None:
    site = reached_at()
    meeting = made.meeting
    console.print(f"{meeting.name} · {len(meeting.members)} gemeenten · code {meeting.code}")
    console.print(f"leiden    {site}{lead_address(made.leader)}")
    console.print(f"meedoen   {site}{take_part_address(meeting.token)}")
    console.print(f"scherm    {site}{room_address(meeting.token)}")
    if not site:
        Console(stderr=True, soft_wrap=True).print(UNKNOWN)


def _store() -> Store:
    try:
        return store()
    except StoreError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None


if __name__ == "__main__":
    in_one_line(app)
