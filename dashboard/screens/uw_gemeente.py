"""One gemeente: how diverse it is in a sentence, the picture under it, the table behind it."""

import streamlit as st

from dashboard import cached, frame
from dashboard.charts.composition import tells_birthplace
from dashboard.charts.template import config

WIJK_MAP_HEIGHT = 380

looking = frame.look()
language, view = looking.language, looking.view

if view.gemeente is None:
    st.title(language.say("start.question"), anchor=False)
    st.markdown(language.say("profile.choose"))
    st.stop()

year = view.year if view.year in looking.offer.years("gemeente") else looking.offer.years("gemeente")[0]
picture = cached.profile_picture(looking.snapshot, view.gemeente, year, language)
finding = picture.finding
formats = language.formats
quiet = config(language)

st.title(finding.name, anchor=False)
with st.container(key="headline"):
    st.markdown(finding.headline)
    if finding.rank:
        st.markdown(finding.rank)

left, right = st.columns(2, gap="large")
with left:
    st.subheader(language.say(f"profile.groups_{finding.partition[0]}"), anchor=False)
    told = ", ".join(
        language.say("profile.group_told", group=language.group(str(group)), share=formats.percent(share, 1))
        for group, share in finding.groups["share"].items()
    )
    alt = language.say("profile.groups_alt", name=finding.name, year=year, told=told)
    st.plotly_chart(picture.groups, theme=None, key="groups", config=quiet, alt=alt)
    if tells_birthplace(finding):
        st.caption(language.say("profile.hatched"))
    st.html(picture.groups_table)
    st.subheader(language.say("profile.trend"), anchor=False)
    st.plotly_chart(picture.trend, theme=None, key="trend", config=quiet, alt=picture.trend_finding.alt)
    st.caption(picture.trend_finding.explanation)
with right:
    st.subheader(language.say("profile.position", name=finding.name), anchor=False)
    count = int(finding.others.notna().sum())
    value = (
        formats.decimal(finding.index, 2) if finding.index == finding.index else language.say("value.missing")
    )
    st.caption(language.say("profile.position_text", count=count))
    st.plotly_chart(
        picture.position,
        theme=None,
        key="position",
        config=quiet,
        alt=language.say("profile.position_alt", count=count, name=finding.name, value=value),
    )
    size = (looking.width - 32 if looking.on_phone else 560, WIJK_MAP_HEIGHT)
    wijken = cached.wijk_map(looking.snapshot, view.gemeente, finding.partition, year, size, language)
    if wijken is not None:
        st.subheader(language.say("profile.wijken"), anchor=False)
        st.caption(wijken.finding.subtitle)
        st.plotly_chart(
            wijken.map, theme=None, key=f"wijken_{view.gemeente}", config=quiet, alt=wijken.finding.alt
        )
        st.html(wijken.key)
        st.page_link(
            "screens/kaart.py",
            label=language.say("profile.wijken_link"),
            query_params=view.parameters(
                level="wijk", year=wijken.finding.year, indicator=wijken.finding.indicator.key
            ),
        )

for caveat in finding.caveats:
    st.caption(caveat)
if finding.source:
    st.caption(finding.source)
