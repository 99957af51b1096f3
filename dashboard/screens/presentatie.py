"""The row of views that someone who leads a meeting steps through: put in order here, kept in the link."""

import streamlit as st

from dashboard.findings.model.indicators import indicators
from dashboard.shell import frame
from dashboard.shell.header import show_slide
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, read_slides, write_slides

looking = frame.current()
language, view = looking.language, looking.view
slides = read_slides(view.series)
titles = {page.path: language.say(f"page.{page.name}.title") for page in PAGES}


def words(slide: Slide) -> str:
    """Tell one view from another: its page, its gemeente, its year."""
    gemeente = looking.gemeenten.now(slide.query.get("gemeente", ""))
    parts = [titles.get(slide.path, titles[""])]
    if gemeente:
        parts.append(looking.gemeenten.names[gemeente])
    year = slide.query.get("jaar", "")
    if year.isascii() and year.isdigit() and len(year) == 4:
        parts.append(year)
    if indicator := indicators().get(slide.query.get("indicator", "")):
        parts.append(indicator.told("name").write(language))
    return " · ".join(parts)


def move(place: int, by: int) -> None:
    """Change the place of a view in the row."""
    row = list(slides)
    row.insert(place + by, row.pop(place))
    frame.go(series=write_slides(row))


def leave_out(place: int) -> None:
    """Take a view out of the row."""
    frame.go(series=write_slides([*slides[:place], *slides[place + 1 :]]))


st.title(language.say("page.presentatie.title"), anchor=False)
if not slides:
    st.markdown(language.say("presentatie.empty"))
else:
    st.markdown(language.say("presentatie.intro"))
    for place, slide in enumerate(slides):
        with st.container(key=f"slide_row_{place}", horizontal=True, vertical_alignment="center"):
            st.markdown(f"{place + 1}. {words(slide)}", width="stretch")
            for by, name, possible in ((-1, "earlier", place > 0), (1, "later", place < len(slides) - 1)):
                st.button(
                    language.say(f"presentatie.{name}"),
                    key=f"{name}_{place}",
                    on_click=move,
                    args=(place, by),
                    disabled=not possible,
                )
            out = language.say("presentatie.leave_out")
            st.button(out, key=f"out_{place}", on_click=leave_out, args=(place,))
    if st.button(language.say("presentatie.start"), type="primary", key="start_slides"):
        show_slide(slides, 1, view)
    st.html(
        f'<button class="copy" type="button" data-done="{language.say("share.copied")}">'
        f"{language.say('presentatie.copy')}</button>",
        width=420,
    )
