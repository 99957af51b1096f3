"""The map: all gemeenten of the country, or the wijken or buurten of one."""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.template import config
from dashboard.exhibits.dots import dots_exhibit
from dashboard.exhibits.kaart import (
    MapPicture,
    Which,
    against_number,
    against_year,
    histogram_alt,
    map_picture,
    two_maps,
)
from dashboard.exhibits.measure_map import measure_map
from dashboard.exhibits.opgaven import no_wijken
from dashboard.exhibits.theme_areas import theme_areas
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.data.areas import area_names
from dashboard.findings.model import absence
from dashboard.findings.model.indicators import indicators
from dashboard.findings.within.maps import Against
from dashboard.shell import frame, showing
from dashboard.shell.area_choice import area_looked_at
from dashboard.shell.map_choice import map_choice, show_choices
from dashboard.shell.map_view import BUTTONS, COLUMNS, MapView, drawn_over, show_map

HEIGHT, HEIGHT_ON_PHONE, HEIGHT_OF_SLIDE = 530, 380, 600

looking = frame.current()
language, view = looking.language, looking.view
national = view.level == "gemeente"
levels = language.say(f"level.{view.level}.plural")
gemeente = None if national else view.gemeente
names = area_names(looking.snapshot, view.level, view.year, gemeente)
choice = map_choice(looking)
own = view.gemeente if national else view.area
if own is not None and own not in names:
    own = None
    if names:
        frame.note(language.say("note.area_unknown", where=looking.name, year=view.year))


def drawn_around(there: Mapping[str, str]) -> OwnArea | None:
    """The area of one's own, where this map draws what it is made of."""
    area = area_looked_at(looking)
    if area is None or area.level != view.level or not set(area.members) <= set(there):
        return None
    return area if national or area.year == view.year else None


def picture_size(part: float = COLUMNS[0]) -> tuple[int, int]:
    """Expected width and height of a map in pixels, as the style sheet lays it out."""
    if looking.on_phone:
        return looking.width - 32, HEIGHT_ON_PHONE
    if looking.presenting:
        return round((looking.width - 128) * part), HEIGHT_OF_SLIDE
    return round((min(looking.width - 96, 1280) - 32) * part), HEIGHT


def head(title: str) -> None:
    """Show what is seen; lower than elsewhere, as map and legend are to be in one view."""
    with st.container(key="map_head"):
        st.title(title, anchor=False)


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
    if choice.since is not None:
        return against_year(looking.snapshot, view.indicator, choice.since)
    if choice.shown != "verschil":
        return None
    peers = (view.peers, view.others)
    number = against_number(
        looking.snapshot, view.indicator, view.year, choice.against, view.gemeente, peers, language
    )
    if number is None:
        frame.note(language.say("map.no_reference", year=view.year))
    return number


def show_lacking(picture: MapPicture) -> None:
    """Say why there is no map, where only its figures are held."""
    if picture.lacking is not None:
        frame.note(absence.unmapped(picture.lacking).say(language))


def show_one(against: Against | None) -> None:
    """Show one map, and beside it its legend and its figures."""
    which = (view.indicator, view.year, gemeente)
    picture = map_picture(
        looking.snapshot, view.level, which, view.classes, own, picture_size(), language, against
    )
    head(picture.finding.title)
    show_choices(looking, choice, list(names))
    show_lacking(picture)
    # The same key for the same areas.
    key = "map_gemeente" if national else f"map_{view.level}_{view.gemeente}_{view.year}"
    years = choice.series if national and against is None else ()
    show_map(MapView(looking, picture, names, own, years, key, drawn_around(names)))
    show_ways()
    showing.show_under(picture.exhibit, key)


def show_measure() -> None:
    """Show a measure of all gemeenten that does not rest on groups of origin."""
    shown = measure_map(looking.snapshot, choice.measure, view.classes, own, picture_size(), language)
    head(shown.exhibit.title)
    show_choices(looking, choice)
    if str(view.year) not in shown.exhibit.period and not looking.presenting:
        st.caption(language.say("map.own_year", year=view.year, period=shown.exhibit.period))
    show_map(MapView(looking, shown, names, own, (), "map_gemeente", drawn_around(names)))
    show_ways()
    showing.show_under(shown.exhibit, "map_gemeente")


def show_task() -> None:
    """Show a figure of a task over the wijken or buurten; why not, where they have none."""
    where = (str(gemeente), view.level)
    shown = theme_areas(
        looking.snapshot, where, choice.measure, view.classes, view.area, picture_size(), language
    )
    head(shown.exhibit.title if shown else str(looking.name))
    show_choices(looking, choice, list(shown.names) if shown else ())
    if shown is None:
        frame.note(no_wijken(looking.snapshot, where[0], choice.measure, language, view.level))
        show_ways()
        return
    key = f"map_{view.level}_{gemeente}_{shown.found.found.year}"
    pointed_out = view.area if view.area in shown.names else None
    show_map(MapView(looking, shown, shown.names, pointed_out, (), key, drawn_around(shown.names)))
    show_ways()
    showing.show_under(shown.exhibit, key)


def show_two(second: Which) -> None:
    """Show two maps beside one another, in the same classes."""
    shown = ((view.indicator, view.year, gemeente), second)
    two = two_maps(looking.snapshot, view.level, shown, view.classes, own, picture_size(0.5), language)
    head(two.title)
    show_choices(looking, choice)
    st.caption(two.subtitle)
    show_lacking(two.pictures[0])
    for side, column, picture in zip("ab", st.columns(2, gap="medium"), two.pictures, strict=True):
        there, key = picture.finding.areas["name"].to_dict(), f"{picture.exhibit.id}_{side}"
        with column:
            showing.show(picture.exhibit, key=key, buttons=BUTTONS)
            st.html(drawn_over(MapView(looking, picture, there, own if own in there else None, (), key)))
            if picture.legend is not None and not looking.presenting:
                alt = histogram_alt(picture, language)
                st.plotly_chart(
                    picture.legend, theme=None, key=f"legend_{side}", config=config(language), alt=alt
                )
    show_ways()


def show_dots() -> None:
    """Show the residents as dots."""
    partition = indicators()[view.indicator].partition
    size = picture_size(1.0)
    dots = dots_exhibit(looking.snapshot, str(gemeente), view.level, view.year, partition, size, language)
    head(dots.title if dots else str(looking.name))
    show_choices(looking, choice)
    if dots:
        st.caption(dots.subtitle)
        showing.show(dots, level=0, buttons=BUTTONS, key=f"{dots.id}_{gemeente}_{view.year}")
    else:
        frame.note(language.say("map.no_dots", name=looking.name, levels=levels, year=view.year))
    show_ways()


def beside() -> Which | None:
    """What the second map shows; None, with a word, where there are no such areas."""
    if choice.second is None:
        return None
    if choice.second.isdigit():
        return view.indicator, int(choice.second), gemeente
    if choice.second in indicators():
        return choice.second, view.year, gemeente
    if not area_names(looking.snapshot, view.level, view.year, choice.second):
        name = looking.gemeenten.names[choice.second]
        frame.note(language.say("map.no_second", name=name, levels=levels, year=view.year))
        return None
    return view.indicator, view.year, choice.second


if not names:
    frame.note(language.say("note.no_areas", name=looking.name, levels=levels, year=view.year))
    show_choices(looking, choice)
    show_ways()
elif choice.measure and national:
    show_measure()
elif choice.measure:
    show_task()
elif choice.dots:
    show_dots()
elif (second := beside()) is not None:
    show_two(second)
else:
    show_one(set_off())
