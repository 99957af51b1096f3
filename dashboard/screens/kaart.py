"""The map: all gemeenten of the country, or the wijken or buurten of one."""

from functools import partial

import streamlit as st

from dashboard import cached, exhibits, frame
from dashboard.cached.dots import dots_exhibit
from dashboard.cached.kaart import MapPicture, against_number, against_year, map_picture, two_maps
from dashboard.charts.template import config
from dashboard.findings.classes import METHODS
from dashboard.findings.indicators import indicators
from dashboard.findings.maps import Against
from dashboard.peer_choice import choose_peers

HEIGHT, HEIGHT_ON_PHONE, HEIGHT_OF_SLIDE = 640, 430, 720
BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")
COLUMNS = (0.64, 0.36)
SHOWN = ("waarde", "verandering", "verschil")
NONE = "geen"

looking = frame.current()
language, view = looking.language, looking.view
national = view.level == "gemeente"
levels = language.say(f"level.{view.level}.plural")
gemeente = None if national else view.gemeente
names = cached.names_on_map(looking.snapshot, view.level, view.year, gemeente)
years = looking.offer.years(view.level, [view.indicator])
others = [str(year) for year in years if year != view.year]
own = view.gemeente if national else view.area


def picture_size(part: float = COLUMNS[0]) -> tuple[int, int]:
    """Expected width and height of a map in pixels, as the style sheet lays it out."""
    if looking.on_phone:
        return looking.width - 32, HEIGHT_ON_PHONE
    if looking.presenting:
        return round((looking.width - 128) * part), HEIGHT_OF_SLIDE
    return round((min(looking.width - 96, 1280) - 32) * part), HEIGHT


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
            width=200,
        )
    # On a phone the map must not lie far below what changes it.
    more = st.expander(language.say("kaart.more"), key="controls_more") if looking.on_phone else None
    with more or st.container(key="controls_more", horizontal=True, vertical_alignment="bottom"):
        select("toon", "shows", [one for one in SHOWN if one != "verandering" or (national and others)])
        if national and others and shown == "verandering":
            frame.ask("van", st.selectbox, language.say("kaart.from"), others, others[-1], width=130)
        if shown == "verschil":
            select("tov", "against", ["nl", "peers"] if view.gemeente else ["nl"])
            if compared_with == "peers":
                choose_peers(looking)
        if shown == "waarde" and others and picture == "vlakken":
            frame.ask(
                "twee",
                st.selectbox,
                language.say("kaart.second"),
                [NONE, *others],
                NONE,
                format_func=lambda year: language.say("kaart.second_none") if year == NONE else year,
                width=150,
            )
        if not national:
            select("beeld", "picture", ["vlakken", "stippen"])


def select(name: str, words: str, options: list[str]) -> None:
    """Show a choice between a few ways."""
    frame.ask(
        name,
        st.segmented_control,
        language.say(f"kaart.{words}"),
        options,
        options[0],
        format_func=lambda option: language.say(f"kaart.{words}_{option}"),
        required=True,
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
        full = language.say("map.fullscreen")
        st.button(
            full, key="fullscreen", icon=":material/fullscreen:", on_click=frame.go, kwargs={"slide": 0}
        )
        if view.gemeente:
            frame.link("uw_gemeente", language.say("map.to_gemeente", name=looking.name))


def set_off() -> Against | None:
    """What the values are set off against, if the map shows differences."""
    if shown == "verandering":
        return against_year(looking.snapshot, view.indicator, int(frame.option("van", others, others[-1])))
    if shown == "verschil":
        number = against_number(
            looking.snapshot,
            view.indicator,
            view.year,
            compared_with,
            view.gemeente,
            view.peers,
            view.others,
            language,
        )
        if number is None:
            frame.note(language.say("map.no_reference", year=view.year))
        return number
    return None


def show_picture(shown_map: MapPicture) -> None:
    """Show the map, and beside it its legend and its figures."""
    finding = shown_map.finding
    left, right = st.columns(COLUMNS, gap="medium")
    with left:
        # The same key for the same areas: zoom and pan stay when only values change.
        key = "map_gemeente" if national else f"map_{view.level}_{view.gemeente}_{view.year}"
        exhibits.show(shown_map.exhibit, key=key, level=0, buttons=BUTTONS, on_select=partial(clicked, key))
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
        if national:
            st.caption(language.say("map.hint"))
        if shown_map.legend is not None:
            count = len(finding.areas) - finding.classes.missing
            alt = language.say("legend.alt", count=count, levels=levels)
            st.plotly_chart(shown_map.legend, theme=None, key="legend", config=config(language), alt=alt)
        st.html(shown_map.extremes)


def show_two(second: int) -> None:
    """Show two years beside one another."""
    show_ways()
    pair = two_maps(
        looking.snapshot,
        view.indicator,
        view.level,
        (view.year, second),
        gemeente,
        view.classes,
        own,
        picture_size(0.5),
        language,
    )
    for side, column, exhibit in zip(("first", "second"), st.columns(2, gap="medium"), pair, strict=True):
        with column:
            exhibits.show(exhibit, key=f"{exhibit.id}_{side}", buttons=BUTTONS)


if own is not None and own not in names:
    own = None
    if names:
        frame.note(language.say("note.area_unknown", where=looking.name, year=view.year))
shown = frame.option("toon", SHOWN, SHOWN[0])
if shown == "verandering" and not (national and others):
    shown = SHOWN[0]
compared_with = frame.option("tov", ["nl", "peers"] if view.gemeente else ["nl"], "nl")
picture = frame.option("beeld", ["vlakken", "stippen"], "vlakken") if not national else "vlakken"
twice = frame.option("twee", [NONE, *others], NONE)
if not names:
    frame.note(language.say("note.no_areas", name=looking.name, levels=levels, year=view.year))
    show_controls()
    show_ways()
elif picture == "stippen" and view.gemeente:
    partition = indicators()[view.indicator].partition
    dots = dots_exhibit(
        looking.snapshot, view.gemeente, view.level, view.year, partition, picture_size(1.0), language
    )
    st.title(dots.title if dots else looking.name, anchor=False)
    show_controls()
    show_ways()
    if dots is None:
        frame.note(language.say("map.no_dots", name=looking.name, levels=levels, year=view.year))
    else:
        st.caption(dots.subtitle)
        exhibits.show(dots, level=0, buttons=BUTTONS, key=f"{dots.id}_{view.level}_{view.gemeente}")
elif shown == SHOWN[0] and twice != NONE:
    words = {"indicator": language.say(f"indicator.{view.indicator}.name")}
    first, second = sorted((view.year, int(twice)))
    st.title(language.say("map.two_title", first=first, second=second, **words), anchor=False)
    meaning = language.say(f"indicator.{view.indicator}.meaning")
    st.caption(language.say("map.two_subtitle", meaning=meaning))
    show_controls()
    show_two(int(twice))
else:
    against = set_off()
    found = map_picture(
        looking.snapshot,
        view.indicator,
        view.level,
        view.year,
        gemeente,
        view.classes,
        own,
        picture_size(),
        language,
        against,
        f"{against.kind} {against.words}" if against else "",
    )
    st.title(found.finding.title, anchor=False)
    st.caption(found.finding.subtitle)
    show_controls()
    show_picture(found)
