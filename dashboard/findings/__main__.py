"""Print what is found: ``python -m dashboard.findings GM0344 [--language en]``, ``--types``, ``--group Polen``."""

from collections.abc import Callable
from functools import partial
from textwrap import shorten
from typing import Annotated, NoReturn

import typer

from dashboard.analysis.type_rules import typology
from dashboard.content import LANGUAGES
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.group_search import find_group, most_of
from dashboard.findings.data.national import National, national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.model import absence
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding, Link
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.profile.story import story
from dashboard.findings.sources.grounds import grounds
from dashboard.findings.sources.type_stability import MOVES, other_types
from dashboard.findings.trends.record import record_numbers
from dashboard.language import Language
from data_sources import open_snapshot
from data_sources.errors import NotHeldError
from data_sources.faults import in_one_line


def main(
    gemeente: Annotated[
        str | None, typer.Argument(help="Code or name of a gemeente, also of a former one.")
    ] = None,
    language: Annotated[str, typer.Option(help=f"Language: {' or '.join(LANGUAGES)}.")] = LANGUAGES[0],
    types: Annotated[
        bool,
        typer.Option(
            "--types",
            help="Print the types, why each gemeente has its own, and how much they rest on their bounds.",
        ),
    ] = False,
    record: Annotated[bool, typer.Option("--backtest", help="Print the record of the outlook.")] = False,
    written: Annotated[
        bool, typer.Option("--dictionary", help="Print the data dictionary (Dutch, Markdown).")
    ] = False,
    rests: Annotated[
        bool,
        typer.Option(
            "--grounds",
            help="Print what caveats rest on: sentences of CBS's, whether they still stand, and our own checks.",
        ),
    ] = False,
    group: Annotated[
        str | None, typer.Option(help="Name of a country of origin: print where it has the largest share.")
    ] = None,
) -> None:
    """Print the story of a gemeente, the types, the back-test, a country of origin, grounds, or the data dictionary."""
    if language not in LANGUAGES:
        _stop(f"--language: {', '.join(LANGUAGES)}")
    spoken = Language(language)
    if written:
        # What checks tables is imported for this alone: it takes longer than a story.
        from dashboard.findings.sources.dictionary import dictionary

        typer.echo(dictionary(), nl=False)
        return
    if not (gemeente or types or record or group or rests):
        _stop(
            "python -m dashboard.findings GEMEENTE | --types | --backtest | --group LAND | --grounds | --dictionary"
        )
    try:
        held = national(open_snapshot())
    except NotHeldError as why:
        _stop(absence.nothing(why).say(spoken))
    if gemeente:
        typer.echo(told(held, gemeente, spoken))
    if group:
        typer.echo(group_table(held, group, spoken))
    for asked, table in ((types, type_table), (record, record_table), (rests, grounds_table)):
        if asked:
            typer.echo(or_lacking(partial(table, held, spoken), spoken))


def or_lacking(make: Callable[[], str], language: Language) -> str:
    """Return what is made, or a sentence that says which figures for it are not held."""
    try:
        return make()
    except NotHeldError as error:
        return absence.told(error.lacking).say(language)


def told(held: National, asked: str, language: Language) -> str:
    """Tell the story of a gemeente, each sentence with the numbers of its sources."""
    known: Gemeenten = held.gemeenten
    try:
        found = find_gemeente(asked, known)
    except NotFoundError as error:
        key = "several" if error.several else "closest" if error.names else "unknown"
        _stop(
            language.say(
                f"report.{key}",
                asked=shorten(asked, 60, placeholder="…"),
                names=Quantity(error.names, "names").write(language),
            )
        )
    whole = story(held.snapshot, found.code)
    numbers: dict[str, int] = {}

    def line(finding: Finding) -> list[str]:
        refs = "".join(f"[{_number(source, finding, language, numbers)}]" for source in finding.sources)
        caveats = [language.say("story.caveat", caveat=caveat.say(language)) for caveat in finding.caveats]
        return [f"- {finding.sentence(language)} {refs}".rstrip(), *(f"  {caveat}" for caveat in caveats)]

    lines = [f"{whole.name} ({whole.gemeente})", ""]
    if found.former:
        lines += [known.what_became(found.former, language), ""]
    lines += [finding.sentence(language) for finding in whole.headline]
    lines += ["", language.say("story.section.standouts")]
    for finding in whole.standouts:
        lines += line(finding)
    for section in whole.sections:
        lines += ["", section.title(language)]
        for finding in section.findings:
            lines += line(finding)
        lines += [f"- {sentence}" for sentence in absence.sentences(section.lacking, language)]
    lines += ["", language.say("story.sources")]
    lines += [f"[{number}] {text}" for text, number in numbers.items()]
    return "\n".join(lines)


