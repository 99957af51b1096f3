"""How one of the five answers is shown: question, sentence, picture, a line of source; the rest behind one gesture."""

from collections.abc import Callable

import streamlit as st

from dashboard.charts.template import config
from dashboard.exhibits.five_steps import Step
from dashboard.language import Language
from dashboard.shell import showing
from dashboard.shell.turns import answers_first

__all__ = ["show_step"]


def show_step(step: Step, language: Language, further: Callable[[], None], within: str) -> None:
    """Show a step.

    Parameters
    ----------
    step : Step
    language : Language
    further : callable
        Shows what else is told of the question, once it is asked for.
    within : str
        What keeps the picture apart from that of another gemeente: a map begins anew there.
    """
    answers_first()
    exhibit = step.exhibit
    with st.container(key=f"step_{step.id}"):
        st.html(f'<div class="step">{step.words}</div>')
        if exhibit is not None and exhibit.picture is not None:
            key = f"answer_{step.id}_{within}" if exhibit.map else f"answer_{step.id}"
            settings = config(language, ())
            st.plotly_chart(exhibit.picture, theme=None, key=key, config=settings, alt=exhibit.alt)
            st.html(f'<div class="under">{exhibit.caption}</div>')
        more = st.expander(language.say("steps.more"), key=f"more_{step.id}", on_change="rerun")
        if more.open:
            with more:
                if exhibit is not None:
                    showing.show_behind(exhibit, f"answer_{step.id}")
                further()
