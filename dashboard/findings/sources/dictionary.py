"""The data dictionary: every table, column, indicator, unit and group, written from their declarations as Markdown.

``python -m dashboard.findings --dictionary`` prints it; a test keeps what lies beside the texts true.
"""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.analysis.declared import Computation
from dashboard.analysis.themes import themes
from dashboard.analysis.turnover import Flow, flows
from dashboard.analysis.typology import typology
from dashboard.findings.model.indicators import EACH, indicators
from dashboard.language import Language
from dashboard.language.units import units as told_units
from data_sources.catalogue import (
    boundaries,
    column_partitions,
    families,
    features,
    groups,
    tables,
    trees,
    units,
)
from data_sources.catalogue.models import TableSource
from data_sources.catalogue.years import FAR_FUTURE, runs
from data_sources.schemas import SCHEMAS

__all__ = ["dictionary"]

_NL = Language("nl")
_WHAT = {
    "origin": "Inwoners naar herkomst",
    "indicators": "Andere cijfers",
    "regions": "Gebieden van elk jaar",
    "history": "Wat het CBS van elke gemeente vertelt sinds 1988",
    "texts": "Wat het CBS over een tabel en haar onderwerpen zegt",
    "areas": "Grenzen, één bestand per niveau en jaar",
}
_TYPES = {
    "str": "tekst",
    "category": "vaste waarden",
    "int": "geheel getal",
    "float": "getal",
    "object": "vorm",
}
_TOGETHER = {
    "sum": "opgeteld",
    "mean": "gemiddeld, gewogen naar inwoners",
    "unchanged_only": "alleen van een gemeente die niet veranderde",
}