def group_table(held: National, asked: str, language: Language) -> str:
    """Tell in which gemeenten a country of origin has the largest share, and where its map is."""
    try:
        key = find_group(asked, held)
    except NotFoundError as error:
        _stop(
            language.say(
                f"report.{'no_groups' if held.finest is None else 'closest_group' if error.names else 'unknown_group'}",
                asked=shorten(asked, 60, placeholder="…"),
                names=Quantity(error.names, "names").write(language),
            )
        )
    year = max(offer(held.snapshot).years("gemeente", [key]))
    numbers = most_of(held, key, year)
    national = Quantity(held.national_value(key, year), "share", 1).write(language)
    name = held.indicator(key).told("name").write(language)
    table = numbers.table(language)
    return "\n".join(
        [
            language.say("report.group", group=name, year=year, national=national),
            "",
            *_columns([list(map(str, table.columns)), *(list(map(str, row)) for row in table.to_numpy())]),
            "",
            *(source.line(language, numbers.partition) for source in numbers.sources),
            Link("kaart", (("indicator", key), ("jaar", str(year)))).url,
        ]
    )


def type_table(held: National, language: Language) -> str:
    """Tell how many gemeenten are of each type, how many change with the bounds, and why every one is of its type."""
    declared, types = typology(), held.types
    counts = types["type"].value_counts()
    head = [language.say("report.type"), language.say("report.count")]
    rows = [(name.many[language.code], str(int(counts.get(code, 0)))) for code, name in declared.type.items()]
    rows.append((language.say("report.total"), str(len(types))))
    changed = other_types(held.snapshot)
    names, column = held.gemeenten.names, "reason" if language.code == "nl" else "reason_en"
    lines = [*_columns([head, *map(list, rows)]), ""]
    for move in MOVES:
        moved = changed[changed["move"] == move]
        told = [
            f"{names[row.region]} ({declared.type[row.moved_type].one[language.code]})"
            for row in moved.itertuples()
        ]
        factor = language.formats.decimal(move, 2)
        lines.append(language.say("report.moved", factor=factor, count=len(moved), total=len(types)))
        lines += [f"  {', '.join(told)}"] if told else []
    for code, name in declared.type.items():
        members = sorted(types.index[types["type"] == code], key=lambda region: names[region].casefold())
        reasons = [[names[region], types.loc[region, column].partition(": ")[2]] for region in members]
        lines += ["", f"{name.many[language.code]} ({len(members)})", *_columns(reasons or [[""]])]
    return "\n".join(lines)


def grounds_table(held: National, language: Language) -> str:
    """Tell what caveats rest on, what CBS no longer says so first."""
    found = sorted(grounds(held.snapshot).values(), key=lambda one: one.state not in ("changed", "not_kept"))
    head = [language.say(f"ground.column.{column}") for column in ("name", "state", "told")]
    rows = [[one.name, language.say(f"ground.state.{one.state}"), one.told.say(language)] for one in found]
    return "\n".join(_columns([head, *rows]))


def record_table(held: National, language: Language) -> str:
    """Tell how far an outlook was off on years left out, and how often its bounds held, by size class."""
    numbers = record_numbers(held)
    if numbers is None:
        return language.say("record.none")
    table = numbers.table(language)
    rows = [list(map(str, table.columns)), *(list(map(str, row)) for row in table.to_numpy())]
    return "\n".join([language.say("record.title"), "", *_columns(rows)])


def _number(source: Citation, finding: Finding, language: Language, numbers: dict[str, int]) -> int:
    text = f"{source.line(language, finding.partition)} · {source.url}"
    return numbers.setdefault(text, len(numbers) + 1)


def _columns(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _stop(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    in_one_line(partial(typer.run, main))
