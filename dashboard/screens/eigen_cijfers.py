"""Own figures: a file of a user laid on the map and in the table. It stays in this session, and nowhere else.

Nothing here goes through a cache that users share: what is made of the file hangs on the session alone.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.charts.ground import ground
from dashboard.exhibits.eigen_cijfers import own_map, own_problems
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.own_data import known as cbs
from dashboard.findings.own_data.codes import LEVELS
from dashboard.findings.own_data.errors import OwnFiguresError
from dashboard.findings.own_data.figures import Opened, open_first, read_book, table_in
from dashboard.findings.own_data.joined import Joined, OwnSource, join
from dashboard.findings.own_data.laying import Checked, Problem, lay
from dashboard.findings.own_data.recognition import Layout, recognise
from dashboard.findings.own_data.said import column_name, recognised, remarks
from dashboard.findings.own_data.table import Table
from dashboard.guard.uploads import ENDINGS
from dashboard.shell import frame, showing
from dashboard.spreadsheets.cells import MOST_BYTES

MAP_HEIGHT, MAP_HEIGHT_ON_PHONE = 520, 360
MAP_BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")
FIRST_ROWS = 10
MADE = "own_made"
CHOICE_WIDTH = 360

gemeente = frame.require_gemeente()
looking = frame.current()
language, held = looking.language, looking.snapshot
say = language.say


def once(name: str, key: Hashable, make: Callable[[], Any]) -> Any:
    """Make something of the file, and keep it in this session until the file or a choice changes."""
    made = st.session_state.setdefault(MADE, {})
    if name not in made or made[name][0] != key:
        made[name] = key, make()
    return made[name][1]


def tell(told: list[str]) -> None:
    """Say sentences that can hold words out of the file."""
    first, *others = (escape(sentence) for sentence in told)
    listed = "".join(f"<li>{sentence}</li>" for sentence in others)
    st.html(f"<p>{first}</p>" + (f"<ul>{listed}</ul>" if listed else ""))


def rows_told(problems: tuple[Problem, ...]) -> list[str]:
    """Say each fault once, with the rows that have it."""
    rows: dict[str, list[int]] = defaultdict(list)
    for problem in problems:
        kind = problem.kind
        key = (
            problem.told.say(language)
            if kind in ("other_year", "other_level")
            else say(f"eigen_cijfers.kind.{kind}")
        )
        rows[key].append(problem.row)
    told = []
    for words, numbers in sorted(rows.items(), key=lambda item: -len(item[1])):
        first = ", ".join(map(str, numbers[:FIRST_ROWS]))
        more = len(numbers) - FIRST_ROWS
        named = language.count("eigen_cijfers.rows", len(numbers), rows=first)
        if more > 0:
            named = language.count(
                "eigen_cijfers.rows_more", more, rows=first, count=language.formats.integer(more)
            )
        told.append(f"{words} {named}")
    return told


def draw(checked: Checked, beside: Joined, column: str) -> Exhibit:
    """The map, as wide as the window."""
    inside = None if checked.level == "gemeente" else gemeente
    where = looking.name if inside and looking.name else say("site.country")
    width = looking.width - 32 if looking.on_phone else min(looking.width - 340, 1100)
    size = width, MAP_HEIGHT_ON_PHONE if looking.on_phone else MAP_HEIGHT
    shown = ground(held, checked.level, checked.year, inside, size)
    return own_map(checked, beside, column, where, inside, shown, language)


def choose_reading(table: Table, file: str) -> tuple[int | None, str | None, int | None]:
    """Let the officer say which column holds codes, of what areas, in which year's division; None leaves it open."""
    places = cbs.places(held)
    usual = say("eigen_cijfers.choice.usual")
    with st.expander(say("eigen_cijfers.choice.title"), key=f"own_choice_{file}"):
        column = st.selectbox(
            say("eigen_cijfers.choice.codes"),
            [None, *range(len(table.names))],
            format_func=lambda at: usual if at is None else column_name(table, at).write(language),
            key=f"own_codes_{file}",
            width=CHOICE_WIDTH,
        )
        level = st.selectbox(
            say("eigen_cijfers.choice.level"),
            [None, *LEVELS],
            format_func=lambda one: usual if one is None else say(f"level.{one}.option"),
            key=f"own_level_{file}",
            width=CHOICE_WIDTH,
        )
        years = sorted({year for at, year in places.drawn if level in (None, at)}, reverse=True)
        year = st.selectbox(
            say("eigen_cijfers.choice.year"),
            [None, *years],
            format_func=lambda one: usual if one is None else str(one),
            key=f"own_year_{file}_{level}",
            width=CHOICE_WIDTH,
        )
    return column, level, year


