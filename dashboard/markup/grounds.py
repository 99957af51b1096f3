"""What caveats rest on, as HTML that opens under them."""

from collections.abc import Sequence
from html import escape

from dashboard.findings.model.quantities import Told
from dashboard.language import Language

__all__ = ["grounds_html"]


def grounds_html(grounds: Sequence[Told], language: Language) -> str:
    """Write grounds in one element that opens; nothing where there are none.

    Parameters
    ----------
    grounds : sequence of Told
        See :mod:`dashboard.findings.sources.grounds`.
    language : Language

    Returns
    -------
    str
        HTML.
    """
    if not grounds:
        return ""
    told = "".join(f"<p>{escape(one.say(language))}</p>" for one in grounds)
    return f'<details class="term ground"><summary>{escape(language.say("ground.title"))}</summary>{told}</details>'
