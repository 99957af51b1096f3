"""The map: all gemeenten of the country, or the wijken or buurten of one."""

from functools import partial

import streamlit as st

from dashboard import cached, frame
from dashboard.charts.template import config

MAP_HEIGHT, MAP_HEIGHT_ON_PHONE = 640, 430
MAP_BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")

looking = frame.look()
language, view = looking.language, looking.view


def picture_size() -> tuple[int, int]:
    """Expected width and height of the map in pixels, as the style sheet lays it out."""
    if looking.on_phone:
        return looking.width - 32, MAP_HEIGHT_ON_PHONE
    return round((min(looking.width - 96, 1280) - 32) * 0.64), MAP_HEIGHT


def clicked(key: str) -> None:
    """Take the area that was clicked: a gemeente opens, a wijk or buurt is pointed out."""
    points = st.session_state[key].selection.points
    if not points:
        return
    region = points[0]["location"]
    if view.level == "gemeente":
        frame.go(gemeente=region, level="wijk", area=None)
    else:
        frame.go(area=region)


own = view.gemeente if view.level == "gemeente" else view.area
picture = cached.map_picture(
    looking.snapshot,
    view.indicator,
    view.level,
    view.year,
    view.gemeente if view.level != "gemeente" else None,
    view.classes,
    own,
    picture_size(),
    language,
)
if picture is None:  # no gemeente without areas exists today, but one may be founded
    frame.note(
        language.say(
            "note.no_areas",
            name=looking.name,
            levels=language.say(f"level.{view.level}.plural"),
            year=view.year,
        )
    )
    st.stop()

finding = picture.finding
st.title(finding.title, anchor=False)
st.caption(finding.subtitle)
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
        list(cached.METHODS),
        format_func=lambda method: language.say(f"classes.{method}"),
        width=220,
    )

left, right = st.columns([0.64, 0.36], gap="medium")
with left:
    # One key per set of areas: the picture stays, and with it zoom and pan, when only values change.
    key = f"map_{view.level}_{view.gemeente if view.level != 'gemeente' else ''}_{finding.year}"
    if view.level == "gemeente":
        key = "map_gemeente"
    st.plotly_chart(
        picture.map,
        theme=None,
        key=key,
        on_select=partial(clicked, key),
        selection_mode="points",
        config=config(language, MAP_BUTTONS),
        alt=finding.alt,
    )
    if view.level == "gemeente":
        st.caption(language.say("map.hint"))
with right:
    if view.level != "gemeente":
        frame.choose(
            "area",
            st.selectbox,
            language.say(f"control.area_{view.level}"),
            finding.areas.index.to_list(),
            format_func=lambda region: finding.areas["name"][region],
            placeholder=language.say("control.area_placeholder"),
        )
        st.button(
            language.say("map.back"),
            icon=":material/arrow_back:",
            on_click=frame.go,
            kwargs={"level": "gemeente"},
        )
    elif view.gemeente:
        with st.container(horizontal=True):
            for level in looking.offer.levels()[1:]:
                st.button(
                    language.say(f"map.to_{level}", name=looking.name),
                    on_click=frame.go,
                    kwargs={"level": level, "area": None},
                )
    if picture.legend is not None:
        count = len(finding.areas) - finding.classes.missing
        levels = language.say(f"level.{finding.level}.plural")
        st.plotly_chart(
            picture.legend,
            theme=None,
            key="legend",
            config=config(language),
            alt=language.say("legend.alt", count=count, levels=levels),
        )
    st.html(picture.key)
    st.html(picture.extremes)
    # Filled when it is opened: all gemeenten weigh as much as the map itself.
    levels = language.say(f"level.{finding.level}.plural")
    table = st.expander(language.say("map.table", levels=levels), key="table", on_change="rerun")
    if table.open:
        table.html(picture.table)
for caveat in finding.caveats:
    st.caption(caveat)
st.caption(finding.source)
