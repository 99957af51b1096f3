"""The map: all gemeenten of the country, or the wijken or buurten of one."""

from functools import partial

import streamlit as st

from dashboard import cached, frame
from dashboard.cached.kaart import MapPicture, map_picture
from dashboard.charts.template import config
from dashboard.findings.classes import METHODS

MAP_HEIGHT, MAP_HEIGHT_ON_PHONE = 640, 430
MAP_BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")
COLUMNS = (0.64, 0.36)

looking = frame.current()
language, view = looking.language, looking.view
national = view.level == "gemeente"
levels = language.say(f"level.{view.level}.plural")


def picture_size() -> tuple[int, int]:
    """Expected width and height of the map in pixels, as the style sheet lays it out."""
    if looking.on_phone:
        return looking.width - 32, MAP_HEIGHT_ON_PHONE
    return round((min(looking.width - 96, 1280) - 32) * COLUMNS[0]), MAP_HEIGHT


def clicked(key: str) -> None:
    """Take the area that was clicked: a gemeente opens, a wijk or buurt is pointed out."""
    points = st.session_state[key].selection.points
    if not points:
        return
    region = points[0]["location"]
    if national:
        frame.go(gemeente=region, level="wijk", area=None)
    else:
        frame.go(area=region)


def show_controls() -> None:
    """Show what the map can be told to show."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        frame.choose(
            "indicator",
            st.selectbox,
            language.say("control.indicator"),
            looking.offer.indicators(view.level, view.year),
            format_func=lambda key: language.say(f"indicator.{key}.option"),
            width=380,
        )
        frame.choose(
            "level",
            st.segmented_control,
            language.say("control.level"),
            looking.offer.levels(),
            format_func=lambda level: language.say(f"level.{level}.option"),
            required=True,
        )
        frame.choose(
            "classes",
            st.selectbox,
            language.say("control.classes"),
            list(METHODS),
            format_func=lambda method: language.say(f"classes.{method}"),
            width=220,
        )


def show_ways() -> None:
    """Show where one can go from here, besides clicking the map."""
    with st.container(key="ways", horizontal=True):
        if not national:
            back = language.say("map.back")
            st.button(back, icon=":material/arrow_back:", on_click=frame.go, kwargs={"level": "gemeente"})
        elif view.gemeente:
            for level in looking.offer.levels()[1:]:
                label = language.say(f"map.to_{level}", name=looking.name)
                st.button(label, on_click=frame.go, kwargs={"level": level, "area": None})
        if view.gemeente:
            more = language.say("map.to_gemeente", name=looking.name)
            st.page_link("screens/uw_gemeente.py", label=more, query_params=view.parameters())


def show_picture(picture: MapPicture) -> None:
    """Show the map, and beside it its legend and its figures."""
    finding = picture.finding
    left, right = st.columns(COLUMNS, gap="medium")
    with left:
        # The same key for the same areas: zoom and pan stay when only values change.
        key = "map_gemeente" if national else f"map_{view.level}_{view.gemeente}_{view.year}"
        st.plotly_chart(
            picture.map,
            theme=None,
            key=key,
            on_select=partial(clicked, key),
            selection_mode="points",
            config=config(language, MAP_BUTTONS),
            alt=finding.alt,
        )
        if national:
            st.caption(language.say("map.hint"))
    with right:
        if not national:
            frame.choose(
                "area",
                st.selectbox,
                language.say(f"control.area_{view.level}"),
                finding.areas.index.to_list(),
                format_func=finding.areas["name"].to_dict().get,
                placeholder=language.say("control.area_placeholder"),
            )
        show_ways()
        if picture.legend is not None:
            count = len(finding.areas) - finding.classes.missing
            alt = language.say("legend.alt", count=count, levels=levels)
            st.plotly_chart(picture.legend, theme=None, key="legend", config=config(language), alt=alt)
        st.html(picture.key)
        st.html(picture.extremes)
        # Filled when it is opened: all gemeenten weigh as much as the map itself.
        table = st.expander(language.say("map.table", levels=levels), key="table", on_change="rerun")
        if table.open:
            table.html(picture.table)
    for caveat in finding.caveats:
        st.caption(caveat)
    st.caption(finding.source)


gemeente = None if national else view.gemeente
names = cached.names_on_map(looking.snapshot, view.level, view.year, gemeente)
own = view.gemeente if national else view.area
if own is not None and own not in names:
    own = None
    if names:
        frame.note(language.say("note.area_unknown", where=looking.name, year=view.year))
if names:
    shown = map_picture(
        looking.snapshot,
        view.indicator,
        view.level,
        view.year,
        gemeente,
        view.classes,
        own,
        picture_size(),
        language,
    )
    st.title(shown.finding.title, anchor=False)
    st.caption(shown.finding.subtitle)
    show_controls()
    show_picture(shown)
else:
    frame.note(language.say("note.no_areas", name=looking.name, levels=levels, year=view.year))
    show_controls()
    show_ways()
