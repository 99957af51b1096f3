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
from dashboard.findings.own_data.joined import Joined, OwnSource, join
from dashboard.findings.own_data.matching import Checked, Problem, check, lay_out
from dashboard.findings.own_data.reading import MOST_BYTES, UnreadableError, read_table, sheets
from dashboard.shell import frame, showing

MAP_HEIGHT, MAP_HEIGHT_ON_PHONE = 520, 360
MAP_BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")
FIRST_ROWS = 10
MADE = "own_made"

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


def show(data: bytes, name: str, file: str) -> None:
    """Show what a file says."""
    reading = say("eigen_cijfers.reading")
    with st.spinner(reading):
        names = once("sheets", file, lambda: sheets(data))
    sheet = None
    if len(names) > 1:
        sheet = st.selectbox(say("eigen_cijfers.sheet"), names, key=f"own_sheet_{file}", width=360)
    known, drawn = cbs.known(held), cbs.drawn(held)
    with st.spinner(reading):
        table = once("table", (file, sheet), lambda: read_table(data, sheet))
        layout = once("layout", (file, sheet, held.version), lambda: lay_out(table, known))
    column = layout.values[0]

    def column_label(at: int) -> str:
        return layout.names[at] or say("eigen_cijfers.column", count=at + 1)

    if len(layout.values) > 1:
        column = st.selectbox(
            say("eigen_cijfers.which"),
            layout.values,
            format_func=column_label,
            key=f"own_column_{file}_{sheet}",
            width=360,
        )
    key = file, sheet, column, held.version
    with st.spinner(reading):
        checked: Checked = once("checked", key, lambda: check(table, layout, column, known, drawn))
    own = OwnSource(name, column_label(column), say("eigen_cijfers.holder"), date.today())
    inside = None if checked.level == "gemeente" else gemeente
    areas = cbs.areas(held, checked.level, checked.year, inside)
    sources = cbs.published(held, checked.level, checked.year)
    beside: Joined = once("beside", (key, inside, language), lambda: join(checked, areas, own, sources))
    count, whole = language.count, language.formats.integer
    told = [
        count(
            "eigen_cijfers.matched",
            checked.rows,
            rows=whole(checked.rows),
            matched=whole(len(checked.values)),
            levels=say(f"level.{checked.level}.plural"),
            year=checked.year,
        )
    ]
    if not layout.header:
        told.append(say("eigen_cijfers.remark.no_header"))
    if table.skipped:
        told.append(count("eigen_cijfers.remark.skipped", table.skipped, count=table.skipped))
    if checked.point:
        told.append(
            say("eigen_cijfers.remark.comma" if checked.point == "," else "eigen_cijfers.remark.point")
        )
    if checked.empty:
        told.append(count("eigen_cijfers.remark.empty", checked.empty, count=whole(checked.empty)))
    if beside.elsewhere:
        told.append(
            count(
                "eigen_cijfers.remark.elsewhere",
                beside.elsewhere,
                count=whole(beside.elsewhere),
                name=looking.name,
            )
        )
    tell([*told, *rows_told(checked.problems)])
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
    type=["csv", "txt", "tsv", "xlsx", "xls"],
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
    except UnreadableError as problem:
        st.error(problem.told.say(language))