def dictionary() -> str:
    """Return the dictionary, in Dutch.

    Returns
    -------
    str
        Markdown; of declarations alone, so that it does not change with the figures that are held.
    """
    parts = (
        _head(),
        _tables(),
        _layers(),
        _columns(),
        _read(),
        _groups(),
        _shown(),
        _flows(),
        _themes(),
        _signals(),
        _units(),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head() -> Iterator[str]:
    yield "# Gegevenswoordenboek"
    yield ""
    yield "Geschreven uit de declaraties door `python -m dashboard.findings --dictionary`, niet met de hand."


def _tables() -> Iterator[str]:
    yield "## Tabellen van het CBS"
    yield ""
    listed = [
        (
            f"*{one.title} JJJJ*",
            _years(one.years),
            "zoals die van de reeks",
            "elk jaar onder deze titel aangeboden",
            "",
        )
        for one in families()
    ]
    rows = [
        (f"`{one.id}` {one.title}", _years(one.years), ", ".join(one.levels), _held(one), one.caveat)
        for one in tables()
    ]
    yield from _table(("tabel", "jaren", "niveaus", "wat ervan wordt gelezen", "let op"), [*rows, *listed])


def _held(table: TableSource) -> str:
    said = []
    if table.columns:
        columns = column_partitions()[table.columns]
        said.append(f"{columns.classification} in {len(columns.groups) + bool(columns.rest)} groepen")
    if table.tree:
        said.append(f"{trees()[table.tree].classification} per land, met geboorteland")
    if table.indicators:
        said.append(f"{len(table.indicators)} andere cijfers")
    if table.history:
        said.append("de geschiedenis van gemeenten")
    rounded = [f"{level} op {to}" for level, to in table.rounding.items() if to > 1]
    way = "op het dichtstbijzijnde" if table.rounded == "nearest" else "naar boven of naar beneden"
    return ", ".join(said) + (f" ({way} afgerond: {', '.join(rounded)})" if rounded else "")


def _layers() -> Iterator[str]:
    yield "## Grenzen en cijfers van PDOK"
    yield ""
    rows = [
        (f"`{level}-JJJJ`", _years(layer.years), layer.collection, f"grenzen van {level}", layer.caveat)
        for level, layer in boundaries().items()
    ]
    rows += [
        (
            f"`{one.id.format(year='JJJJ')}`",
            _years(one.years),
            one.collection,
            f"cijfers per {one.level}",
            one.caveat.format(year="JJJJ"),
        )
        for one in features()
    ]
    yield from _table(("bron", "jaren", "verzameling", "wat ervan wordt gelezen", "let op"), rows)


def _columns() -> Iterator[str]:
    yield "## Kolommen van de momentopname"
    for kind, schema in SCHEMAS.items():
        yield ""
        yield f"### {kind}: {_WHAT[kind]}"
        yield ""
        yield f"Eén rij per {', '.join(f'`{name}`' for name in schema.unique)}."
        yield ""
        rows = [
            (f"`{name}`", _type(str(column.dtype)), "ja" if column.nullable else "", column.description or "")
            for name, column in schema.columns.items()
        ]
        yield from _table(("kolom", "type", "kan ontbreken", "betekenis"), rows)


def _read() -> Iterator[str]:
    yield "## Cijfers die worden gelezen (`indicator` in *indicators*)"
    yield ""
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for table in tables():
        for column in table.indicators:
            _, titles, ids = found.setdefault(column.code, (column.unit, {}, {}))
            titles.update(dict.fromkeys(column.titles))
            ids[table.id] = None
    rows = [
        (f"`{code}`", f"`{unit}`", " / ".join(titles), _some(list(ids)))
        for code, (unit, titles, ids) in sorted(found.items())
    ]
    yield from _table(("code", "eenheid", "kolom bij het CBS", "tabellen"), rows)
    yield ""
    yield "Van PDOK komen alle eigenschappen van een gebied, onder hun eigen naam; hun eenheid volgt uit die naam:"
    yield ""
    patterns = {(one.pattern, one.unit) for layer in features() for one in layer.units}
    yield from _table(
        ("naam past op", "eenheid"), [(f"`{p}`".replace("|", "\\|"), f"`{u}`") for p, u in sorted(patterns)]
    )


def _groups() -> Iterator[str]:
    yield "## Groepen van herkomst"
    yield ""
    marks = {"classic": "klassiek", "eu": "EU", "moe": "Midden- en Oost-Europa", "gips": "Zuid-Europa"}
    rows = [
        (one.name, one.en, ", ".join(words for mark, words in marks.items() if getattr(one, mark)))
        for one in groups()
    ]
    yield from _table(("groep", "Engels", "hoort bij"), rows)


def _shown() -> Iterator[str]:
    yield "## Indicatoren van herkomst (`indicators.toml`)"
    yield ""
    rows = [
        (
            f"`{key}`",
            one.told("name").write(_NL),
            f"{one.classification}, {one.groups or 'alle'} groepen",
            "kans" if one.measure == "index" else "deel van alle inwoners, 0 tot 1",
        )
        for key, one in indicators().items()
        if one.group is None
    ]
    yield from _table(("code", "naam", "indeling", "waarde"), rows)
    if EACH in {one.entry for one in indicators().values()}:
        yield ""
        yield "Daarnaast één voor elk land en elke groep die het CBS noemt: het deel van alle inwoners."


def _flows() -> Iterator[str]:
    yield "## Vlottendheid (`turnover.toml`)"
    yield ""
    yield f"Gemiddelde per jaar over de laatste {flows().years} jaren met cijfers."
    yield ""
    rows = [
        (
            f"`{code}`",
            one.label.nl,
            told_units()[one.unit].words("nl")["name"],
            f"{flows().per} × {_flowing(one)} / `{flows().residents}`",
            " ".join(text.nl for text in flows().caveats(code)),
        )
        for code, one in flows().flow.items()
    ]
    yield from _table(("code", "naam", "eenheid", "berekening", "let op"), rows)


def _flowing(flow: Flow) -> str:
    return f"({_added(flow.plus)} − {_added(flow.less)})" if flow.less else _added(flow.plus)


def _themes() -> Iterator[str]:
    yield "## Cijfers van de opgaven (`themes.toml`)"
    yield ""
    rows = [
        (
            f"`{code}`",
            one.label.nl,
            themes().theme[one.theme].label.nl,
            f"{told_units()[one.unit].words('nl')['name'] or 'aantal'} ({one.base.nl})",
            "; of ".join(_computed(origin.figure) for origin in one.origins),
            one.caveat.nl,
        )
        for code, one in themes().indicator.items()
    ]
    yield from _table(("code", "naam", "opgave", "eenheid (van)", "berekening", "let op"), rows)


def _signals() -> Iterator[str]:
    yield "## Signalen waarop typen van gemeenten rusten (`typology.toml`)"
    yield ""
    rows = [
        (
            f"`{code}`",
            one.label.nl,
            f"`{one.unit}`",
            _computed(one.figure) if one.figure else "eigen berekening",
        )
        for code, one in typology().signal.items()
    ]
    yield from _table(("code", "naam", "eenheid", "berekening"), rows)


def _units() -> Iterator[str]:
    yield "## Eenheden (`units.toml`)"
    yield ""
    codes = dict.fromkeys([*units(), *told_units()])
    rows = []
    for code in codes:
        words = told_units()[code].words("nl") if code in told_units() else {}
        together = _TOGETHER[units()[code].together] if code in units() else "wordt niet gelezen"
        rows.append(
            (f"`{code}`", words.get("name", ""), words.get("other", "").replace("{n}", "…"), together)
        )
    yield from _table(("code", "naam", "zo geschreven", "bij een herindeling"), rows)


def _computed(figure: Computation) -> str:
    if figure.value:
        return f"`{figure.value}`" if figure.per == 1 else f"{figure.per:g} × `{figure.value}`"
    above, below = (_added(codes) for codes in (figure.numerator, figure.denominator))
    return f"{figure.per:g} × {above} / {below}" if figure.per != 1 else f"{above} / {below}"


def _added(codes: Sequence[str]) -> str:
    written = " + ".join(f"`{code}`" for code in codes)
    return f"({written})" if len(codes) > 1 else written


def _years(years: range) -> str:
    if years.stop == FAR_FUTURE:
        return f"vanaf {years.start}"
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs(years))


def _type(name: str) -> str:
    return next(words for part, words in _TYPES.items() if part in name.lower())


def _some(ids: Sequence[str], most: int = 4) -> str:
    named = ", ".join(ids[:most])
    return named if len(ids) <= most else f"{named} en {len(ids) - most} meer"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()) for cell in row)} |"
