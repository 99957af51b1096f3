"""One gemeente: how diverse it is in a sentence, the picture under it, the table behind it."""

import streamlit as st

from dashboard import frame
from dashboard.cached import uw_gemeente as cached
from dashboard.charts.composition import tells_birthplace
from dashboard.charts.template import config

WIJK_MAP_WIDTH, WIJK_MAP_HEIGHT = 560, 380

looking = frame.current()
language, view = looking.language, looking.view
quiet = config(language)


def show_groups(picture: cached.ProfilePicture) -> None:
    """Show of which groups the gemeente is made up."""
    finding = picture.finding
    if finding.groups.empty:
        return
    st.subheader(language.say(f"profile.groups_{finding.partition[0]}"), anchor=False)
    st.plotly_chart(picture.groups, theme=None, key="groups", config=quiet, alt=finding.groups_alt)
    if tells_birthplace(finding):
        st.caption(language.say("profile.hatched"))
    st.html(picture.groups_table)


def show_trend(picture: cached.ProfilePicture) -> None:
    """Show how the index moved."""
    st.subheader(language.say("profile.trend"), anchor=False)
    st.plotly_chart(picture.trend, theme=None, key="trend", config=quiet, alt=picture.trend_finding.alt)
    st.caption(picture.trend_finding.explanation)


def show_position(picture: cached.ProfilePicture) -> None:
    """Show where the gemeente stands among all."""
    finding = picture.finding
    st.subheader(language.say("profile.position", name=finding.name), anchor=False)
    st.caption(language.say("profile.position_text", count=int(finding.others.notna().sum())))
    st.plotly_chart(picture.position, theme=None, key="position", config=quiet, alt=finding.position_alt)


def show_wijken(picture: cached.ProfilePicture) -> None:
    """Show the wijken on a small map, where there are figures of them."""
    finding = picture.finding
    size = (looking.width - 32 if looking.on_phone else WIJK_MAP_WIDTH, WIJK_MAP_HEIGHT)
    wijken = cached.wijk_map(
        looking.snapshot, finding.gemeente, finding.partition, finding.year, size, language
    )
    if wijken is None:
        return
    shown = wijken.finding
    st.subheader(language.say("profile.wijken"), anchor=False)
    st.caption(shown.subtitle)
    key = f"wijken_{finding.gemeente}_{shown.year}"
    st.plotly_chart(wijken.map, theme=None, key=key, config=quiet, alt=shown.alt)
    st.html(wijken.key)
    st.caption(shown.source)
    there = view.parameters(level="wijk", year=shown.year, indicator=shown.indicator.key)
    st.page_link("screens/kaart.py", label=language.say("profile.wijken_link"), query_params=there)


if view.gemeente is None:
    st.title(language.say("start.question"), anchor=False)
    st.markdown(language.say("profile.choose"))
else:
    # The level in the URL may have brought the year to that of the wijken; it is a year of gemeenten too.
    shown_picture = cached.profile_picture(looking.snapshot, view.gemeente, view.year, language)
    st.title(shown_picture.finding.name, anchor=False)
    with st.container(key="headline"):
        st.markdown(shown_picture.finding.headline)
        if shown_picture.finding.rank:
            st.markdown(shown_picture.finding.rank)
    left, right = st.columns(2, gap="large")
    with left:
        show_groups(shown_picture)
        show_trend(shown_picture)
    with right:
        show_position(shown_picture)
        show_wijken(shown_picture)
    for caveat in shown_picture.finding.caveats:
        st.caption(caveat)
    if shown_picture.finding.source:
        st.caption(shown_picture.finding.source)