def choose_figures(table: Table, layout: Layout, file: str) -> tuple[int, int | None]:
    """Let the officer say which figures, and of which year where areas have several."""
    column, when = layout.values[0], None
    if len(layout.values) > 1:
        column = st.selectbox(
            say("eigen_cijfers.which"),
            layout.values,
            format_func=lambda at: column_name(table, at).write(language),
            key=f"own_column_{file}",
            width=CHOICE_WIDTH,
        )
    if layout.years:
        when = st.selectbox(
            say("eigen_cijfers.choice.when"), layout.years, key=f"own_when_{file}", width=CHOICE_WIDTH
        )
    return column, when


def show(data: bytes, name: str, file: str) -> None:
    """Show what a file says."""
    places = cbs.places(held)
    with st.spinner(say("eigen_cijfers.reading")):
        first: Opened = once("opened", file, lambda: open_first(data, places))
    sheet = first.sheet
    if len(first.sheets) > 1:
        sheet = st.selectbox(
            say("eigen_cijfers.sheet"),
            first.sheets,
            index=first.sheets.index(first.sheet),
            key=f"own_sheet_{file}",
            width=CHOICE_WIDTH,
        )
    part = file, sheet
    with st.spinner(say("eigen_cijfers.reading")):
        book = first.book if sheet == first.sheet else once("other", part, lambda: read_book(data, sheet))
        table = once("table", part, lambda: table_in(book))
    figures, choice = st.container(), st.container()
    with choice:
        reading = choose_reading(table, f"{file}_{sheet}")
    key = *part, *reading, held.version
    layout = once("layout", key, lambda: recognise(table, places, *reading))
    with figures:
        column, when = choose_figures(table, layout, f"{file}_{sheet}")
    lay_on_map(table, layout, column, when, name, key)


def lay_on_map(
    table: Table, layout: Layout, column: int, when: int | None, name: str, key: tuple[Hashable, ...]
) -> None:
    """Draw a column of figures, and say how it was read."""
    key = *key, column, when
    checked: Checked = once("checked", key, lambda: lay(table, layout, column, cbs.places(held), when))
    heading = column_name(table, column).write(language)
    own = OwnSource(name, heading, say("eigen_cijfers.holder"), date.today())
    inside = None if checked.level == "gemeente" else gemeente
    areas = cbs.areas(held, checked.level, checked.year, inside)
    sources = cbs.published(held, checked.level, checked.year)
    beside: Joined = once("beside", (key, inside, language), lambda: join(checked, areas, own, sources))
    told = [recognised(table, layout, checked), *remarks(table, layout, checked)]
    said = [one.say(language) for one in told]
    if beside.elsewhere:
        count = language.formats.integer(beside.elsewhere)
        said.append(
            language.count("eigen_cijfers.remark.elsewhere", beside.elsewhere, count=count, name=looking.name)
        )
    tell([*said, *rows_told(checked.problems)])
    if beside.values.notna().any():
        size = looking.width, looking.on_phone
        made = once("exhibit", (key, inside, language, size), lambda: draw(checked, beside, own.column))
        showing.show(made, key="map_own", buttons=MAP_BUTTONS, table_open=True)
    elif beside.elsewhere:
        others(checked)
    if checked.problems:
        showing.show(once("problems", (key, language), lambda: own_problems(checked.problems, own, language)))


def others(checked: Checked) -> None:
    """Offer the gemeenten of which the file holds areas."""
    found = checked.values.index.map(cbs.gemeente_of(held, checked.level, checked.year))
    for code in list(found.value_counts().index[:5]):
        if code in looking.gemeenten.names:
            frame.link("eigen_cijfers", looking.gemeenten.names[code], gemeente=code)


st.title(say("eigen_cijfers.title"), anchor=False)
st.markdown(say("eigen_cijfers.intro"))
uploaded = st.file_uploader(
    say("eigen_cijfers.upload"),
    type=list(ENDINGS),
    key="own_file",
    max_upload_size=MOST_BYTES // 1_000_000,
)
st.download_button(
    say("eigen_cijfers.download_template", name=looking.name),
    lambda: cbs.template(held, gemeente, language),
    f"{say('eigen_cijfers.template.file')}_{gemeente}.csv",
    "text/csv; charset=utf-8",
    on_click="ignore",
    icon=":material/download:",
    key="own_template",
)
if uploaded is None:
    st.session_state.pop(MADE, None)
    st.markdown(say("eigen_cijfers.how"))
else:
    try:
        show(uploaded.getvalue(), uploaded.name, uploaded.file_id)
    except OwnFiguresError as problem:
        st.error(problem.told.say(language))
